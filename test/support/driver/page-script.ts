/**
 * Runs inside the page under test. Sees it as a resident does: the flattened tree, open shadow roots and slots included,
 * without what is hidden.
 */
import { computeAccessibleName, getRole } from 'dom-accessibility-api';

type Pattern = string | { source: string; flags: string } | null;

const INTERACTIVE =
  /^(button|link|textbox|searchbox|combobox|checkbox|radio|spinbutton|slider|switch|tab|option)$/;
const STRUCTURE =
  /^(heading|alert|status|dialog|group|radiogroup|region|form|table|list|img|progressbar|navigation)$/;

function childrenOf(node: Node): Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (node instanceof HTMLDetailsElement && !node.open) return [...node.querySelectorAll(':scope > summary')];
  const root = node instanceof Element ? node.shadowRoot : null;
  return [...(root ?? node).childNodes];
}

function isShown(element: Element): boolean {
  if (element.localName === 'slot') return true;
  if (element.getAttribute('aria-hidden') === 'true' || (element as HTMLElement).inert) return false;
  return getComputedStyle(element).display !== 'none';
}

function isVisible(element: Element): boolean {
  return getComputedStyle(element).visibility === 'visible';
}

function* elements(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!(child instanceof Element) || !isShown(child)) continue;
    if (child.localName !== 'slot' && isVisible(child)) yield child;
    yield* elements(child);
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** As a test would put it: fields that have no role of their own, such as passwords and dates, are text boxes. */
function roleOf(element: Element): string {
  const role = getRole(element);
  if (role === null && element.localName === 'input') return 'textbox';
  if (element.localName === 'iframe') return role ?? 'iframe';
  return role ?? '';
}

function nameOf(element: Element): string {
  if (element.localName === 'iframe')
    return tidy(element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '');
  return tidy(computeAccessibleName(element));
}

function fits(name: string, pattern: Pattern): boolean {
  if (pattern === null) return true;
  return typeof pattern === 'string'
    ? name === tidy(pattern)
    : new RegExp(pattern.source, pattern.flags.replace('g', '')).test(name);
}

function match(role: string, pattern: Pattern, within: Element | null): Element[] {
  return [...elements(within ?? document)].filter(
    (element) => roleOf(element) === role && fits(nameOf(element), pattern),
  );
}

function write(node: Node, out: string[]): void {
  for (const child of childrenOf(node)) {
    if (child instanceof Text) {
      const parent = child.parentElement;
      if (!parent || parent.localName === 'slot' || isVisible(parent))
        out.push(child.data.replace(/\s+/g, ' '));
    } else if (
      child instanceof Element &&
      isShown(child) &&
      !/^(script|style|template|noscript|title)$/.test(child.localName)
    ) {
      const inline = child.localName === 'slot' || /^(inline|contents)/.test(getComputedStyle(child).display);
      if (!inline || child.localName === 'br') out.push('\n');
      write(child, out);
      if (!inline) out.push('\n');
    }
  }
}

function text(of: Element | null): string {
  const out: string[] = [];
  write(of ?? document.body, out);
  return out
    .join('')
    .split('\n')
    .map((line) => tidy(line))
    .filter((line) => line !== '')
    .join('\n');
}

function focused(): { role: string; name: string } {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return { role: 'document', name: '' };
  return { role: roleOf(active), name: nameOf(active) };
}

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
