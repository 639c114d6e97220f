import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { tokenUses } from '../../../src/theme/token-uses.js';
import { tokens } from '../../../src/theme/tokens.js';

/** The vendor key of what the format has no room for. */
const OWN = 'utility-widgets';
const all: Readonly<Record<string, string>> = { ...tokens, ...chartTokens };

interface DesignToken {
  readonly $type: string;
  readonly $value: unknown;
  readonly $description: string;
  readonly $extensions: Readonly<Record<string, { readonly property: string; readonly css: string }>>;
}
type Typed = Pick<DesignToken, '$type' | '$value'>;
type Scheme = 'light' | 'dark';

/** What a designer writes: a default that is another token names it by its public name. */
export const cssDefault = (name: string): string => (all[name] ?? '').replace(/--_/g, '--utility-');

function hexOf(value: string, scheme: Scheme): string | null {
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? [];
  return (scheme === 'light' ? light : dark) ?? null;
}

const partsOf = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

function colorOf(parts: readonly number[], alpha = 1): Typed {
  const components = parts.map((part) => Number(part.toFixed(4)));
  const hex = `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
  return { $type: 'color', $value: { colorSpace: 'srgb', components, alpha, hex } };
}

/** The red, green and blue of a colour token, 0 to 1, with what it follows. */
function resolved(name: string, scheme: Scheme): number[] {
  const value = all[name] ?? '';
  const hex = hexOf(value, scheme);
  if (hex) return partsOf(hex);
  const mix = /^color-mix\(in srgb, var\(--_([\w-]+)\) (\d+)%, var\(--_([\w-]+)\)\)$/.exec(value);
  if (mix) {
    const [, over = '', percent = '', under = ''] = mix;
    const [one, other] = [resolved(over, scheme), resolved(under, scheme)];
    const share = Number(percent) / 100;
    return one.map((part, index) => part * share + (other[index] ?? 0) * (1 - share));
  }
  const alias = /^var\(--_([\w-]+)\)$/.exec(value)?.[1];
  if (alias === undefined) throw new RangeError(`--utility-${name} is no colour that can be published`);
  return resolved(alias, scheme);
}

function typed(name: string, group: string): Typed | null {
  const value = all[name] ?? '';
  const alias = /^var\(--_([\w-]+)\)$/.exec(value)?.[1];
  const ofAlias = alias === undefined ? null : typed(alias, group);
  if (ofAlias) return { $type: ofAlias.$type, $value: `{${group}.${alias ?? ''}}` };
  if (name.startsWith('color-')) {
    if (name === 'color-scheme') return null;
    if (value === 'transparent') return colorOf([0, 0, 0], 0);
    return colorOf(resolved(name, group as Scheme));
  }
  if (name.endsWith('font-family')) return { $type: 'fontFamily', $value: value };
  if (name.includes('weight')) return { $type: 'fontWeight', $value: Number(value) };
  const [, number, unit = ''] = /^(\d*\.?\d+)(em|px)?$/.exec(value) ?? [];
  if (number === undefined) return null;
  const size = Number(number);
  switch (unit) {
    // The format has no em. On a page that leaves its font size alone, one rem is as long.
    case 'em':
      return { $type: 'dimension', $value: { value: size, unit: 'rem' } };
    case 'px':
      return { $type: 'dimension', $value: { value: size, unit } };
    default:
      return { $type: 'number', $value: size };
  }
}

function group(name: string, names: readonly string[]): Readonly<Record<string, DesignToken>> {
  return Object.fromEntries(
    names.flatMap((token) => {
      const value = typed(token, name);
      if (!value) return [];
      const $description = tokenUses[token as keyof typeof tokenUses];
      const $extensions = { [OWN]: { property: `--utility-${token}`, css: cssDefault(token) } };
      return [[token, { ...value, $description, $extensions }]];
    }),
  );
}

/**
 * Every token in the format of the Design Tokens Community Group (2025.10): colours once for a light page and once for a dark one. What
 * the format cannot say, such as `auto`, stands among the extensions alone.
 */
export function tokensDocument(): object {
  const colors = Object.keys(all).filter((name) => name.startsWith('color-'));
  const others = Object.keys(all).filter((name) => !name.startsWith('color-'));
  const css = Object.fromEntries(Object.keys(all).map((name) => [`--utility-${name}`, cssDefault(name)]));
  return {
    $description:
      'The tokens of utility-widgets with their defaults. Lengths in rem are em of the widget’s own text.',
    $extensions: { [OWN]: { css } },
    light: group('light', colors),
    dark: group('dark', colors),
    layout: group('layout', others),
  };
}
