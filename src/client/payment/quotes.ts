import type { PaymentsPort } from '../../adapter/port.js';
import { toUtilityError } from '../../core/errors.js';
import { guestOf } from '../../core/payment/order.js';
import type { Order, PaymentEvent } from '../../core/payment/types.js';

export interface QuoteOptions {
  readonly port: PaymentsPort;
  readonly tell: (event: PaymentEvent) => void;
  /** A request was answered as the resident's. */
  readonly onUsed?: (() => void) | undefined;
  /** The session ended while paying. */
  readonly onSignedOut: () => void;
}

/** Asks what an order would cost. The newest question alone is answered. */
export class Quotes {
  readonly #options: QuoteOptions;
  #asking: AbortController | null = null;

  constructor(options: QuoteOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#asking?.abort();
  }

  async ask(order: Order): Promise<void> {
    const { port, tell, onUsed, onSignedOut } = this.#options;
    this.stop();
    const stop = (this.#asking = new AbortController());
    const { accountId, items, method } = order;
    try {
      const quote = await port.quote(
        { accountId, items: [...items], method, ...guestOf(order) },
        stop.signal,
      );
      onUsed?.();
      if (!stop.signal.aborted) tell({ type: 'quoted', order, quote });
    } catch (thrown) {
      if (stop.signal.aborted) return;
      const error = toUtilityError(thrown);
      if (error.kind === 'auth') onSignedOut();
      const { code, correlationId, retryAfterSeconds: waitSeconds } = error;
      tell({ type: 'quoteFailed', order, code, waitSeconds, correlationId });
    }
  }
}
