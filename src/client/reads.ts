import { toUtilityError } from '../core/errors.js';
import type { Extension, UtilityClient } from './client.js';

/** `gone`: the answers may not be shown any more; otherwise they may, until newer ones come. */
type Listener = (gone: boolean) => void;

/** A question that several widgets may ask: its name in the cache, and how it is answered. */
export interface Question<T> {
  readonly name: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}

interface Entry {
  readonly answer: Promise<unknown>;
  readonly stop: AbortController;
  askers: number;
  settled: boolean;
}

/** A question that cannot even be put fails as one that was lost. */
const begin = async <T>(load: () => Promise<T>): Promise<T> => load();

/**
 * Answers by question, shared by every widget of a page: two widgets that ask the same thing cause one request. A failed answer is
 * not kept. A request is aborted when nobody waits for it any more.
 */
export class Reads implements Extension {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<Listener>();

  /** The answer to `question`; `load` is called only when nobody has asked before. */
  get<T>(question: string, load: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    let entry = this.#entries.get(question);
    if (entry === undefined) {
      const stop = new AbortController();
      const created: Entry = { answer: begin(() => load(stop.signal)), stop, askers: 0, settled: false };
      entry = created;
      this.#entries.set(question, created);
      created.answer.then(
        () => {
          created.settled = true;
        },
        () => {
          created.settled = true;
          if (this.#entries.get(question) === created) this.#entries.delete(question);
        },
      );
    }
    return this.#join<T>(question, entry, signal);
  }

  /** The session has begun or ended: no answer may be shown any more. */
  forget(): void {
    this.#drop('', true);
  }

  /** Everything is asked again, and what is known may be shown meanwhile. */
  renew(): void {
    this.#drop('', false);
  }

  /** Calls `listener` whenever answers were forgotten. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Whether the answer to `question` is here or on its way. */
  has(question: string): boolean {
    return this.#entries.has(question);
  }

  rest(): void {
    this.forget();
  }

  billsChanged(): void {
    this.#drop('bill', false);
  }

  accountsChanged(): void {
    this.#drop('accounts', false);
  }

  #drop(prefix: string, gone: boolean): void {
    for (const question of [...this.#entries.keys()]) {
      if (question.startsWith(prefix)) this.#entries.delete(question);
    }
    for (const listener of [...this.#listeners]) listener(gone);
  }

  #join<T>(question: string, entry: Entry, signal: AbortSignal): Promise<T> {
    entry.askers++;
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        entry.askers--;
        if (entry.askers === 0 && !entry.settled) {
          if (this.#entries.get(question) === entry) this.#entries.delete(question);
          entry.stop.abort();
        }
        reject(signal.reason as Error);
      };
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave, { once: true });
      const done = (): void => {
        signal.removeEventListener('abort', leave);
      };
      entry.answer.then(
        (value) => {
          done();
          resolve(value as T);
        },
        (error: unknown) => {
          done();
          reject(toUtilityError(error));
        },
      );
    });
  }
}

/** The answers of a client. Everything in them is the signed-in resident's. */
export const reads = (client: UtilityClient): Reads => client.extend('reads', () => new Reads());
