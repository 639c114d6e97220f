import type * as explain from './explain.js';

/** Words for the webmaster, which residents need not download. Where they cannot be loaded, nothing is said. */
export function tell(what: (words: typeof explain) => void): void {
  import('./explain.js').then(what, () => undefined);
}
