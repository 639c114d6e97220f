import type { PaymentOutcome, Resolution } from '../../contract/index.js';
import type { Step } from '../flow.js';
import type {
  Intent,
  IntentEvent,
  Order,
  PaymentEffect,
  PaymentEvent,
  PaymentState,
  QuoteFailure,
  QuoteState,
} from './types.js';

type Result = Step<PaymentState, PaymentEffect>;

/** The pause before each look-up of an unknown or processing payment, in milliseconds; the last one repeats. */
const checkPauses = [0, 2_000, 4_000, 8_000, 15_000];
const pauseBefore = (checks: number): number => checkPauses[Math.min(checks, checkPauses.length - 1)] ?? 0;

const stay = (state: PaymentState): Result => [state, []];

function edit(order: Order, extra: readonly PaymentEffect[] = []): Result {
  const base = { at: 'editing', order, capturing: false, meansErrors: [], captureFailed: false } as const;
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
};

/** The intent that is under way in this state, if one is. */
export const intentOf = (state: PaymentState): Intent | null => ('intent' in state ? state.intent : null);

const orderOf = (state: PaymentState): Order | null => {
  if (state.at === 'submitting') return state.frozen.order;
  return 'order' in state ? state.order : null;
};

const totalOf = (state: PaymentState): number | null => {
  if (state.at === 'submitting') return state.frozen.quote.total;
  return 'total' in state ? state.total : null;
};

