import type { Bill, BillList } from '../contract/index.js';
import { daysBetween } from './dates.js';
import { sum } from './money.js';

/** Where a bill stands on the utility's own day. */
export type BillStanding =
  | { readonly is: 'late'; readonly days: number }
  | { readonly is: 'due-today' }
  | { readonly is: 'due' }
  | { readonly is: 'processing' }
  | { readonly is: 'paid' };

export function standing(bill: Bill, asOf: string): BillStanding {
  if (bill.balance <= 0 && bill.pending === 0) return { is: 'paid' };
  if (bill.status === 'processing' || bill.pending > 0) return { is: 'processing' };
  const days = daysBetween(bill.due, asOf);
  if (days > 0) return { is: 'late', days };
  return days === 0 ? { is: 'due-today' } : { is: 'due' };
}

/** Bills on which something is owed and no payment is under way, oldest due first. */
export const payable = (list: BillList): readonly Bill[] =>
  list.bills
    .filter((bill) => bill.balance - bill.pending > 0)
    .sort((one, other) => one.due.localeCompare(other.due));

/**
 * The bills to be paid of those that can be. Null: all. Ids may come from an address that anybody has written: where none of them is a
 * bill of the list, they say nothing.
 */
export function chosenOf(list: BillList, ids: ReadonlySet<string> | null | undefined): readonly Bill[] {
  const known = ids && (ids.size === 0 || list.bills.some(({ id }) => ids.has(id)));
  return payable(list).filter(({ id }) => !known || ids.has(id));
}

/** Minor units. */
export const chosenTotal = (list: BillList, chosen: ReadonlySet<string>): number =>
  sum(
    payable(list)
      .filter((bill) => chosen.has(bill.id))
      .map((bill) => bill.balance - bill.pending),
  );
