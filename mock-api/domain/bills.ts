import type { Account, Bill, BillDetails, BillList } from '../../src/contract/index.js';
import { sum } from '../../src/core/money.js';
import { today } from './context.js';
import type { Context, Tx } from './context.js';
import { balanceOf, dayPaid } from './ledger.js';
import type { LedgerRow } from './ledger.js';
import type { BillRecord, PaymentRecord, UserRecord } from './records.js';
import { Refusal } from './refusal.js';

/** A payment, or a key that was closed without one. */
type Keyed = Pick<PaymentRecord, 'key'> & { readonly state: string };

const isUnderWay = (payment: { readonly state: string }): payment is PaymentRecord =>
  payment.state === 'in-flight' || payment.state === 'action-required' || payment.state === 'processing';

/** Payments that the utility has and that have not posted. */
export const paymentsUnderWay = async (tx: Tx): Promise<PaymentRecord[]> =>
  (await tx.list('payments')).filter(isUnderWay);

/** Minor units under way for a bill. */
export const pendingOn = (payments: readonly PaymentRecord[], billId: string): number =>
  sum(
    payments
      .flatMap(({ items }) => items.filter((item) => item.billId === billId))
      .map((item) => item.amount),
  );

/** The resident's account. Somebody else's is not found, as one that does not exist. */
export async function requireAccount(tx: Tx, user: UserRecord, accountId: string): Promise<Account> {
  const account = user.accountIds.includes(accountId) ? await tx.get('accounts', accountId) : undefined;
  if (!account) throw new Refusal('not-found');
  return account;
}

const statusOf = (balance: number, pending: number): Bill['status'] => {
  if (balance <= 0) return 'paid';
  return pending >= balance ? 'processing' : 'open';
};

/** The last payment on a bill that the bank has taken back. */
function returnedOn(
  billId: string,
  rows: readonly LedgerRow[],
  payments: readonly Keyed[],
): Bill['returned'] {
  const keys = new Set(payments.filter(({ state }) => state === 'returned').map(({ key }) => key));
  const row = rows.findLast(
    (one) => one.kind === 'reversal' && one.billId === billId && one.key !== null && keys.has(one.key),
  );
  return row && { amount: row.amount, on: row.day };
}

function present(bill: BillRecord, rows: readonly LedgerRow[], payments: readonly Keyed[]): Bill {
  const balance = balanceOf(rows, bill.id);
  const pending = pendingOn(payments.filter(isUnderWay), bill.id);
  const returned = balance > 0 ? returnedOn(bill.id, rows, payments) : undefined;
  const paidOn = dayPaid(rows, bill.id);
  const { id, accountId, number, year, issued, due, charges, usage, previousUsage } = bill;
  return {
    ...{ id, accountId, number, year, issued, due, charges, balance, pending, usage },
    status: statusOf(balance, pending),
    ...(paidOn === undefined ? {} : { paidOn }),
    ...(returned ? { returned } : {}),
    ...(previousUsage ? { previousUsage } : {}),
  };
}

/** First what is owed, the earliest due date before the others; then what is not, the newest bill first. */
function byUrgency(a: Bill, b: Bill): number {
  const owed = Number(b.balance > 0) - Number(a.balance > 0);
  if (owed !== 0) return owed;
  const [first, second] = a.balance > 0 ? [a.due, b.due] : [b.issued, a.issued];
  return first < second ? -1 : Number(first > second);
}

/** Bills of an account: those with something to pay, and with `past` all of them. */
export async function billList(
  context: Context,
  tx: Tx,
  accountId: string,
  past: boolean,
): Promise<BillList> {
  const rows = await tx.list('ledger');
  const payments = await tx.list('payments');
  const records = (await tx.list('bills')).filter((bill) => bill.accountId === accountId);
  const bills = records.map((bill) => present(bill, rows, payments)).sort(byUrgency);
  const outstanding = bills.filter((bill) => bill.balance > 0);
  return {
    accountId,
    asOf: today(context),
    totalDue: sum(outstanding.map((bill) => bill.balance)),
    bills: past ? bills : outstanding,
  };
}

export async function billDetails(tx: Tx, user: UserRecord, billId: string): Promise<BillDetails> {
  const record = await tx.get('bills', billId);
  if (!record) throw new Refusal('not-found');
  await requireAccount(tx, user, record.accountId);
  const bill = present(record, await tx.list('ledger'), await tx.list('payments'));
  return { bill, lines: record.lines, reads: record.reads };
}
