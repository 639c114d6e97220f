import type { Step } from '../flow.js';
import type {
  Intent,
  Order,
  PaymentEffect,
  PaymentEvent,
  PaymentState,
  QuoteFailure,
  QuoteState,
} from './types.js';

export type Result = Step<PaymentState, PaymentEffect>;

export const stay = (state: PaymentState): Result => [state, []];

export function edit(order: Order, extra: readonly PaymentEffect[] = [], overtaken = false): Result {
  const base = {
    at: 'editing',
    order,
    capturing: false,
    meansErrors: [],
    captureFailed: false,
    overtaken,
  } as const;
  if (order.items.length === 0) return [{ ...base, quote: { is: 'none' } }, extra];
  return [{ ...base, quote: { is: 'asked' } }, [...extra, { do: 'askQuote', order }]];
}

export const emptyOrder: Order = { accountId: '', items: [], method: 'card', guest: null };
export const initialPayment: PaymentState = {
  at: 'editing',
  order: emptyOrder,
  quote: { is: 'none' },
  capturing: false,
  meansErrors: [],
  captureFailed: false,
  overtaken: false,
};

/** The intent that is under way in this state, if one is. */
export const intentOf = (state: PaymentState): Intent | null => ('intent' in state ? state.intent : null);

export const orderOf = (state: PaymentState): Order | null => {
  if (state.at === 'submitting') return state.frozen.order;
  return 'order' in state ? state.order : null;
};

export const totalOf = (state: PaymentState): number | null => {
  if (state.at === 'submitting') return state.frozen.quote.total;
  return 'total' in state ? state.total : null;
};

/** What an event does to a payment that has an intent, or gets one back. */
export type Underway = (state: PaymentState, event: PaymentEvent) => Result;

/** Events that have to do with an intent under way; all others are of choosing and reviewing. */
const ofIntent = (event: PaymentEvent): boolean =>
  'reference' in event ||
  event.type === 'found' ||
  event.type === 'checkWanted' ||
  event.type === 'dismissed';

/**
 * A payment from choosing bills to a receipt: pure, so that every order of events can be tried without a browser. `underway` is apart
 * because nobody needs it before they pay.
 */
export const paymentBy =
  (underway: Underway) =>
  (state: PaymentState, event: PaymentEvent): Result =>
    ofIntent(event) ? underway(state, event) : choosing(state, event);

function choosing(state: PaymentState, event: PaymentEvent): Result {
  switch (event.type) {
    case 'opened':
      return intentOf(state) === null
        ? edit(event.order, state.at === 'editing' ? [] : [{ do: 'clearMeans' }])
        : stay(state);
    case 'orderChanged':
      if (state.at === 'editing') return edit(event.order, [], state.overtaken);
      return state.at === 'review' ? edit(event.order) : stay(state);
    case 'restarted':
      return state.at === 'declined' ||
        state.at === 'cancelled' ||
        state.at === 'expired' ||
        state.at === 'paid'
        ? edit(event.order ?? orderOf(state) ?? emptyOrder)
        : stay(state);
    default:
      return beforeSending(state, event);
  }
}

function beforeSending(state: PaymentState, event: PaymentEvent): Result {
  if (state.at === 'editing') return editing(state, event);
  if (state.at === 'review') return review(state, event);
  // A second press while sending is not a second payment; it is answered in words.
  if (event.type === 'confirmed' && state.at === 'submitting') return [state, [{ do: 'sayStillWorking' }]];
  return stay(state);
}

const quoteFailed = ({ code, waitSeconds, correlationId }: QuoteFailure): QuoteState => ({
  is: 'failed',
  code,
  waitSeconds,
  correlationId,
});

function editing(state: PaymentState & { at: 'editing' }, event: PaymentEvent): Result {
  switch (event.type) {
    case 'quoted':
      return state.quote.is === 'asked' && state.order === event.order
        ? [
            { ...state, quote: { is: 'known', quote: event.quote } },
            [{ do: 'watchQuote', quoteId: event.quote.id, seconds: event.quote.expiresInSeconds }],
          ]
        : stay(state);
    case 'quoteFailed':
      if (state.quote.is !== 'asked' || state.order !== event.order) return stay(state);
      return stay({ ...state, quote: quoteFailed(event), capturing: false });
    case 'quoteRetried':
      return edit(state.order);
    case 'continued':
      if (state.quote.is !== 'known') return stay(state);
      if (state.capturing) return [state, [{ do: 'sayStillWorking' }]];
      return [{ ...state, capturing: true, meansErrors: [], captureFailed: false }, [{ do: 'capture' }]];
    case 'captured':
      if (state.quote.is !== 'known' || !state.capturing) return stay(state);
      return [
        {
          at: 'review',
          order: state.order,
          quote: state.quote.quote,
          means: event.means,
          pending: state.quote.quote.pendingBillIds.length > 0,
          confirmedDuplicate: false,
          mustConfirm: false,
          agreement: null,
          mustAgree: false,
        },
        [],
      ];
    case 'captureRefused':
      return stay(state.capturing ? { ...state, capturing: false, meansErrors: event.errors } : state);
    case 'captureFailed':
      return stay(state.capturing ? { ...state, capturing: false, captureFailed: true } : state);
    case 'quoteExpired':
      if (state.quote.is !== 'known' || state.quote.quote.id !== event.quoteId) return stay(state);
      // Not asked anew by itself: a page that was left open would keep its session alive for ever.
      return state.capturing
        ? [{ at: 'expired', order: state.order }, [{ do: 'clearMeans' }]]
        : stay({ ...state, quote: { is: 'failed', code: 'quote-expired' } });
    case 'meansEdited':
      return stay(state.meansErrors.length > 0 ? { ...state, meansErrors: [] } : state);
    case 'captureLost':
      return stay({ ...state, capturing: false, captureFailed: false, meansErrors: [] });
    default:
      return stay(state);
  }
}

type Review = PaymentState & { at: 'review' };

/** What the payer has to do before the last press counts. */
export const missingIn = ({ pending, confirmedDuplicate, quote, agreement }: Review) => ({
  mustConfirm: pending && !confirmedDuplicate,
  mustAgree: quote.authorization !== undefined && agreement === null,
});

function review(state: PaymentState & { at: 'review' }, event: PaymentEvent): Result {
  switch (event.type) {
    case 'changeWanted':
    case 'captureLost':
      return edit(state.order);
    case 'overtaken':
      return edit(state.order, [], true);
    case 'otherTabPaying':
      return stay({ ...state, pending: true, confirmedDuplicate: false });
    case 'duplicateConfirmed':
      return stay({ ...state, confirmedDuplicate: event.confirmed, mustConfirm: false });
    case 'quoteExpired':
      return event.quoteId === state.quote.id
        ? [{ at: 'expired', order: state.order }, [{ do: 'clearMeans' }]]
        : stay(state);
    case 'agreed':
      return stay({ ...state, agreement: event.agreement, mustAgree: false });
    case 'confirmed': {
      const missing = missingIn(state);
      if (missing.mustConfirm || missing.mustAgree) return stay({ ...state, ...missing });
      const { order, quote, means, confirmedDuplicate, agreement } = state;
      const frozen = { order, quote, means, confirmedDuplicate, agreement };
      return [
        { at: 'submitting', intent: event.intent, frozen, slow: false, refusedFor: null },
        [{ do: 'send', intent: event.intent, frozen }],
      ];
    }
    case 'keyNotKept':
      return stay({ at: 'cancelled', why: 'key-not-kept', order: state.order });
    default:
      return stay(state);
  }
}
