import type { Clock } from '../../src/core/clock.js';
import { browserIntents, type IntentStore } from '../../src/client/payment/intents.js';
import type { TabMessage, Tabs } from '../../src/client/tabs.js';
import type { Send } from '../../src/adapter/send.js';

/** Web storage in memory, which every tab of an origin shares. */
export class MemoryStorage implements Storage {
  readonly #entries = new Map<string, string>();

  get length(): number {
    return this.#entries.size;
  }
  clear(): void {
    this.#entries.clear();
  }
  getItem(name: string): string | null {
    return this.#entries.get(name) ?? null;
  }
  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }
  removeItem(name: string): void {
    this.#entries.delete(name);
  }
  setItem(name: string, value: string): void {
    this.#entries.set(name, value);
  }
  values(): string[] {
    return [...this.#entries.values()];
  }
}

/** What the tabs of one origin share: locks, messages, storage and the line to the world. */
export class Browser {
  readonly storage = new MemoryStorage();
  readonly #locks = new Map<string, BrowserTab>();
  readonly #tabs = new Set<BrowserTab>();
  readonly #cut = new Set<() => void>();
  #online = true;

  get online(): boolean {
    return this.#online;
  }
  /** Going offline cuts what is on its way; what has arrived at the backend goes on there. */
  set online(online: boolean) {
    this.#online = online;
    if (online) return;
    for (const cut of [...this.#cut]) cut();
    this.#cut.clear();
  }

  open(): BrowserTab {
    const tab = new BrowserTab(this);
    this.#tabs.add(tab);
    return tab;
  }

  /** @internal */
  closed(tab: BrowserTab): void {
    this.#tabs.delete(tab);
    for (const [name, holder] of [...this.#locks]) if (holder === tab) this.#locks.delete(name);
  }

  /** @internal */
  lock(tab: BrowserTab, name: string): (() => void) | null {
    if (this.#locks.has(name)) return null;
    this.#locks.set(name, tab);
    return () => {
      if (this.#locks.get(name) === tab) this.#locks.delete(name);
    };
  }

  /** @internal */
  say(from: BrowserTab, message: TabMessage): void {
    for (const tab of this.#tabs) if (tab !== from) tab.hear(structuredClone(message));
  }

  /** @internal */
  untilCut(cut: () => void): () => void {
    this.#cut.add(cut);
    return () => this.#cut.delete(cut);
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const networkError = (): TypeError => new TypeError('Failed to fetch');

/** One tab. When it dies, at whatever moment, no line of its code has an effect any more and its locks are free. */
export class BrowserTab {
  readonly #browser: Browser;
  readonly #listeners = new Set<(message: TabMessage) => void>();
  alive = true;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  die(): void {
    this.alive = false;
    this.#browser.closed(this);
  }

  /** `clock`, a day wrong as residents' clocks can be (SEC-33), and silent once the tab is gone. */
  clockOf(clock: Clock): Clock {
    return {
      now: () => clock.now() + 86_400_000,
      after: (ms, task) =>
        clock.after(ms, () => {
          if (this.alive) task();
        }),
      random: (bytes) => clock.random(bytes),
    };
  }

  sendOver(send: Send): Send {
    return (url, init) => {
      if (!this.alive) return never();
      if (!this.#browser.online) return Promise.reject(networkError());
      const answer = new Promise<Response>((resolve, reject) => {
        const done = this.#browser.untilCut(() => reject(networkError()));
        send(url, init).then(resolve, reject).finally(done);
      });
      return answer.finally(() => (this.alive ? undefined : never()));
    };
  }

  readonly tabs: Tabs = {
    lock: async (name) => {
      await Promise.resolve();
      return this.alive ? this.#browser.lock(this, name) : never();
    },
    say: (message) => {
      if (this.alive) this.#browser.say(this, message);
    },
    listen: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  intents(): IntentStore {
    const store = browserIntents(() => this.#browser.storage, 'portal');
    return {
      list: () => store.list(),
      add: (intent) => {
        if (this.alive) store.add(intent);
      },
      remove: (reference) => {
        if (this.alive) store.remove(reference);
      },
    };
  }

  /** @internal */
  hear(message: TabMessage): void {
    queueMicrotask(() => {
      if (this.alive) for (const listener of [...this.#listeners]) listener(message);
    });
  }
}
