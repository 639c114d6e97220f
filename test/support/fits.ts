/** Whether what is drawn stays where it can be seen. */
import { elements, nameOf, roleOf } from './perceive.js';

/** What stands out of its widget's box at either side, or is cut off; empty where nothing is lost. */
export function lost(place: HTMLElement): string[] {
  const room = place.getBoundingClientRect();
  const found: string[] = [];
  for (const element of elements(place)) {
    if (!(element instanceof HTMLElement) || element.matches('.live')) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const out = box.width > 0 && (box.left < room.left - 1 || box.right > room.right + 1);
    // A field scrolls what is typed, and the card form's frame has room for its focus rings at both sides.
    const scrolls = /^(input|select|iframe|option)$/.test(element.localName) || element.matches('.frame');
    const holds = !style.display.startsWith('inline') && !scrolls;
    const cut = holds && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const label = `${element.localName}.${element.className} ${roleOf(element)} "${nameOf(element)}"`;
    if (out) found.push(`${label} is ${box.left}–${box.right} in ${room.left}–${room.right}`);
    if (cut) found.push(`${label} shows ${element.clientWidth} of ${element.scrollWidth}`);
  }
  return found;
}

function* textNodes(node: Node): Generator<Text> {
  const root = node instanceof Element ? node.shadowRoot : null;
  for (const inner of [...(root ? root.childNodes : []), ...node.childNodes]) {
    if (inner instanceof Text) yield inner;
    else if (!(inner instanceof Element) || !/^(style|script)$/.test(inner.localName))
      yield* textNodes(inner);
  }
}

/** Makes every text 40 % longer, as other languages do. For looking at only: the widget knows nothing of it. */
export function lengthen(place: HTMLElement): void {
  for (const node of [...textNodes(place)]) {
    const text = node.data.trim();
    if (text !== '') node.data += ` ${[...text].slice(0, Math.ceil(text.length * 0.4)).join('')}`;
  }
}

/** Turns everything drawn from right to left, widgets and their fields included. */
export function mirror(place: HTMLElement): void {
  for (const element of [place, ...elements(place)]) {
    if (element instanceof HTMLElement && (element === place || element.hasAttribute('dir')))
      element.dir = 'rtl';
  }
}
