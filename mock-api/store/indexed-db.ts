import { stage } from './staging.js';
import type { Texts } from './staging.js';
import type { Store } from './store.js';

const table = 'records';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('The database failed', 'UnknownError'));
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (): void =>
      reject(transaction.error ?? new DOMException('The database gave up', 'AbortError'));
    transaction.oncomplete = () => resolve();
    transaction.onabort = fail;
    transaction.onerror = fail;
  });

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(table);
  };
  return settled(request);
}

/** Every key of a collection: an array sorts after each string. */
const keysOf = (collection: string): IDBKeyRange => IDBKeyRange.bound([collection], [collection, []]);

async function readAll(db: IDBDatabase, collection: string): Promise<Texts> {
  const records = db.transaction(table).objectStore(table);
  const range = keysOf(collection);
  // Both before the first answer: a transaction of the database ends where nothing is asked of it.
  const asked = [settled(records.getAllKeys(range)), settled(records.getAll(range))] as const;
  const [keys, texts] = await Promise.all(asked);
  return new Map(keys.map((key, at) => [(key as [string, string])[1], texts[at] as string]));
}

/**
 * A store in the browser, under a name. It outlives the page, and all tabs of an origin have one and the same: a lock of that name keeps
 * their transactions apart, and what one has put gets in whole or not at all.
 * Rejects where the browser keeps nothing for this page, or knows no locks.
 */
export async function indexedDbStore<C>(name: string): Promise<Store<C>> {
  const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(name, work);

  let opened: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => {
    opened ??= open(name).then(
      (db) => {
        const leave = (): void => {
          db.close();
          opened = undefined;
        };
        // Somebody deletes it, or the browser closes it: the next transaction opens it anew.
        db.onversionchange = leave;
        db.onclose = leave;
        return db;
      },
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };

  // What is refused is refused now, and not in the middle of a payment.
  await alone(database);

  return {
    transaction: (work) =>
      alone(async () => {
        const db = await database();
        const known = new Map<string, Promise<Texts>>();
        const { tx, changes } = stage<C>((collection) => {
          const texts = known.get(collection) ?? readAll(db, collection);
          known.set(collection, texts);
          return texts;
        });
        const result = await work(tx);
        if (changes.size === 0) return result;
        const writing = db.transaction(table, 'readwrite');
        const records = writing.objectStore(table);
        for (const [collection, texts] of changes) {
          for (const [id, text] of texts) {
            if (text === null) records.delete([collection, id]);
            else records.put(text, [collection, id]);
          }
        }
        await finished(writing);
        return result;
      }),
  };
}

/** Deletes what a store of this name holds, once no transaction is under way. Pages that have it open start with nothing. */
export const deleteIndexedDbStore = (name: string): Promise<void> =>
  navigator.locks.request(name, async () => {
    await settled(indexedDB.deleteDatabase(name));
  });
