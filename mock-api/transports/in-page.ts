import { systemClock } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { offsetClock } from '../domain/clock.js';
import type { Collections } from '../domain/records.js';
import type { Tenant } from '../domain/tenant.js';
import { momentIn } from '../domain/zone.js';
import { transportMark } from '../handlers/inject.js';
import { heldSession } from '../handlers/session-carrier.js';
import type { HeldSession, SessionPlace } from '../handlers/session-carrier.js';
import { createProcessor } from '../processor/processor.js';
import type { Processor } from '../processor/processor.js';
import type { Store } from '../store/store.js';
import { allTenants } from '../tenants/index.js';
import { createWorlds, raise } from './worlds.js';
import type { World, WorldLife } from './worlds.js';

export interface InPageOptions {
  /** Address above the segments, for example `https://utility.example`: a portal's address is `${base}/pleasanton`. */
  readonly base: string;
  readonly tenants?: Readonly<Record<string, Tenant>>;
  readonly processorBase?: string;
  readonly processor?: Processor;
  readonly clock?: Clock;
  /** A resident who is signed in to every world from the start. */
  readonly signedInAs?: string;
  /** Where a world keeps what it knows; by default in memory, until the page goes. */
  readonly store?: (segment: string) => Store<Collections>;
  /** What a world that outlives the page was before. */
  readonly life?: (segment: string) => WorldLife;
  /** Where a world's session is held; by default in memory too. */
  readonly sessionPlace?: (segment: string) => SessionPlace;
  /** The page that a message leads to, given a path of the city's; by default the demo site's. */
  readonly pageAt?: (path: string) => string;
  readonly onDefect?: (error: unknown) => void;
}

/** As `fetch`, for addresses below `base`. Every other address is a network error: nothing leaves the page. */
export interface InPageFetch {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  readonly processor: Processor;
  /** The world behind a segment of an address, made if it is not there. */
  world(segment: string): World<HeldSession>;
}

const networkError = (): TypeError => new TypeError('Failed to fetch');

/** Rejects as `fetch` does when `signal` aborts; what was begun goes on behind it, as it does on a server. */
const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

/** Some of a body, and then the end of the connection. */
function cut(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (!sent && bytes.length > 0) controller.enqueue(bytes);
      else controller.error(networkError());
      sent = true;
    },
  });
}

async function carry(response: Response): Promise<Response> {
  const mark = response.headers.get(transportMark);
  response.headers.delete(transportMark);
  if (mark === null) return response;
  if (mark === 'hang') return new Promise<never>(() => undefined);
  if (mark === 'reset-before-headers') throw networkError();
  const body = new Uint8Array(await response.arrayBuffer());
  const half = mark === 'truncate' ? body.subarray(0, Math.floor(body.length / 2)) : new Uint8Array();
  return new Response(cut(half), { status: response.status, headers: response.headers });
}

/** Runs the simulated utilities in the page itself. Sessions are held beside the page, one a world, and end with it. */
export function createInPageFetch(options: InPageOptions): InPageFetch {
  const base = options.base.replace(/\/$/, '');
  const clock = options.clock ?? systemClock;
  const tenants =
    options.tenants ?? allTenants({ processorBase: options.processorBase ?? 'http://localhost:4011' });
  const processor =
    options.processor ?? createProcessor({ clock: offsetClock(clock, momentIn('UTC', '2016-12-13T00:12')) });
  const signedIn = new WeakMap<World<HeldSession>, Promise<void>>();
  const worlds = createWorlds<HeldSession>({
    ...{ tenants, clock, processor },
    base: () => base,
    // There is no other page than this one.
    isKnownOrigin: () => true,
    sessions: (segment) => heldSession(options.sessionPlace?.(segment)),
    onDefect: options.onDefect ?? raise,
    ...(options.store ? { store: options.store } : {}),
    ...(options.life ? { life: options.life } : {}),
    ...(options.pageAt ? { pageAt: options.pageAt } : {}),
  });

  const signInOnce = (world: World<HeldSession>): Promise<void> => {
    const known = signedIn.get(world);
    if (known) return known;
    const name = options.signedInAs;
    const begun =
      name === undefined
        ? Promise.resolve()
        : world.utility.startSession(name).then((session) => world.sessions.hold(session));
    signedIn.set(world, begun);
    return begun;
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const root = new URL(`${base}/`);
    if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) throw networkError();
    const segment = url.pathname.slice(root.pathname.length).split('/')[0] ?? '';
    return carry(await worlds.respond(segment, request, signInOnce));
  };

  const fetchInPage = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    // The signal stays out of the utility's hands: a server does not learn that its caller has given up.
    const heard = new Request(request, { signal: null });
    return abortable(
      request.signal.aborted ? new Promise<never>(() => undefined) : answer(heard),
      request.signal,
    );
  };
  return Object.assign(fetchInPage, { processor, world: (segment: string) => worlds.world(segment) });
}
