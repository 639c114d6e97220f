import type { UtilityAdapter } from '../adapter/port.js';
import { createRestAdapter } from '../adapter/rest/rest.js';
import { UtilityError } from '../core/errors.js';
import { UtilityClient } from './client.js';
import { pageSlot, tellPage } from './page-slot.js';

export type PageClient =
  | { readonly is: 'none' }
  | { readonly is: 'loading' }
  /** `named`: the portals and adapters of which only one can be the page's. */
  | { readonly is: 'conflict'; readonly named: readonly string[] }
  | { readonly is: 'failed'; readonly error: UtilityError }
  | { readonly is: 'ready'; readonly client: UtilityClient };

/** The client of a backend; one per backend and page, however many copies of the library ask. */
export function clientOf(id: string, makeAdapter: () => UtilityAdapter): UtilityClient {
  const { clients, ours } = pageSlot();
  ours.add(id);
  const known = clients.get(id);
  if (known !== undefined) return known as UtilityClient;
  const client = new UtilityClient({ adapter: makeAdapter() });
  clients.set(id, client);
  return client;
}

/** The client of a portal that speaks the REST contract. Throws `configuration` for what is no address. */
export function portalClient(portal: string): UtilityClient {
  const base = portalBase(portal);
  return clientOf(base, () => createRestAdapter({ base, early: pageSlot().early }));
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

/** Makes this the page's client. */
export function setPage(client: UtilityClient): void {
  pageSlot().current = { is: 'ready', client } satisfies PageClient;
  tellPage();
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
    return { is: 'ready', client: portalClient(portal) };
  } catch (error) {
    return { is: 'failed', error: error as UtilityError };
  }
}
