import type { FrameTheme } from '../contract/index.js';
import { parseColor, readable, toHex, type Rgb } from '../core/color.js';

type ColorName = keyof FrameTheme['colors'];

/** The probe's property that carries each colour, and the contrast WCAG asks of it on the surface. */
const carried = {
  surface: ['backgroundColor', 1],
  text: ['color', 4.5],
  muted: ['borderTopColor', 4.5],
  border: ['borderRightColor', 3],
  accent: ['borderBottomColor', 4.5],
  danger: ['borderLeftColor', 4.5],
  focus: ['outlineColor', 3],
  focusRing: ['outlineColor', 1],
  focusGap: ['columnRuleColor', 1],
  controlSurface: ['textDecorationColor', 1],
  button: ['caretColor', 1],
  onButton: ['textEmphasisColor', 1],
} as const;
const names = Object.keys(carried) as readonly ColorName[];

/**
 * The theme as data for the processor's frame: what the browser has made of the tokens, corrected where a pair could not be read.
 * `probe` wears `probeStyles` inside the widget's wrapper.
 */
export function readFrameTheme(probe: HTMLElement): FrameTheme {
  const style = getComputedStyle(probe);
  const surface = parseColor(style.backgroundColor) ?? [255, 255, 255];
  const colors = {} as Record<ColorName, string>;
  for (const name of names) {
    const [by, ratio] = carried[name];
    const color: Rgb = parseColor(style[by]) ?? (ratio < 3 ? surface : [0, 0, 0]);
    colors[name] = toHex(readable(color, surface, ratio));
  }
  const length = (text: string, least: number, most: number): number =>
    Math.min(most, Math.max(least, Number.parseFloat(text) || least));
  const luminous = (surface[0] * 299 + surface[1] * 587 + surface[2] * 114) / 1000;
  const family = style.fontFamily.replace(/"/g, "'").slice(0, 200);
  return {
    scheme: luminous < 128 ? 'dark' : 'light',
    colors,
    fontFamily: /^[\p{L}\d ,"'_-]*$/u.test(family) ? family : 'system-ui, sans-serif',
    fontSize: length(getComputedStyle(probe.parentElement ?? probe).fontSize, 8, 64),
    radius: length(style.inlineSize, 0, 64),
    controlHeight: length(style.blockSize, 24, 128),
    borderWidth: length(style.columnRuleWidth, 0, 16),
    borderSides: length(style.opacity, 0, 1),
    labelWeight: length(style.fontWeight, 1, 1000),
    controlPadding: length(style.textIndent, 0, 64),
    focusWidth: length(style.outlineWidth, 0, 16),
    focusOffset: length(style.outlineOffset, 0, 16),
    buttonRadius: length(style.borderTopLeftRadius, 0, 128),
  };
}
