import { fillText, localText } from './text.js';

/**
 * The words that a payer agrees to, as they are shown and hashed: in the nearest language, with the bank account's last four digits.
 * Page and utility both make them here, so that neither can mean another text than the other.
 */
export const agreementText = (
  text: Readonly<Record<string, string>>,
  locale: string,
  lastFour: string,
): string => fillText(localText(text, locale), { lastFour });

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. Browsers have it on secure pages only. */
export async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
