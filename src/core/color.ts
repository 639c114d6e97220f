/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Reads a colour as a browser computes it: `rgb()`, `rgba()` or `color(srgb …)`. Anything else, and full transparency, is null. */
export function parseColor(text: string): Rgb | null {
  const match =
    /^(?:rgba?\(|color\((srgb) )\s*(-?\d*\.?\d+(?:e-?\d+)?)[\s,]+(-?\d*\.?\d+(?:e-?\d+)?)[\s,]+(-?\d*\.?\d+(?:e-?\d+)?)(?:\s*[,/]\s*(\d*\.?\d+%?))?\s*\)$/.exec(
      text,
    );
  if (match === null || Number.parseFloat(match[5] ?? '1') === 0) return null;
  const scale = match[1] ? 255 : 1;
  const [red, green, blue] = [2, 3, 4].map((index) =>
    Math.round(Math.min(255, Math.max(0, Number(match[index]) * scale))),
  ) as [number, number, number];
  return [red, green, blue];
}

export const toHex = (color: Rgb): string =>
  `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** WCAG 2.2 relative luminance. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** `color`, or black or white where it would have less than `ratio` against `ground`. */
export function readable(color: Rgb, ground: Rgb, ratio: number): Rgb {
  if (contrast(color, ground) >= ratio) return color;
  return contrast(black, ground) > contrast(white, ground) ? black : white;
}
