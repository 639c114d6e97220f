import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { tokenUses } from '../../../src/theme/token-uses.js';
import { tokens } from '../../../src/theme/tokens.js';
import { presetFiles } from '../../support/package/presets.js';
import { cssDefault } from '../../support/package/tokens.js';

const known = Object.keys({ ...tokens, ...chartTokens });
const files = presetFiles();

/** The declarations of a preset; throws where it is anything but one comment and tokens on the root. */
function declarationsIn(css: string): ReadonlyMap<string, string> {
  const [, body] = /^\/\* [^*]+ \*\/\n:root \{\n([^{}]*)\}\n$/.exec(css) ?? [];
  if (body === undefined) throw new SyntaxError('A preset is a comment and one rule for :root');
  const found = new Map<string, string>();
  for (const part of body.split(';')) {
    if (part.trim() === '') continue;
    const [, name, value = ''] = /^\s*--utility-([a-z-]+):\s*([^;]+)$/.exec(part) ?? [];
    if (name === undefined) throw new SyntaxError(`${part.trim()} is no token`);
    if (!known.includes(name)) throw new RangeError(`--utility-${name} is no token`);
    if (found.has(name)) throw new RangeError(`--utility-${name} stands there twice`);
    if (/url\(|!important/i.test(value)) throw new SyntaxError(`${value} is more than a value`);
    found.set(name, value.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')'));
  }
  return found;
}

describe('the presets', () => {
  it('are ten', () => {
    expect([...files.keys()].sort()).toEqual(
      [
        ...['default', 'dark', 'high-contrast', 'uswds', 'govuk', 'underline'],
        ...['pleasanton', 'glendora', 'ontario', 'community-connect'],
      ].sort(),
    );
  });

  for (const [name, css] of files) {
    it(`are tokens and nothing else: ${name}`, () => {
      expect(declarationsIn(css).size).toBeGreaterThan(0);
    });
  }

  it('begin with one that says every token with its default', () => {
    const expected = Object.fromEntries(known.map((name) => [name, cssDefault(name)]));
    expect(Object.fromEntries(declarationsIn(files.get('default') ?? ''))).toEqual(expected);
  });

  it.each([
    ['another property', '/* A */\n:root {\n  color: red;\n}\n'],
    ['a name that is no token', '/* A */\n:root {\n  --utility-colour-accent: red;\n}\n'],
    ['a rule of another element', '/* A */\n:root {\n  --utility-space: 1em;\n}\np {\n}\n'],
    ['an address', '/* A */\n:root {\n  --utility-color-accent: url(x);\n}\n'],
  ])('are refused with %s', (_, css) => {
    expect(() => declarationsIn(css)).toThrow();
  });
});

describe('the tokens', () => {
  it('have each a use that designers read', () => {
    expect(Object.keys(tokenUses).sort()).toEqual([...known].sort());
  });

  it('begin nowhere as a private name that is not declared', () => {
    const folder = path.resolve(import.meta.dirname, '../../../src/theme');
    const css = ['base', 'choices', 'fields', 'natives', 'owned', 'states']
      .map((file) => readFileSync(path.join(folder, `${file}.ts`), 'utf8'))
      .join('');
    const used = new Set([...css.matchAll(/var\(--_([\w-]+)/g)].map(([, name = '']) => name));
    expect([...used].filter((name) => !known.includes(name))).toEqual(['pad']);
  });
});
