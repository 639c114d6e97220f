import type { PaymentOutcome, Receipt, Resolution } from '../../src/contract/index.js';
import type { ChargeState } from '../processor/charges.js';
import { instant, maskEmail, today } from './context.js';
import type { Context, Tx } from './context.js';
import { append, balanceOf } from './ledger.js';
import type { ClosedKey, PaymentRecord } from './records.js';
import { reverse } from './reversals.js';
import { instantIn } from './zone.js';

/** What a payer is told about a payment. */
export function outcomeOf({ clock, tenant }: Context, payment: PaymentRecord): PaymentOutcome {
  if (payment.outcome) return payment.outcome;
  if (payment.state !== 'action-required' || !payment.challenge) {
    const { reference, total, method, expectedOn } = payment;
    const submitted = instantIn(tenant.portal.timeZone, payment.since);
    return {
      ...{ status: 'processing', reference, total, submitted, method },
      ...(expectedOn === null ? {} : { expectedOn }),
    };
  }
  const left = Math.max(0, Math.ceil((payment.challenge.expiresAt - clock.now()) / 1000));
  return { status: 'action-required', challenge: payment.challenge.id, expiresInSeconds: left };
}

export const resolutionOf = (context: Context, known: PaymentRecord | ClosedKey): Resolution =>
  known.state === 'closed' ? { status: 'closed' } : outcomeOf(context, known);

async function nextConfirmation({ tenant }: Context, tx: Tx): Promise<string> {
  const { prefix, first } = tenant.rules.confirmation;
  const number = (await tx.get('meta', 'confirmation'))?.value ?? first;
  await tx.put('meta', 'confirmation', { value: number + 1 });
  return `${prefix}-${number}`;
}

/** Writes a payment into the book, and its receipt. */
async function post(context: Context, tx: Tx, payment: PaymentRecord): Promise<Receipt> {
  const confirmation = await nextConfirmation(context, tx);
  const { accountId, key, fee, total, reference, method, posting } = payment;
  const row = { at: instant(context), day: today(context), accountId, confirmation, key };
  await append(tx, [
    ...payment.items.map(({ billId, amount }) => ({
      ...row,
      kind: 'payment' as const,
      billId,
      amount: -amount,
    })),
    ...(fee > 0 ? [{ ...row, kind: 'fee' as const, billId: null, amount: fee }] : []),
  ]);
  const rows = await tx.list('ledger');
  const items = [];
  for (const { billId, amount } of payment.items) {
    const billNumber = (await tx.get('bills', billId))?.number ?? '';
    items.push({ billId, billNumber, amount, remaining: Math.max(0, balanceOf(rows, billId)) });
  }
  const email = (await tx.get('users', payment.payerId))?.email;
  return {
    ...{
      confirmation,
      reference,
      accountId,
      items,
      amount: total - fee,
      fee,
      total,
      method,
      at: row.at,
      posting,
    },
    ...(email === undefined ? {} : { sentTo: maskEmail(email) }),
  };
}

/**
 * Takes over what the processor says of a payment's charge, once: a payment that has its word keeps it, unless the bank takes the money
 * back. Gives the payment as it stands then.
 */
export async function takeOver(
  context: Context,
  tx: Tx,
  payment: PaymentRecord,
  charge: ChargeState,
): Promise<PaymentRecord | ClosedKey> {
  if (payment.outcome && (charge.status !== 'returned' || payment.state !== 'paid')) return payment;
  if (charge.status === 'refused') {
    const closed: ClosedKey = { state: 'closed', key: payment.key };
    await tx.put('payments', payment.key, closed);
    return closed;
  }
  const next = await advance(context, tx, payment, charge);
  await tx.put('payments', payment.key, next);
  return next;
}

async function advance(
  context: Context,
  tx: Tx,
  payment: PaymentRecord,
  charge: Exclude<ChargeState, { status: 'refused' }>,
): Promise<PaymentRecord> {
  switch (charge.status) {
    case 'paid':
      return {
        ...payment,
        state: 'paid',
        outcome: { status: 'paid', receipt: await post(context, tx, payment) },
      };
    case 'declined':
      return { ...payment, state: 'declined', outcome: { status: 'declined', reason: charge.reason } };
    case 'returned': {
      // What came and went between two looks is in the book like everything else.
      const outcome = payment.outcome ?? { status: 'paid', receipt: await post(context, tx, payment) };
      if (outcome.status === 'paid') await reverse(context, tx, outcome.receipt.confirmation, { fee: true });
      return { ...payment, state: 'returned', outcome: { status: 'declined', reason: charge.reason } };
    }
    case 'processing':
      return { ...payment, state: 'processing', expectedOn: charge.expectedOn ?? null };
    case 'action-required':
      return {
        ...payment,
        state: 'action-required',
        challenge: { id: charge.challenge, expiresAt: charge.expiresAt },
      };
  }
}
