import type { FrameTheme } from '../contract/index.js';
import { parseColor, readable, toHex, type Rgb } from '../core/color.js';

type ColorName = keyof FrameTheme['colors'];

/** Each colour's token, the probe's property that carries it, and the contrast WCAG asks of it on the surface. */
const carried = {
  surface: { token: 'color-surface', by: 'backgroundColor', ratio: 1 },
  text: { token: 'color-text', by: 'color', ratio: 4.5 },
  muted: { token: 'color-text-muted', by: 'borderTopColor', ratio: 4.5 },
  border: { token: 'color-control-border', by: 'borderRightColor', ratio: 3 },
  accent: { token: 'color-accent', by: 'borderBottomColor', ratio: 4.5 },
  danger: { token: 'color-danger', by: 'borderLeftColor', ratio: 4.5 },
  focus: { token: 'color-focus', by: 'outlineColor', ratio: 3 },
} as const;
const names = Object.keys(carried) as readonly ColorName[];

let warned = false;

/**
 * The theme as data for the processor's frame: what the browser has made of the tokens, corrected where a pair could not be read.
 * `probe` wears `probeStyles` inside the widget's wrapper.
 */
export function readFrameTheme(probe: HTMLElement): FrameTheme {
  const style = getComputedStyle(probe);
  const surface = parseColor(style.backgroundColor) ?? [255, 255, 255];
  const colors = {} as Record<ColorName, string>;
  for (const name of names) {
    const { token, by, ratio } = carried[name];
    const color: Rgb = parseColor(style[by]) ?? (name === 'surface' ? surface : [0, 0, 0]);
    const shown = readable(color, surface, ratio);
    if (shown !== color && !warned) {
      warned = true;
      console.warn(
        `utility-widgets: --utility-${token} is too close to --utility-color-surface; the card form uses ${toHex(shown)}.`,
      );
    }
    colors[name] = toHex(shown);
  }
  const length = (text: string, least: number, most: number): number => {
    const value = Number.parseFloat(text);
    return Math.min(most, Math.max(least, Number.isFinite(value) ? value : least));
  };
  const luminous = (surface[0] * 299 + surface[1] * 587 + surface[2] * 114) / 1000;
  const family = style.fontFamily.replace(/"/g, "'").slice(0, 200);
  return {
    scheme: luminous < 128 ? 'dark' : 'light',
    colors,
    fontFamily: /^[\p{L}\d ,"'_-]*$/u.test(family) ? family : 'system-ui, sans-serif',
    fontSize: length(style.fontSize, 8, 64),
    radius: length(style.inlineSize, 0, 64),
    controlHeight: length(style.blockSize, 24, 128),
  };
}
