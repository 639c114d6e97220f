import { intentName } from '../client.js';
import { randomId, randomKey, type Clock } from '../../core/clock.js';
import type { Intent } from '../../core/payment/types.js';

/** Where open payments survive a reload, a crash or a closed tab: reference, key and start, all random or harmless. */
export interface IntentStore {
  list(): readonly Intent[];
  add(intent: Intent): void;
  remove(reference: string): void;
}

export const newIntent = (clock: Clock): Intent => {
  const plain = randomId(clock, 8);
  return {
    reference: `${plain.slice(0, 4)}-${plain.slice(4)}`,
    key: randomKey(clock),
    startedAt: clock.now(),
  };
};

const isIntent = (value: unknown): value is Intent =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Intent).reference === 'string' &&
  typeof (value as Intent).key === 'string' &&
  Math.abs((value as Intent).startedAt) < 8.64e15;

/**
 * The store of a browser. One entry an intent, so that two tabs never overwrite each other's. `add` throws where storage is refused:
 * a payment whose key cannot be kept must not be sent.
 */
export function browserIntents(getStorage: () => Storage, scope: string): IntentStore {
  const prefix = intentName(scope);
  return {
    list: () => {
      const intents: Intent[] = [];
      const storage = reachable(getStorage);
      if (storage === null) return intents;
      for (let index = 0; index < storage.length; index++) {
        const name = storage.key(index);
        if (name?.startsWith(prefix)) {
          const intent = readIntent(storage.getItem(name));
          if (intent) intents.push(intent);
        }
      }
      return intents.sort((one, other) => one.startedAt - other.startedAt);
    },
    add: ({ reference, key, startedAt }) => {
      const storage = getStorage();
      const text = JSON.stringify({ reference, key, startedAt });
      storage.setItem(prefix + reference, text);
      // Some private modes take everything and keep nothing.
      if (storage.getItem(prefix + reference) !== text) throw new Error('Storage did not keep a payment key');
    },
    remove: (reference) => {
      reachable(getStorage)?.removeItem(prefix + reference);
    },
  };
}

/** Storage can be refused by the browser's settings or by a sandbox; then nothing is open, because nothing could be sent. */
function reachable(getStorage: () => Storage): Storage | null {
  try {
    return getStorage();
  } catch {
    return null;
  }
}

function readIntent(text: string | null): Intent | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isIntent(value) ? value : null;
  } catch {
    return null;
  }
}
