/**
 * Every token with its default. A token is read through the base styles alone, as a private `--_` value, so that nothing ignores
 * one; a default that is another token names it so. What each is for stands in `token-uses.ts`, which residents do not download.
 */
export const tokens = {
  'color-accent': 'light-dark(#0b5f6b, #6fd0dc)',
  'color-on-accent': 'light-dark(#ffffff, #04262b)',
  'color-button': 'var(--_color-accent)',
  'color-text': 'light-dark(#16202a, #e9eef2)',
  'color-text-muted': 'light-dark(#51606d, #a9b6c1)',
  'color-surface': 'light-dark(#ffffff, #151c22)',
  'color-surface-raised': 'light-dark(#f6f8f9, #1c252c)',
  'color-border': 'light-dark(#d5dce1, #33404a)',
  'color-control-border': 'light-dark(#71808d, #7d8b97)',
  'color-control-surface': 'var(--_color-surface)',
  'color-danger': 'light-dark(#a4231c, #ff9f97)',
  'color-danger-soft': 'light-dark(#fdecea, #3a1a18)',
  'color-success': 'light-dark(#11652f, #7bd79a)',
  'color-success-soft': 'light-dark(#e6f4ea, #12301d)',
  'color-warning': 'light-dark(#7a4b00, #f2c063)',
  'color-warning-soft': 'light-dark(#fdf3e0, #35270d)',
  'color-focus': 'light-dark(#1a56db, #9cc2ff)',
  'color-focus-gap': 'transparent',
  'color-scheme': 'inherit',
  'font-family': 'inherit',
  'font-size': 'inherit',
  'font-weight-strong': '650',
  'label-weight': 'var(--_font-weight-strong)',
  'heading-font-family': 'inherit',
  'heading-size': '1.25em',
  space: '0.5em',
  'card-padding': '1.5em',
  radius: '0.625em',
  'card-radius': '0.875em',
  'card-border-width': '1px',
  'card-shadow': 'none',
  'note-border-width': '0px',
  'note-bar-width': 'var(--_note-border-width)',
  'control-height': '3em',
  'control-border-width': '1.5px',
  'control-border-sides': '1',
  'control-padding': '0.875em',
  'button-radius': 'var(--_radius)',
  'button-shadow': 'none',
  'button-weight': '650',
  'button-width': '100%',
  'focus-width': '3px',
  'focus-offset': '2px',
  'focus-fill': '0%',
} as const;

export type TokenName = keyof typeof tokens;

/** Declarations that take every token, or its default, into the private names. */
export const declarationsOf = (names: Readonly<Record<string, string>>): string =>
  Object.keys(names)
    .map((name) => `--_${name}:var(--utility-${name},${names[name] ?? ''})`)
    .join(';');
