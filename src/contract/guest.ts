import * as z from 'zod/mini';
import { BillList } from './bills.js';
import { Proof } from './linking.js';
import { Id, whole } from './primitives.js';

export const GuestRequest = z.object({ proof: Proof });
export type GuestRequest = z.infer<typeof GuestRequest>;

/** What a guest may see: who is paid for is masked, and what is due. Looking up is rate-limited. */
export const GuestBills = z.object({
  /** Goes with the quote and the payment, in a session's place. */
  ticket: Id,
  expiresInSeconds: whole(),
  /** All masked. */
  number: z.string(),
  customerName: z.string(),
  serviceAddress: z.string(),
  bills: BillList,
});
export type GuestBills = z.infer<typeof GuestBills>;
