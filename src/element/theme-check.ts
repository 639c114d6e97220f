import type { Rgb } from '../core/color.js';
import { chartTokens } from '../theme/chart-tokens.js';
import {
  filledFocus,
  pairs,
  readPaint,
  verdicts,
  type ColorToken,
  type Paint,
  type Verdict,
} from '../theme/contrast.js';
import { tokens } from '../theme/tokens.js';
import { namesSet, nearest } from './theme-names.js';

/** Something about a theme that its designer wants to know, in a sentence without a full stop. */
export interface ThemeFinding {
  readonly code: 'contrast' | 'not-a-color' | 'unknown-token';
  readonly message: string;
}

export interface ThemeReport {
  readonly findings: readonly ThemeFinding[];
  /** Style sheets of other origins: the browser does not let a script read them. */
  readonly unreadSheets: number;
}

const known: Readonly<Record<string, string>> = { ...tokens, ...chartTokens };
const colorTokens = Object.keys(known).filter(
  (name): name is ColorToken => name.startsWith('color-') && name !== 'color-scheme',
);
const property = (token: string): string => `--utility-${token}`;

/** The widget's inner wrapper, on which the tokens are read. */
const wrapperOf = (widget: Element): HTMLElement | null =>
  widget.shadowRoot?.querySelector<HTMLElement>('.base') ?? null;

interface Reading {
  readonly colors: ReadonlyMap<ColorToken, Paint>;
  /** Tokens whose value is no colour, with the value. */
  readonly broken: ReadonlyMap<ColorToken, string>;
}

/** Lets the browser compute what stands in the probe, and leaves no trace. */
function withProbe<T>(place: HTMLElement, read: (probe: HTMLElement) => T): T {
  const probe = place.ownerDocument.createElement('span');
  probe.style.cssText = 'position:absolute;visibility:hidden;forced-color-adjust:none;transition:none';
  place.append(probe);
  try {
    return read(probe);
  } finally {
    probe.remove();
  }
}

/** The colour tokens as the browser computes them for a widget; `scheme` instead of the widget's own. */
export function readColors(widget: Element, scheme?: 'light' | 'dark'): Reading {
  const colors = new Map<ColorToken, Paint>();
  const broken = new Map<ColorToken, string>();
  const wrapper = wrapperOf(widget);
  if (!wrapper) return { colors, broken };
  withProbe(wrapper, (probe) => {
    if (scheme) probe.style.colorScheme = scheme;
    const style = getComputedStyle(probe);
    for (const token of colorTokens) {
      const value = style.getPropertyValue(`--_${token}`).trim();
      if (value === '') continue;
      if (!CSS.supports('color', value)) {
        broken.set(token, value);
        continue;
      }
      probe.style.color = `color-mix(in srgb, var(--_${token}), var(--_${token}))`;
      const paint = readPaint(style.color);
      if (paint) colors.set(token, paint);
    }
  });
  return { colors, broken };
}

/** What is seen behind a widget, as far as it is colours; white or black where nothing of the page is. */
function pageBehind(widget: Element): Rgb {
  const behind: Element[] = [];
  for (let node: Element | null = widget; node;) {
    behind.unshift(node);
    const root: Node = node.getRootNode();
    node = node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return withProbe(document.body, (probe) => {
    const computed = (color: string): Paint | null => {
      probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
      return readPaint(getComputedStyle(probe).color);
    };
    let seen: Rgb = computed('Canvas')?.rgb ?? [255, 255, 255];
    for (const element of behind) {
      const paint = computed(getComputedStyle(element).backgroundColor);
      if (!paint) continue;
      const { rgb, alpha } = paint;
      const mixed = seen.map((part, index) => (rgb[index] ?? 0) * alpha + part * (1 - alpha));
      seen = [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0];
    }
    return seen;
  });
}

/** The contrast of each pair of tokens that a widget has, in its own scheme or the one that is named. */
export function themeVerdicts(widget: Element, scheme?: 'light' | 'dark'): readonly Verdict[] {
  const wrapper = wrapperOf(widget);
  const fill = wrapper ? getComputedStyle(wrapper).getPropertyValue('--_focus-fill') : '';
  const worn = Number.parseFloat(fill) > 0 ? [...pairs, filledFocus] : pairs;
  return verdicts(readColors(widget, scheme).colors, pageBehind(widget), worn);
}

/** The token that a designer has set, or would have to: one that is not set may only follow another. */
function setToken(style: CSSStyleDeclaration, token: string): string {
  const followed = /^var\(--_([\w-]+)\)$/.exec(known[token] ?? '')?.[1];
  const isSet = style.getPropertyValue(property(token)).trim() !== '';
  return followed === undefined || isSet ? token : setToken(style, followed);
}

/** Rounded down, so that what fails does not read as if it passed. */
const shown = (ratio: number): string => (Math.floor(ratio * 10 + 1e-6) / 10).toString();

function contrastFindings(widget: Element, scheme?: 'light' | 'dark'): ThemeFinding[] {
  const wrapper = wrapperOf(widget);
  if (!wrapper) return [];
  const style = getComputedStyle(wrapper);
  const { broken } = readColors(widget, scheme);
  const messages: ThemeFinding[] = [...broken].map(([token, value]) => ({
    code: 'not-a-color',
    message: `${property(setToken(style, token))} is “${value}”, which is no color`,
  }));
  for (const { pair, ratio, passes } of themeVerdicts(widget, scheme)) {
    if (passes) continue;
    const [mark, ground] = [pair.mark, pair.ground].map((token) => property(setToken(style, token)));
    messages.push({
      code: 'contrast',
      message: `${mark ?? ''} on ${ground ?? ''} is ${shown(ratio)}:1; ${pair.use} needs ${pair.least.toString()}:1${scheme ? ` (${scheme})` : ''}`,
    });
  }
  return messages;
}

/**
 * What is wrong with the tokens that a page sets for a widget: colours that cannot be told apart, values that are no colours, names
 * that are no tokens. Reads what the browser computes now, in the widget's own scheme unless another is named.
 */
export function checkTheme(widget: Element, scheme?: 'light' | 'dark'): ThemeReport {
  const { names, unread } = namesSet(widget);
  const unknown = names.filter((name) => !Object.hasOwn(known, name));
  const spelling = unknown.map((name): ThemeFinding => {
    const meant = nearest(name, Object.keys(known));
    const hint = meant === null ? '' : `; did you mean ${property(meant)}?`;
    return { code: 'unknown-token', message: `${property(name)} is no token${hint}` };
  });
  const findings = [...contrastFindings(widget, scheme), ...spelling];
  return {
    findings: findings.filter(
      ({ message }, index) => findings.findIndex((other) => other.message === message) === index,
    ),
    unreadSheets: unread,
  };
}
