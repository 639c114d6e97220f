import type { MethodUsed } from '../../src/contract/index.js';
import type { CardScenario } from './test-cards.js';

/** How long a charge of the `processing` card takes, and how long a payer has to answer the bank. */
export const settleSeconds = 20;
export const challengeSeconds = 600;

/** Bank days until money from a bank account is there, and after that until the bank may take it back. */
export const postingDays = 2;
export const returnDays = 2;

export type DeclineReason =
  Exclude<CardScenario, 'paid' | 'processing' | 'challenge'> | 'challenge-failed' | 'bank-account-refused';

/** Where a charge stands. Times are milliseconds of the merchant's clock. */
export type ChargeState =
  | { readonly status: 'paid'; readonly returnsAt?: number }
  | { readonly status: 'declined'; readonly reason: DeclineReason }
  /** `expectedOn` is the merchant's day of `settlesAt`, for money that takes days. `returnsAt`: the bank will take it back. */
  | {
      readonly status: 'processing';
      readonly settlesAt: number;
      readonly expectedOn?: string;
      readonly returnsAt?: number;
    }
  /** It was paid, and the bank took the money back. */
  | { readonly status: 'returned'; readonly reason: DeclineReason }
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

/** What a charge is once it is paid: paid, for as long as the bank leaves it so. */
export function paidState(state: ChargeState, now: number): ChargeState {
  const returnsAt = 'returnsAt' in state ? state.returnsAt : undefined;
  if (returnsAt === undefined) return { status: 'paid' };
  return now >= returnsAt
    ? { status: 'returned', reason: 'insufficient-funds' }
    : { status: 'paid', returnsAt };
}

/** The state of a charge once the time that has passed is counted in. */
export function stateNow({ state }: ChargeRecord, now: number): ChargeState {
  if (state.status === 'paid') return paidState(state, now);
  if (state.status === 'processing' && now >= state.settlesAt) return paidState(state, now);
  if (state.status === 'action-required' && now >= state.expiresAt)
    return { status: 'declined', reason: 'challenge-failed' };
  return state;
}

/** What a utility asks of the processor. Amounts are minor units. */
export interface MerchantProcessor {
  /** What a token stands for; undefined when it cannot be charged (never made, used, too old). */
  describe(token: string): Promise<MethodUsed | undefined>;
  /** Charges once per key: a second call with the key gives the first one's charge, whatever else it says. */
  charge(order: {
    readonly token: string;
    readonly amount: number;
    readonly key: string;
    /** The merchant's time zone, in whose days money from a bank account is expected; by default that of the banks' clearing. */
    readonly zone?: string;
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
