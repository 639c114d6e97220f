import type { Authorization } from '../contract/index.js';
import { localText } from './text.js';

/** What a payer agrees to, as it is shown: with the last four digits of their account. */
export const agreementText = ({ text }: Authorization, locale: string, lastFour: string): string =>
  localText(text, locale).replaceAll('{lastFour}', lastFour);

/** SHA-256 of a text in UTF-8, as hexadecimal digits. */
export async function agreementHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  let hash = '';
  for (const byte of new Uint8Array(digest)) hash += byte.toString(16).padStart(2, '0');
  return hash;
}
