import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UtilityClient } from '../client/client.js';
import { paymentDesk, type PaymentDesk } from '../client/payment/desk.js';
import { initialPayment } from '../core/payment/choosing.js';
import type { PaymentEvent, PaymentState } from '../core/payment/types.js';

export interface PaymentOptions {
  readonly client: () => UtilityClient | null;
  readonly onChanged: (now: PaymentState, before: PaymentState) => void;
  /** Pay was pressed while a payment is being sent. */
  readonly onPressedAgain: () => void;
}

/** A widget's view of the page's one payment. */
export class PaymentController implements ReactiveController {
  readonly #options: PaymentOptions;
  #watched: UtilityClient | null = null;
  #leave: (() => void)[] = [];
  #seen: PaymentState = initialPayment;

  constructor(host: ReactiveControllerHost, options: PaymentOptions) {
    this.#options = options;
    host.addController(this);
  }

  get state(): PaymentState {
    return this.#desk()?.state.value ?? initialPayment;
  }

  /** Has what sends payments ready, and hears what other tabs pay. Rejects when its code cannot be had now. */
  async prepare(): Promise<void> {
    await this.#desk()?.prepare();
  }

  dispatch(event: PaymentEvent): void {
    this.#desk()?.dispatch(event);
  }

  confirm(): void {
    void this.#desk()?.confirm();
  }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client === this.#watched) return;
    this.#stop();
    this.#watched = client;
    const desk = this.#desk();
    if (!desk) return;
    this.#seen = desk.state.value;
    this.#leave = [
      desk.state.subscribe(() => {
        const before = this.#seen;
        this.#seen = desk.state.value;
        this.#options.onChanged(this.#seen, before);
      }),
      desk.stillWorking.subscribe(() => {
        this.#options.onPressedAgain();
      }),
    ];
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #desk(): PaymentDesk | null {
    const client = this.#options.client();
    return client && paymentDesk(client);
  }

  #stop(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#watched = null;
  }
}
