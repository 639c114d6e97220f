/**
 * What every copy of the library on a page shares, behind one symbol. No import: the loader carries this file.
 */
export interface PageSlot {
  readonly version: string;
  /** The loader that claimed the page. */
  loader: { readonly version: string; readonly url: string } | null;
  /** Portal addresses that the page's script tags name, each once. */
  portals: readonly string[];
  /** Address of a module whose default export makes an adapter. */
  adapterModule: string | null;
  /** The loader's own request for the first portal's configuration. */
  early: { readonly url: string; take(): Promise<Response> | undefined } | undefined;
  /** Clients by adapter id; their type is the library's own matter. */
  readonly clients: Map<string, unknown>;
  /** The page's own client, when `configureUtility` or a script tag has said which. */
  current: unknown;
  readonly listeners: Set<() => void>;
}

// The contract's major version is part of the name: copies that cannot share do not meet.
const slot = Symbol.for('utility-widgets.page.1');

export const version = '0.1.0';

export function pageSlot(): PageSlot {
  const page = globalThis as { [slot]?: PageSlot | undefined };
  page[slot] ??= {
    version,
    loader: null,
    portals: [],
    adapterModule: null,
    early: undefined,
    clients: new Map(),
    current: undefined,
    listeners: new Set(),
  };
  return page[slot];
}
