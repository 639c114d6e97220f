import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { knownLanguages } from '../../src/i18n/locale.js';
import type { Catalogue } from '../../src/i18n/translate.js';
import { readCatalogues } from '../support/catalogues.js';

const file = path.resolve(import.meta.dirname, '../../dist/messages.json');
const all = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Catalogue>>;

describe('messages.json', () => {
  it('has each language, with every text of its catalogues by its key', async () => {
    expect(Object.keys(all)).toEqual(knownLanguages);
    for (const language of knownLanguages) {
      const own = (await readCatalogues()).filter((one) => one.language === language);
      expect(all[language]).toEqual(Object.assign({}, ...own.map(({ words }) => words)));
    }
  });

  it('has the same keys in each language', () => {
    const [first, ...others] = Object.values(all).map((words) => Object.keys(words).sort());
    expect(first?.length).toBeGreaterThan(300);
    for (const keys of others) expect(keys).toEqual(first);
  });
});
