/** What is wrong with a widget whatever it shows: what no configuration and no answer of a backend may bring about. */
import { unspeakable } from './contract-samples.js';
import { lost } from './fits.js';
import { elements, nameOf, roleOf, text, tidy } from './perceive.js';

const named =
  /^(button|link|textbox|checkbox|radio|combobox|listbox|heading|img|iframe|table|columnheader|rowheader)$/;
const labels = 'label, legend, dt, summary, .part-title';
const references = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];

/** The tree that an element's ids are of, for a light node of `place` that of the page. */
const rootOf = (element: Element): Document | ShadowRoot => element.getRootNode() as Document | ShadowRoot;

function* withHidden(node: Element | ShadowRoot): Generator<Element> {
  for (const child of node.children) {
    yield child;
    if (child.shadowRoot) yield* withHidden(child.shadowRoot);
    yield* withHidden(child);
  }
}

function wrongIds(place: HTMLElement): string[] {
  const found: string[] = [];
  const seen = new Map<Node, Set<string>>();
  for (const element of withHidden(place)) {
    const root = rootOf(element);
    const ids = seen.get(root) ?? new Set();
    seen.set(root, ids);
    if (element.hasAttribute('id') && (element.id === '' || ids.has(element.id)))
      found.push(`the id "${element.id}" is not the only one`);
    ids.add(element.id);
    for (const name of references) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      for (const id of name === 'for' ? [value] : value.split(/\s+/))
        if (root.getElementById(id) === null) found.push(`${name}="${value}" leads to nothing (ACC-30)`);
    }
  }
  return found;
}

function wrongNames(place: HTMLElement): string[] {
  const found: string[] = [];
  for (const element of elements(place)) {
    const role = roleOf(element);
    const name = nameOf(element);
    const what = `${element.localName}.${element.className} ${role}`;
    if (named.test(role) && name === '') found.push(`${what} has no name`);
    if (element.matches(labels) && tidy(text(element)) === '') found.push(`${what} is empty`);
    if (unspeakable.test(name)) found.push(`${what} is called "${name}" (REL-03)`);
  }
  return found;
}

/** Empty where all is well. `place` has the width that everything has to fit into. */
export function unsound(place: HTMLElement): string[] {
  const shown = text(place);
  return [
    ...(shown === '' ? ['nothing is shown'] : []),
    ...(unspeakable.test(shown) ? [`"${unspeakable.exec(shown)?.[0] ?? ''}" is said (REL-03)`] : []),
    ...wrongNames(place),
    ...wrongIds(place),
    ...lost(place),
  ];
}
