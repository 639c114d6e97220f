import type { Transaction } from './store.js';

/** Records of a collection as JSON texts, by id. */
export type Texts = ReadonlyMap<string, string>;
/** What a transaction leaves of the records that it touched, by collection and id; `null` marks a removal. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

export interface Staged<C> {
  readonly tx: Transaction<C>;
  readonly changes: Changes;
}

/**
 * One transaction over records that `read` gives, whose changes are kept apart until it has succeeded. Records are held as text, so that
 * nothing but JSON gets in and nobody shares an object.
 */
export function stage<C>(read: (collection: string) => Promise<Texts> | Texts): Staged<C> {
  const changes = new Map<string, Map<string, string | null>>();
  const set = (collection: string, id: string, text: string | null): void => {
    const own = changes.get(collection) ?? new Map<string, string | null>();
    changes.set(collection, own.set(id, text));
  };
  const tx: Transaction<C> = {
    async get<K extends keyof C & string>(collection: K, id: string) {
      const own = changes.get(collection)?.get(id);
      const text = own === undefined ? (await read(collection)).get(id) : own;
      return text === null || text === undefined ? undefined : (JSON.parse(text) as C[K]);
    },
    async list<K extends keyof C & string>(collection: K) {
      const now = new Map<string, string | null>(await read(collection));
      for (const [id, text] of changes.get(collection) ?? []) now.set(id, text);
      const records: C[K][] = [];
      for (const id of [...now.keys()].sort()) {
        const text = now.get(id);
        if (text !== null && text !== undefined) records.push(JSON.parse(text) as C[K]);
      }
      return records;
    },
    async put(collection, id, record) {
      set(collection, id, JSON.stringify(record));
    },
    async remove(collection, id) {
      set(collection, id, null);
    },
  };
  return { tx, changes };
}
