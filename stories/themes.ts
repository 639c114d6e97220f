/**
 * What a designer may want of the tags, each a few tokens and nothing else: the published presets, and extremes that none of them
 * has. Storybook's toolbar puts one on the page, and so do the contact sheets of `npm run look:states`.
 */
import type { ChartTokenName } from '../src/theme/chart-tokens.js';
import type { TokenName } from '../src/theme/tokens.js';
import { presetSheets, tokensOf } from './presets.js';

export type Theme = Readonly<Partial<Record<TokenName | ChartTokenName, string>>>;

const extremes = {
  /** A narrow serif, larger, with headings of another kind. */
  type: {
    'font-family': "'DejaVu Serif', Georgia, serif",
    'font-size': '18px',
    'heading-font-family': "'DejaVu Sans Mono', monospace",
    'heading-size': '1.5em',
    'font-weight-strong': '700',
  },
  /** No corner is round. */
  square: { radius: '0', 'card-radius': '0', 'button-radius': '0' },
  /** More room, taller controls, a shadow in place of an edge. */
  roomy: {
    space: '0.75em',
    'card-padding': '2em',
    'control-height': '4em',
    'card-border-width': '0px',
    'card-shadow': '0 2px 12px rgb(0 0 0 / 25%)',
    'button-width': 'auto',
  },
} as const satisfies Readonly<Record<string, Theme>>;

export const themes: Readonly<Record<string, Theme>> = {
  ...Object.fromEntries(Object.entries(presetSheets).map(([name, css]) => [name, tokensOf(css)])),
  ...extremes,
};

/** Puts a theme's tokens on an element, and takes those of any other from it; `''` is the look without a theme. */
export function dress(element: HTMLElement, name: string): void {
  const theme: Theme = Object.hasOwn(themes, name) ? (themes[name] ?? {}) : {};
  for (const each of Object.values<Theme>(themes))
    for (const token of Object.keys(each)) element.style.removeProperty(`--utility-${token}`);
  for (const [token, value] of Object.entries(theme)) element.style.setProperty(`--utility-${token}`, value);
}
