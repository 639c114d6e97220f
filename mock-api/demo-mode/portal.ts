import { systemClock } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { offsetClock } from '../domain/clock.js';
import { momentIn } from '../domain/zone.js';
import type { HeldSession } from '../handlers/session-carrier.js';
import { cardPageProcessor } from '../processor/serverless/tokens.js';
import { allTenants } from '../tenants/index.js';
import { createInPageFetch } from '../transports/in-page.js';
import type { InPageFetch } from '../transports/in-page.js';
import type { World } from '../transports/worlds.js';
import { cardStandIns } from './card-stand-in.js';
import type { CardStandIns } from './card-stand-in.js';
import { keep } from './keeping.js';
import { introduce, tellMail, tellUnknown } from './tell.js';

/** The address that utilities of demo mode answer below; nobody has it. */
const base = 'https://demo.example';

/** One simulated utility in the page. */
export interface DemoPortal {
  /** As `fetch`, for what is below `https://demo.example/<name>`. */
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
  readonly standIn: CardStandIns['put'];
  /** The utility behind it: its ledger, its faults and its clock. */
  readonly world: World<HeldSession>;
}

export interface Demo {
  /** The utility of a name such as `pleasanton` or `pleasanton@slow`, one a page. Rejects for a name that there is none of, and says so. */
  readonly start: (name: string) => Promise<DemoPortal>;
  /** Forgets what was done at every utility that this page has started. */
  readonly reset: () => Promise<void>;
}

/** Says in the console what the utility has sent since it was last looked at. */
async function mailTeller({ utility }: World<HeldSession>): Promise<() => Promise<void>> {
  let seen = (await utility.mailbox())[0]?.id ?? '';
  return async () => {
    const fresh = (await utility.mailbox()).filter(({ id }) => id > seen).reverse();
    seen = fresh.at(-1)?.id ?? seen;
    fresh.forEach(tellMail);
  };
}

/** `cardPage` is the text of a card page that needs no server. */
export function createDemo(cardPage: string, clock: Clock = systemClock): Demo {
  const tenants = allTenants({ processorBase: `${base}/processor` });
  const cards = cardStandIns(cardPage, clock);
  const started = new Map<string, Promise<DemoPortal>>();
  const forgets: (() => Promise<void>)[] = [];

  const open = async (segment: string): Promise<InPageFetch> => {
    const { life, utility, processor, session, forget } = await keep(segment, clock);
    forgets.push(forget);
    // The processor lives in the utility's time, or its residents' cards would all have years left.
    const bank = offsetClock(clock, momentIn('UTC', '2016-12-13T00:12'), life.begun);
    return createInPageFetch({
      ...{ base, clock, tenants },
      processor: cardPageProcessor(bank, { store: processor, hears: cards.hears }),
      store: () => utility,
      life: () => life,
      sessionPlace: () => session,
      // There is one page: what a message leads to is on it.
      pageAt: () => location.href.replace(/#.*$/, ''),
    });
  };

  const begin = async (segment: string): Promise<DemoPortal> => {
    // Before anything is kept under a name that means nothing.
    createInPageFetch({ base, clock, tenants }).world(segment);
    const inPage = await open(segment);
    const world = inPage.world(segment);
    introduce(segment, world.tenant);
    const tellMails = await mailTeller(world);
    return {
      ...{ world, standIn: cards.put },
      send: async (url, init) => {
        const answer = await inPage(url, init);
        if (init.method !== 'GET') await tellMails();
        return answer;
      },
    };
  };

  const start = (name: string): Promise<DemoPortal> => {
    const known = started.get(name);
    if (known) return known;
    const begun = begin(name).catch((error: unknown) => {
      started.delete(name);
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(tellUnknown(name, error.message, Object.keys(tenants)));
    });
    started.set(name, begun);
    return begun;
  };

  return {
    start,
    reset: async () => {
      await Promise.all(forgets.map((forget) => forget()));
    },
  };
}
