import type { FrameTheme } from '../contract/index.js';
import { parseColor, readable, toHex, type Rgb } from '../core/color.js';

type ColorName = keyof FrameTheme['colors'];

/** The token of each colour, and the contrast WCAG asks of it on the surface. */
const carried: Readonly<Record<ColorName, readonly [token: string, ratio: number]>> = {
  surface: ['surface', 1],
  text: ['text', 4.5],
  muted: ['text-muted', 4.5],
  border: ['control-border', 3],
  accent: ['accent', 4.5],
  danger: ['danger', 4.5],
  focus: ['focus', 3],
  focusRing: ['focus', 1],
  focusGap: ['focus-gap', 1],
  controlSurface: ['control-surface', 1],
  button: ['button', 1],
  onButton: ['on-accent', 1],
};
const names = Object.keys(carried) as readonly ColorName[];

/**
 * The theme as data for the processor's frame: what the browser has made of the tokens, corrected where a pair could not be read.
 * `probe` wears `probeStyles` inside the widget's wrapper; its child is free to wear one colour after another.
 */
export function readFrameTheme(probe: HTMLElement): FrameTheme {
  const style = getComputedStyle(probe);
  const ink = probe.querySelector('i');
  let surface: Rgb = [255, 255, 255];
  const colors = {} as Record<ColorName, string>;
  for (const name of names) {
    const [token, ratio] = carried[name];
    const value = `var(--_color-${token})`;
    // Mixed with itself, a colour of any notation is computed in sRGB.
    ink?.style.setProperty('color', `color-mix(in srgb,${value},${value})`);
    const color = parseColor(getComputedStyle(ink ?? probe).color) ?? (ratio < 3 ? surface : [0, 0, 0]);
    if (name === 'surface') surface = color;
    colors[name] = toHex(readable(color, surface, ratio));
  }
  const size = (text: string, most = 64, least = 0): number =>
    Math.min(most, Math.max(least, Number.parseFloat(text) || 0));
  const family = style.fontFamily.replace(/"/g, "'").slice(0, 200);
  return {
    // Of black and white, the one that is read better there.
    scheme: readable(surface, surface, 22)[0] ? 'dark' : 'light',
    colors,
    fontFamily: /^[\p{L}\d ,"'_-]*$/u.test(family) ? family : 'system-ui, sans-serif',
    fontSize: size(getComputedStyle(probe.parentElement ?? probe).fontSize, 64, 8),
    radius: size(style.inlineSize),
    controlHeight: size(style.blockSize, 128, 24),
    borderWidth: size(style.columnRuleWidth, 16),
    borderSides: size(style.opacity, 1),
    labelWeight: size(style.fontWeight, 1e3, 1),
    controlPadding: size(style.textIndent),
    focusWidth: size(style.outlineWidth, 16),
    focusOffset: size(style.outlineOffset, 16),
    buttonRadius: size(style.borderTopLeftRadius),
  };
}
