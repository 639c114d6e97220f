/**
 * What a resident perceives of a page: the flattened tree, open shadow roots and slots included, without what is hidden.
 * Used by widget tests, by stories, and inside the pages of end-to-end tests.
 */
import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/** A name in full, or what it matches; the second form is a pattern that was sent to another process. */
export type Pattern = string | RegExp | { source: string; flags: string } | null;

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

export function isVisible(element: Element): boolean {
  return getComputedStyle(element).visibility === 'visible';
}

export function* elements(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!(child instanceof Element) || !isShown(child)) continue;
    if (child.localName !== 'slot' && isVisible(child)) yield child;
    yield* elements(child);
  }
}

export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** As a test would put it: fields that have no role of their own, such as passwords and dates, are text boxes. */
export function roleOf(element: Element): string {
  const role = getRole(element);
  if (role === null && element.localName === 'input') return 'textbox';
  if (element.localName === 'iframe') return role ?? 'iframe';
  return role ?? '';
}

export function nameOf(element: Element): string {
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

/** Every element of this role and name, in the order of the page. */
export function match(role: string, pattern: Pattern = null, within: Element | null = null): Element[] {
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

/** All visible text, a line for each block. */
export function text(of: Element | null = null): string {
  const out: string[] = [];
  write(of ?? document.body, out);
  return out
    .join('')
    .split('\n')
    .map((line) => tidy(line))
    .filter((line) => line !== '')
    .join('\n');
}

/** Role and name of what has focus, in the innermost shadow tree; `{ role: 'document', name: '' }` for none. */
export function focused(): { role: string; name: string } {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return { role: 'document', name: '' };
  return { role: roleOf(active), name: nameOf(active) };
}
