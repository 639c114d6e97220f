import type { PaymentOutcome, PaymentRequest, Resolution } from '../../src/contract/index.js';
import type { ChargeState } from '../processor/charges.js';
import { requireAgreement } from './authorizations.js';
import { paymentsUnderWay } from './bills.js';
import { requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import { outcomeOf, resolutionOf, takeOver } from './outcomes.js';
import { payerIdOf, requirePayer } from './payers.js';
import { postingNow } from './posting.js';
import { requireQuote } from './quotes.js';
import type { ClosedKey, PaymentRecord } from './records.js';
import { Refusal } from './refusal.js';

/** A payment that the processor never answered for is given up after this long. */
const abandonedSeconds = 60;

/** The request in one spelling, with its payer: the same text means the same payment. */
const fingerprintOf = (payerId: string, request: PaymentRequest): string =>
  JSON.stringify([
    payerId,
    request.reference,
    request.quoteId,
    request.accountId,
    request.items.map(({ billId, amount }) => [billId, amount]),
    request.total,
    request.method.token,
    request.authorization?.hash ?? null,
    request.confirmedDuplicate,
  ]);

/** Money from a bank account may be taken back after it was paid; everything else that was said is final. */
const isFinal = ({ state, method }: PaymentRecord): boolean =>
  state === 'declined' || state === 'returned' || (state === 'paid' && method.kind === 'card');

/** Asks the processor about a payment without a final word. Gives what is known of the key then. */
async function refresh(context: Context, key: string): Promise<PaymentRecord | ClosedKey | undefined> {
  const known = await context.store.transaction((tx) => tx.get('payments', key));
  if (!known || known.state === 'closed' || isFinal(known)) return known;
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

/** Brings every payment that may still change up to date with the processor. */
export async function refreshAll(context: Context): Promise<void> {
  const payments = await context.store.transaction((tx) => tx.list('payments'));
  for (const payment of payments) {
    if (payment.state !== 'closed' && !isFinal(payment)) await refresh(context, payment.key);
  }
}

/** What a token stands for. Throws `token-unusable` for one of another kind or of a card that is not taken. */
async function requireMeans(
  context: Context,
  { kind, token }: PaymentRequest['method'],
): Promise<PaymentRecord['method']> {
  const means = await context.processor.describe(token);
  const offered = context.tenant.portal.payments?.methods.find((method) => method.kind === kind);
  const taken = means?.kind === 'card' ? offered?.brands?.includes(means.brand) === true : true;
  if (means?.kind !== kind || !taken) throw new Refusal('token-unusable');
  return means;
}

/** Notes the intent before anything is charged. A refusal leaves the key unused. Undefined: the key is known with this very request. */
async function begin(
  context: Context,
  tx: Tx,
  sessionId: string | null,
  key: string,
  request: PaymentRequest,
): Promise<PaymentRecord | undefined> {
  const fingerprint = fingerprintOf(await payerIdOf(context, tx, sessionId, request.guest), request);
  const known = await tx.get('payments', key);
  if (known?.state === 'closed') throw new Refusal('key-closed');
  if (known && known.fingerprint !== fingerprint) throw new Refusal('key-reused');
  if (known) return undefined;
  const payer = await requirePayer(context, tx, sessionId, request.guest);
  const quote = await requireQuote(context, tx, payer, request);
  const method = await requireMeans(context, request.method);
  const agreed = await requireAgreement(quote, request, method.last4);
  const payment: PaymentRecord = {
    state: 'in-flight',
    ...{ key, fingerprint, method, agreed },
    payerId: payer.id,
    since: context.clock.now(),
    reference: request.reference,
    accountId: request.accountId,
    items: request.items,
    fee: quote.fee,
    total: quote.total,
    posting: postingNow(context),
    expectedOn: null,
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
 * `token-unusable`, `validation` of what was agreed to, for a guest `ticket-expired` (these leave the key unused), `key-reused`,
 * `key-in-flight`, `key-closed`.
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
  const zone = context.tenant.portal.timeZone;
  const order = { token: request.method.token, amount: payment.total, key, zone };
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
