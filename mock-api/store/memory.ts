import type { Store, Transaction } from './store.js';

/** Record texts by collection and id. `null` marks a removal that has not been kept yet. */
type Texts = Map<string, Map<string, string | null>>;

const collectionOf = (texts: Texts, name: string): Map<string, string | null> => {
  const known = texts.get(name);
  if (known) return known;
  const made = new Map<string, string | null>();
  texts.set(name, made);
  return made;
};

/** A store that lives as long as the process. Records are held as text, so that nothing but JSON gets in and nobody shares an object. */
export function memoryStore<C>(): Store<C> {
  const kept: Texts = new Map();
  let last: Promise<unknown> = Promise.resolve();

  const begin = (): { tx: Transaction<C>; keep: () => void } => {
    const staged: Texts = new Map();
    const textOf = (collection: string, id: string): string | null | undefined => {
      const own = staged.get(collection)?.get(id);
      return own === undefined ? kept.get(collection)?.get(id) : own;
    };
    const tx: Transaction<C> = {
      async get<K extends keyof C & string>(collection: K, id: string) {
        const text = textOf(collection, id);
        return text === null || text === undefined ? undefined : (JSON.parse(text) as C[K]);
      },
      async list<K extends keyof C & string>(collection: K) {
        const ids = new Set([
          ...(kept.get(collection)?.keys() ?? []),
          ...(staged.get(collection)?.keys() ?? []),
        ]);
        const records: C[K][] = [];
        for (const id of [...ids].sort()) {
          const text = textOf(collection, id);
          if (text !== null && text !== undefined) records.push(JSON.parse(text) as C[K]);
        }
        return records;
      },
      async put(collection, id, record) {
        collectionOf(staged, collection).set(id, JSON.stringify(record));
      },
      async remove(collection, id) {
        collectionOf(staged, collection).set(id, null);
      },
    };
    const keep = (): void => {
      for (const [name, records] of staged) {
        const target = collectionOf(kept, name);
        for (const [id, text] of records) {
          if (text === null) target.delete(id);
          else target.set(id, text);
        }
      }
    };
    return { tx, keep };
  };

  return {
    transaction(work) {
      const run = async () => {
        const { tx, keep } = begin();
        const result = await work(tx);
        keep();
        return result;
      };
      const turn = last.then(run, run);
      // The next one waits for the end of this one, however it ends.
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
