import { emptyOrder, initialPayment } from '../../src/core/payment/choosing.js';
import { payment } from '../../src/core/payment/flow.js';
import type { Quote, Receipt } from '../../src/contract/index.js';
import type {
  Means,
  Frozen,
  Intent,
  Order,
  PaymentEvent,
  PaymentState,
} from '../../src/core/payment/types.js';

export const order: Order = {
  accountId: 'account-1',
  items: [
    { billId: 'bill-1', amount: 13_446 },
    { billId: 'bill-2', amount: 12_711 },
  ],
  method: 'card',
  guest: null,
};
export const otherOrder: Order = { ...order, items: [{ billId: 'bill-2', amount: 12_711 }] };
export const noOrder: Order = emptyOrder;

export const quote: Quote = {
  id: 'quote-1',
  accountId: 'account-1',
  items: order.items.map((item) => ({ ...item, billNumber: item.billId.slice(5) })),
  amount: 26_157,
  fee: 195,
  total: 26_352,
  posting: 'today',
  pendingBillIds: [],
  expiresInSeconds: 600,
};
export const pendingQuote: Quote = { ...quote, id: 'quote-2', pendingBillIds: ['bill-1'] };
export const means: Means = {
  token: 'tok-1',
  method: { kind: 'card', brand: 'visa', last4: '4242' },
};
export const intent: Intent = { reference: 'REF-1', key: 'key-1', startedAt: 1 };
export const otherIntent: Intent = { reference: 'REF-2', key: 'key-2', startedAt: 2 };
export const frozen: Frozen = { order, quote, means, confirmedDuplicate: false, agreement: null };
export const receipt: Receipt = {
  ...{ confirmation: 'PL-1', reference: intent.reference, accountId: order.accountId },
  items: quote.items.map((item) => ({ ...item, remaining: 0 })),
  ...{ amount: quote.amount, fee: quote.fee, total: quote.total },
  method: { kind: 'card', brand: 'visa', last4: '4242' },
  at: '2016-12-12T16:12:00-08:00',
  posting: 'today',
};

/** The state after events, from the beginning. */
export const after = (...events: readonly PaymentEvent[]): PaymentState =>
  events.reduce<PaymentState>((state, event) => payment(state, event)[0], initialPayment);

const opened: PaymentEvent = { type: 'opened', order };
const quoted: PaymentEvent = { type: 'quoted', order, quote };
const continued: PaymentEvent = { type: 'continued' };
const captured: PaymentEvent = { type: 'captured', means };
const confirmed: PaymentEvent = { type: 'confirmed', intent };
const { reference } = intent;
const toReview = [opened, quoted, continued, captured];
const toPendingReview = [
  opened,
  { type: 'quoted', order, quote: pendingQuote } as const,
  continued,
  captured,
];
const sent = [...toReview, confirmed];
const answer = (outcome: Extract<PaymentEvent, { type: 'answered' }>['outcome']): PaymentEvent => ({
  type: 'answered',
  reference,
  outcome,
});
const challenge = answer({ status: 'action-required', challenge: 'ch-1', expiresInSeconds: 600 });

/** Every state that a payer can be in, each reached by events. */
export const states = {
  empty: initialPayment,
  quoting: after(opened),
  'quote failed': after(opened, { type: 'quoteFailed', order, code: 'unreachable' }),
  editing: after(opened, quoted),
  capturing: after(opened, quoted, continued),
  'card refused': after(opened, quoted, continued, {
    type: 'captureRefused',
    errors: [{ field: 'number', code: 'invalid' }],
  }),
  'frame silent': after(opened, quoted, continued, { type: 'captureFailed' }),
  review: after(...toReview),
  'review, pending': after(...toPendingReview),
  'review, pending, pressed': after(...toPendingReview, confirmed),
  'review, duplicate confirmed': after(...toPendingReview, { type: 'duplicateConfirmed', confirmed: true }),
  submitting: after(...sent),
  'submitting, slow': after(...sent, { type: 'slowed', reference }),
  'submitting, refused': after(...sent, { type: 'refused', reference, code: 'quote-changed' }),
  'action-required': after(...sent, challenge),
  processing: after(...sent, answer({ status: 'processing', reference, total: quote.total })),
  unknown: after(...sent, { type: 'lost', reference }, { type: 'resolveFailed', reference }),
  'unknown, asking': after(...sent, { type: 'timedOut', reference }),
  'unknown, challenge answered': after(...sent, challenge, {
    type: 'challengeEnded',
    reference,
    challenge: 'ch-1',
    finished: true,
  }),
  'unknown for good': after(...sent, { type: 'lost', reference }, { type: 'cannotResolve', reference }),
  'unknown for good, told': after(
    ...sent,
    { type: 'lost', reference },
    { type: 'cannotResolve', reference },
    { type: 'told', reference, told: true },
  ),
  found: after({ type: 'found', intent }),
  paid: after(...sent, answer({ status: 'paid', receipt })),
  declined: after(...sent, answer({ status: 'declined', reason: 'card-declined' })),
  cancelled: after(...sent, { type: 'resolved', reference, resolution: { status: 'closed' } }),
  'key not kept': after(...toReview, { type: 'keyNotKept' }),
  expired: after(...toReview, { type: 'quoteExpired', quoteId: quote.id }),
} as const satisfies Readonly<Record<string, PaymentState>>;
export type StateName = keyof typeof states;

