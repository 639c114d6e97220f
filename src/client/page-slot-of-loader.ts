import type { PageSlot } from './page-slot.js';

/**
 * The page's slot as the script tag's chunks find it: the loader that fetched them has made it, and listens to the page's policies
 * itself. The script tag's build puts this in the place of `page-slot.ts`, which the loader carries.
 */

const slot = Symbol.for('utility-widgets.page.1');
const page = (globalThis as unknown as { readonly [slot]: PageSlot })[slot];

export const pageSlot = (): PageSlot => page;

export const tellPage = (): void => {
  for (const listener of [...page.listeners]) listener();
};

export const noteViolation = (): void => undefined;

export const isBlocked = (directive: string, what: string): boolean =>
  page.blocked.some((one) => one.directive === directive && one.what === what);
