import { describe, expect, it } from 'vitest';

import { createLanguage, knownLanguages, loadMessages } from '../../../src/i18n/locale.js';
import type { Area } from '../../../src/i18n/messages.js';
import { fill, type Catalogue } from '../../../src/i18n/translate.js';
import { namesIn, readCatalogues, textsOf } from '../../support/catalogues.js';
import { fleschKincaid, szigrisztPazos } from '../../support/readability.js';

const all = await readCatalogues();
const inLanguage = (language: string): typeof all => all.filter((one) => one.language === language);
const english = new Map(inLanguage('en').map(({ area, words }) => [area, words]));
const others = all.filter(({ language }) => language !== 'en');
const titled = (list: typeof all) => list.map((one) => [`${one.language}/${one.area}`, one] as const);
/** The whole texts of an area, forms of a plural by themselves. */
const texts = (words: Catalogue): readonly string[] => Object.values(words).flatMap(textsOf);

describe('the words of each language (ACC-50)', () => {
  it.each(knownLanguages)('cover every area in %s', (language) => {
    expect(
      inLanguage(language)
        .map(({ area }) => area)
        .sort(),
    ).toEqual([...english.keys()].sort());
  });

  it.each(titled(all))('are served by the loader: %s', async (_title, { language, area, words }) => {
    const messages = await loadMessages(language, [area as Area]);
    expect(messages).toMatchObject(words);
  });

  it.each(titled(others))('have the same keys as the English ones: %s', (_title, { area, words }) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english.get(area) ?? {}).sort());
  });

  it.each(titled(all))('hold the same values in every form of a message: %s', (_title, { area, words }) => {
    const wrong = Object.entries(words).flatMap(([key, message]) => {
      const expected = english.get(area)?.[key];
      const wanted = expected === undefined ? [] : namesIn(textsOf(expected).at(-1) ?? '');
      return textsOf(message).filter((text) => namesIn(text).join() !== wanted.join());
    });
    expect(wrong).toEqual([]);
  });

  it.each(titled(others))('have plural forms where English has them: %s', (_title, { area, words }) => {
    const plural = (catalogue: Catalogue): string[] =>
      Object.keys(catalogue).filter((key) => typeof catalogue[key] !== 'string');
    expect(plural(words).sort()).toEqual(plural(english.get(area) ?? {}).sort());
  });

  it.each(titled(all))('have a form for one and for many, and no form nobody asks for: %s', (_title, one) => {
    const { pluralCategories } = new Intl.PluralRules(one.language).resolvedOptions();
    for (const message of Object.values(one.words)) {
      if (typeof message === 'string') continue;
      expect(Object.keys(message)).toEqual(expect.arrayContaining(['one', 'other']));
      expect(pluralCategories).toEqual(expect.arrayContaining(Object.keys(message)));
      expect(message['one']).not.toBe(message.other);
    }
  });

  it.each(titled(others))('are not left in English: %s', (_title, { area, words }) => {
    const spoken = /\p{L}{3,}(?:\s+\S+){2,}/u;
    const same = Object.entries(words)
      .filter(([key, message]) => {
        const text = textsOf(message).at(-1) ?? '';
        const inEnglish = textsOf(english.get(area)?.[key] ?? '').at(-1);
        return spoken.test(text.replace(/\{\w+\}/g, '')) && text === inEnglish;
      })
      .map(([key]) => key);
    expect(same).toEqual([]);
  });

  it.each(titled(all))('are whole sentences, well set: %s', (_title, { words }) => {
    expect(texts(words).filter((text) => /\s{2}|^\s|\s$|\.\.\.|'|"|[({]\s|\s[,.;:!?…)]/.test(text))).toEqual(
      [],
    );
  });

  it.each(titled(inLanguage('es')))('open what they close, in Spanish: %s', (_title, { words }) => {
    const marks = (text: string, mark: string): number => text.split(mark).length;
    expect(
      texts(words).filter(
        (text) => marks(text, '?') !== marks(text, '¿') || marks(text, '!') !== marks(text, '¡'),
      ),
    ).toEqual([]);
  });

  it.each(titled(inLanguage('es')))('say usted, in Spanish: %s', (_title, { words }) => {
    const familiar = /\b(?:tú|tu|tus|te|ti|contigo|tuyo|tuya|puedes|tienes|quieres|debes|vosotros)\b/i;
    expect(texts(words).filter((text) => familiar.test(text))).toEqual([]);
  });
});

describe('plain words (ACC-50)', () => {
  it.each(titled(inLanguage('en')))('are read at grade 8 or below: %s', (_title, { words }) => {
    expect(fleschKincaid(texts(words))).toBeLessThanOrEqual(8);
    expect(texts(words).filter((text) => fleschKincaid([text]) > 10)).toEqual([]);
  });

  it.each(titled(inLanguage('es')))('reach 65 on the INFLESZ scale: %s', (_title, { words }) => {
    expect(szigrisztPazos(texts(words))).toBeGreaterThanOrEqual(65);
    // One that is hard by itself is not hidden among easy ones.
    expect(texts(words).filter((text) => szigrisztPazos([text]) < 50)).toEqual([]);
  });
});

describe('a message that counts (ACC-50)', () => {
  const late = { one: '{count} día de atraso', other: '{count} días de atraso' };

  it.each([
    [0, '0 días de atraso'],
    [1, '1 día de atraso'],
    [2, '2 días de atraso'],
    // Spanish has a form of its own for millions, which these sentences do not need.
    [1_000_000, '1000000 días de atraso'],
  ])('takes the form that Spanish has for %i', (count, expected) => {
    expect(fill(late, undefined, { count }, new Intl.PluralRules('es-US'))).toBe(expected);
  });

  it.each(knownLanguages)('fills in every value, whatever the number, in %s', async (locale) => {
    const areas = [...english.keys()].filter((area) => area !== 'common') as Area[];
    const language = createLanguage({ locale, messages: await loadMessages(locale, areas), overrides: {} });
    for (const [key, message] of Object.entries(await loadMessages(locale, areas))) {
      if (typeof message === 'string') continue;
      const values = Object.fromEntries(namesIn(message.other).map((name) => [name, 'x']));
      for (const count of [0, 1, 2, 21, 1_000_000]) {
        const said = (language.t as (key: string, values: object) => string)(key, { ...values, count });
        expect(said).not.toMatch(/[{}]/);
        expect(said).toContain(namesIn(message.other).includes('count') ? count.toString() : '');
      }
    }
  });
});
