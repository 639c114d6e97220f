import type { UtilityError } from '../core/errors.js';

/** An answer that is not the contract's is told to the webmaster, in words that residents need not download. */
export function tellStrange(call: string, error: UtilityError): void {
  // What is wrong with the configuration is said of the widget that cannot start.
  if (error.kind !== 'contract' || call === 'getPortal') return;
  import('./strange-words.js').then(
    (words) => {
      words.warnOfStrange(call, error);
    },
    () => undefined,
  );
}
