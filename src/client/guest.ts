import type { GuestBills } from '../contract/guest.js';
import type { Clock } from '../core/clock.js';
import type { Extension, UtilityClient } from './client.js';
import { Value } from './value.js';

export type GuestView =
  /** `expired`: what was found may not be used any more, and has to be looked up again. */
  { readonly is: 'none'; readonly expired: boolean } | { readonly is: 'found'; readonly bills: GuestBills };

/** The bills that somebody has found without signing in. In memory alone, and for as long as their ticket holds. */
export class GuestDesk extends Value<GuestView> implements Extension {
  readonly #clock: Clock;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock) {
    super({ is: 'none', expired: false });
    this.#clock = clock;
  }

  found(bills: GuestBills): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(bills.expiresInSeconds * 1000, () => {
      this.forget(true);
    });
    this.set({ is: 'found', bills });
  }

  /** Somebody has signed in or out, or looks for other bills; or their ticket has run out, here or at the backend. */
  forget(expired = false): void {
    this.#cancel?.();
    if (this.value.is === 'found') this.set({ is: 'none', expired });
  }

  rest(): void {
    this.forget();
  }
}

export const guestDesk = (client: UtilityClient): GuestDesk =>
  client.extend('guest', () => new GuestDesk(client.clock));
