import type { CardStandIn } from '../adapter/capture/card-frame.js';
import type { UtilityAdapter } from '../adapter/port.js';
import type { Capability, PortalConfig } from '../contract/portal.js';
import { systemClock, type Clock } from '../core/clock.js';
import { toUtilityError, type UtilityError } from '../core/errors.js';
import { SessionDesk } from './session.js';
import { browserTabs, type Tabs } from './tabs.js';
import { Value } from './value.js';

export interface ClientOptions {
  readonly adapter: UtilityAdapter;
  readonly clock?: Clock;
  readonly tabs?: Tabs;
}

/** The portal's configuration, as far as it is known. */
export type PortalView =
  | { readonly is: 'asking' }
  | { readonly is: 'known'; readonly portal: PortalConfig }
  | { readonly is: 'failed'; readonly error: UtilityError };

/** A part of the runtime that only some pages need; it comes with the widget that needs it. */
export interface Extension {
  /** Somebody uses the client again. */
  start?(): void;
  /** Nobody does any more. */
  rest?(): void;
  /** The page came back: from being hidden or offline, or, `frozen`, from the browser's cache, where requests are lost. */
  wake?(frozen: boolean): void;
  /** The session has begun or ended: what is private has to go. */
  forget?(): void;
  /** Bills may have changed at the backend; `elsewhere`: another tab says so. */
  billsChanged?(elsewhere: boolean): void;
  /** The resident's accounts may have changed at the backend. */
  accountsChanged?(): void;
}

/** How the keys of open payments begin in storage. */
export const intentName = (adapterId: string): string => `utility-widgets:${adapterId}:intent:`;

const portOf = (capability: Capability) => {
  if (capability === 'sign-in') return 'session';
  return capability === 'guest-payment' ? 'guest' : capability;
};

/** The runtime of one portal on one page: configuration, session and reads; payments as an extension. Needs no widget. */
export class UtilityClient extends EventTarget {
  readonly adapter: UtilityAdapter;
  readonly clock: Clock;
  readonly portal = new Value<PortalView>({ is: 'asking' });
  readonly session: SessionDesk | null;
  readonly tabs: Tabs;
  /** Demo mode's card form. Nothing else sets it: neither a portal's configuration nor an adapter can. */
  declare standIn?: CardStandIn;
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
          onStarted: this.#forget,
          onEnded: (expired) => {
            this.#forget();
            if (expired) this.dispatchEvent(new CustomEvent('session-expired'));
          },
        })
      : null;
  }

  /** Asks for the configuration once; again after a failure. */
  async loadPortal(): Promise<void> {
    if (this.#portalAsked) return;
    this.#portalAsked = true;
    this.portal.set({ is: 'asking' });
    try {
      // Not aborted when a widget leaves: every other one needs the same answer.
      const portal = await this.adapter.getPortal(new AbortController().signal);
      this.portal.set({ is: 'known', portal });
    } catch (thrown) {
      this.#portalAsked = false;
      this.portal.set({ is: 'failed', error: toUtilityError(thrown) });
    }
  }
  #portalAsked = false;

  /** Whether the portal offers a thing: its configuration says so and the adapter has the port. */
  offers(portal: PortalConfig, capability: Capability): boolean {
    if (!portal.capabilities.includes(capability)) return false;
    const { accounts, bills, guest } = this.adapter;
    // Bills and use are those of an account, and what is paid are bills, in ways that the portal names.
    if ((capability === 'bills' || capability === 'usage') && !accounts) return false;
    if (capability === 'payments' && !(portal.payments && (guest || (accounts && bills)))) return false;
    return this.adapter[portOf(capability)] !== undefined;
  }

  /** Whether storage holds the key of a payment that is open: told without the code that looks after payments. */
  hasOpenPayment(): boolean {
    try {
      return Object.keys(localStorage).some((name) => name.startsWith(intentName(this.adapter.id)));
    } catch {
      // Where storage is refused, nothing could have been sent.
      return false;
    }
  }

  /** The extension of this name, made when it is first asked for; one a client, whichever copy of the library asks. */
  extend<T extends Extension>(name: string, make: () => T): T {
    let extension = this.#extensions.get(name) as T | undefined;
    if (extension === undefined) {
      extension = make();
      this.#extensions.set(name, extension);
      if (this.#sleep !== null) extension.start?.();
    }
    return extension;
  }

  /** Bills may have changed at the backend: every widget and tab asks again. */
  billsChanged(): void {
    this.tabs.say({ type: 'bills-changed' });
    this.#billsChanged(false);
  }

  /** An account was linked, or is no longer: every widget and tab asks again. */
  accountsChanged(): void {
    this.tabs.say({ type: 'accounts-changed' });
    this.#accountsChanged();
  }

  /** Counts those who use the client: listeners stand only while somebody does. The answer gives one use back. */
  use(): () => void {
    if (this.#users++ === 0 && this.#sleep === null) this.#wakeUp();
    let using = true;
    return () => {
      if (!using) return;
      using = false;
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
    void this.loadPortal();
    this.session?.start();
    this.#each((extension) => {
      extension.start?.();
    });
    const unlisten = this.tabs.listen((message) => {
      if (message.type === 'bills-changed') this.#billsChanged(true);
      else if (message.type === 'accounts-changed') this.#accountsChanged();
    });
    signal.addEventListener('abort', unlisten);
    addEventListener(
      'online',
      () => {
        // A sign-out that nobody could hear offline is made good.
        void this.session?.ask();
        this.#wakeExtensions(false);
      },
      { signal },
    );
    addEventListener(
      'pageshow',
      (event) => {
        // A page from the browser's cache may show what has changed meanwhile, to somebody else than before.
        if (!event.persisted) return;
        this.session?.doubt();
        this.#wakeExtensions(true);
      },
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState !== 'visible') return;
        void this.session?.ask();
        this.#wakeExtensions(false);
      },
      { signal },
    );
  }

  #wakeExtensions(frozen: boolean): void {
    this.#each((extension) => {
      extension.wake?.(frozen);
    });
  }

  #each(tell: (extension: Extension) => void): void {
    for (const extension of [...this.#extensions.values()]) tell(extension);
  }

  /** Nobody is left to show anything: what is not under way ends. An open payment goes on. */
  #fallAsleep(): void {
    this.#sleep?.abort();
    this.#sleep = null;
    this.session?.stop();
    this.#each((extension) => {
      extension.rest?.();
    });
  }

  readonly #forget = (): void => {
    this.#each((extension) => {
      extension.forget?.();
    });
  };

  #billsChanged(elsewhere: boolean): void {
    this.#each((extension) => {
      extension.billsChanged?.(elsewhere);
    });
  }

  #accountsChanged(): void {
    this.#each((extension) => {
      extension.accountsChanged?.();
    });
  }
}
