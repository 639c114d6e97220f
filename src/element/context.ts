import { createContext } from '@lit/context';
import type { PageClient } from '../client/page.js';

/** What a provider gives to the widgets it contains. */
export interface Provided {
  readonly source: PageClient;
  /** A language tag, where the provider sets one. */
  readonly locale: string | null;
  /** Where to go for a widget that is not on this page: tag → address. */
  readonly routes: Readonly<Record<string, string>>;
}

// The contract's major version is part of the key: copies of the library that cannot understand each other do not meet.
export const providerContext = createContext<Provided>(Symbol.for('utility-widgets.provider.1'));
