import type { FrameTheme } from '../../../src/contract/frame-request.js';

type Colors = Readonly<
  Record<'text' | 'muted' | 'surface' | 'border' | 'accent' | 'danger' | 'focus', string>
>;

const defaults: Readonly<Record<FrameTheme['scheme'], Colors>> = {
  light: {
    text: '#16202a',
    muted: '#51606d',
    surface: '#ffffff',
    border: '#71808d',
    accent: '#0b5f6b',
    danger: '#a4231c',
    focus: '#1a56db',
  },
  dark: {
    text: '#e9eef2',
    muted: '#a9b6c1',
    surface: '#151c22',
    border: '#7d8b97',
    accent: '#6fd0dc',
    danger: '#ff9f97',
    focus: '#9cc2ff',
  },
};

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The first of `candidates` that reaches `least` on `surface`; else black or white, one of which always does. */
function readable(surface: string, least: number, ...candidates: readonly string[]): string {
  const wanted = [...candidates, '#000000', '#ffffff'];
  return wanted.find((color) => contrast(color, surface) >= least) ?? '#000000';
}

/**
 * A theme as custom properties. Whatever a page sends, text keeps 4.5:1 and borders and focus keep 3:1.
 */
export function themeProperties(theme: FrameTheme): Readonly<Record<string, string>> {
  const { colors, scheme } = theme;
  const { surface } = colors;
  const usual = defaults[scheme];
  const text = (name: 'text' | 'muted' | 'accent' | 'danger'): string =>
    readable(surface, 4.5, colors[name], usual[name]);
  const mark = (name: 'border' | 'focus'): string => readable(surface, 3, colors[name], usual[name]);
  const accent = text('accent');
  const onAccent = readable(accent, 4.5, surface, '#ffffff');
  const ground = colors.controlSurface ?? surface;
  const isGround = contrast(text('text'), ground) >= 4.5;
  const { button = accent, onButton = onAccent } = colors;
  const isButton = contrast(button, onButton) >= 4.5;
  // Of two colours side by side one is enough to see the ring by.
  const { focusRing = surface, focusGap = surface } = colors;
  const isRing = Math.max(contrast(focusRing, surface), contrast(focusGap, surface)) >= 3;
  return {
    '--scheme': scheme,
    '--text': text('text'),
    '--muted': text('muted'),
    '--surface': surface,
    '--border': mark('border'),
    '--accent': accent,
    '--control-surface': isGround ? ground : surface,
    '--button': isButton ? button : accent,
    '--on-button': isButton ? onButton : onAccent,
    '--danger': text('danger'),
    '--focus': isRing ? focusRing : mark('focus'),
    '--focus-gap': isRing ? focusGap : surface,
    '--font-family': theme.fontFamily || 'system-ui, sans-serif',
    '--font-size': `${theme.fontSize}px`,
    '--radius': `${theme.radius}px`,
    '--control-height': `${theme.controlHeight}px`,
    '--border-width': `${theme.borderWidth ?? 1.5}px`,
    '--border-sides': `${theme.borderSides ?? 1}`,
    '--label-weight': `${theme.labelWeight ?? 600}`,
    '--control-padding': `${theme.controlPadding ?? 14}px`,
    '--focus-width': `${theme.focusWidth ?? 3}px`,
    '--focus-offset': `${theme.focusOffset ?? 2}px`,
    '--button-radius': `${theme.buttonRadius ?? theme.radius}px`,
  };
}
