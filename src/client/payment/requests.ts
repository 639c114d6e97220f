import type { PaymentsPort } from '../../adapter/port.js';
import { sha256 } from '../../core/agreement.js';
import { pause, type Clock } from '../../core/clock.js';
import { toUtilityError } from '../../core/errors.js';
import { guestOf } from '../../core/payment/order.js';
import type { Agreement, Frozen, Intent, PaymentEvent } from '../../core/payment/types.js';

export interface RequestOptions {
  readonly port: PaymentsPort;
  readonly clock: Clock;
  readonly tell: (event: PaymentEvent) => void;
  /** The session ended while paying. */
  readonly onSignedOut: () => void;
}

const authorizationOf = async ({ text, ...agreed }: Agreement) => ({ ...agreed, hash: await sha256(text) });

const slowAfterMs = 10_000;
const unknownAfterMs = 30_000;

/** What the payment flow asks of the backend; every answer, and that there is none, is told as an event. */
export class PaymentRequests {
  readonly #options: RequestOptions;
  #checking: AbortController | null = null;
  #sending: AbortController | null = null;

  constructor(options: RequestOptions) {
    this.#options = options;
  }

  /** Nothing is asked about any more. */
  stop(): void {
    this.#checking?.abort();
  }

  /** What is being sent is not answered any more: the browser has cut it off. */
  abandonSending(): void {
    this.#sending?.abort();
  }

  /** Sends an intent, once. `stop` ends with it. */
  async send(intent: Intent, frozen: Frozen, stop: AbortSignal): Promise<void> {
    const { port, clock, tell, onSignedOut } = this.#options;
    const { order, quote, means, confirmedDuplicate, agreement } = frozen;
    const { reference } = intent;
    const sending = (this.#sending = new AbortController());
    stop.addEventListener('abort', () => {
      sending.abort();
    });
    for (const [ms, type] of [
      [slowAfterMs, 'slowed'],
      [unknownAfterMs, 'timedOut'],
    ] as const) {
      void pause(clock, ms, stop).then(() => {
        if (!stop.aborted) tell({ type, reference });
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
          method: { kind: order.method, token: means.token },
          ...guestOf(order),
          confirmedDuplicate,
          ...(agreement && { authorization: await authorizationOf(agreement) }),
        },
        intent.key,
        sending.signal,
      );
      tell({ type: 'answered', reference, outcome });
    } catch (thrown) {
      if (sending.signal.aborted) return;
      const error = toUtilityError(thrown);
      if (error.kind === 'auth') onSignedOut();
      const definite = error.kind === 'auth' || error.kind === 'rejected';
      const { code, correlationId } = error;
      tell(definite ? { type: 'refused', reference, code, correlationId } : { type: 'lost', reference });
    }
  }

  /** Asks what became of an intent, after a pause. A newer question takes the place of an older one. */
  async lookUp({ reference, key }: Intent, afterMs: number): Promise<void> {
    const { port, clock, tell } = this.#options;
    this.stop();
    if (!port.resolve) {
      tell({ type: 'cannotResolve', reference });
      return;
    }
    const stop = (this.#checking = new AbortController());
    await pause(clock, afterMs, stop.signal);
    const superseded = (): boolean => stop.signal.aborted;
    if (superseded()) return;
    const fail = (): void => {
      if (superseded()) return;
      stop.abort();
      tell({ type: 'resolveFailed', reference });
    };
    void pause(clock, unknownAfterMs, stop.signal).then(fail);
    try {
      const resolution = await port.resolve(key, stop.signal);
      if (superseded()) return;
      stop.abort();
      tell({ type: 'resolved', reference, resolution });
    } catch {
      fail();
    }
  }
}