/** Every event; those of an intent are of the one that the states above are made of. */
export const events = {
  opened: { type: 'opened', order: otherOrder },
  found: { type: 'found', intent: otherIntent },
  orderChanged: { type: 'orderChanged', order: otherOrder },
  'orderChanged to nothing': { type: 'orderChanged', order: noOrder },
  quoted,
  'quoted for another order': { type: 'quoted', order: otherOrder, quote },
  quoteFailed: { type: 'quoteFailed', order, code: 'unreachable' },
  quoteRetried: { type: 'quoteRetried' },
  quoteExpired: { type: 'quoteExpired', quoteId: quote.id },
  'another quote expired': { type: 'quoteExpired', quoteId: 'quote-0' },
  continued,
  captured,
  captureRefused: { type: 'captureRefused', errors: [{ field: 'code', code: 'empty' }] },
  captureFailed: { type: 'captureFailed' },
  captureLost: { type: 'captureLost' },
  meansEdited: { type: 'meansEdited' },
  changeWanted: { type: 'changeWanted' },
  overtaken: { type: 'overtaken' },
  otherTabPaying: { type: 'otherTabPaying' },
  duplicateConfirmed: { type: 'duplicateConfirmed', confirmed: true },
  'duplicate not confirmed': { type: 'duplicateConfirmed', confirmed: false },
  confirmed: { type: 'confirmed', intent: otherIntent },
  keyNotKept: { type: 'keyNotKept' },
  slowed: { type: 'slowed', reference },
  timedOut: { type: 'timedOut', reference },
  'answered paid': answer({ status: 'paid', receipt }),
  'answered declined': answer({ status: 'declined', reason: 'card-declined' }),
  'answered processing': answer({ status: 'processing', reference, total: quote.total }),
  'answered action-required': challenge,
  refused: { type: 'refused', reference, code: 'quote-changed' },
  lost: { type: 'lost', reference },
  'resolved paid': { type: 'resolved', reference, resolution: { status: 'paid', receipt } },
  'resolved declined': {
    type: 'resolved',
    reference,
    resolution: { status: 'declined', reason: 'insufficient-funds' },
  },
  'resolved processing': {
    type: 'resolved',
    reference,
    resolution: { status: 'processing', reference, total: quote.total },
  },
  'resolved action-required': {
    type: 'resolved',
    reference,
    resolution: { status: 'action-required', challenge: 'ch-1', expiresInSeconds: 500 },
  },
  'resolved closed': { type: 'resolved', reference, resolution: { status: 'closed' } },
  'resolved unknown': { type: 'resolved', reference, resolution: { status: 'unknown' } },
  resolveFailed: { type: 'resolveFailed', reference },
  cannotResolve: { type: 'cannotResolve', reference },
  told: { type: 'told', reference, told: true },
  letGo: { type: 'letGo', reference },
  checkWanted: { type: 'checkWanted' },
  'challengeEnded, answered': { type: 'challengeEnded', reference, challenge: 'ch-1', finished: true },
  'challengeEnded, given up': { type: 'challengeEnded', reference, challenge: 'ch-1', finished: false },
  'challengeEnded, an earlier one': {
    type: 'challengeEnded',
    reference,
    challenge: 'ch-0',
    finished: true,
  },
  restarted: { type: 'restarted', order: null },
  'restarted with an order': { type: 'restarted', order: otherOrder },
  dismissed: { type: 'dismissed' },
} as const satisfies Readonly<Record<string, PaymentEvent>>;
export type EventName = keyof typeof events;
