import type { PaymentsPort } from '../../adapter/port.js';
import { pause, type Clock } from '../../core/clock.js';
import {
  emptyOrder,
  initialPayment,
  intentOf,
  missingIn,
  paymentBy,
  type Underway,
} from '../../core/payment/choosing.js';
import type { Intent, PaymentEffect, PaymentEvent, PaymentState } from '../../core/payment/types.js';
import { choice } from '../choice.js';
import type { Extension, UtilityClient } from '../client.js';
import type { Lock, Tabs } from '../tabs.js';
import { Value, type Observable } from '../value.js';
import { Captures } from './captures.js';
import type * as engineModule from './engine.js';
import type { IntentStore } from './intents.js';
import { Quotes } from './quotes.js';

/** For a press that cannot begin a payment: the reducer answers it in words. */
const noIntent: Intent = { reference: '', key: '', startedAt: 0 };

interface Engine {
  readonly open: engineModule.OpenIntent;
  readonly requests: engineModule.PaymentRequests;
  readonly underway: Underway;
}

export interface DeskOptions {
  readonly port: PaymentsPort;
  readonly clock: Clock;
  /** Whether a payment may be open of which only storage knows. */
  readonly hasOpen: () => boolean;
  /** Where keys are kept, and how bills are locked; of the browser, where nothing else is given. */
  readonly intents: (engine: typeof engineModule) => IntentStore;
  readonly lock?: (engine: typeof engineModule) => Lock;
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

/**
 * Runs the payment flow of a page: one payment at a time, shared by every widget that shows it, alive while widgets come and go.
 * Sends each intent once under one key, keeps the key until the backend has ended it, and never guesses what became of it.
 */
export class PaymentDesk implements Extension {
  readonly captures = new Captures();
  readonly #options: DeskOptions;
  readonly #quotes: Quotes;
  #engine: Engine | null = null;
  #starting: Promise<Engine> | null = null;
  readonly #state = new Value<PaymentState>(initialPayment);
  readonly #stillWorking = new Value(0);
  readonly #events: PaymentEvent[] = [];
  #busy = false;
  #confirming = false;
  #resting = false;
  #unwatch: (() => void) | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { port, onUsed, onSignedOut } = options;
    this.#quotes = new Quotes({ port, onUsed, onSignedOut, tell: this.#tell });
  }

  // Nothing is under way before the engine is there.
  readonly #step = paymentBy((state, event) => this.#engine?.underway(state, event) ?? [state, []]);

