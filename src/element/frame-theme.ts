import type { FrameTheme } from '../contract/index.js';
import { parseColor, readable, toHex, type Rgb } from '../core/color.js';

type ColorName = keyof FrameTheme['colors'];

const token: Readonly<Record<ColorName, string>> = {
  text: 'color-text',
  muted: 'color-text-muted',
  surface: 'color-surface',
  border: 'color-control-border',
  accent: 'color-accent',
  danger: 'color-danger',
  focus: 'color-focus',
};
const names = [
  'text',
  'muted',
  'surface',
  'border',
  'accent',
  'danger',
  'focus',
] as const satisfies readonly ColorName[];
/** What WCAG asks of each against the surface: 4.5 for text, 3 for edges and the focus ring. */
const ratio: Readonly<Record<ColorName, number>> = {
  text: 4.5,
  muted: 4.5,
  surface: 1,
  border: 3,
  accent: 4.5,
  danger: 4.5,
  focus: 3,
};

let warned = false;

/**
 * The theme as data for the processor's frame: what the browser has made of the tokens, corrected where a pair could not be read.
 * `probe` is a hidden element inside the widget's wrapper.
 */
export function readFrameTheme(probe: HTMLElement): FrameTheme {
  const computed = (name: string): Rgb | null => {
    probe.style.setProperty('color', `var(--_${name})`);
    const color = parseColor(getComputedStyle(probe).color);
    probe.style.removeProperty('color');
    return color;
  };
  const surface = computed(token.surface) ?? [255, 255, 255];
  const colors = {} as Record<ColorName, string>;
  for (const name of names) {
    const color = computed(token[name]) ?? (name === 'surface' ? surface : [0, 0, 0]);
    const shown = name === 'surface' ? color : readable(color, surface, ratio[name]);
    if (shown !== color && !warned) {
      warned = true;
      console.warn(
        `utility-widgets: --utility-${token[name]} is too close to --utility-color-surface; the card form uses ${toHex(shown)}.`,
      );
    }
    colors[name] = toHex(shown);
  }
  const style = getComputedStyle(probe);
  const size = Number.parseFloat(style.fontSize);
  const length = (name: string, least: number, most: number): number => {
    probe.style.setProperty('inline-size', `var(--_${name})`);
    const value = Number.parseFloat(getComputedStyle(probe).inlineSize);
    probe.style.removeProperty('inline-size');
    return Math.min(most, Math.max(least, Number.isFinite(value) ? value : least));
  };
  const luminous = (surface[0] * 299 + surface[1] * 587 + surface[2] * 114) / 1000;
  const family = style.fontFamily.replace(/"/g, "'").slice(0, 200);
  return {
    scheme: luminous < 128 ? 'dark' : 'light',
    colors,
    fontFamily: /^[\p{L}\d ,"'_-]*$/u.test(family) ? family : 'system-ui, sans-serif',
    fontSize: Math.min(64, Math.max(8, size)),
    radius: length('radius', 0, 64),
    controlHeight: length('control-height', 24, 128),
  };
}
