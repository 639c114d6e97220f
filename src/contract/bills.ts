import * as z from 'zod/mini';
import { Id, LocalText, whole, displayEnum } from './primitives.js';
import { Amount, Day, Minor, Usage } from './values.js';

export const Account = z.object({
  id: Id,
  /** As printed on the bill. */
  number: z.string(),
  customerNumber: z.optional(z.string()),
  serviceAddress: z.string(),
});
export type Account = z.infer<typeof Account>;

export const AccountList = z.object({ accounts: z.array(Account) });
export type AccountList = z.infer<typeof AccountList>;

export const Bill = z.object({
  id: Id,
  accountId: Id,
  /** As printed. */
  number: z.string(),
  /** The utility's billing year, which is a fiscal year at some: never computed from a date. */
  year: z.optional(whole()),
  issued: Day,
  due: Day,
  charges: Minor,
  /** What is still owed; paid and processing payments are taken off when they post. */
  balance: Minor,
  /** Payments that the utility has and that have not posted. */
  pending: Amount,
  status: displayEnum(['open', 'paid', 'processing']),
  paidOn: z.optional(Day),
  /** The last payment on it that a bank has taken back, while the bill still owes. */
  returned: z.optional(z.object({ amount: Amount, on: Day })),
  usage: z.optional(Usage),
  /** The usage of the bill before this one of the same service. */
  previousUsage: z.optional(Usage),
});
export type Bill = z.infer<typeof Bill>;

export const BillList = z.object({
  accountId: Id,
  /** The utility's own day, which says what is late. */
  asOf: Day,
  totalDue: Minor,
  bills: z.array(Bill),
});
export type BillList = z.infer<typeof BillList>;

export const BillLine = z.object({
  label: LocalText,
  amount: Minor,
  quantity: z.optional(Usage),
  /** Decimal string in major units: unit prices have up to four decimals. */
  unitPrice: z.optional(z.string()),
});
export type BillLine = z.infer<typeof BillLine>;

export const MeterRead = z.object({
  meter: z.string(),
  from: Day,
  to: Day,
  previous: z.number(),
  current: z.number(),
  kind: displayEnum(['actual', 'estimated', 'replaced']),
});
export type MeterRead = z.infer<typeof MeterRead>;

export const BillDetails = z.object({
  bill: Bill,
  lines: z.array(BillLine),
  reads: z.array(MeterRead),
});
export type BillDetails = z.infer<typeof BillDetails>;