  readonly #tell = (event: PaymentEvent): void => {
    this.dispatch(event);
  };

  /** Has what sends payments ready. Rejects when its code cannot be had now. */
  prepare(): Promise<Engine> {
    return (this.#starting ??= this.#prepare().catch((failed: unknown) => {
      this.#starting = null;
      throw failed;
    }));
  }

  async #prepare(): Promise<Engine> {
    const engine = await import('./engine.js');
    const { OpenIntent, PaymentRequests, underway } = engine;
    const { clock, tabs, lock, port, onSignedOut } = this.#options;
    const open = new OpenIntent({
      clock,
      intents: this.#options.intents(engine),
      tabs: lock ? { ...tabs, lock: lock(engine) } : tabs,
      onElsewhere: () => {
        this.#warnOfOther();
      },
    });
    const requests = new PaymentRequests({ port, clock, onSignedOut, tell: this.#tell });
    this.#engine = { open, requests, underway };
    if (!this.#resting) open.listen();
    return this.#engine;
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
    return this.#engine?.open.payingElsewhere ?? new Set();
  }

  /** Takes up what an earlier page left open, and listens to the other tabs. */
  start(): void {
    this.#resting = false;
    this.#engine?.open.listen();
    void this.adopt();
  }

  /** Takes over an open intent that no living tab holds. */
  async adopt(): Promise<void> {
    if (intentOf(this.#state.value) !== null || !this.#options.hasOpen()) return;
    // Without its code now, it is taken up when the page comes back or somebody pays.
    const engine = await this.prepare().catch(() => null);
    const intent = await engine?.open.adopt();
    if (intent) this.dispatch({ type: 'found', intent });
  }

  /** Nobody shows payments any more: what was only chosen is forgotten, a payment under way goes on. */
  rest(): void {
    this.#resting = true;
    this.forget();
    if (!this.#engine?.open.isOpen()) this.stop();
  }

  /** Fresh bills make a fresh order; the widget brings it. */
  billsChanged(elsewhere: boolean): void {
    // Nobody confirms a total that another tab's payment has overtaken.
    this.dispatch({ type: 'overtaken' });
    // News of bills may be news of what is on its way to them.
    if (elsewhere) this.dispatch({ type: 'checkWanted' });
  }

  /** Forgets what was chosen or shown; a payment under way is not touched. */
  forget(): void {
    this.dispatch({ type: 'opened', order: emptyOrder });
  }

  /** Ends every request, timer and lock; the key of an open payment stays in storage. */
  stop(): void {
    this.#unwatch?.();
    this.#quotes.stop();
    this.#engine?.requests.stop();
    this.#engine?.open.stop();
  }

  dispatch(event: PaymentEvent): void {
    this.#events.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#events.shift(); next; next = this.#events.shift()) {
        const before = this.#state.value;
        const [state, effects] = this.#step(before, next);
        this.#state.set(state);
        const paying = intentOf(state) !== null;
        if (paying !== (intentOf(before) !== null)) this.#options.onPaying?.(paying);
        // The bills have a payment under way now, and must not be offered to be paid again.
        if (state.at === 'processing' && before.at !== 'processing') {
          void this.#engine?.open.learn(state.intent.reference, state.billIds);
          this.#options.onChanged();
        }
        for (const effect of effects) this.#run(effect);
        if (state.at === 'review' && before.at === 'editing') this.#warnOfOther();
      }
    } finally {
      this.#busy = false;
    }
  }

  /** The payer's last word. */
  async confirm(): Promise<void> {
    const first = this.#state.value;
    const missing = first.at === 'review' ? missingIn(first) : null;
    if (!missing || missing.mustConfirm || missing.mustAgree) {
      // The reducer says what is missing, or that a payment is being sent already.
      this.dispatch({ type: 'confirmed', intent: noIntent });
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
      await this.#begin();
    } finally {
      this.#confirming = false;
    }
  }

  async #begin(): Promise<void> {
    const state = this.#state.value;
    if (state.at !== 'review') return;
    const billIds = state.order.items.map((item) => item.billId);
    try {
      const { open } = await this.prepare();
      const taken = await open.take(billIds, state.confirmedDuplicate);
      if (taken === null) this.dispatch({ type: 'otherTabPaying' });
      else if (this.#state.value !== state) taken.release();
      else {
        try {
          taken.keep();
        } catch (refused) {
          taken.release();
          throw refused;
        }
        this.dispatch({ type: 'confirmed', intent: taken.intent });
      }
    } catch {
      this.dispatch({ type: 'keyNotKept' });
    }
  }

  /** To be called when the page comes back (from the cache, from being hidden, from being offline). */
  wake(frozen = false): void {
    const state = this.#state.value;
    // Its answer may have come while the page was frozen, and nobody was there to hear it.
    if (frozen && state.at === 'submitting') {
      // What the browser cut off is asked about; it is not sent again by a page that came back.
      this.#engine?.requests.abandonSending();
      this.dispatch({ type: 'lost', reference: state.intent.reference });
    } else if (intentOf(state)) this.dispatch({ type: 'checkWanted' });
    else void this.adopt();
  }

  #warnOfOther(): void {
    const state = this.#state.value;
    if (state.at !== 'review' || state.pending) return;
    if (state.order.items.some((item) => this.payingElsewhere.has(item.billId)))
      this.dispatch({ type: 'otherTabPaying' });
  }

  #run(effect: PaymentEffect): void {
    // Whatever has an intent was begun or taken up by it.
    const engine = this.#engine;
    switch (effect.do) {
      case 'askQuote':
        void this.#quotes.ask(effect.order);
        return;
      case 'capture':
        void this.#captureMeans();
        return;
      case 'clearMeans':
        this.captures.clear();
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
        void engine?.requests.send(effect.intent, effect.frozen, engine.open.signal);
        return;
      case 'resolve':
        void engine?.requests.lookUp(effect.intent, effect.afterMs);
        return;
      case 'showChallenge':
        void this.#challenge(effect.intent, effect.challenge, effect.seconds);
        return;
      case 'closeIntent':
        engine?.requests.stop();
        engine?.open.end(effect.reference);
        if (effect.changed) this.#options.onChanged();
        if (this.#resting) this.stop();
        return;
      case 'setAside':
        engine?.requests.stop();
        engine?.open.setAside(effect.reference);
        this.#options.onChanged();
        return;
      case 'sayStillWorking':
        this.#stillWorking.set(this.#stillWorking.value + 1);
        return;
    }
  }

  async #captureMeans(): Promise<void> {
    try {
      const captured = await this.captures.current?.capture();
      if (captured === undefined) this.dispatch({ type: 'captureFailed' });
      else if (captured.ok) this.dispatch({ type: 'captured', means: captured.means });
      else this.dispatch({ type: 'captureRefused', errors: captured.errors });
    } catch {
      this.dispatch({ type: 'captureFailed' });
    }
  }

  async #challenge({ reference }: Intent, challenge: string, seconds: number): Promise<void> {
    const signal = this.#engine?.open.signal ?? AbortSignal.abort();
    // The bank's question ends in its own time, whether or not the frame ever comes back or answers.
    const ended = pause(this.#options.clock, seconds * 1000, signal);
    // A frame that is gone or gave up says nothing: what the bank decided is the backend's to say.
    const finished = await this.captures.challenge(challenge, ended).catch(() => false);
    if (!signal.aborted) this.dispatch({ type: 'challengeEnded', reference, challenge, finished });
  }
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
        port,
        clock,
        tabs,
        hasOpen: () => client.hasOpenPayment(),
        intents: ({ browserIntents }) => browserIntents(() => localStorage, adapter.id),
        ...(tabs.lock ? {} : { lock: ({ browserLock }) => browserLock(adapter.id) }),
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
