import fc from 'fast-check';

import { chartTokens } from '../../src/theme/chart-tokens.js';
import { tokens } from '../../src/theme/tokens.js';

export interface RandomTheme {
  readonly tokens: Readonly<Record<string, string>>;
  readonly scheme: 'light' | 'dark';
}

const byte = fc.integer({ min: 0, max: 255 });
/** Opacity that a byte holds without rounding. */
const fifths = fc.integer({ min: 0, max: 5 });
const percent = fc.integer({ min: 0, max: 100 });
const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** A colour as cities write it: in any notation, and now and then not opaque. */
const color = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(byte, byte, byte).map(hex) },
  fc.tuple(byte, byte, byte).map((parts) => `rgb(${parts.join(' ')})`),
  fc.tuple(byte, byte, byte, fifths).map(([r, g, b, a]) => `rgba(${r}, ${g}, ${b}, ${a / 5})`),
  fc
    .tuple(fc.integer({ min: 0, max: 359 }), percent, percent)
    .map(([hue, s, l]) => `hsl(${hue}deg ${s}% ${l}%)`),
  // Of little chroma, so that every screen has it.
  fc
    .tuple(fc.integer({ min: 20, max: 90 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 359 }))
    .map(([l, c, hue]) => `oklch(${l}% 0.0${c} ${hue})`),
  fc.constantFrom('navy', 'teal', 'gold', 'whitesmoke', 'rebeccapurple', 'black', 'white'),
);

const value = fc.oneof(
  { weight: 3, arbitrary: color },
  fc.tuple(color, color).map(([light, dark]) => `light-dark(${light}, ${dark})`),
);

const names = Object.keys({ ...tokens, ...chartTokens }).filter(
  (name) => name.startsWith('color-') && !/scheme|gap/.test(name),
);

/** Some of the colour tokens, set without any thought of each other. */
export const randomTheme: fc.Arbitrary<RandomTheme> = fc.record({
  tokens: fc
    .subarray(names, { minLength: 1 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, value])))),
  scheme: fc.constantFrom('light' as const, 'dark' as const),
});
