/** All words of the library in both languages, for tests in a browser, which cannot read folders. */
import { knownLanguages, loadMessages } from '../../src/i18n/locale.js';
import type { Area } from '../../src/i18n/messages.js';
import type { Catalogue } from '../../src/i18n/translate.js';

const areas: Readonly<Record<Exclude<Area, 'common'>, true>> = {
  'sign-in': true,
  bills: true,
  'bill-details': true,
  linking: true,
  usage: true,
  payment: true,
  'payment-stages': true,
  proof: true,
  registration: true,
};

const wordsOf = async (language: string): Promise<Catalogue> => {
  if (!knownLanguages.includes(language)) throw new Error(`There are no words of ${language}`);
  return loadMessages(language, Object.keys(areas) as Area[]);
};

export const english = await wordsOf('en');
export const spanish = await wordsOf('es');
