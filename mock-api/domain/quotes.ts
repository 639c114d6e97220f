import type { PaymentItem, PaymentRequest, Quote, QuoteRequest } from '../../src/contract/index.js';
import { randomId } from '../../src/core/clock.js';
import { sum } from '../../src/core/money.js';
import { authorizationFor } from './authorizations.js';
import { paymentsUnderWay, pendingOn } from './bills.js';
import type { Context, Tx } from './context.js';
import { feeOf } from './fees.js';
import { balanceOf } from './ledger.js';
import type { Payer } from './payers.js';
import { postingNow } from './posting.js';
import type { BillRecord, QuoteRecord } from './records.js';
import { Refusal, invalid } from './refusal.js';

function amountError(amount: number, balance: number, partial: boolean): string | undefined {
  if (balance <= 0) return 'nothing-due';
  if (amount <= 0) return 'amount-too-low';
  if (amount > balance) return 'amount-too-high';
  return amount < balance && !partial ? 'partial-not-offered' : undefined;
}

/** Throws `validation` for an amount that may not be paid, `not-found` for a bill that is not of the account. */
async function checkItem(
  context: Context,
  tx: Tx,
  accountId: string,
  item: PaymentItem,
  at: number,
): Promise<{ bill: BillRecord; balance: number }> {
  const bill = await tx.get('bills', item.billId);
  if (bill?.accountId !== accountId) throw new Refusal('not-found');
  const balance = balanceOf(await tx.list('ledger'), bill.id);
  const error = amountError(item.amount, balance, context.tenant.portal.payments?.partial === true);
  if (error !== undefined) throw invalid(`items.${at}.amount`, error);
  return { bill, balance };
}

/** What a payment would cost, kept for as long as the payer has to confirm it and bound to what the bills owe now. */
export async function makeQuote(
  context: Context,
  tx: Tx,
  payer: Payer,
  request: QuoteRequest,
): Promise<Quote> {
  await payer.requireAccount(request.accountId);
  const { rules, portal } = context.tenant;
  if (!portal.payments?.methods.some(({ kind }) => kind === request.method))
    throw invalid('method', 'not-offered');
  const seen: string[] = [];
  const checked = [];
  for (const [at, item] of request.items.map((item, index) => [index, item] as const)) {
    if (seen.includes(item.billId)) throw invalid(`items.${at}.billId`, 'bill-repeated');
    seen.push(item.billId);
    checked.push({ ...item, ...(await checkItem(context, tx, request.accountId, item, at)) });
  }
  const amount = sum(request.items.map((item) => item.amount));
  const fee = feeOf(rules.fees[request.method], amount);
  const total = amount + fee;
  const debit = request.method === 'bank-account';
  const underWay = await paymentsUnderWay(tx);
  const quote: QuoteRecord = {
    id: `quote-${randomId(context.clock, 16)}`,
    payerId: payer.id,
    method: request.method,
    authorization: debit ? authorizationFor(context, payer.nameFor(request.accountId), total) : null,
    accountId: request.accountId,
    items: checked.map(({ billId, amount: part, balance }) => ({ billId, amount: part, balance })),
    fee,
    total,
    expiresAt: context.clock.now() + rules.quoteSeconds * 1000,
  };
  await tx.put('quotes', quote.id, quote);
  return {
    id: quote.id,
    accountId: quote.accountId,
    items: checked.map(({ billId, amount: part, bill }) => ({
      billId,
      billNumber: bill.number,
      amount: part,
    })),
    ...{ amount, fee, total },
    posting: postingNow(context),
    ...(quote.authorization ? { authorization: quote.authorization } : {}),
    pendingBillIds: seen.filter((billId) => pendingOn(underWay, billId) > 0),
    expiresInSeconds: rules.quoteSeconds,
  };
}

const sameItems = (a: readonly PaymentItem[], b: readonly PaymentItem[]): boolean =>
  a.length === b.length &&
  a.every((item) => b.some((other) => other.billId === item.billId && other.amount === item.amount));

/** The quote that a payment confirms. Throws `quote-expired`, `quote-changed` or `payment-pending`. */
export async function requireQuote(
  context: Context,
  tx: Tx,
  payer: Payer,
  request: PaymentRequest,
): Promise<QuoteRecord> {
  const quote = await tx.get('quotes', request.quoteId);
  if (quote?.payerId !== payer.id || quote.expiresAt <= context.clock.now())
    throw new Refusal('quote-expired');
  const confirmed =
    quote.accountId === request.accountId &&
    quote.total === request.total &&
    quote.method === request.method.kind &&
    sameItems(quote.items, request.items);
  const rows = await tx.list('ledger');
  const unchanged = quote.items.every((item) => balanceOf(rows, item.billId) === item.balance);
  if (!confirmed || !unchanged) throw new Refusal('quote-changed');
  const underWay = await paymentsUnderWay(tx);
  const pending = quote.items.some((item) => pendingOn(underWay, item.billId) > 0);
  if (pending && !request.confirmedDuplicate) throw new Refusal('payment-pending');
  return quote;
}
