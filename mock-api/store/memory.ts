import { stage } from './staging.js';
import type { Store } from './store.js';

/** A store that lives as long as the process. */
export function memoryStore<C>(): Store<C> {
  const kept = new Map<string, Map<string, string>>();
  let last: Promise<unknown> = Promise.resolve();

  return {
    transaction(work) {
      const run = async () => {
        const { tx, changes } = stage<C>((collection) => kept.get(collection) ?? new Map<string, string>());
        const result = await work(tx);
        for (const [name, texts] of changes) {
          const target = kept.get(name) ?? new Map<string, string>();
          kept.set(name, target);
          for (const [id, text] of texts) {
            if (text === null) target.delete(id);
            else target.set(id, text);
          }
        }
        return result;
      };
      const turn = last.then(run, run);
      // The next one waits for the end of this one, however it ends.
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
