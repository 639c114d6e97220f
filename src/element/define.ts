import { tell } from './tell.js';

// Marks a class as one of ours, whichever copy of the library it comes from.
const brand = Symbol.for('utility-widgets.element');

const isOurs = (value: CustomElementConstructor): boolean => brand in value;

/**
 * Registers a tag once. A second copy of the library leaves the first one's tags alone; a class of somebody else under one of our
 * tags is named and left alone.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (known === undefined) {
    Object.defineProperty(element, brand, { value: true });
    customElements.define(tag, element);
  } else if (!isOurs(known)) {
    tell((words) => {
      words.explainForeign(tag);
    });
  }
}
