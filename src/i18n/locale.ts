import { common } from './en/common.js';
import type { Area, AreaWords, CommonWords, English, MessageKey, Messages } from './messages.js';
import { fill, type Params } from './translate.js';

/** Words of one portal in one language. */
export interface Language {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** A message by its key; the values it wants are read off its English text by the compiler. */
  t<K extends MessageKey>(key: K, ...params: Params<English[K]>): string;
  /** A message whose key ends in a code of the backend; an unknown code gets the words of `other`. */
  coded(prefix: string, code: string): string;
}

export type Loader = { readonly [A in Area]: () => Promise<AreaWords[A]> };

/** Each area of each language is a chunk of its own: a widget loads its own words. */
const english: Loader = {
  common: () => Promise.resolve(common),
  'sign-in': async () => (await import('./en/sign-in.js')).signIn,
  bills: async () => (await import('./en/bills.js')).bills,
  'bill-details': async () => (await import('./en/bill-details.js')).billDetails,
  payment: async () => (await import('./en/payment.js')).payment,
  proof: async () => (await import('./en/proof.js')).proof,
  linking: async () => (await import('./en/linking.js')).linking,
  usage: async () => (await import('./en/usage.js')).usage,
  'payment-stages': async () => (await import('./en/payment-stages.js')).paymentStages,
  registration: async () => (await import('./en/registration.js')).registration,
};

/** What loads another language, and its common words, come when somebody wants it. */
const others: Readonly<Partial<Record<string, () => Promise<Loader>>>> = {
  es: async () => (await import('./es.js')).loaders,
};

/** English words that are always here, for when nothing else could be loaded. */
export const commonWords: CommonWords = common;

/** Languages the library has words for. */
export const knownLanguages: readonly string[] = ['en', ...Object.keys(others)];

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** The first wanted language that the portal offers and the library knows; else the portal's first known one, else English. */
export function chooseLocale(wanted: readonly string[], offered: readonly string[]): string {
  const usable = offered.filter((tag) => knownLanguages.includes(languageOf(tag)));
  for (const want of wanted) {
    const match =
      usable.find((tag) => tag.toLowerCase() === want.toLowerCase()) ??
      usable.find((tag) => languageOf(tag) === languageOf(want));
    // The resident's own region formats dates and numbers; the language is the same.
    if (match !== undefined)
      return languageOf(match) === languageOf(want) && want.includes('-') ? want : match;
  }
  return usable[0] ?? 'en';
}

const loaded = new Map<string, Promise<Partial<Messages>>>();

/** The words of a language for some areas; each area is one request for the page. A failed load is not kept. */
export async function loadMessages(locale: string, areas: readonly Area[]): Promise<Messages> {
  const known = Object.hasOwn(others, languageOf(locale)) ? languageOf(locale) : 'en';
  const parts = await Promise.all([loadArea(known, 'common'), ...areas.map((area) => loadArea(known, area))]);
  return Object.assign({}, commonWords, ...parts) as Messages;
}

const loaderOf = async (language: string): Promise<Loader> => (await others[language]?.()) ?? english;

function loadArea(language: string, area: Area): Promise<Partial<Messages>> {
  const name = `${language} ${area}`;
  let words = loaded.get(name);
  if (words === undefined) {
    words = loaderOf(language).then((loader) => loader[area]() as Promise<Partial<Messages>>);
    loaded.set(name, words);
    words.catch(() => loaded.delete(name));
  }
  return words;
}

export interface LanguageOptions {
  readonly locale: string;
  readonly messages: Messages;
  /** The portal's own words by language, then key. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const rightToLeft = /^(ar|dv|fa|he|ps|ur|yi)\b/;

export function createLanguage({ locale, messages, overrides }: LanguageOptions): Language {
  const plural = new Intl.PluralRules(locale);
  const own = { ...overrides[languageOf(locale)], ...overrides[locale] };
  const say = (key: MessageKey, params: Readonly<Record<string, string | number>>): string =>
    fill(messages[key], Object.hasOwn(own, key) ? own[key] : undefined, params, plural);
  return {
    locale,
    dir: rightToLeft.test(locale) ? 'rtl' : 'ltr',
    t: (key, ...params) => say(key, params[0] ?? {}),
    coded: (prefix, code) => {
      const key = `${prefix}.${code}`;
      return say((Object.hasOwn(messages, key) ? key : `${prefix}.other`) as MessageKey, {});
    },
  };
}
