import { contrast, type Rgb } from '../core/color.js';
import type { ChartTokenName } from './chart-tokens.js';
import type { TokenName } from './tokens.js';

export type ColorToken = Extract<TokenName | ChartTokenName, `color-${string}`>;

/** Red, green and blue, 0 to 255 and not rounded, and opacity, 0 to 1. */
export interface Paint {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** Two tokens that stand on each other somewhere, and the contrast that WCAG 2.2 asks of them. */
export interface Pair {
  readonly mark: ColorToken;
  /** Does as well, where it is the one that can be seen. */
  readonly or?: ColorToken;
  readonly ground: ColorToken;
  readonly least: 4.5 | 3;
  readonly use: 'text' | 'an edge' | 'a focus ring' | 'a mark';
}

const text = (ground: ColorToken, ...marks: readonly ColorToken[]): readonly Pair[] =>
  marks.map((mark) => ({ mark, ground, least: 4.5, use: 'text' }));

export const pairs: readonly Pair[] = [
  ...text('color-surface', 'color-text', 'color-text-muted', 'color-accent', 'color-danger', 'color-success'),
  ...text('color-surface-raised', 'color-text', 'color-text-muted', 'color-accent', 'color-danger'),
  ...text('color-control-surface', 'color-text', 'color-accent'),
  ...text('color-button', 'color-on-accent'),
  ...text('color-danger-soft', 'color-text', 'color-accent', 'color-danger'),
  ...text('color-success-soft', 'color-text', 'color-accent', 'color-success'),
  ...text('color-warning-soft', 'color-text', 'color-accent', 'color-warning'),
  { mark: 'color-control-border', ground: 'color-surface', least: 3, use: 'an edge' },
  { mark: 'color-focus', or: 'color-focus-gap', ground: 'color-surface', least: 3, use: 'a focus ring' },
  { mark: 'color-chart-bar', ground: 'color-surface', least: 3, use: 'a mark' },
  { mark: 'color-chart-estimated', ground: 'color-surface', least: 3, use: 'a mark' },
  { mark: 'color-chart-missing', ground: 'color-surface', least: 3, use: 'a mark' },
  { mark: 'color-chart-bar', ground: 'color-chart-active', least: 3, use: 'a mark' },
];

/** A link that has the focus, where a theme fills it with the ring's colour. */
export const filledFocus: Pair = { mark: 'color-text', ground: 'color-focus', least: 4.5, use: 'text' };

export interface Verdict {
  readonly pair: Pair;
  /** 1 to 21. */
  readonly ratio: number;
  readonly passes: boolean;
}

/** What is seen of a colour on a ground that hides what is behind. */
const over = ({ rgb, alpha }: Paint, ground: Rgb): Rgb => {
  const [red, green, blue] = rgb.map((part, index) => part * alpha + (ground[index] ?? 0) * (1 - alpha));
  return [red ?? 0, green ?? 0, blue ?? 0];
};

/**
 * Each pair whose colours are known. `page` is what is seen behind the widget; every other ground lies on the surface.
 */
export function verdicts(
  colors: ReadonlyMap<ColorToken, Paint>,
  page: Rgb,
  worn: readonly Pair[] = pairs,
): readonly Verdict[] {
  const surface = over(colors.get('color-surface') ?? { rgb: page, alpha: 0 }, page);
  const found: Verdict[] = [];
  for (const pair of worn) {
    const [mark, ground] = [colors.get(pair.mark), colors.get(pair.ground)];
    if (!mark || !ground) continue;
    const under = pair.ground === 'color-surface' ? surface : over(ground, surface);
    const other = pair.or === undefined ? undefined : colors.get(pair.or);
    const ratio = Math.max(
      ...[mark, ...(other ? [other] : [])].map((paint) => contrast(over(paint, under), under)),
    );
    found.push({ pair, ratio, passes: ratio >= pair.least });
  }
  return found;
}

/** Reads what `color-mix(in srgb, …)` computes to, opacity included; null is no such colour. */
export function readPaint(computed: string): Paint | null {
  const numbers = /^color\(srgb ([^/)]+)(?:\/ ?([^)]+))?\)$/.exec(computed);
  if (!numbers) return null;
  const [red, green, blue] = (numbers[1] ?? '')
    .trim()
    .split(/\s+/)
    .map((part) => Math.min(255, Math.max(0, (part === 'none' ? 0 : Number(part)) * 255)));
  if (red === undefined || green === undefined || blue === undefined) return null;
  return { rgb: [red, green, blue], alpha: Number(numbers[2] ?? 1) };
}
