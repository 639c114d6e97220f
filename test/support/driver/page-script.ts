/**
 * Runs inside the page under test, which it sees as a resident does.
 */
import { elements, focused, isVisible, match, nameOf, roleOf, text, tidy } from '../perceive.js';

const INTERACTIVE =
  /^(button|link|textbox|searchbox|combobox|checkbox|radio|spinbutton|slider|switch|tab|option)$/;
const STRUCTURE =
  /^(heading|alert|status|dialog|group|radiogroup|region|form|table|list|img|progressbar|navigation)$/;

function outline(): string {
  const lines = [...elements(document)]
    .map((element) => [roleOf(element), element] as const)
    .filter(([role]) => INTERACTIVE.test(role) || STRUCTURE.test(role) || role === 'iframe')
    .map(([role, element]) => `${role} "${nameOf(element)}"`);
  const rest = lines.length - 80;
  return [...lines.slice(0, 80), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

function contains(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0 && isVisible(element);
}

function focus(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  element.focus();
}

/** Selects all that a field holds, so that the next key replaces it. Says whether there is anything. */
function selectAll(element: HTMLInputElement): boolean {
  focus(element);
  element.select();
  return element.value !== '';
}

function choose(element: HTMLSelectElement, wanted: string): void {
  const option = [...element.options].find(
    (each) => tidy(each.text) === tidy(wanted) || each.value === wanted,
  );
  if (!option)
    throw new Error(`No option ${wanted} among ${[...element.options].map((each) => each.text).join(', ')}`);
  element.focus();
  element.value = option.value;
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

function frames(root: Node): Element[] {
  return [...elements(root)].filter((element) => element.localName === 'iframe');
}

const lines: string[] = [];

/** For engines whose protocol reports no console. */
function listen(): void {
  for (const level of ['error', 'warn'] as const) {
    const original = console[level].bind(console);
    console[level] = (...args: unknown[]): void => {
      lines.push(
        `${level}: ${args.map((arg) => (arg instanceof Error ? arg.message : String(arg))).join(' ')}`,
      );
      original(...args);
    };
  }
  addEventListener('error', (event) => lines.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => lines.push(`error: ${String(event.reason)}`));
}

const methods = {
  match,
  text,
  focused,
  outline,
  exists: contains,
  focus,
  selectAll,
  choose,
  listen,
  lines: () => lines,
  frames: () => frames(document),
  toMiddle: (element: Element) =>
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }),
  value: (element: HTMLInputElement) => element.value,
  attribute: (element: Element, name: string) => element.getAttribute(name),
  isChecked: (element: HTMLInputElement) =>
    element.checked || element.getAttribute('aria-checked') === 'true',
};

Object.defineProperty(globalThis, Symbol.for('utility-test-driver'), { value: methods, configurable: true });
