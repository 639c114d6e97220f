import { describe, expect, it } from 'vitest';

import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { tokens } from '../../../src/theme/tokens.js';
import { tokensDocument } from '../../support/package/tokens.js';

interface Token {
  readonly $type: string;
  readonly $value: unknown;
  readonly $description: string;
}
type Group = Readonly<Record<string, Token>>;
interface Document {
  readonly light: Group;
  readonly dark: Group;
  readonly layout: Group;
  readonly $extensions: { readonly 'utility-widgets': { readonly css: Readonly<Record<string, string>> } };
}

const document = tokensDocument() as Document;
const groups = [document.light, document.dark, document.layout];

/** The shapes of the format's values, by type. */
const shapes: Readonly<Record<string, (value: unknown) => void>> = {
  color: (value) => {
    const { colorSpace, components, alpha, hex } = value as Record<string, unknown>;
    expect(colorSpace).toBe('srgb');
    expect(components).toHaveLength(3);
    for (const part of components as number[]) expect(part >= 0 && part <= 1).toBe(true);
    expect([0, 1]).toContain(alpha);
    expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  },
  dimension: (value) => {
    expect(value).toEqual({
      value: expect.any(Number) as number,
      unit: expect.stringMatching(/^(px|rem)$/) as string,
    });
  },
  number: (value) => {
    expect(value).toBeTypeOf('number');
  },
  fontWeight: (value) => {
    expect((value as number) >= 1 && (value as number) <= 1000).toBe(true);
  },
  fontFamily: (value) => {
    expect(value).toBeTypeOf('string');
  },
};

describe('tokens.json', () => {
  it('has each token with a value of its type, in light and in dark where it is a colour', () => {
    for (const group of groups) {
      for (const [name, { $type, $value, $description }] of Object.entries(group)) {
        expect(name).toMatch(/^[a-z-]+$/);
        expect($description).not.toBe('');
        const alias = typeof $value === 'string' ? /^\{(\w+)\.([\w-]+)\}$/.exec($value) : null;
        if (alias) {
          const target = (document as unknown as Record<string, Group>)[alias[1] ?? '']?.[alias[2] ?? ''];
          expect(target?.$type, name).toBe($type);
        } else shapes[$type]?.($value);
        expect(Object.keys(shapes)).toContain($type);
      }
    }
    expect(Object.keys(document.light)).toEqual(Object.keys(document.dark));
    expect(document.light['color-accent']?.$value).toMatchObject({ hex: '#0b5f6b' });
    expect(document.dark['color-accent']?.$value).toMatchObject({ hex: '#6fd0dc' });
  });

  it('leaves out only what the format cannot say, and says that as CSS', () => {
    const named = new Set(groups.flatMap((group) => Object.keys(group)));
    const all = Object.keys({ ...tokens, ...chartTokens });
    expect(all.filter((name) => !named.has(name)).sort()).toEqual(
      ['button-shadow', 'button-width', 'card-shadow', 'color-scheme', 'focus-fill', 'font-size'].sort(),
    );
    const { css } = document.$extensions['utility-widgets'];
    expect(Object.keys(css)).toEqual(all.map((name) => `--utility-${name}`));
    expect(css['--utility-button-width']).toBe('100%');
  });
});
