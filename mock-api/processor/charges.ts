import type { Brand } from './card.js';
import type { CardScenario } from './test-cards.js';

/** How long a charge of the `processing` card takes, and how long a payer has to answer the bank. */
export const settleSeconds = 20;
export const challengeSeconds = 600;

export type DeclineReason = Exclude<CardScenario, 'paid' | 'processing' | 'challenge'> | 'challenge-failed';

/** Where a charge stands. Times are milliseconds of the merchant's clock. */
export type ChargeState =
  | { readonly status: 'paid' }
  | { readonly status: 'declined'; readonly reason: DeclineReason }
  | { readonly status: 'processing'; readonly settlesAt: number }
  | { readonly status: 'action-required'; readonly challenge: string; readonly expiresAt: number }
  /** Nothing was tried. `key-closed`: nothing ever will be under this key. */
  | { readonly status: 'refused'; readonly reason: 'token-unusable' | 'key-closed' };

export interface ChargeRecord {
  readonly id: string;
  readonly merchant: string;
  readonly key: string;
  /** Minor units. */
  readonly amount: number;
  readonly state: ChargeState;
}

/** The state of a charge once the time that has passed is counted in. */
export function stateNow({ state }: ChargeRecord, now: number): ChargeState {
  if (state.status === 'processing' && now >= state.settlesAt) return { status: 'paid' };
  if (state.status === 'action-required' && now >= state.expiresAt)
    return { status: 'declined', reason: 'challenge-failed' };
  return state;
}

/** What a utility asks of the processor. Amounts are minor units. */
export interface MerchantProcessor {
  /** What a token stands for; undefined when it cannot be charged (never made, used, too old). */
  describe(token: string): Promise<{ readonly brand: Brand; readonly last4: string } | undefined>;
  /** Charges once per key: a second call with the key gives the first one's charge, whatever else it says. */
  charge(order: {
    readonly token: string;
    readonly amount: number;
    readonly key: string;
  }): Promise<ChargeState>;
  /** Where the charge under a key stands; undefined when there is none. */
  find(key: string): Promise<ChargeState | undefined>;
  /** Refuses a key for ever, unless there is a charge under it already, whose state is given then. */
  close(key: string): Promise<ChargeState>;
  /** Ends a `processing` charge at once, as paid. */
  settle(key: string): Promise<ChargeState | undefined>;
  /** The money that was taken, one entry a charge. */
  taken(): Promise<readonly { readonly key: string; readonly amount: number }[]>;
}
