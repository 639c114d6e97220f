import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { floor, needed } from '../support/browser-floor.js';
import { readTable } from '../support/readme.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const files = readdirSync(path.join(DIST, 'chunks'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(path.join(DIST, 'chunks', file), 'utf8'));
const loader = readFileSync(path.join(DIST, 'utility-widgets.js'), 'utf8');
const all = [...files, loader].join('\n');

describe('the oldest browsers that README names', () => {
  it.each(needed)('are asked for %s, which the built files use', (use) => {
    expect(all).toMatch(use);
  });

  it('are those in which the last of it came, by MDN’s data', () => {
    expect(readTable('browsers').map(([browser, version]) => ({ browser, version }))).toEqual(
      floor.map(({ browser, version }) => ({ browser, version })),
    );
  });

  it('are told from older ones by what came last, which the loader asks for before it does anything', () => {
    expect([...new Set(floor.map(({ last }) => last))]).toEqual(['css.types.color.light-dark']);
    expect(loader).toMatch(/CSS\.supports\(["'`]color:light-dark\(/);
  });
});
