import { getResponse } from 'msw';
import type { RequestHandler } from 'msw';
import { randomKey } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { offsetClock } from '../domain/clock.js';
import type { MovableClock } from '../domain/clock.js';
import type { Ledger } from '../domain/ledger.js';
import type { Collections } from '../domain/records.js';
import type { Tenant } from '../domain/tenant.js';
import { createUtility } from '../domain/utility.js';
import type { Utility } from '../domain/utility.js';
import { momentIn } from '../domain/zone.js';
import { createFaults } from '../faults/faults.js';
import type { Faults } from '../faults/faults.js';
import { scenarios } from '../faults/scenarios.js';
import { problem } from '../handlers/answers.js';
import { createHandlers } from '../handlers/handlers.js';
import { mailboxHandler } from '../handlers/mailbox.js';
import { correlationOf } from '../handlers/requests.js';
import type { SessionCarrier } from '../handlers/session-carrier.js';
import type { MerchantProcessor } from '../processor/charges.js';
import type { Processor } from '../processor/processor.js';
import { memoryStore } from '../store/memory.js';
import type { Store } from '../store/store.js';

/**
 * One utility with everything that is its own. A world is named by the first segment of its address: `tenant`, `tenant@scenario`,
 * `tenant@scenario+scenario` or `tenant@scenario.name`, where the name only tells one world from another.
 */
export interface World<S extends SessionCarrier = SessionCarrier> {
  readonly segment: string;
  readonly tenant: Tenant;
  readonly utility: Utility;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** The utility's clock; `advance` moves its day on. */
  readonly clock: MovableClock;
  /** The processor's account of what this utility charged. */
  readonly processor: MerchantProcessor;
  readonly sessions: S;
  /** Answers a request whose address is the world's own. Marks what a transport has to do to the connection. */
  respond(request: Request): Promise<Response>;
}

/** What stays the same of a world that outlives the page it was made in. */
export interface WorldLife {
  /** Tells it from every other world, of whatever name. */
  readonly id: string;
  /** When it began, by the clock of all worlds. */
  readonly begun: number;
}

export interface WorldsOptions<S extends SessionCarrier> {
  /** Tenants by the name that stands in an address. */
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly clock: Clock;
  readonly processor: Processor;
  /** Address above the segments, without a slash at its end. */
  readonly base: () => string;
  /** Origin of the cities' pages, which messages lead to. */
  readonly site?: () => string;
  /** The page that a message leads to, given a path of the city's; by default that path on the site. */
  readonly pageAt?: (path: string) => string;
  readonly isKnownOrigin: (origin: string) => boolean;
  readonly sessions: (segment: string, tenant: Tenant, clock: Clock) => S;
  readonly store?: (segment: string) => Store<Collections>;
  /** By default a world is another one each time that it is made, and begins then. */
  readonly life?: (segment: string) => WorldLife;
  readonly onDefect: (error: unknown) => void;
}

export interface Worlds<S extends SessionCarrier> {
  /** The world of a segment, made when it is first asked for. Throws `RangeError` for an unknown tenant or scenario. */
  world(segment: string): World<S>;
  /** Answers a request to any world, once `prepare` has seen it. An unknown one is a 404. */
  respond(segment: string, request: Request, prepare?: (world: World<S>) => Promise<void>): Promise<Response>;
}

const mostWorlds = 500;
/** Where `npm start` has the cities' pages. */
const usualSite = 'http://localhost:5173';

interface Name {
  readonly tenant: string;
  readonly scenarios: readonly string[];
}

/** Reads a segment; null where it is none. */
export function parseSegment(segment: string): Name | null {
  const parts = /^([a-z0-9-]+)(?:@([a-z0-9-]+(?:\+[a-z0-9-]+)*)?(?:\.[\w-]{1,64})?)?$/.exec(segment);
  return parts ? { tenant: parts[1] ?? '', scenarios: parts[2]?.split('+') ?? [] } : null;
}

/** A number for a name (FNV-1a): what is left to chance differs from world to world and not from run to run. */
const seedOf = (name: string): number =>
  [...name].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261);

/** Gives errors to whatever catches uncaught ones, so that no test passes over them. */
export const raise = (error: unknown): void => {
  queueMicrotask(() => {
    throw error;
  });
};

export function createWorlds<S extends SessionCarrier>(options: WorldsOptions<S>): Worlds<S> {
  const worlds = new Map<string, World<S>>();

  const make = (segment: string): World<S> => {
    const name = parseSegment(segment);
    const own = name ? Object.entries(options.tenants).find(([id]) => id === name.tenant)?.[1] : undefined;
    if (!name || !own) throw new RangeError(`no such utility: ${segment}`);
    const chosen = name.scenarios.map((id) => {
      const scenario = Object.entries(scenarios).find(([known]) => known === id)?.[1];
      if (!scenario) throw new RangeError(`no such scenario: ${id}`);
      return scenario;
    });
    const tenant = chosen.reduce((changed, scenario) => scenario.tenant?.(changed) ?? changed, own);
    // Two worlds that bear one name after another are two merchants still.
    const { id, begun } = options.life?.(segment) ?? {
      id: randomKey(options.clock),
      begun: options.clock.now(),
    };
    const start = momentIn(tenant.portal.timeZone, tenant.rules.startsAt);
    const clock = offsetClock(options.clock, start, begun);
    const processor = options.processor.forMerchant(`${segment} ${id}`, clock);
    const store = options.store?.(segment) ?? memoryStore<Collections>();
    // A page opens the world of its own city: one with another name has to be asked for.
    const asked = segment === name.tenant ? '' : `?portal=${encodeURIComponent(segment)}`;
    const pageAt =
      options.pageAt ?? ((path: string): string => `${options.site?.() ?? usualSite}${path}${asked}`);
    const utility = createUtility({ store, tenant, clock, processor, pageAt });
    const rules = chosen.flatMap((scenario) => scenario.faults ?? []);
    const faults = createFaults(rules, seedOf(segment));
    const sessions = options.sessions(segment, tenant, clock);
    const base = `${options.base()}/${segment}`;
    const handlers: RequestHandler[] = [
      mailboxHandler(utility, base),
      ...createHandlers(utility, {
        base,
        origin: { isKnown: options.isKnownOrigin },
        onDefect: options.onDefect,
        ...{ clock, sessions, faults },
      }),
    ];
    const respond = async (request: Request): Promise<Response> =>
      (await getResponse(handlers, request)) ?? problem(404, 'not-found', randomKey(clock));
    return { segment, tenant, utility, ledger: utility.ledger, faults, clock, processor, sessions, respond };
  };

  const world = (segment: string): World<S> => {
    const found = worlds.get(segment) ?? make(segment);
    // The least recently used one is at the front, and is the first to go.
    worlds.delete(segment);
    worlds.set(segment, found);
    const [oldest] = worlds.keys();
    if (worlds.size > mostWorlds && oldest !== undefined) worlds.delete(oldest);
    return found;
  };

  return {
    world,
    respond: async (segment, request, prepare) => {
      let found: World<S>;
      try {
        found = world(segment);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return problem(404, 'not-found', correlationOf(request, randomKey(options.clock)), {
          detail: error.message,
        });
      }
      await prepare?.(found);
      return found.respond(request);
    },
  };
}
