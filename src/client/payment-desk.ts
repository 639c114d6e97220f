import type { PaymentsPort } from '../adapter/port.js';
import { pause, randomId, randomKey, type Clock } from '../core/clock.js';
import { toUtilityError } from '../core/errors.js';
import { initialPayment, intentOf, payment } from '../core/payment/flow.js';
import type {
  Card,
  CardError,
  Frozen,
  Intent,
  Order,
  PaymentEffect,
  PaymentEvent,
  PaymentState,
} from '../core/payment/types.js';
import { choice } from './choice.js';
import type { Extension, UtilityClient } from './client.js';
import { browserIntents, type IntentStore } from './intents.js';
import { browserLock } from './locks.js';
import type { Tabs } from './tabs.js';
import { Value, type Observable } from './value.js';

export type Captured =
  { readonly ok: true; readonly card: Card } | { readonly ok: false; readonly errors: readonly CardError[] };

/** What a widget lends to the desk: the frame in which a card is typed. Rejects when the frame does not answer. */
export interface Capture {
  capture(): Promise<Captured>;
  challenge(challenge: string): Promise<'finished' | 'cancelled'>;
  clear(): void;
}

export interface DeskOptions {
  readonly port: PaymentsPort;
  readonly clock: Clock;
  readonly intents: IntentStore;
  readonly tabs: Tabs;
  /** Bills may have changed at the backend. */
  readonly onChanged: () => void;
  /** A payment is under way, or none is any more. */
  readonly onPaying?: (paying: boolean) => void;
  /** A request was answered as the resident's. */
  readonly onUsed?: () => void;
  /** The session ended while paying. */
  readonly onSignedOut: () => void;
}

const slowAfterMs = 10_000;
const unknownAfterMs = 30_000;

/**
 * Runs the payment flow of a page: one payment at a time, shared by every widget that shows it, alive while widgets come and go.
 * Sends each intent once under one key, keeps the key until the backend has ended it, and never guesses what became of it.
 */
