import type { Fee } from './tenant.js';

/** What a payment of `amount` costs extra, in minor units. Half a minor unit goes up. */
export function feeOf(fee: Fee | undefined, amount: number): number {
  const share = Math.floor((amount * (fee?.basisPoints ?? 0) + 5_000) / 10_000);
  return (fee?.fixed ?? 0) + share;
}
