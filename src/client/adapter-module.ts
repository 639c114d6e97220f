import type { UtilityAdapter } from '../adapter/port.js';
import { createTokenAdapter } from '../adapter/rest/tokens.js';
import { UtilityError } from '../core/errors.js';
import { configureUtility } from './configure.js';
import { failPage } from './page.js';

/** What an adapter's module gets, so that it needs nothing of the package. */
export interface AdapterTools {
  /** The one error that an adapter throws. */
  readonly UtilityError: typeof UtilityError;
  /** For a backend of the contract whose sessions are access tokens. */
  readonly createTokenAdapter: typeof createTokenAdapter;
}

/** The default export of a module that a script tag names in `data-adapter`. */
export type MakeAdapter = (tools: AdapterTools) => UtilityAdapter | Promise<UtilityAdapter>;

/**
 * Loads the module that a script tag names in `data-adapter`; its default export makes the page's adapter. `demo:…` is the simulated
 * utility of that name.
 */
export async function loadAdapter(address: string): Promise<void> {
  if (address.startsWith('demo:')) {
    configureUtility({ portal: address });
    return;
  }
  try {
    const { default: make } = (await import(/* @vite-ignore */ address)) as {
      readonly default?: MakeAdapter;
    };
    if (typeof make !== 'function') fail(`${address} has no default export that is a function`);
    else configureUtility({ adapter: await make({ UtilityError, createTokenAdapter }) });
  } catch (cause) {
    fail(cause);
  }
}

const fail = (cause: unknown): void =>
  failPage(new UtilityError('configuration', { code: 'adapter-module', cause }));
