import { pleasanton } from '../../../mock-api/tenants/pleasanton.js';
import { textFor, type FrameText } from '../../../mock-api/processor/frame/messages.js';
import type { PortalConfig } from '../../../src/contract/index.js';
import { localText } from '../../../src/core/text.js';
import type { Engine } from '../engines.js';
import { createFormats, type Formats } from '../../../src/i18n/format.js';
import { createLanguage, knownLanguages, loadMessages, type Language } from '../../../src/i18n/locale.js';
import { markRequired } from '../../../src/views/required.js';

/** The city's own words and addresses, which the library does not know. */
interface City {
  readonly home: string;
  readonly pay: string;
  readonly register: string;
  readonly link: string;
  /** What the home page calls its menu, and what in it leads to paying in this language. */
  readonly menu: string;
  readonly payLink: string;
  /** A moment of the demo's evening as its receipts print it; engines differ in their spaces and dots. */
  readonly evening: RegExp;
  /** What a bill calls the wholesaler's share. */
  readonly wholesale: string;
}

const cities: Readonly<Record<string, City>> = {
  en: {
    home: '/pleasanton/',
    pay: '/pleasanton/pay-your-utility-bill.html',
    register: '/pleasanton/register.html',
    link: '/pleasanton/link-account.html',
    menu: 'Menu',
    payLink: 'Pay your bill',
    evening: /\bDec 12, 2016, \d{1,2}:\d\d\sPM PST\b/,
    wholesale: 'ZONE 7 COST',
  },
  es: {
    home: '/pleasanton/',
    pay: '/pleasanton/es/pague-su-recibo.html',
    register: '/pleasanton/es/registrese.html',
    link: '/pleasanton/es/vincule-su-cuenta.html',
    menu: 'Menu',
    payLink: 'Español',
    evening: /\b12 dic 2016, \d{1,2}:\d\d\sp\.?\s?m\.? PST\b/,
    wholesale: 'COSTO DE LA ZONA 7',
  },
};

/** Everything a resident reads on the road, taken from where the pages take it. */
export interface Words extends Language, Formats {
  readonly city: City;
  readonly portal: PortalConfig;
  readonly frame: FrameText;
  /** A label as the portal marks a required field. */
  mark(label: string): string;
  /** What the sign-in id is called there. */
  readonly identifier: string;
  /** What a number is called that is printed on a bill. */
  numberOn(kind: 'account' | 'customer'): string;
  /** What a question of the registration is called. */
  question(name: string): string;
}

async function wordsOf(locale: string): Promise<Words> {
  const city = cities[locale];
  if (!city) throw new Error(`No city speaks ${locale}: name its pages here`);
  const { portal } = pleasanton({ processorBase: 'http://localhost' });
  const messages = await loadMessages(locale, [
    'sign-in',
    'bills',
    'bill-details',
    'payment',
    'payment-stages',
    'registration',
    'linking',
    'proof',
  ]);
  const language = createLanguage({ locale, messages, overrides: portal.messages ?? {} });
  const questions = portal.registration?.steps.flatMap((step) => step.fields) ?? [];
  return {
    ...language,
    ...createFormats(locale, portal.currency, portal.timeZone),
    city,
    portal,
    frame: textFor(locale),
    mark: markRequired(portal, language),
    identifier: localText(portal.signIn?.identifier.label ?? {}, locale),
    numberOn: (kind) => localText(portal.numbers[kind]?.label ?? {}, locale),
    question: (asked) => {
      const { label = {}, kind = 'other' } = questions.find(({ name }) => name === asked) ?? {};
      return localText(label, locale) || language.coded('register.label', kind);
    },
  };
}

/** Once for each language that the library has words for. */
export const languages: readonly Words[] = await Promise.all(knownLanguages.map(wordsOf));

const [first] = languages;
if (first?.locale !== 'en') throw new Error('English comes first');

export const english: Words = first;

/** Each of these in one language, by turns: for what differs in how it comes about and not in its words. */
export const byTurns = <T>(cases: readonly T[], words: Words): readonly T[] =>
  cases.filter((_, index) => languages[index % languages.length] === words);

/** Chromium speaks every language, and the other engines take turns: for walks that are the same in each but for their words. */
export const spokenIn = (engine: Engine): readonly Words[] =>
  engine === 'chromium'
    ? languages
    : languages.filter((_, index) => (index === 0) === (engine === 'firefox'));
