import type { UtilityAdapter } from '../adapter/port.js';
import type { UtilityClient } from './client.js';
import { demoClient } from './demo.js';
import { believed } from './own-adapter.js';
import { clientOf, portalClient, setPage } from './page.js';

/**
 * Which portal a page or a provider speaks to: a base address for the REST contract, `demo:…` for a simulated utility in the page, or an
 * adapter of the page's own.
 */
export type PortalSource = { readonly portal: string } | { readonly adapter: UtilityAdapter };

/** The client for a source. What takes in an adapter of the page's own is not loaded by the many pages that have none. */
export function clientFor(source: PortalSource): UtilityClient {
  if ('portal' in source) {
    const { portal } = source;
    return portal.startsWith('demo:') ? demoClient(portal) : portalClient(portal);
  }
  const { adapter } = source;
  return clientOf(adapter.id, () => believed(adapter));
}

/** Sets the page's portal from a script of the page, for pages that do not use `data-portal`. */
export function configureUtility(source: PortalSource): UtilityClient {
  const client = clientFor(source);
  setPage(client);
  return client;
}
