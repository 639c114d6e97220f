import * as z from 'zod/mini';
import { displayEnum, matching, whole } from './primitives.js';

// Apart from the primitives, so that signing in does not download what bills are made of.

/** Money in minor units (cents for USD). The currency is the portal's, one per portal. */
export const Minor = whole();

/** An amount that is paid or owed: minor units, never negative, at most ten million major units. */
export const Amount = whole(0, 1_000_000_000);

/** A calendar day in the utility's time zone, `YYYY-MM-DD`. */
export const Day = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** An instant with its offset, RFC 3339. */
export const Instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);

export const Usage = z.object({
  /** Billed consumption as the backend states it; never one read minus another. */
  quantity: z.number(),
  /** Unit code, for example `CCF`, `gal`, `kWh`. */
  unit: z.string(),
});
export type Usage = z.infer<typeof Usage>;

/** The last four digits of a card or bank account. */
export const LastFour = matching(/^\d{4}$/);

/** How money is taken. */
export const Method = z.literal(['card', 'bank-account']);
export type Method = z.infer<typeof Method>;

/** What was paid with, as far as it may be shown. */
export const MethodUsed = z.union([
  z.object({
    kind: z.literal('card'),
    brand: displayEnum(['visa', 'mastercard', 'amex', 'discover']),
    last4: LastFour,
  }),
  z.object({ kind: z.literal('bank-account'), last4: LastFour }),
]);
export type MethodUsed = z.infer<typeof MethodUsed>;
