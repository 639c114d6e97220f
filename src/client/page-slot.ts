/** Something of ours that a policy of the page has blocked. */
export interface Blocked {
  /** The directive that lacks a source, for example `connect-src`. */
  readonly directive: string;
  /** Which of our addresses it was, or the name of a Trusted Types policy. */
  readonly what: string;
}

/**
 * What every copy of the library on a page shares, behind one symbol. No import: the loader carries this file.
 */
export interface PageSlot {
  readonly version: string;
  /** The loader that claimed the page. */
  loader: { readonly version: string; readonly url: string } | null;
  /** Portal addresses that the page's script tags name, each once. */
  portals: readonly string[];
  /** Addresses of modules whose default export makes an adapter, each once. */
  adapters: readonly string[];
  /** The loader's own request for the first portal's configuration. */
  early: { readonly url: string; take(): Promise<Response> | undefined } | undefined;
  /** Clients by adapter id; their type is the library's own matter. */
  readonly clients: Map<string, unknown>;
  /** The page's own client, when `configureUtility` or a script tag has said which. */
  current: unknown;
  readonly listeners: Set<() => void>;
  /** Addresses that the library needs: its files, the portal, the processor's frame. */
  readonly ours: Set<string>;
  blocked: readonly Blocked[];
  /** Loads a file of the claiming loader by its name, once it is known to be unchanged. */
  load?: (name: string, lines?: string) => Promise<unknown>;
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
    adapters: [],
    early: undefined,
    clients: new Map(),
    current: undefined,
    listeners: new Set(),
    ours: new Set(),
    blocked: [],
  };
  return page[slot];
}

/** Tells everybody who shows something of the page's client that there is news. */
export function tellPage(): void {
  for (const listener of [...pageSlot().listeners]) listener();
}

const withSlash = (address: string): string => address.replace(/\/*$/, '/');

/** Whether it is below one of ours; of a frame a browser names the origin alone. */
const concerns = (blocked: string, our: string): boolean =>
  withSlash(blocked).startsWith(withSlash(our)) || withSlash(our).startsWith(withSlash(blocked));

/** To be called for each violation of the page's policies: keeps those that concern the library, and no other. */
export function noteViolation(event: SecurityPolicyViolationEvent): void {
  const { disposition, effectiveDirective, blockedURI, sample } = event;
  if (disposition !== 'enforce') return;
  const page = pageSlot();
  // The name of Lit's policy: without it no code of ours runs.
  const lit = effectiveDirective === 'trusted-types' && sample.startsWith('lit-html');
  const what = lit ? 'lit-html' : [...page.ours].find((our) => concerns(blockedURI, our));
  const directive = effectiveDirective.replace(/-elem$/, '');
  if (what === undefined || page.blocked.some((one) => one.directive === directive && one.what === what)) {
    return;
  }
  page.blocked = [...page.blocked, { directive, what }];
  tellPage();
}

/** Whether a policy of the page keeps the library from this address. */
export const isBlocked = (directive: string, what: string): boolean =>
  pageSlot().blocked.some((one) => one.directive === directive && one.what === what);
