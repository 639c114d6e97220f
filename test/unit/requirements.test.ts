import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const tests = path.resolve(import.meta.dirname, '..');
const id = /\b(?:S[1-4]\.\d+|(?:PAY|SEC|REL|ACC)-\d+)\b/g;
const catalogue = JSON.parse(readFileSync(path.join(tests, 'requirements.json'), 'utf8')) as Record<
  string,
  string
>;

/** Ids in the names of tests and groups: `it('… (PAY-13)', …)`. A comment or a variable shows nothing. */
function shown(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(tests, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(test|e2e)\.ts$/.test(file) || file.endsWith('requirements.test.ts')) continue;
    const source = readFileSync(path.join(tests, file), 'utf8');
    for (const [, name = ''] of source.matchAll(
      /\b(?:it|test|describe)(?:\.each\([^]*?\))?\(\s*(['"`][^\n]*)/g,
    )) {
      for (const each of name.match(id) ?? []) found.set(each, file);
    }
  }
  return found;
}

describe('the catalogue of requirements', () => {
  const inTests = shown();

  it('lists nothing that no test shows', () => {
    expect(Object.keys(catalogue).filter((each) => !inTests.has(each))).toEqual([]);
  });

  it('explains every id that a test names', () => {
    expect([...inTests.keys()].filter((each) => !Object.hasOwn(catalogue, each))).toEqual([]);
  });
});
