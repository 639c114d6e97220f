import type { PaymentOutcome, Resolution } from '../../contract/index.js';
import {
  edit,
  emptyOrder,
  intentOf,
  orderOf,
  paymentBy,
  stay,
  totalOf,
  type Result,
  type Underway,
} from './choosing.js';
import type { Intent, IntentEvent, PaymentEffect, PaymentState } from './types.js';

/** The pause before each look-up of an unknown or processing payment, in milliseconds; the last one repeats. */
const checkPauses = [0, 2_000, 4_000, 8_000, 15_000];
const pauseBefore = (checks: number): number => checkPauses[Math.min(checks, checkPauses.length - 1)] ?? 0;

/** A payment that is under way, or was left open: sent, asked about, ended. */
export const underway: Underway = (state, event) => {
  if ('reference' in event) {
    const intent = intentOf(state);
    // An answer to an intent that has ended, or to another one, changes nothing.
    return intent?.reference === event.reference ? answered(state, intent, event) : stay(state);
  }
  switch (event.type) {
    case 'found':
      // Nothing is known but the key; the backend is asked before anything else may happen.
      return intentOf(state) === null ? unknown(state, event.intent, 0, null) : stay(state);
    case 'checkWanted':
      // A payment that takes days is not asked about all the time: the payer who comes back is told how it stands.
      if (state.at === 'processing') return [state, [{ do: 'resolve', intent: state.intent, afterMs: 0 }]];
      return state.at === 'unknown' && state.checkable && !state.checking
        ? [{ ...state, checking: true }, [{ do: 'resolve', intent: state.intent, afterMs: 0 }]]
        : stay(state);
    case 'dismissed':
      // The payer goes on with something else; the key is kept until the backend has ended it.
      return state.at === 'processing'
        ? edit(emptyOrder, [{ do: 'setAside', reference: state.intent.reference }])
        : stay(state);
    default:
      return stay(state);
  }
};

function answered(state: PaymentState, intent: Intent, event: IntentEvent): Result {
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
    case 'told':
      return state.at === 'unknown' ? stay({ ...state, told: event.told, mustTell: false }) : stay(state);
    case 'letGo':
      if (state.at !== 'unknown' || state.checkable) return stay(state);
      // By the word of the utility's people alone, and never by a clock.
      return state.told
        ? edit(emptyOrder, [{ do: 'closeIntent', reference: intent.reference, changed: true }])
        : stay({ ...state, mustTell: true });
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
  told: false,
  mustTell: false,
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

/** As the backend says, or as it was sent. */
const billIdsOf = (state: PaymentState, items = orderOf(state)?.items ?? []): readonly string[] =>
  items.map(({ billId }) => billId);

type Sent = Pick<PaymentState & { at: 'processing' }, 'submitted' | 'method'>;
/** What is known of a payment on its way: an answer that leaves it out takes nothing back. */
const sentOf = (source: Sent | null): Sent => ({
  ...(source?.submitted && { submitted: source.submitted }),
  ...(source?.method && { method: source.method }),
});

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
      const { total } = answer;
      const before = state.at === 'processing' ? state : null;
      const checks = (before?.checks ?? 0) + 1;
      const expectedOn = answer.expectedOn ?? before?.expectedOn ?? null;
      const billIds = before?.billIds ?? billIdsOf(state, answer.items);
      return [
        {
          ...sentOf(before),
          ...sentOf(answer),
          at: 'processing',
          intent,
          total,
          checks,
          expectedOn,
          billIds,
        },
        expectedOn === null ? [{ do: 'resolve', intent, afterMs: pauseBefore(checks) }] : [],
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

/** The whole flow. */
export const payment = paymentBy(underway);
