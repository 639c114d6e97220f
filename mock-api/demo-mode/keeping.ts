import { randomKey } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import type { Collections } from '../domain/records.js';
import type { SessionPlace } from '../handlers/session-carrier.js';
import type { ProcessorCollections } from '../processor/processor.js';
import { deleteIndexedDbStore, indexedDbStore } from '../store/indexed-db.js';
import { memoryStore } from '../store/memory.js';
import type { Store } from '../store/store.js';
import type { WorldLife } from '../transports/worlds.js';
import { tell } from './tell.js';

/** Everything of a simulated utility that has to be there again on the next page. */
export interface Keeping {
  readonly life: WorldLife;
  readonly utility: Store<Collections>;
  /** Of the processor: a payment made before a reload would be forgotten without it. */
  readonly processor: Store<ProcessorCollections>;
  readonly session: SessionPlace;
  /** Deletes it. Who goes on afterwards goes on with nothing. */
  forget(): Promise<void>;
}

const own = 'utility-widgets-demo';
/** Which utilities there are, for all of them. */
const lives = (): Promise<Store<{ lives: WorldLife }>> => indexedDbStore(own);

/** As a browser keeps a cookie: for all tabs, over navigation and reload. */
function sessionIn(storage: Storage, name: string): SessionPlace {
  return {
    get: () => storage.getItem(name),
    set: (id) => {
      if (id === null) storage.removeItem(name);
      else storage.setItem(name, id);
    },
  };
}

async function inBrowser(segment: string, clock: Clock): Promise<Keeping> {
  const names = { utility: `${own} ${segment}`, processor: `${own} ${segment} processor` };
  const session = sessionIn(localStorage, `${own}:${segment}:session`);
  const all = await lives();
  const life = await all.transaction(async (tx) => {
    const known = await tx.get('lives', segment);
    if (known) return known;
    const made = { id: randomKey(clock), begun: clock.now() };
    await tx.put('lives', segment, made);
    return made;
  });
  return {
    ...{ life, session },
    utility: await indexedDbStore(names.utility),
    processor: await indexedDbStore(names.processor),
    forget: async () => {
      session.set(null);
      await all.transaction((tx) => tx.remove('lives', segment));
      await Promise.all(Object.values(names).map(deleteIndexedDbStore));
    },
  };
}

function inMemory(clock: Clock): Keeping {
  let held: string | null = null;
  return {
    life: { id: randomKey(clock), begun: clock.now() },
    utility: memoryStore(),
    processor: memoryStore(),
    session: {
      get: () => held,
      set: (id) => {
        held = id;
      },
    },
    forget: async () => undefined,
  };
}

let told = false;

/** In the browser's database; in memory, which is said once, where that is not to be had. */
export async function keep(segment: string, clock: Clock): Promise<Keeping> {
  try {
    return await inBrowser(segment, clock);
  } catch (error) {
    if (!told) {
      told = true;
      tell(`this browser keeps nothing for this page, so every page starts anew (${String(error)}).`);
    }
    return inMemory(clock);
  }
}
