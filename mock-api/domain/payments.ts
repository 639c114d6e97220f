import type { PaymentOutcome, PaymentRequest, Resolution } from '../../src/contract/index.js';
import type { ChargeState } from '../processor/charges.js';
import { paymentsUnderWay } from './bills.js';
import { requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import { outcomeOf, resolutionOf, takeOver } from './outcomes.js';
import { postingNow, requireQuote } from './quotes.js';
import type { ClosedKey, PaymentRecord, UserRecord } from './records.js';
import { Refusal } from './refusal.js';
import { requireUser } from './sessions.js';

/** A payment that the processor never answered for is given up after this long. */
const abandonedSeconds = 60;

/** The request in one spelling, with the resident: the same text means the same payment. */
const fingerprintOf = (user: UserRecord, request: PaymentRequest): string =>
  JSON.stringify([
    user.id,
    request.reference,
    request.quoteId,
    request.accountId,
    request.items.map(({ billId, amount }) => [billId, amount]),
    request.total,
    request.method.token,
    request.confirmedDuplicate,
  ]);

/** Asks the processor about a payment without a final word. Gives what is known of the key then. */
async function refresh(context: Context, key: string): Promise<PaymentRecord | ClosedKey | undefined> {
  const known = await context.store.transaction((tx) => tx.get('payments', key));
  if (!known || known.state === 'closed' || known.outcome) return known;
  const abandoned = context.clock.now() - known.since >= abandonedSeconds * 1000;
  const charge =
    (await context.processor.find(key)) ??
    // The processor refuses the key from here on, so that a request which is late after all charges nothing.
    (abandoned ? await context.processor.close(key) : undefined);
  return charge === undefined ? known : conclude(context, key, charge);
}

/** Books what the processor said. Two answers for one payment are booked once. */
const conclude = (
  context: Context,
  key: string,
  charge: ChargeState,
): Promise<PaymentRecord | ClosedKey | undefined> =>
  context.store.transaction(async (tx) => {
    const known = await tx.get('payments', key);
    return !known || known.state === 'closed' ? known : takeOver(context, tx, known, charge);
  });

/** Brings every payment under way up to date with the processor. */
export async function refreshAll(context: Context): Promise<void> {
  const underWay = await context.store.transaction((tx) => paymentsUnderWay(tx));
  for (const payment of underWay) await refresh(context, payment.key);
}

async function requireCard(context: Context, token: string): Promise<PaymentRecord['method']> {
  const card = await context.processor.describe(token);
  const accepted = context.tenant.portal.payments?.methods.flatMap((method) => method.brands) ?? [];
  if (!card || !accepted.includes(card.brand)) throw new Refusal('token-unusable');
  return { kind: 'card', ...card };
}

/** Notes the intent before the card is charged. A refusal leaves the key unused. Undefined: the key is known with this very request. */
async function begin(
  context: Context,
  tx: Tx,
  sessionId: string | null,
  key: string,
  request: PaymentRequest,
): Promise<PaymentRecord | undefined> {
  const user = await requireUser(context, tx, sessionId);
  const fingerprint = fingerprintOf(user, request);
  const known = await tx.get('payments', key);
  if (known?.state === 'closed') throw new Refusal('key-closed');
  if (known && known.fingerprint !== fingerprint) throw new Refusal('key-reused');
  if (known) return undefined;
  const quote = await requireQuote(context, tx, user, request);
  const method = await requireCard(context, request.method.token);
  const payment: PaymentRecord = {
    state: 'in-flight',
    ...{ key, fingerprint, method },
    userId: user.id,
    since: context.clock.now(),
    reference: request.reference,
    accountId: request.accountId,
    items: request.items,
    fee: quote.fee,
    total: quote.total,
    posting: postingNow(context),
    challenge: null,
    outcome: null,
  };
  await tx.put('payments', key, payment);
  return payment;
}

/** The answer to a request whose key is known. */
async function replay(context: Context, key: string): Promise<PaymentOutcome> {
  const known = await refresh(context, key);
  if (!known || known.state === 'closed') throw new Refusal('key-closed');
  if (known.state === 'in-flight') throw new Refusal('key-in-flight');
  return outcomeOf(context, known);
}

/**
 * Pays under an idempotency key. Throws a `Refusal` where nothing was charged: `quote-expired`, `quote-changed`, `payment-pending`,
 * `token-unusable` (these leave the key unused), `key-reused`, `key-in-flight`, `key-closed`.
 */
export async function pay(
  context: Context,
  sessionId: string | null,
  key: string,
  request: PaymentRequest,
): Promise<PaymentOutcome> {
  requireOffered(context, 'payments');
  const payment = await context.store.transaction((tx) => begin(context, tx, sessionId, key, request));
  if (!payment) return replay(context, key);
  const order = { token: request.method.token, amount: payment.total, key };
  // A processor that fails says nothing about the charge: the payment stays in flight until it can be asked again.
  const charge = await context.processor.charge(order).catch(() => undefined);
  if (charge === undefined) return outcomeOf(context, payment);
  if (charge.status === 'refused' && charge.reason === 'token-unusable') {
    await context.store.transaction(async (tx) => {
      // A key that was closed meanwhile stays closed.
      if ((await tx.get('payments', key))?.state === 'in-flight') await tx.remove('payments', key);
    });
    throw new Refusal('token-unusable');
  }
  const known = await conclude(context, key, charge);
  if (!known || known.state === 'closed') throw new Refusal('key-closed');
  return outcomeOf(context, known);
}

/** What became of a key. One that was never seen is closed by the question, so that a payment still on its way is refused. */
export async function resolve(context: Context, key: string): Promise<Resolution> {
  const known = await refresh(context, key);
  if (known) return resolutionOf(context, known);
  return context.store.transaction(async (tx) => {
    const late = await tx.get('payments', key);
    if (late) return resolutionOf(context, late);
    await tx.put('payments', key, { state: 'closed', key });
    return { status: 'closed' };
  });
}

/** Ends every payment that is processing, as the processor does in its own time. */
export async function settle(context: Context): Promise<void> {
  const underWay = await context.store.transaction((tx) => paymentsUnderWay(tx));
  for (const { key } of underWay) {
    const charge = await context.processor.settle(key);
    if (charge) await conclude(context, key, charge);
  }
}
