import type { UtilityAdapter } from '../adapter/port.js';
import type { AccountList, BillDetails, BillList, Capability, PortalConfig } from '../contract/index.js';
import { systemClock, type Clock } from '../core/clock.js';
import { toUtilityError } from '../core/errors.js';
import { Reads } from './reads.js';
import { SessionDesk } from './session.js';
import { browserTabs, type Tabs } from './tabs.js';

export interface ClientOptions {
  readonly adapter: UtilityAdapter;
  readonly clock?: Clock;
  readonly tabs?: Tabs;
}

/** A question that several widgets may ask: its name in the cache, and how it is answered. */
export interface Question<T> {
  readonly name: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}

/** A part of the runtime that only some pages need; it comes with the widget that needs it. */
export interface Extension {
  /** Somebody uses the client again. */
  start(): void;
  /** Nobody does any more. */
  rest(): void;
  /** The page came back: from the browser's cache, from being hidden or offline. */
  wake(): void;
  /** The session has ended: what is private has to go. */
  forget(): void;
}

/** The runtime of one portal on one page: configuration, session and reads; payments as an extension. Needs no widget. */
export class UtilityClient extends EventTarget {
  readonly adapter: UtilityAdapter;
  readonly clock: Clock;
  readonly reads = new Reads();
  readonly session: SessionDesk | null;
  readonly tabs: Tabs;
  readonly #extensions = new Map<string, Extension>();
  #users = 0;
  #sleep: AbortController | null = null;

  constructor({ adapter, clock = systemClock, tabs }: ClientOptions) {
    super();
    this.adapter = adapter;
    this.clock = clock;
    this.tabs = tabs ?? browserTabs(adapter.id);
    this.session = adapter.session
      ? new SessionDesk({
          port: adapter.session,
          clock,
          tabs: this.tabs,
          onStarted: () => {
            this.reads.forget('private:');
          },
          onEnded: (expired) => {
            this.#each((extension) => {
              extension.forget();
            });
            this.reads.forget('private:');
            if (expired) this.dispatchEvent(new CustomEvent('session-expired'));
          },
        })
      : null;
  }

  readonly portal: Question<PortalConfig> = {
    name: 'portal',
    load: (signal) => this.adapter.getPortal(signal),
  };

  readonly accounts: Question<AccountList> = {
    name: 'private:accounts',
    load: (signal) => this.#private(this.adapter.accounts?.listAccounts(signal)),
  };

  bills(accountId: string, past: boolean): Question<BillList> {
    return {
      name: `private:bills:${accountId}:${past ? 'all' : 'open'}`,
      load: (signal) => this.#private(this.adapter.bills?.listBills({ accountId, past }, signal)),
    };
  }

  bill(billId: string): Question<BillDetails> {
    return {
      name: `private:bill:${billId}`,
      load: (signal) => this.#private(this.adapter.bills?.getBill(billId, signal)),
    };
  }

  /** Whether the portal offers a thing: its configuration says so and the adapter has the port. */
  offers(portal: PortalConfig, capability: Capability): boolean {
    const { session, accounts, bills, payments } = this.adapter;
    const port = { 'sign-in': session, accounts, bills, payments }[capability];
    return port !== undefined && portal.capabilities.includes(capability);
  }

  /** The extension of this name, made when it is first asked for; one a client, whichever copy of the library asks. */
  extend<T extends Extension>(name: string, make: () => T): T {
    let extension = this.#extensions.get(name) as T | undefined;
    if (extension === undefined) {
      extension = make();
      this.#extensions.set(name, extension);
      if (this.#sleep !== null) extension.start();
    }
    return extension;
  }

  /** Bills may have changed at the backend: every widget and tab asks again. */
  billsChanged(): void {
    this.tabs.say({ type: 'bills-changed' });
    this.reads.forget('private:bill');
  }

  /** Counts those who use the client: listeners stand only while somebody does. The answer gives one use back. */
  use(): () => void {
    if (this.#users++ === 0 && this.#sleep === null) this.#wakeUp();
    return () => {
      this.#users--;
      // A widget that is only moved comes back within the same task.
      queueMicrotask(() => {
        if (this.#users === 0 && this.#sleep) this.#fallAsleep();
      });
    };
  }

  #wakeUp(): void {
    const sleep = (this.#sleep = new AbortController());
    const { signal } = sleep;
    this.session?.start();
    this.#each((extension) => {
      extension.start();
    });
    const unlisten = this.tabs.listen((message) => {
      if (message.type === 'bills-changed') this.reads.forget('private:bill');
    });
    signal.addEventListener('abort', unlisten);
    addEventListener('online', this.#wakeExtensions, { signal });
    addEventListener('pageshow', (event) => {
      // A page from the browser's cache may show what has changed meanwhile.
      if (event.persisted) this.#revive();
    }, { signal });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#revive();
    }, { signal });
  }

  #revive(): void {
    void this.session?.ask();
    this.#wakeExtensions();
  }

  readonly #wakeExtensions = (): void => {
    this.#each((extension) => {
      extension.wake();
    });
  };

  #each(tell: (extension: Extension) => void): void {
    for (const extension of [...this.#extensions.values()]) tell(extension);
  }

  /** Nobody is left to show anything: what is not under way ends. An open payment goes on. */
  #fallAsleep(): void {
    this.#sleep?.abort();
    this.#sleep = null;
    this.session?.stop();
    this.#each((extension) => {
      extension.rest();
    });
  }

  async #private<T>(answer: Promise<T> | undefined): Promise<T> {
    try {
      if (answer === undefined) throw toUtilityError(new TypeError('The adapter lacks a port that was asked for'));
      return await answer;
    } catch (thrown) {
      if (toUtilityError(thrown).kind === 'auth') this.session?.lost();
      throw thrown;
    }
  }
}
