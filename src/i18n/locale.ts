import { createFormats, type Formats } from './format.js';
import type { en, MessageKey, Messages } from './messages/en.js';
import { fill, type Params } from './translate.js';

/** Words and formats of one portal in one language. */
export interface Language extends Formats {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** A message by its key; the values it wants are read off its English text by the compiler. */
  t<K extends MessageKey>(key: K, ...params: Params<(typeof en)[K]>): string;
  /** A message whose key ends in a code of the backend; an unknown code gets the words of `other`. */
  coded(prefix: string, code: string): string;
}

const loaders: Readonly<Record<string, () => Promise<Messages>>> = {
  en: async () => (await import('./messages/en.js')).en,
};

/** Languages the library has words for. */
export const knownLanguages: readonly string[] = Object.keys(loaders);

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** The first wanted language that the portal offers and the library knows; else the portal's first known one, else English. */
export function chooseLocale(wanted: readonly string[], offered: readonly string[]): string {
  const usable = offered.filter((tag) => knownLanguages.includes(languageOf(tag)));
  for (const want of wanted) {
    const match =
      usable.find((tag) => tag.toLowerCase() === want.toLowerCase()) ??
      usable.find((tag) => languageOf(tag) === languageOf(want));
    // The resident's own region formats dates and numbers; the language is the same.
    if (match !== undefined) return languageOf(match) === languageOf(want) && want.includes('-') ? want : match;
  }
  return usable[0] ?? 'en';
}

const loaded = new Map<string, Promise<Messages>>();

/** The words of a language, each language one request for the page. A failed load is not kept. */
export function loadMessages(locale: string): Promise<Messages> {
  const language = languageOf(locale);
  const load = loaders[language] ?? loaders['en'];
  let messages = loaded.get(language);
  if (messages === undefined && load !== undefined) {
    messages = load();
    loaded.set(language, messages);
    messages.catch(() => loaded.delete(language));
  }
  return messages ?? Promise.reject(new Error(`No words for ${locale}`));
}

export interface LanguageOptions {
  readonly locale: string;
  readonly messages: Messages;
  readonly currency: string;
  readonly timeZone: string;
  /** The portal's own words by language, then key. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const rightToLeft = /^(ar|dv|fa|he|ps|ur|yi)\b/;

export function createLanguage({ locale, messages, currency, timeZone, overrides }: LanguageOptions): Language {
  const plural = new Intl.PluralRules(locale);
  const own = { ...overrides[languageOf(locale)], ...overrides[locale] };
  const say = (key: MessageKey, params: Readonly<Record<string, string | number>>): string =>
    fill(messages[key], Object.hasOwn(own, key) ? own[key] : undefined, params, plural);
  return {
    ...createFormats(locale, currency, timeZone),
    locale,
    dir: rightToLeft.test(locale) ? 'rtl' : 'ltr',
    t: (key, ...params) => say(key, (params[0] ?? {}) as Readonly<Record<string, string | number>>),
    coded: (prefix, code) => {
      const key = `${prefix}.${code}`;
      return say((Object.hasOwn(messages, key) ? key : `${prefix}.other`) as MessageKey, {});
    },
  };
}
