import type { Clock } from '../../core/clock.js';
import type { Intent } from '../../core/payment/types.js';
import type { Tabs } from '../tabs.js';
import { newIntent, type IntentStore } from './intents.js';

export interface OpenIntentOptions {
  readonly clock: Clock;
  readonly intents: IntentStore;
  readonly tabs: Tabs;
  /** Another tab has begun or ended a payment. */
  readonly onElsewhere: () => void;
}

/** An intent that nobody else holds. Nothing may be sent before it is kept. */
export interface Taken {
  readonly intent: Intent;
  /** Throws where the browser keeps nothing. */
  keep(): void;
  release(): void;
}

interface Held {
  readonly reference: string;
  readonly billIds: readonly string[];
  readonly stop: AbortController;
}

/**
 * The one payment that a page has open, against all others of the browser: a lock for it and for each of its bills, its key in
 * storage until the backend has ended it, and what the other tabs say of theirs.
 */
export class OpenIntent {
  readonly #options: OpenIntentOptions;
  readonly #elsewhere = new Map<string, readonly string[]>();
  #open: Held | null = null;
  /** Payments that the utility has, and that the payer need not wait for. */
  #aside: Held[] = [];
  #unlisten: (() => void) | null = null;

  constructor(options: OpenIntentOptions) {
    this.#options = options;
  }

  isOpen(): boolean {
    return this.#open !== null;
  }

  /** Aborted when the intent has ended, or when the page lets go of it. */
  get signal(): AbortSignal {
    return this.#open?.stop.signal ?? AbortSignal.abort();
  }

  /** Bills with a payment under way in another tab. */
  get payingElsewhere(): ReadonlySet<string> {
    return new Set([...this.#elsewhere.values()].flat());
  }

  listen(): void {
    const { tabs, onElsewhere } = this.#options;
    this.#unlisten ??= tabs.listen((message) => {
      if (message.type === 'payment') {
        if (!isPayment(message)) return;
        if (message.open) this.#elsewhere.set(message.reference, message.billIds);
        else this.#elsewhere.delete(message.reference);
        onElsewhere();
      } else if (message.type === 'payments-wanted') this.#tell(true);
    });
    tabs.say({ type: 'payments-wanted' });
  }

  /** Lets go of locks and listeners; the key stays in storage. */
  stop(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    for (const { stop } of this.#aside.splice(0)) stop.abort();
    this.#open?.stop.abort();
    this.#open = null;
  }

  /** An intent that an earlier page left open and no living tab holds. */
  async adopt(): Promise<Intent | null> {
    const { intents } = this.#options;
    for (const intent of intents.list()) {
      if (this.isOpen()) return null;
      if (this.#isAside(intent.reference)) continue;
      const release = await this.#lock(`intent:${intent.reference}`).catch(() => null);
      if (release === null) continue;
      // Between the listing and the lock it may have been closed, or another one taken up.
      const kept = intents.list().some((one) => one.reference === intent.reference);
      if (kept && !this.isOpen()) {
        this.#hold(intent, [], release);
        return intent;
      }
      release();
    }
    return null;
  }

  /**
   * A new intent, with a lock for each bill so that two tabs cannot send at the same moment. Null where another tab pays one of them.
   * Throws where the browser refuses locks.
   */
  async take(billIds: readonly string[], evenIfHeld: boolean): Promise<Taken | null> {
    const intent = newIntent(this.#options.clock);
    if (!evenIfHeld && this.#unknownElsewhere()) return null;
    const releases: (() => void)[] = [];
    const release = (): void => {
      for (const one of releases) one();
    };
    for (const name of [`intent:${intent.reference}`, ...billIds.map((id) => `bill:${id}`)]) {
      const got = await this.#lock(name).catch((refused: unknown) => {
        release();
        throw refused;
      });
      if (got) releases.push(got);
      else if (!evenIfHeld) {
        release();
        return null;
      }
    }
    return {
      intent,
      release,
      keep: () => {
        // Before anything is sent: a crash between the two must leave the key behind.
        this.#options.intents.add(intent);
        this.#hold(intent, billIds, release);
        this.#tell(true);
      },
    };
  }

  /** The backend has said which bills it pays: they are locked, as far as no other tab has them. */
  async learn(reference: string, billIds: readonly string[]): Promise<void> {
    if (this.#open?.reference !== reference || this.#open.billIds.length > 0) return;
    const { stop } = this.#open;
    this.#open = { reference, billIds, stop };
    this.#tell(true);
    for (const id of billIds) {
      const release = await this.#lock(`bill:${id}`).catch(() => null);
      if (release === null) continue;
      if (stop.signal.aborted) release();
      else stop.signal.addEventListener('abort', release, { once: true });
    }
  }

  /** The payer goes on with something else. Its key and its locks stay: who pays one of its bills again is asked. */
  setAside(reference: string): void {
    if (this.#open?.reference !== reference) return;
    this.#aside.push(this.#open);
    this.#open = null;
  }

  /** The backend has ended it: its key goes, and its bills are free again. */
  end(reference: string): void {
    this.#options.intents.remove(reference);
    if (this.#open?.reference !== reference) return;
    this.#tell(false);
    this.#open.stop.abort();
    this.#open = null;
  }

  #hold({ reference }: Intent, billIds: readonly string[], release: () => void): void {
    const stop = new AbortController();
    stop.signal.addEventListener('abort', release, { once: true });
    this.#open = { reference, billIds, stop };
  }

  #tell(open: boolean): void {
    if (!this.#open) return;
    const { reference, billIds } = this.#open;
    this.#options.tabs.say({ type: 'payment', reference, billIds, open });
  }

  /** Whether another tab has a payment open of which only the key is known: it may be for any bill. */
  #unknownElsewhere(): boolean {
    return this.#options.intents
      .list()
      .some(
        ({ reference }) => !this.#isAside(reference) && (this.#elsewhere.get(reference) ?? []).length === 0,
      );
  }

  #isAside(reference: string): boolean {
    return this.#aside.some((held) => held.reference === reference);
  }

  #lock(name: string): Promise<(() => void) | null> {
    // Tabs without locks are alone.
    return this.#options.tabs.lock?.(name) ?? Promise.resolve(() => undefined);
  }
}

/** What another tab says of a payment comes from outside: another version of the library may have said it. */
function isPayment({ reference, billIds, open }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof reference === 'string' &&
    typeof open === 'boolean' &&
    Array.isArray(billIds) &&
    billIds.every((id) => typeof id === 'string')
  );
}
