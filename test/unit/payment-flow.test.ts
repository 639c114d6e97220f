import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { initialPayment, intentOf } from '../../src/core/payment/choosing.js';
import { payment } from '../../src/core/payment/flow.js';
import type { Intent, PaymentEffect, PaymentEvent, PaymentState } from '../../src/core/payment/types.js';
import {
  means,
  events,
  intent,
  noOrder,
  order,
  otherIntent,
  otherOrder,
  pendingQuote,
  quote,
  receipt,
  states,
  after,
} from '../support/payment-samples.js';
import type { EventName, StateName } from '../support/payment-samples.js';

// Property failures print their own seed and path; these make every run the same one.
const seed = 20_161_212;

type Row = Partial<Record<EventName, string>>;

const order1 = 'editing askQuote';
const edits: Row = {
  opened: order1,
  found: 'unknown resolve',
  orderChanged: order1,
  'orderChanged to nothing': 'editing',
  quoteRetried: order1,
};
const shown: Row = { opened: 'editing clearMeans askQuote', found: 'unknown resolve' };
const ended: Row = { ...shown, restarted: order1, 'restarted with an order': order1 };
const reviewed: Row = {
  ...shown,
  orderChanged: order1,
  'orderChanged to nothing': 'editing',
  changeWanted: order1,
  overtaken: order1,
  captureLost: order1,
  otherTabPaying: 'review',
  duplicateConfirmed: 'review',
  'duplicate not confirmed': 'review',
  keyNotKept: 'cancelled',
};
const answers: Row = {
  'answered paid': 'paid closeIntent clearMeans',
  'answered declined': 'declined closeIntent',
  'answered processing': 'processing resolve',
  'answered action-required': 'action-required showChallenge',
  'resolved paid': 'paid closeIntent clearMeans',
  'resolved declined': 'declined closeIntent',
  'resolved processing': 'processing resolve',
  'resolved action-required': 'action-required showChallenge',
  'resolved closed': 'cancelled closeIntent',
  'resolved unknown': 'unknown resolve',
};
const sending: Row = {
  ...answers,
  confirmed: 'submitting sayStillWorking',
  slowed: 'submitting',
  timedOut: 'unknown resolve',
  lost: 'unknown resolve',
  refused: 'submitting resolve',
  resolveFailed: 'unknown resolve',
  cannotResolve: 'unknown',
};
const asking: Row = { ...answers, resolveFailed: 'unknown resolve' };
const unsure: Row = { ...asking, cannotResolve: 'unknown', told: 'unknown' };

/** The state and the effects that an event leads to. What is not listed changes nothing. */
const table: Readonly<Record<StateName, Row>> = {
  empty: { ...edits, quoteRetried: 'editing' },
  quoting: { ...edits, quoted: 'editing watchQuote', quoteFailed: 'editing' },
  'quote failed': edits,
  editing: { ...edits, continued: 'editing capture', quoteExpired: 'editing' },
  capturing: {
    ...edits,
    continued: 'editing sayStillWorking',
    captured: 'review',
    captureRefused: 'editing',
    captureFailed: 'editing',
    captureLost: 'editing',
    quoteExpired: 'expired clearMeans',
  },
  'card refused': {
    ...edits,
    continued: 'editing capture',
    captureLost: 'editing',
    meansEdited: 'editing',
    quoteExpired: 'editing',
  },
  'frame silent': {
    ...edits,
    continued: 'editing capture',
    captureLost: 'editing',
    quoteExpired: 'editing',
  },
  review: { ...reviewed, confirmed: 'submitting send', quoteExpired: 'expired clearMeans' },
  'review, pending': { ...reviewed, confirmed: 'review' },
  'review, pending, pressed': { ...reviewed, confirmed: 'review' },
  'review, duplicate confirmed': { ...reviewed, confirmed: 'submitting send' },
  submitting: sending,
  'submitting, slow': sending,
  'submitting, refused': sending,
  'action-required': {
    ...answers,
    // Nothing new: the question stays where it is.
    'answered action-required': 'action-required',
    'resolved action-required': 'action-required',
    'resolved unknown': 'action-required',
    'challengeEnded, answered': 'unknown resolve',
    'challengeEnded, given up': 'unknown resolve',
  },
  processing: {
    ...asking,
    resolveFailed: 'processing resolve',
    dismissed: 'editing setAside',
    // Who comes back to a payment that takes days is told how it stands.
    checkWanted: 'processing resolve',
  },
  unknown: { ...unsure, checkWanted: 'unknown resolve' },
  'unknown, asking': unsure,
  'unknown, challenge answered': {
    ...unsure,
    // The bank's word may take a moment to arrive: the same question is not put twice.
    'answered action-required': 'unknown resolve',
    'resolved action-required': 'unknown resolve',
  },
  // Nobody can be asked but the utility's people; an answer that comes late still counts.
  'unknown for good': { ...asking, told: 'unknown', letGo: 'unknown' },
  'unknown for good, told': {
    ...asking,
    told: 'unknown',
    cannotResolve: 'unknown',
    letGo: 'editing closeIntent',
  },
  found: unsure,
  // A receipt is the end of its choice.
  paid: { ...ended, restarted: 'editing' },
  declined: ended,
  cancelled: ended,
  'key not kept': ended,
  expired: ended,
};

