import { sum } from '../../src/core/money.js';
import type { Store, Transaction } from '../store/store.js';
import type { Collections } from './records.js';

/** One entry of the utility's book. Rows are added and never changed; every balance is a sum of rows. */
export interface LedgerRow {
  /** Place in the book, so that rows read in order. */
  readonly id: string;
  /** RFC 3339, with the offset of the utility's zone. */
  readonly at: string;
  readonly day: string;
  readonly kind: 'charge' | 'payment' | 'fee' | 'reversal';
  readonly accountId: string;
  /** Null for a fee: it belongs to a payment and not to a bill. */
  readonly billId: string | null;
  /** Minor units: what the row adds to what is owed on the bill; for a fee, what was taken. */
  readonly amount: number;
  /** The utility's confirmation number, for rows of a payment. */
  readonly confirmation: string | null;
  /** The idempotency key that the payment came under. */
  readonly key: string | null;
}

export type NewRow = Omit<LedgerRow, 'id'>;
type Tx = Transaction<Collections>;

/** A payment as the book shows it. Amounts are minor units. */
export interface Taken {
  readonly confirmation: string;
  readonly items: readonly { readonly billId: string; readonly amount: number }[];
  readonly amount: number;
  readonly fee: number;
  readonly total: number;
  readonly reversed: boolean;
}

export async function append(tx: Tx, rows: readonly NewRow[]): Promise<void> {
  let next = (await tx.get('meta', 'ledger'))?.value ?? 1;
  for (const row of rows) {
    const id = String(next).padStart(9, '0');
    await tx.put('ledger', id, { id, ...row });
    next += 1;
  }
  await tx.put('meta', 'ledger', { value: next });
}

/** What is owed on a bill: negative once more was paid than charged. */
export const balanceOf = (rows: readonly LedgerRow[], billId: string): number =>
  sum(rows.filter((row) => row.billId === billId).map((row) => row.amount));

/** The day on which a bill's balance last came down to nothing; undefined while something is owed. */
export function dayPaid(rows: readonly LedgerRow[], billId: string): string | undefined {
  let balance = 0;
  let day: string | undefined;
  for (const row of rows) {
    if (row.billId !== billId) continue;
    const owed = balance > 0;
    balance += row.amount;
    if (balance > 0) day = undefined;
    else if (owed) day = row.day;
  }
  return day;
}

export function takenUnder(rows: readonly LedgerRow[], key: string): Taken[] {
  const own = rows.filter((row) => row.key === key);
  const confirmations = new Set(own.map((row) => row.confirmation ?? ''));
  return [...confirmations].map((confirmation) => {
    const mine = own.filter((row) => row.confirmation === confirmation);
    const items = mine
      .filter((row) => row.kind === 'payment')
      .map((row) => ({ billId: row.billId ?? '', amount: -row.amount }));
    const amount = sum(items.map((item) => item.amount));
    const fee = sum(mine.filter((row) => row.kind === 'fee').map((row) => row.amount));
    const reversed = mine.some((row) => row.kind === 'reversal');
    return { confirmation, items, amount, fee, total: amount + fee, reversed };
  });
}

/** Questions about the book, for those who judge what happened rather than what was said. */
export interface Ledger {
  rows(): Promise<LedgerRow[]>;
  /** The payments taken under an idempotency key: never more than one, if all is well. */
  chargesFor(key: string): Promise<Taken[]>;
  /** Minor units paid on a bill, reversals taken off. */
  paidOn(billId: string): Promise<number>;
  /** Minor units owed on a bill. */
  balanceOf(billId: string): Promise<number>;
}

export function createLedger(store: Store<Collections>, ready: () => Promise<void>): Ledger {
  const rows = async (): Promise<LedgerRow[]> => {
    await ready();
    return store.transaction((tx) => tx.list('ledger'));
  };
  return {
    rows,
    chargesFor: async (key) => takenUnder(await rows(), key),
    paidOn: async (billId) => {
      const mine = (await rows()).filter((row) => row.billId === billId && row.kind !== 'charge');
      // Of nothing paid, 0 and not -0.
      return 0 - sum(mine.map((row) => row.amount));
    },
    balanceOf: async (billId) => balanceOf(await rows(), billId),
  };
}
