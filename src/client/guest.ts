import type { GuestBills } from '../contract/guest.js';
import type { Clock } from '../core/clock.js';
import { toUtilityError, type UtilityError } from '../core/errors.js';
import type { Extension, UtilityClient } from './client.js';
import { Value } from './value.js';

export type GuestView =
  /** `expired`: what was found may not be used any more, and has to be looked up again. */
  { readonly is: 'none'; readonly expired: boolean } | Found;

export interface Found {
  readonly is: 'found';
  readonly bills: GuestBills;
  /** The same bills are being looked up again. */
  readonly refreshing: boolean;
  /** Why that could not be done: the bills are older ones. */
  readonly failed: UtilityError | null;
}

/** The bills that somebody has found without signing in. In memory alone, and for as long as their ticket holds. */
export class GuestDesk extends Value<GuestView> implements Extension {
  readonly #clock: Clock;
  #cancel: (() => void) | null = null;
  #again: (() => Promise<GuestBills>) | null = null;

  constructor(clock: Clock) {
    super({ is: 'none', expired: false });
    this.#clock = clock;
  }

  /** `again` asks for them with the same proof, which stays in memory with it. */
  found(bills: GuestBills, again: () => Promise<GuestBills>): void {
    this.#cancel?.();
    this.#again = again;
    this.#cancel = this.#clock.after(bills.expiresInSeconds * 1000, () => {
      this.forget(true);
    });
    this.set({ is: 'found', bills, refreshing: false, failed: null });
  }

  /** Bills may have changed: this tab or another one has paid. */
  billsChanged(): void {
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const view = this.value;
    const again = this.#again;
    if (view.is !== 'found' || again === null) return;
    this.set({ ...view, refreshing: true });
    try {
      const bills = await again();
      if (this.#again === again) this.found(bills, again);
    } catch (thrown) {
      if (this.#again === again) this.set({ ...view, refreshing: false, failed: toUtilityError(thrown) });
    }
  }

  /** Somebody has signed in or out, or looks for other bills; or their ticket has run out, here or at the backend. */
  forget(expired = false): void {
    this.#cancel?.();
    this.#again = null;
    if (this.value.is === 'found') this.set({ is: 'none', expired });
  }

  rest(): void {
    this.forget();
  }
}

export const guestDesk = (client: UtilityClient): GuestDesk =>
  client.extend('guest', () => new GuestDesk(client.clock));
