/** One value a designer may set. `name` goes behind `--utility-`. */
interface Token {
  readonly name: string;
  readonly value: string;
  readonly use: string;
}

const token = (name: string, value: string, use: string): Token => ({ name, value, use });

/** Every token with its default. A token is read through `base` alone, as a private `--_` value, so that nothing ignores one. */
export const tokens = [
  token('color-accent', 'light-dark(#0b5f6b, #6fd0dc)', 'The brand: main button, links, chosen things'),
  token('color-on-accent', 'light-dark(#ffffff, #04262b)', 'Text on the accent colour'),
  token('color-accent-soft', 'light-dark(#e3f2f3, #12363b)', 'Quiet ground of the brand, also under the pointer'),
  token('color-text', 'light-dark(#16202a, #e9eef2)', 'Text'),
  token('color-text-muted', 'light-dark(#51606d, #a9b6c1)', 'Hints and what is said beside'),
  token('color-surface', 'light-dark(#ffffff, #151c22)', 'Ground of a widget'),
  token('color-surface-raised', 'light-dark(#f6f8f9, #1c252c)', 'Ground of totals and skeletons'),
  token('color-border', 'light-dark(#d5dce1, #33404a)', 'Lines that only divide'),
  token('color-control-border', 'light-dark(#71808d, #7d8b97)', 'Edge of a control, 3:1 against the surface'),
  token('color-control-surface', 'light-dark(#ffffff, #151c22)', 'Ground of a control'),
  token('color-danger', 'light-dark(#a4231c, #ff9f97)', 'Errors and late bills'),
  token('color-danger-soft', 'light-dark(#fdecea, #3a1a18)', 'Ground of errors'),
  token('color-success', 'light-dark(#11652f, #7bd79a)', 'Paid'),
  token('color-success-soft', 'light-dark(#e6f4ea, #12301d)', 'Ground of what is paid'),
  token('color-warning', 'light-dark(#7a4b00, #f2c063)', 'Due and not yet known'),
  token('color-warning-soft', 'light-dark(#fdf3e0, #35270d)', 'Ground of warnings'),
  token('color-focus', 'light-dark(#1a56db, #9cc2ff)', 'Ring around what has the focus'),
  token('font-family', 'inherit', 'Type; the page’s own unless set'),
  token('font-size', 'inherit', 'Size of text; everything else follows it'),
  token('font-weight-strong', '650', 'Weight of labels and headings'),
  token('line-height', '1.5', 'Height of a line'),
  token('heading-font-family', 'inherit', 'Type of headings'),
  token('heading-size', '1.25em', 'Size of a widget’s heading'),
  token('space', '0.5em', 'The step of the rhythm'),
  token('card-padding', '1.5em', 'Room inside a widget’s edge'),
  token('radius', '0.625em', 'Corners of controls and notes'),
  token('card-radius', '0.875em', 'Corners of a widget'),
  token('card-border-width', '1px', 'Edge of a widget'),
  token('card-shadow', 'none', 'Elevation of a widget'),
  token('control-height', '3em', 'Height of fields and buttons, at least 44 px'),
  token('control-border-width', '1.5px', 'Edge of a control'),
  token('control-border-style', 'solid', 'Style of a control’s edge'),
  token('control-border-sides', '1', '1 for an edge all round, 0 for an underline only'),
  token('control-padding', '0.875em', 'Room at the ends of a field'),
  token('button-radius', 'var(--utility-radius, 0.625em)', 'Corners of buttons'),
  token('button-weight', '650', 'Weight of a button’s text'),
  token('button-width', '100%', 'Width of the main button in a form; auto for its own'),
  token('focus-width', '3px', 'Thickness of the focus ring'),
  token('focus-offset', '2px', 'Gap between the ring and what has the focus'),
  token('motion', '150ms', 'Length of a fade; nothing moves when the resident asks for less motion'),
] as const satisfies readonly Token[];

type TokenName = (typeof tokens)[number]['name'];

/** The private name under which the library reads a token. */
export const privateName = (name: TokenName): string => `--_${name}`;

/** Declarations that take every token, or its default, into the private names. */
export const declarations = tokens
  .map(({ name, value }) => `${privateName(name)}: var(--utility-${name}, ${value});`)
  .join('\n');