export class PaymentDesk implements Extension {
  readonly #options: DeskOptions;
  readonly #state = new Value<PaymentState>(initialPayment);
  readonly #elsewhere = new Map<string, readonly string[]>();
  #capture: Capture | null = null;
  #quoting: AbortController | null = null;
  /** Everything that ends with the open intent: its request, timers and locks. */
  #open: {
    readonly reference: string;
    readonly billIds: readonly string[];
    readonly stop: AbortController;
  } | null = null;
  #checking: AbortController | null = null;
  #sending: AbortController | null = null;
  readonly #stillWorking = new Value(0);
  readonly #events: PaymentEvent[] = [];
  #busy = false;
  #confirming = false;
  #unwatch: (() => void) | null = null;
  #attached = new Set<() => void>();
  #unlisten: (() => void) | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  get state(): Observable<PaymentState> {
    return this.#state;
  }

  /** Counts presses that came while a payment was being sent, so that each can be answered in words. */
  get stillWorking(): Observable<number> {
    return this.#stillWorking;
  }

  /** Bills with a payment under way in another tab. */
  get payingElsewhere(): ReadonlySet<string> {
    return new Set([...this.#elsewhere.values()].flat());
  }

  /**
   * Whether a payment that nobody can look up may be given up by its payer: once the backend has forgotten its key, nothing more can
   * be learned of it, and nothing can be sent under it again.
   */
  mayLetGo({ startedAt }: Intent): boolean {
    const { port, clock } = this.#options;
    return !port.resolve && clock.now() - startedAt >= port.keys.retentionSeconds * 1000;
  }

  /** Takes up what an earlier page left open, and listens to the other tabs. */
  start(): void {
    this.#unlisten ??= this.#options.tabs.listen((message) => {
      if (message.type === 'payment') {
        if (!isPayment(message)) return;
        if (message.open) this.#elsewhere.set(message.reference, message.billIds);
        else this.#elsewhere.delete(message.reference);
        this.#warnOfOther();
      } else if (message.type === 'payments-wanted' && this.#open) {
        this.#tell(true);
      }
    });
    this.#options.tabs.say({ type: 'payments-wanted' });
    void this.adopt();
  }

  /** Takes over an open intent that no living tab holds. */
  async adopt(): Promise<void> {
    for (const intent of this.#options.intents.list()) {
      if (intentOf(this.#state.value) !== null || this.#open) return;
      const release = await this.#lock(`intent:${intent.reference}`).catch(() => null);
      if (release === null) continue;
      // Between the listing and the lock it may have been closed, or another one taken up.
      const kept = this.#options.intents.list().some((one) => one.reference === intent.reference);
      if (!kept || this.#taken()) {
        release();
        continue;
      }
      this.#hold(intent, [], release);
      this.dispatch({ type: 'found', intent });
      return;
    }
  }

  #taken(): boolean {
    return this.#open !== null;
  }

  /** Nobody shows payments any more: what was only chosen is forgotten, a payment under way goes on. */
  rest(): void {
    this.forget();
    if (!this.#open) this.stop();
  }

  /** Fresh bills make a fresh order; the widget brings it. */
  billsChanged(): void {
    // Nobody confirms a total that another tab's payment has overtaken.
    if (this.#state.value.at === 'review') this.dispatch({ type: 'changeWanted' });
  }

  /** Forgets what was chosen or shown; a payment under way is not touched. */
  forget(): void {
    this.dispatch({ type: 'opened', order: { accountId: '', items: [] } });
  }

  /** Ends every request, timer and lock; the key of an open payment stays in storage. */
  stop(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    this.#unwatch?.();
    this.#quoting?.abort();
    this.#checking?.abort();
    this.#open?.stop.abort();
    this.#open = null;
  }

  /** The frame in which the card is typed; the answer takes it away again. */
  attach(capture: Capture): () => void {
    this.#capture = capture;
    for (const resolve of this.#attached) resolve();
    this.#attached.clear();
    return () => {
      if (this.#capture === capture) this.#capture = null;
    };
  }

  dispatch(event: PaymentEvent): void {
    this.#events.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#events.shift(); next; next = this.#events.shift()) {
        const before = this.#state.value;
        const [state, effects] = payment(before, next);
        this.#state.set(state);
        const paying = intentOf(state) !== null;
        if (paying !== (intentOf(before) !== null)) this.#options.onPaying?.(paying);
        // The bills have a payment under way now, and must not be offered to be paid again.
        if (state.at === 'processing' && before.at !== 'processing') this.#options.onChanged();
        for (const effect of effects) this.#run(effect);
      }
    } finally {
      this.#busy = false;
    }
  }

  /** The payer's last word. Locks each bill first, so that two tabs cannot send at the same moment. */
  async confirm(): Promise<void> {
    const { intents } = this.#options;
    const first = this.#state.value;
    if (first.at !== 'review' || (first.pending && !first.confirmedDuplicate)) {
      // The reducer says what is missing, or that a payment is being sent already.
      this.dispatch({ type: 'confirmed', intent: this.#newIntent() });
      return;
    }
    if (this.#confirming) {
      this.#run({ do: 'sayStillWorking' });
      return;
    }
    this.#confirming = true;
    try {
      // An earlier page's open payment comes first: it may be for these bills.
      await this.adopt();
      const state = this.#state.value;
      if (state.at !== 'review') return;
      const intent = this.#newIntent();
      const billIds = state.order.items.map((item) => item.billId);
      const release = await this.#lockAll(intent, billIds, state.confirmedDuplicate).catch(
        () => 'refused' as const,
      );
      if (release === 'refused') {
        this.dispatch({ type: 'keyNotKept' });
        return;
      }
      if (release === null) {
        this.dispatch({ type: 'otherTabPaying' });
        return;
      }
      if (this.#state.value !== state) {
        release();
        return;
      }
      try {
        // Kept before anything is sent: a crash between the two must leave the key behind.
        intents.add(intent);
      } catch {
        release();
        this.dispatch({ type: 'keyNotKept' });
        return;
      }
      this.#hold(intent, billIds, release);
      this.#tell(true);
      this.dispatch({ type: 'confirmed', intent });
    } finally {
      this.#confirming = false;
    }
  }

  /** To be called when the page comes back (from the cache, from being hidden, from being offline). */
  wake(frozen = false): void {
    const state = this.#state.value;
    // Its answer may have come while the page was frozen, and nobody was there to hear it.
    if (frozen && state.at === 'submitting') {
      // What the browser cut off is asked about; it is not sent again by a page that came back.
      this.#sending?.abort();
      this.dispatch({ type: 'lost', reference: state.intent.reference });
    } else if (state.at === 'unknown') this.dispatch({ type: 'checkWanted' });
    else void this.adopt();
  }

  /** Whether another tab has a payment open of which only the key is known: it may be for any bill. */
  #unknownElsewhere(): boolean {
    return this.#options.intents
      .list()
      .some(({ reference }) => (this.#elsewhere.get(reference) ?? []).length === 0);
  }

  /** Null where another tab pays one of the bills. Throws where the browser refuses locks. */
  async #lockAll(
    intent: Intent,
    billIds: readonly string[],
    evenIfHeld: boolean,
  ): Promise<(() => void) | null> {
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
    return release;
  }

  #lock(name: string): Promise<(() => void) | null> {
    // Tabs without locks are alone.
    return this.#options.tabs.lock?.(name) ?? Promise.resolve(() => undefined);
  }

  #newIntent(): Intent {
    const { clock } = this.#options;
    const plain = randomId(clock, 8);
    return {
      reference: `${plain.slice(0, 4)}-${plain.slice(4)}`,
      key: randomKey(clock),
      startedAt: clock.now(),
    };
  }

  #warnOfOther(): void {
    const state = this.#state.value;
    if (
      state.at === 'review' &&
      state.order.items.some((item) => this.payingElsewhere.has(item.billId)) &&
      !state.pending
    ) {
      this.dispatch({ type: 'otherTabPaying' });
    }
  }

  #hold(intent: Intent, billIds: readonly string[], release: () => void): void {
    const stop = new AbortController();
    stop.signal.addEventListener('abort', release, { once: true });
    this.#open = { reference: intent.reference, billIds, stop };
  }

  #end(reference: string): void {
    if (this.#open?.reference !== reference) return;
    this.#tell(false);
    this.#checking?.abort();
    this.#open.stop.abort();
    this.#open = null;
  }

  #tell(open: boolean): void {
    if (!this.#open) return;
    const { reference, billIds } = this.#open;
    this.#options.tabs.say({ type: 'payment', reference, billIds, open });
  }

  #run(effect: PaymentEffect): void {
    switch (effect.do) {
      case 'askQuote':
        void this.#askQuote(effect.order);
        return;
      case 'captureCard':
        void this.#captureCard();
        return;
      case 'clearCard':
        this.#capture?.clear();
        return;
      case 'watchQuote':
        // A margin, so that a confirmation is never sent that arrives too late.
        this.#unwatch?.();
        this.#unwatch = this.#options.clock.after(Math.max(0, effect.seconds - 5) * 1000, () => {
          this.dispatch({ type: 'quoteExpired', quoteId: effect.quoteId });
        });
        return;
      case 'send':
        this.#unwatch?.();
        void this.#send(effect.intent, effect.frozen);
        return;
      case 'resolve':
        void this.#resolve(effect.intent, effect.afterMs);
        return;
      case 'showChallenge':
        void this.#challenge(effect.intent, effect.challenge, effect.seconds);
        return;
      case 'closeIntent':
        this.#options.intents.remove(effect.reference);
        this.#end(effect.reference);
        if (effect.changed) this.#options.onChanged();
        return;
      case 'sayStillWorking':
        this.#stillWorking.set(this.#stillWorking.value + 1);
        return;
    }
  }

  async #askQuote(order: Order): Promise<void> {
    this.#quoting?.abort();
    const stop = (this.#quoting = new AbortController());
    try {
      const quote = await this.#options.port.quote(
        { accountId: order.accountId, items: [...order.items], method: 'card' },
        stop.signal,
      );
      this.#options.onUsed?.();
      if (!stop.signal.aborted) this.dispatch({ type: 'quoted', order, quote });
    } catch (thrown) {
      if (stop.signal.aborted) return;
      const error = toUtilityError(thrown);
      if (error.kind === 'auth') this.#options.onSignedOut();
      const { code, correlationId, retryAfterSeconds: waitSeconds } = error;
      this.dispatch({ type: 'quoteFailed', order, code, waitSeconds, correlationId });
    }
  }

  async #captureCard(): Promise<void> {
    try {
      const captured = await this.#capture?.capture();
      if (captured === undefined) this.dispatch({ type: 'captureFailed' });
      else if (captured.ok) this.dispatch({ type: 'captured', card: captured.card });
      else this.dispatch({ type: 'captureRefused', errors: captured.errors });
    } catch {
      this.dispatch({ type: 'captureFailed' });
    }
  }

  async #send(intent: Intent, { order, quote, card, confirmedDuplicate }: Frozen): Promise<void> {
    const { port, clock } = this.#options;
    const { reference } = intent;
    const stop = this.#open?.stop.signal ?? new AbortController().signal;
    const sending = (this.#sending = new AbortController());
    stop.addEventListener('abort', () => {
      sending.abort();
    });
    for (const [ms, type] of [
      [slowAfterMs, 'slowed'],
      [unknownAfterMs, 'timedOut'],
    ] as const) {
      void pause(clock, ms, stop).then(() => {
        if (!stop.aborted) this.dispatch({ type, reference });
      });
    }
    try {
      const outcome = await port.pay(
        {
          reference,
          quoteId: quote.id,
          accountId: order.accountId,
          items: [...order.items],
          total: quote.total,
          method: { kind: 'card', token: card.token },
          confirmedDuplicate,
        },
        intent.key,
        sending.signal,
      );
      this.dispatch({ type: 'answered', reference, outcome });
    } catch (thrown) {
      if (sending.signal.aborted) return;
      const error = toUtilityError(thrown);
      if (error.kind === 'auth') this.#options.onSignedOut();
      const definite = error.kind === 'auth' || error.kind === 'rejected';
      this.dispatch(
        definite
          ? { type: 'refused', reference, code: error.code, correlationId: error.correlationId }
          : { type: 'lost', reference },
      );
    }
  }

  async #resolve(intent: Intent, afterMs: number): Promise<void> {
    const { port, clock } = this.#options;
    const { reference } = intent;
    this.#checking?.abort();
    if (!port.resolve) {
      this.dispatch({ type: 'cannotResolve', reference });
      return;
    }
    const stop = (this.#checking = new AbortController());
    await pause(clock, afterMs, stop.signal);
    const superseded = (): boolean => stop.signal.aborted;
    if (superseded()) return;
    const fail = (): void => {
      if (superseded()) return;
      stop.abort();
      this.dispatch({ type: 'resolveFailed', reference });
    };
    void pause(clock, unknownAfterMs, stop.signal).then(fail);
    try {
      const resolution = await port.resolve(intent.key, stop.signal);
      if (superseded()) return;
      stop.abort();
      this.dispatch({ type: 'resolved', reference, resolution });
    } catch {
      fail();
    }
  }

  async #challenge({ reference }: Intent, challenge: string, seconds: number): Promise<void> {
    const stop = this.#open?.stop.signal;
    let finished = false;
    // The bank's question ends in its own time, whether or not the frame ever comes back or answers.
    const ended = pause(this.#options.clock, seconds * 1000, stop);
    try {
      // After a reload the frame comes later than the answer.
      if (!this.#capture)
        await Promise.race([ended, new Promise<void>((resolve) => this.#attached.add(resolve))]);
      finished = (await Promise.race([ended, this.#capture?.challenge(challenge)])) === 'finished';
    } catch {
      // The frame is gone or gave up; what the bank decided is the backend's to say.
    }
    if (stop?.aborted !== true) this.dispatch({ type: 'challengeEnded', reference, finished });
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

/** The desk of a client; null when its backend takes no payments. */
export function paymentDesk(client: UtilityClient): PaymentDesk | null {
  const { adapter, clock, tabs } = client;
  const port = adapter.payments;
  if (port === undefined) return null;
  return client.extend(
    'payments',
    () =>
      new PaymentDesk({
        port: port,
        clock,
        tabs: { ...tabs, lock: tabs.lock ?? browserLock(adapter.id) },
        intents: browserIntents(() => localStorage, adapter.id),
        onChanged: () => {
          client.billsChanged();
        },
        onPaying: (paying) => {
          choice(client).change({ paying });
        },
        onUsed: () => {
          client.session?.used();
        },
        onSignedOut: () => {
          client.session?.lost();
        },
      }),
  );
}
