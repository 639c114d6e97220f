/** The words of every language, by area, as they stand in the library. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Catalogue, Message } from '../../src/i18n/translate.js';

const folder = path.resolve(import.meta.dirname, '../../src/i18n');

export interface AreaCatalogue {
  readonly language: string;
  readonly area: string;
  readonly words: Catalogue;
}

async function read(language: string, file: string): Promise<AreaCatalogue> {
  const address = pathToFileURL(path.join(folder, language, file)).href;
  const exported = Object.values((await import(address)) as Record<string, Catalogue>);
  const [words] = exported;
  if (exported.length !== 1 || !words) throw new Error(`${language}/${file} is one catalogue, and no more`);
  return { language, area: path.basename(file, '.ts'), words };
}

/** All areas of all languages; each folder is a language, each file an area. */
export async function readCatalogues(): Promise<readonly AreaCatalogue[]> {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Promise.all(
    languages.flatMap(({ name }) => readdirSync(path.join(folder, name)).map((file) => read(name, file))),
  );
}

/** Every text of a message: one, or one for each plural form. */
export const textsOf = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

/** The `{names}` of a text, each once, sorted. */
export const namesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