const names = Object.keys(states) as StateName[];
const eventNames = Object.keys(events) as EventName[];
const spell = ([state, effects]: readonly [PaymentState, readonly PaymentEffect[]]): string =>
  [state.at, ...effects.map((effect) => effect.do)].join(' ');

describe('each state of a payment meets each event (PAY-12)', () => {
  it.each(names)('%s', (name) => {
    const state: PaymentState = states[name];
    const wrong: string[] = [];
    for (const event of eventNames) {
      const result = payment(state, events[event]);
      const expected = table[name][event];
      const unchanged = result[0] === state || JSON.stringify(result[0]) === JSON.stringify(state);
      const right = expected === undefined ? unchanged && result[1].length === 0 : spell(result) === expected;
      if (!right) wrong.push(`${event}: ${spell(result)} instead of ${expected ?? 'no change'}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Any event: of the intent under way, of another, or of none. */
const anyEvent: fc.Arbitrary<PaymentEvent> = fc
  .tuple(fc.constantFrom(...eventNames), fc.boolean(), fc.constantFrom(quote, pendingQuote))
  .map(([name, foreign, own]): PaymentEvent => {
    const event: PaymentEvent = events[name];
    if (event.type === 'quoted') return { ...event, quote: own };
    if (event.type === 'confirmed' || event.type === 'found') return { ...event, intent };
    return foreign && 'reference' in event ? { ...event, reference: otherIntent.reference } : event;
  });
const anyStates = fc.constantFrom(...names).map((name): PaymentState => states[name]);

/** A walk from any state: each step with what came before and after it. */
interface Walked {
  readonly before: PaymentState;
  readonly event: PaymentEvent;
  readonly after: PaymentState;
  readonly effects: readonly PaymentEffect[];
}
const walk = (start: PaymentState, path: readonly PaymentEvent[]): Walked[] => {
  let state = start;
  return path.map((event) => {
    const [next, effects] = payment(state, event);
    const step = { before: state, event, after: next, effects };
    state = next;
    return step;
  });
};
const everyStep = (judge: (step: Walked) => void): void => {
  fc.assert(
    fc.property(anyStates, fc.array(anyEvent, { maxLength: 25 }), (start, path) => {
      walk(start, path).forEach(judge);
    }),
    { seed, numRuns: 3_000 },
  );
};
const underWay = (state: PaymentState): boolean => intentOf(state) !== null;

describe('whatever happens in whatever order', () => {
  it('an intent and its parameters are frozen from the press to the end (PAY-13)', () => {
    everyStep(({ before, after: next, effects }) => {
      if (!underWay(before)) return;
      expect(
        effects.filter(
          (effect) => effect.do === 'send' || effect.do === 'askQuote' || effect.do === 'capture',
        ),
      ).toEqual([]);
      if (!underWay(next)) return;
      expect(intentOf(next)).toBe(intentOf(before));
      if (before.at === 'submitting' && next.at === 'submitting') expect(next.frozen).toBe(before.frozen);
      if (before.at === 'submitting' && next.at === 'unknown') {
        expect(next.total).toBe(before.frozen.quote.total);
        expect(next.order).toBe(before.frozen.order);
      }
    });
  });

  it('an intent ends only by closing it, and then only once; what is on its way may be set aside (PAY-13)', () => {
    everyStep(({ before, after: next, effects }) => {
      const closed = effects.filter((effect) => effect.do === 'closeIntent');
      const aside = effects.some((effect) => effect.do === 'setAside');
      expect(closed.map(({ reference }) => reference)).toEqual(
        underWay(before) && !underWay(next) && !aside ? [intentOf(before)?.reference] : [],
      );
      if (aside) expect([before.at, next.at]).toEqual(['processing', 'editing']);
    });
  });

  it('a payment is sent only from review, with what stood there (PAY-13, PAY-29)', () => {
    everyStep(({ before, event, effects }) => {
      for (const effect of effects) {
        if (effect.do !== 'send') continue;
        if (before.at !== 'review' || event.type !== 'confirmed') throw new Error(`sent from ${before.at}`);
        expect(effect.intent).toBe(event.intent);
        expect(effect.frozen).toEqual({
          order: before.order,
          quote: before.quote,
          means: before.means,
          agreement: before.agreement,
          confirmedDuplicate: before.confirmedDuplicate,
        });
        expect(!before.pending || before.confirmedDuplicate).toBe(true);
      }
    });
  });

  it('paid comes only from an answer or a look-up that says paid (PAY-12, PAY-18)', () => {
    everyStep(({ before, event, after: next }) => {
      if (next.at !== 'paid' || before.at === 'paid') return;
      const status =
        event.type === 'answered'
          ? event.outcome.status
          : event.type === 'resolved'
            ? event.resolution.status
            : event.type;
      expect(status).toBe('paid');
      expect((event as { reference: string }).reference).toBe(intentOf(before)?.reference);
    });
  });

  it('"not charged" comes only from declined, from closed, or from before anything was sent (PAY-14, PAY-18)', () => {
    everyStep(({ before, event, after: next }) => {
      if (next.at === before.at || (next.at !== 'declined' && next.at !== 'cancelled')) return;
      if (!underWay(before)) {
        expect([before.at, event.type, next.at]).toEqual(['review', 'keyNotKept', 'cancelled']);
        return;
      }
      const status =
        event.type === 'answered'
          ? event.outcome.status
          : event.type === 'resolved'
            ? event.resolution.status
            : event.type;
      expect(status).toBe(next.at === 'declined' ? 'declined' : 'closed');
    });
  });

  it('an event of another intent changes nothing (PAY-13)', () => {
    everyStep(({ before, event, after: next, effects }) => {
      if (!('reference' in event) || intentOf(before)?.reference === event.reference) return;
      expect(next).toBe(before);
      expect(effects).toEqual([]);
    });
  });

  it('what is under way and waits for an answer always has a look-up, a timer or a question at work (PAY-16)', () => {
    everyStep(({ before, after: next, effects }) => {
      if (next.at !== 'unknown' && next.at !== 'processing') return;
      // There is nobody to ask: it says so, and how to call.
      if (next.at === 'unknown' && !next.checkable) return;
      if (before.at === next.at && effects.length === 0) return;
      expect(effects.map((effect) => effect.do)).toEqual(['resolve']);
    });
  });

  it('one press sends at most once (PAY-13)', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (path) => {
        const sent: Intent[] = [];
        for (const { effects, event } of walk(initialPayment, path)) {
          for (const effect of effects) if (effect.do === 'send') sent.push(effect.intent);
          if (event.type !== 'confirmed') expect(effects.some((effect) => effect.do === 'send')).toBe(false);
        }
        const presses = path.filter((event) => event.type === 'confirmed').length;
        expect(sent.length).toBeLessThanOrEqual(presses);
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

describe('the way to the last press', () => {
  it('a quote that changed has to be confirmed again (PAY-29)', () => {
    const [refused] = payment(states.submitting, events.refused);
    const [cancelled, effects] = payment(refused, events['resolved closed']);
    expect(cancelled).toEqual({ at: 'cancelled', why: 'quote-changed', order });
    expect(effects).toEqual([{ do: 'closeIntent', reference: intent.reference, changed: true }]);
    const [again] = payment(cancelled, { type: 'restarted', order: null });
    const path: PaymentEvent[] = [
      { type: 'confirmed', intent: otherIntent },
      { type: 'captured', means },
      { type: 'quoted', order, quote: pendingQuote },
      { type: 'confirmed', intent: otherIntent },
    ];
    expect(walk(again, path).flatMap(({ effects: done }) => done.map((effect) => effect.do))).toEqual([
      'watchQuote',
    ]);
  });

  it('the quote has its time from when it came, not from when the card was typed (PAY-29)', () => {
    const [, effects] = payment(states.quoting, events.quoted);
    expect(effects).toEqual([{ do: 'watchQuote', quoteId: quote.id, seconds: quote.expiresInSeconds }]);
    const [stale] = payment(states.editing, events.quoteExpired);
    expect(stale).toMatchObject({ at: 'editing', quote: { is: 'failed', code: 'quote-expired' } });
    expect(payment(stale, events.continued)).toEqual([stale, []]);
  });

  it('a payment for a bill with one under way asks first, and once the answer is taken back asks again (PAY-19)', () => {
    const [asked, none] = payment(states['review, pending'], events.confirmed);
    expect(asked).toMatchObject({ at: 'review', mustConfirm: true });
    expect(none).toEqual([]);
    const [confirmed] = payment(asked, events.duplicateConfirmed);
    expect(confirmed).toMatchObject({ confirmedDuplicate: true, mustConfirm: false });
    const [back] = payment(confirmed, events['duplicate not confirmed']);
    expect(payment(back, events.confirmed)[0].at).toBe('review');
    const [other] = payment(confirmed, events.otherTabPaying);
    expect(payment(other, events.confirmed)[0].at).toBe('review');
  });

  it('a card that was typed for another choice or a stale quote is not taken over', () => {
    const [changed] = payment(states.capturing, events.orderChanged);
    expect(payment(changed, events.captured)).toEqual([changed, []]);
    expect(payment(states.expired, events.captured)).toEqual([states.expired, []]);
  });

  it('an answer to an older choice does not price the new one (REL-04)', () => {
    const changed = after({ type: 'opened', order }, { type: 'orderChanged', order: otherOrder });
    expect(payment(changed, { type: 'quoted', order, quote })).toEqual([changed, []]);
    expect(payment(changed, { type: 'quoteFailed', order, code: 'unreachable' })).toEqual([changed, []]);
  });

  it('nothing chosen asks for no quote and cannot go on', () => {
    const [state, effects] = payment(states.editing, { type: 'orderChanged', order: noOrder });
    expect(effects).toEqual([]);
    expect(payment(state, events.continued)).toEqual([state, []]);
  });
});

describe('the way to an answer', () => {
  it('a refusal is asked about, and its reason is kept until the key has ended (PAY-14)', () => {
    const [refused, effects] = payment(states.submitting, events.refused);
    expect(effects).toEqual([{ do: 'resolve', intent, afterMs: 0 }]);
    const [unsure] = payment(refused, events['resolved unknown']);
    expect(unsure).toMatchObject({ at: 'unknown', refusedFor: 'quote-changed' });
    expect(payment(unsure, events['resolved closed'])[0]).toMatchObject({
      at: 'cancelled',
      why: 'quote-changed',
    });
  });

  it('the code of a refusal is kept with its reason, and no other attempt gets it', () => {
    const coded = { ...events.refused, correlationId: 'DESK-7' } as typeof events.refused;
    const [refused] = payment(states.submitting, coded);
    const [unsure] = payment(refused, events.resolveFailed);
    expect(payment(unsure, events['resolved closed'])[0]).toMatchObject({ correlationId: 'DESK-7' });
    const [lost] = payment(states.submitting, events.timedOut);
    expect(payment(lost, events['resolved closed'])[0]).toMatchObject({
      why: 'closed',
      correlationId: undefined,
    });
  });

  it('looks up at once, then less and less often, every 15 seconds in the end (PAY-16)', () => {
    const pauses: number[] = [];
    let [state, effects] = payment(states.submitting, events.timedOut);
    for (let check = 0; check < 7; check++) {
      for (const effect of effects) if (effect.do === 'resolve') pauses.push(effect.afterMs);
      [state, effects] = payment(state, events.resolveFailed);
    }
    expect(pauses).toEqual([0, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it('a challenge is shown for as long as the bank allows (PAY-36)', () => {
    expect(payment(states.submitting, events['answered action-required'])[1]).toEqual([
      { do: 'showChallenge', intent, challenge: 'ch-1', seconds: 600 },
    ]);
  });

  it('a second challenge is shown, the same one is not (PAY-36)', () => {
    const next = {
      type: 'resolved',
      reference: intent.reference,
      resolution: { status: 'action-required', challenge: 'ch-2', expiresInSeconds: 60 },
    } as const;
    expect(payment(states['unknown, challenge answered'], next)[0]).toMatchObject({
      at: 'action-required',
      challenge: 'ch-2',
    });
    const [, effects] = payment(states['unknown, challenge answered'], events['resolved action-required']);
    expect(effects).toEqual([{ do: 'resolve', intent, afterMs: 2_000 }]);
  });

  it('a question of the bank is ended by its own end, not by the late end of an earlier one (PAY-36)', () => {
    const second = { status: 'action-required', challenge: 'ch-2', expiresInSeconds: 60 } as const;
    const { reference } = intent;
    const shown = after(
      ...[{ type: 'opened', order } as const, events.quoted, events.continued, events.captured],
      ...[{ type: 'confirmed', intent } as const, events['answered action-required']],
      ...[events['resolved processing'], { type: 'resolved', reference, resolution: second } as const],
    );
    expect(shown).toMatchObject({ at: 'action-required', challenge: 'ch-2' });
    expect(payment(shown, events['challengeEnded, answered'])).toEqual([shown, []]);
    expect(payment(shown, events['challengeEnded, given up'])).toEqual([shown, []]);
    const own = { type: 'challengeEnded', reference, challenge: 'ch-2', finished: true } as const;
    expect(payment(shown, own)[0].at).toBe('unknown');
  });

  it('what is found after a reload is nothing but unknown, without an amount or a choice (PAY-20)', () => {
    expect(states.found).toMatchObject({ at: 'unknown', intent, total: null, order: null, checking: true });
    expect(payment(states.review, { type: 'found', intent })[0]).toMatchObject({ total: null, order: null });
  });

  it('shows the receipt as it came (PAY-21)', () => {
    expect(states.paid).toEqual({ at: 'paid', receipt });
  });
});
