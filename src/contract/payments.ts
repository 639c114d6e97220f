import * as z from 'zod/mini';
import { Id, displayEnum, text, whole, yesOrNo } from './primitives.js';
import { PaymentItem, some } from './quotes.js';
import { Amount, Day, Instant, Method, MethodUsed } from './values.js';

/** One payer intent. It is sent with `Idempotency-Key`; the same key is never sent with another body. */
export const PaymentRequest = z.object({
  /** Shown to the payer and to the utility's staff; not a permission. */
  reference: Id,
  quoteId: Id,
  accountId: Id,
  items: some(PaymentItem),
  total: Amount,
  method: z.object({ kind: Method, token: Id }),
  /** What was agreed to, as it was shown: `hash` is the SHA-256 of its text, as hexadecimal digits. */
  authorization: z.optional(z.object({ id: Id, version: Id, locale: text(35), hash: Id })),
  guest: z.optional(Id),
  /** The payer was told that a payment for one of these bills is under way, and wants to pay again. */
  confirmedDuplicate: yesOrNo(),
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

export const Receipt = z.object({
  /** The utility's confirmation number. */
  confirmation: Id,
  reference: Id,
  accountId: Id,
  items: z.array(z.object({ billId: Id, billNumber: z.string(), amount: Amount, remaining: Amount })),
  amount: Amount,
  fee: Amount,
  total: Amount,
  method: MethodUsed,
  at: Instant,
  posting: displayEnum(['today', 'next-business-day']),
  /** Masked, where a receipt was mailed. */
  sentTo: z.optional(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

const declineReasons = [
  'card-declined',
  'insufficient-funds',
  'card-expired',
  'security-code-wrong',
  'challenge-failed',
  'processor-refused',
  'bank-account-refused',
] as const;

const Paid = z.object({ status: z.literal('paid'), receipt: Receipt });
/** Definite: nothing was charged, and nothing will be under this key. */
const Declined = z.object({ status: z.literal('declined'), reason: displayEnum(declineReasons) });
/** The utility has the payment; the money is not confirmed yet. */
const Processing = z.object({
  status: z.literal('processing'),
  reference: Id,
  total: Amount,
  /** What it pays; it tells a browser that has only kept the key which bills are under way. */
  items: z.optional(z.array(PaymentItem)),
  /** The day on which the money is expected; bank payments take some. */
  expectedOn: z.optional(Day),
  /** When the payer sent it. */
  submitted: z.optional(Instant),
  method: z.optional(MethodUsed),
});
/** The payer's bank asks; `challenge` is handed to the processor's frame unread. */
const ActionRequired = z.object({
  status: z.literal('action-required'),
  challenge: Id,
  expiresInSeconds: whole(),
});
/** The backend will refuse this key for ever: nothing was charged, nothing will be. */
const Closed = z.object({ status: z.literal('closed') });
/** The backend cannot tell. Never "not charged": the first request may still be on its way. */
const Unknown = z.object({ status: z.literal('unknown') });

/** An outcome that this version does not know is a contract error, never a success. */
export const PaymentOutcome = z.union([Paid, Declined, Processing, ActionRequired]);
export type PaymentOutcome = z.infer<typeof PaymentOutcome>;

export const ResolveRequest = z.object({
  /** The key is itself the permission to look up. */
  key: Id,
});
export type ResolveRequest = z.infer<typeof ResolveRequest>;

/** Asking about a key that the backend never saw closes it. */
export const Resolution = z.union([Paid, Declined, Processing, ActionRequired, Closed, Unknown]);
export type Resolution = z.infer<typeof Resolution>;
