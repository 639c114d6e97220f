import type { UtilityAdapter } from '../adapter/port.js';
import { createRestAdapter } from '../adapter/rest/rest.js';
import { UtilityError } from '../core/errors.js';
import { UtilityClient } from './client.js';
import { believed } from './own-adapter.js';
import { pageSlot, tellPage } from './page-slot.js';

/** Which portal a page or a provider speaks to: a base address for the REST contract, or an adapter of the page's own. */
export type PortalSource = { readonly portal: string } | { readonly adapter: UtilityAdapter };

export type PageClient =
  | { readonly is: 'none' }
  | { readonly is: 'loading' }
  /** `named`: the portals and adapters of which only one can be the page's. */
  | { readonly is: 'conflict'; readonly named: readonly string[] }
  | { readonly is: 'failed'; readonly error: UtilityError }
  | { readonly is: 'ready'; readonly client: UtilityClient };

/** The client for a source; one per backend and page, however many copies of the library ask. */
export function clientFor(source: PortalSource): UtilityClient {
  const { clients, early, ours } = pageSlot();
  const adapter = 'adapter' in source ? source.adapter : null;
  const id = adapter?.id ?? portalBase((source as { portal: string }).portal);
  ours.add(id);
  const known = clients.get(id);
  if (known !== undefined) return known as UtilityClient;
  const client = new UtilityClient({
    adapter: adapter ? believed(adapter) : createRestAdapter({ base: id, early }),
  });
  clients.set(id, client);
  return client;
}

/** Absolute, without a slash at its end. Nothing ever falls back to an address of ours. */
function portalBase(portal: string): string {
  try {
    const url = new URL(portal, document.baseURI);
    if (/^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  } catch {
    // Reported below with the address that was given.
  }
  throw new UtilityError('configuration', { code: 'portal-address', cause: portal });
}

/** Sets the page's portal from a script of the page, for pages that do not use `data-portal`. */
export function configureUtility(source: PortalSource): UtilityClient {
  const page = pageSlot();
  const client = clientFor(source);
  page.current = { is: 'ready', client } satisfies PageClient;
  tellPage();
  return client;
}

/** The page's portal cannot be set up. */
export function failPage(error: UtilityError): void {
  pageSlot().current = { is: 'failed', error } satisfies PageClient;
  tellPage();
}

/** The page's own client, by what its script tags say. */
export function pageClient(): PageClient {
  const page = pageSlot();
  if (page.current !== undefined) return page.current as PageClient;
  const settled = settle(page.portals, page.adapters);
  if (settled.is !== 'none') page.current = settled;
  return settled;
}

export function onPageClient(listener: () => void): () => void {
  const { listeners } = pageSlot();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function settle(portals: readonly string[], adapters: readonly string[]): PageClient {
  const named = [...portals, ...adapters];
  if (named.length > 1) return { is: 'conflict', named };
  const [adapter] = adapters;
  if (adapter !== undefined) {
    // Few pages bring one.
    import('./adapter-module.js').then(
      ({ loadAdapter }) => loadAdapter(adapter),
      (cause: unknown) => {
        failPage(new UtilityError('network', { code: 'code-not-loaded', cause }));
      },
    );
    return { is: 'loading' };
  }
  const [portal] = portals;
  if (portal === undefined) return { is: 'none' };
  try {
    return { is: 'ready', client: clientFor({ portal }) };
  } catch (error) {
    return { is: 'failed', error: error as UtilityError };
  }
}
