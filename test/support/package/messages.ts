import { knownLanguages } from '../../../src/i18n/locale.js';
import { allMessages } from '../../../src/testing/messages.js';
import type { Catalogue } from '../../../src/i18n/translate.js';

/** Every text of the library: by language, then by the key under which a portal's `messages` may say it otherwise. */
export async function messagesDocument(): Promise<Readonly<Record<string, Catalogue>>> {
  const each = knownLanguages.map(async (language) => [language, await allMessages(language)] as const);
  return Object.fromEntries(await Promise.all(each));
}