/** A payment from choosing bills to a receipt: pure, so that every order of events can be tried without a browser. */
export function payment(state: PaymentState, event: PaymentEvent): Result {
  if ('reference' in event) {
    const intent = intentOf(state);
    // An answer to an intent that has ended, or to another one, changes nothing.
    return intent?.reference === event.reference ? underway(state, intent, event) : stay(state);
  }
  switch (event.type) {
    case 'opened':
      return intentOf(state) === null
        ? edit(event.order, state.at === 'editing' ? [] : [{ do: 'clearMeans' }])
        : stay(state);
    case 'orderChanged':
      return state.at === 'editing' || state.at === 'review' ? edit(event.order) : stay(state);
    case 'found':
      // Nothing is known but the key; the backend is asked before anything else may happen.
      return intentOf(state) === null ? unknown(state, event.intent, 0, null) : stay(state);
    case 'checkWanted':
      return state.at === 'unknown' && state.checkable && !state.checking
        ? [{ ...state, checking: true }, [{ do: 'resolve', intent: state.intent, afterMs: 0 }]]
        : stay(state);
    case 'restarted':
      return state.at === 'declined' ||
        state.at === 'cancelled' ||
        state.at === 'expired' ||
        state.at === 'paid'
        ? edit(event.order ?? orderOf(state) ?? emptyOrder)
        : stay(state);
    case 'dismissed':
      // The utility has the payment and lists it; the payer need not wait here.
      return state.at === 'processing'
        ? edit(emptyOrder, [{ do: 'closeIntent', reference: state.intent.reference, changed: true }])
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

function underway(state: PaymentState, intent: Intent, event: IntentEvent): Result {
  switch (event.type) {
    case 'slowed':
      return stay(state.at === 'submitting' ? { ...state, slow: true } : state);
    case 'timedOut':
    case 'lost':
      return state.at === 'submitting' ? unknown(state, intent, 0, state.refusedFor) : stay(state);
    case 'refused':
      // A refusal answers one attempt; an earlier one may still be on its way. Only the key's end is the payment's end.
      return state.at === 'submitting'
        ? [
            { ...state, refusedFor: event.code, correlationId: event.correlationId },
            [{ do: 'resolve', intent, afterMs: 0 }],
          ]
        : stay(state);
    case 'answered':
      return outcome(state, intent, event.outcome);
    case 'resolved':
      return resolution(state, intent, event.resolution);
    case 'resolveFailed':
      if (state.at === 'submitting') return unknown(state, intent, 1, state.refusedFor);
      if (state.at === 'unknown') return unknown(state, intent, state.checks + 1, state.refusedFor);
      if (state.at === 'processing') return again(state);
      return stay(state);
    case 'cannotResolve':
      // Neither asked again nor sent again: it is not known whether money was taken, and nothing here will tell.
      return 'refusedFor' in state
        ? stay({ ...unknownOf(state, intent, 1, state.refusedFor), checkable: false })
        : stay(state);
    case 'letGo':
      return state.at === 'unknown' && !state.checkable
        ? edit(emptyOrder, [{ do: 'closeIntent', reference: intent.reference, changed: true }])
        : stay(state);
    case 'challengeEnded':
      // The end of an earlier question may come late, and says nothing of the one that is shown.
      if (state.at !== 'action-required' || state.challenge !== event.challenge) return stay(state);
      // An answered challenge is asked about at once; one that could not be shown is tried again after a pause.
      return event.finished
        ? unknown(state, intent, 0, null, state.challenge)
        : unknown(state, intent, 1, null);
  }
}

type Unknown = PaymentState & { at: 'unknown' };

const refusalId = (state: PaymentState): string | undefined =>
  'refusedFor' in state ? state.correlationId : undefined;

const unknownOf = (
  state: PaymentState,
  intent: Intent,
  checks: number,
  refusedFor: string | null,
  answeredChallenge = state.at === 'unknown' ? state.answeredChallenge : null,
): Unknown => ({
  at: 'unknown',
  intent,
  total: totalOf(state),
  checking: checks === 0,
  checks,
  refusedFor,
  correlationId: refusedFor === null ? undefined : refusalId(state),
  // What was being chosen here is not what a payment that was found had been for.
  order: intentOf(state) === null ? null : orderOf(state),
  answeredChallenge,
  checkable: true,
});

/** Not known: said as such, and asked again by itself. */
const unknown = (...given: Parameters<typeof unknownOf>): Result => {
  const [, intent, checks] = given;
  return [unknownOf(...given), [{ do: 'resolve', intent, afterMs: pauseBefore(checks) }]];
};

function again(state: PaymentState & { at: 'processing' }): Result {
  const checks = state.checks + 1;
  return [{ ...state, checks }, [{ do: 'resolve', intent: state.intent, afterMs: pauseBefore(checks) }]];
}

function outcome(state: PaymentState, intent: Intent, answer: PaymentOutcome): Result {
  const close = (changed: boolean): PaymentEffect => ({
    do: 'closeIntent',
    reference: intent.reference,
    changed,
  });
  switch (answer.status) {
    case 'paid':
      return [{ at: 'paid', receipt: answer.receipt }, [close(true), { do: 'clearMeans' }]];
    case 'declined':
      return [{ at: 'declined', reason: answer.reason, order: orderOf(state) }, [close(false)]];
    case 'processing': {
      if (state.at === 'processing') return again(state);
      const { total, expectedOn = null } = answer;
      return [
        { at: 'processing', intent, total, checks: 1, expectedOn },
        expectedOn === null ? [{ do: 'resolve', intent, afterMs: pauseBefore(1) }] : [],
      ];
    }
    case 'action-required':
      if (state.at === 'action-required') return stay(state);
      // The bank's answer may take a moment to reach the backend: the same question is not put twice.
      if (state.at === 'unknown' && state.answeredChallenge === answer.challenge) {
        return unknown(state, intent, state.checks + 1, null);
      }
      return [
        { at: 'action-required', intent, challenge: answer.challenge, total: totalOf(state) },
        [{ do: 'showChallenge', intent, challenge: answer.challenge, seconds: answer.expiresInSeconds }],
      ];
  }
}

function resolution(state: PaymentState, intent: Intent, answer: Resolution): Result {
  if (answer.status === 'unknown') {
    // Says nothing new: the bank's question stays where it is.
    if (state.at === 'action-required') return stay(state);
    const checks = state.at === 'unknown' ? state.checks + 1 : 1;
    return unknown(state, intent, checks, 'refusedFor' in state ? state.refusedFor : null);
  }
  if (answer.status !== 'closed') return outcome(state, intent, answer);
  const why = 'refusedFor' in state && state.refusedFor !== null ? state.refusedFor : 'closed';
  return [
    { at: 'cancelled', why, correlationId: refusalId(state), order: orderOf(state) },
    [{ do: 'closeIntent', reference: intent.reference, changed: why === 'quote-changed' }],
  ];
}
