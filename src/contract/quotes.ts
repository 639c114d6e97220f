import * as z from 'zod/mini';
import { Id, LocalText, displayEnum, whole } from './primitives.js';
import { Amount, Method } from './values.js';

// Apart from payments: what a payment would cost is asked long before anybody pays.

export const PaymentItem = z.object({ billId: Id, amount: Amount });
export type PaymentItem = z.infer<typeof PaymentItem>;

/** One to a hundred. */
export const some = <T extends z.ZodMiniType>(item: T) =>
  z.array(item).check(z.refine((items) => items.length > 0 && items.length <= 100));

export const QuoteRequest = z.object({
  accountId: Id,
  items: some(PaymentItem),
  method: Method,
  /** A guest's permission; nothing where somebody is signed in. */
  guest: z.optional(Id),
});
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/**
 * What a payer agrees to when money is taken from a bank account. `{lastFour}` in the text is the account's last four digits, which are
 * known later than the quote.
 */
export const Authorization = z.object({ id: Id, version: Id, text: LocalText });
export type Authorization = z.infer<typeof Authorization>;

/** What a payment would cost. The only source of a fee; bound to the bills' balances at this moment. */
export const Quote = z.object({
  id: Id,
  accountId: Id,
  items: z.array(z.object({ billId: Id, billNumber: z.string(), amount: Amount })),
  amount: Amount,
  fee: Amount,
  total: Amount,
  /** When the utility will count the payment. */
  posting: displayEnum(['today', 'next-business-day']),
  authorization: z.optional(Authorization),
  /** Bills of this quote that have a payment under way: paying them again must be confirmed. */
  pendingBillIds: z.array(Id),
  /** How long the resident has to confirm. A span: the client's clock may be wrong. */
  expiresInSeconds: whole(),
});
export type Quote = z.infer<typeof Quote>;
