import { loadMessages } from '../i18n/locale.js';
import type { Area } from '../i18n/messages.js';
import type { Catalogue } from '../i18n/translate.js';

/** Every one of them: the compiler finds one that is missing. */
const areas: Readonly<Record<Exclude<Area, 'common'>, true>> = {
  'sign-in': true,
  registration: true,
  linking: true,
  bills: true,
  'bill-details': true,
  payment: true,
  'payment-stages': true,
  proof: true,
  usage: true,
};

/** Every message of the library in a language that it knows, by key. */
export const allMessages = async (language: string): Promise<Catalogue> =>
  await loadMessages(language, Object.keys(areas) as Area[]);
