import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { tokens } from '../../../src/theme/tokens.js';
import { registry } from '../../../src/widgets/registry.js';
import { publicTags, publicTokens } from '../../support/public-names.js';

const SRC = path.resolve(import.meta.dirname, '../../../src');
const read = (file: string): string => readFileSync(path.join(SRC, file), 'utf8');

/** The doc comment of the class behind a tag, a line for each doc tag. */
function docOf(tag: string): readonly string[] {
  const name = tag.slice('utility-'.length);
  const source = read(`widgets/${name}/${name}.ts`);
  const doc = /\/\*\*\n \* @summary[^]*?\*\//.exec(source)?.[0] ?? '';
  return doc.split('\n').map((line) => line.replace(/^ \* ?/, ''));
}

const named = (lines: readonly string[], doc: string, name: RegExp): string[] =>
  lines
    .filter((line) => line.startsWith(`@${doc} `))
    .map((line) => name.exec(line.slice(doc.length + 2))?.[1] ?? line)
    .sort();

/** Event classes by the type they are dispatched with. */
const eventClasses = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...read(file).matchAll(/class (\w+Event) extends UtilityEvent<[^]*?static readonly type = '([\w-]+)'/g),
    ])
    .map(([, name = '', type = '']) => [type, name] as const),
);

describe('what is promised to pages and themes', () => {
  it('is kept for every tag and every token', () => {
    expect(Object.keys(publicTags).sort()).toEqual(Object.keys(registry).sort());
    expect([...publicTokens].sort()).toEqual(Object.keys({ ...tokens, ...chartTokens }).sort());
    const events = new Set(Object.values(publicTags).flatMap(({ events: each }) => each));
    expect([...events].sort()).toEqual([...eventClasses.keys()].sort());
  });

  for (const [tag, names] of Object.entries(publicTags)) {
    it(`stands in the documentation of ${tag}, and nothing else does`, () => {
      const lines = docOf(tag);
      expect(lines).toContain(`@element ${tag}`);
      expect(named(lines, 'csspart', /^([\w-]+) - ./)).toEqual([...names.parts].sort());
      expect(named(lines, 'attr', /^\{\w+\} ([\w-]+) - ./)).toEqual([...names.attributes].sort());
      expect(named(lines, 'slot', /^([\w-]*) ?- ./)).toEqual([...names.slots].sort());
      const fires = lines.filter((line) => line.startsWith('@fires '));
      const expected = names.events.map((type) => `@fires {${eventClasses.get(type) ?? ''}} ${type} -`);
      expect(fires.map((line) => line.slice(0, line.indexOf(' - ') + 2)).sort()).toEqual(expected.sort());
      expect(lines.filter((line) => line.startsWith('@example <'))).toHaveLength(1);
    });
  }
});
