import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { initialRegistration, registration } from '../../../src/core/registration/flow.js';
import { challengeName, planOf } from '../../../src/core/registration/plan.js';
import type {
  Kept,
  RegistrationEffect,
  RegistrationEvent,
  RegistrationState,
} from '../../../src/core/registration/types.js';
import { registrationOf } from '../../support/registration-samples.js';

const terms = { version: '7', title: { en: 'Terms' }, paragraphs: [] };
const plain = planOf(registrationOf());
const strict = planOf(registrationOf({ terms, challenge: true }));
const first = { email: 'robin@mail.example', 'email-again': 'robin@mail.example' };
const second = { userName: 'river', account: '28624' };
const third = { password: 'Calm-water-9', mobile: '', texts: 'yes', favourite: 'blue' };
const refusal = (code: string, fields: { field: string; code: string }[] = []): RegistrationEvent => ({
  ...{ type: 'refused', fields },
  trouble: { kind: 'rejected', code },
});

function run(events: readonly RegistrationEvent[]): {
  state: RegistrationState;
  effects: RegistrationEffect[];
} {
  let state: RegistrationState = initialRegistration;
  let effects: RegistrationEffect[] = [];
  for (const event of events) {
    const [next, done] = registration(state, event);
    state = next;
    effects = [...done];
  }
  return { state, effects };
}
const open = (plan = plain, kept: Kept | null = null, pending = false): RegistrationEvent => ({
  ...{ type: 'opened', plan, kept, pending },
});
const upToDetails: readonly RegistrationEvent[] = [
  open(),
  { type: 'answered', answers: first },
  { type: 'verificationPending' },
  { type: 'detailsNeeded', ticket: 'go-on' },
];
const upToLast: readonly RegistrationEvent[] = [...upToDetails, { type: 'answered', answers: second }];
const stepOf = (state: RegistrationState): number => ('draft' in state ? state.draft.step : -1);

describe('a registration', () => {
  it('asks for the terms before anything else, and sends the version that was accepted (S3.6)', () => {
    expect(run([open(strict)]).state.at).toBe('terms');
    expect(run([open(strict), { type: 'answered', answers: first }]).state.at).toBe('terms');
    const accepted = run([open(strict), { type: 'termsAccepted' }]);
    expect(accepted.state).toMatchObject({ at: 'filling', draft: { accepted: '7' } });
  });

  it('sends a step by itself where the portal says so, then waits for the address (S3.7, S3.8)', () => {
    const sent = run([open(), { type: 'answered', answers: first }]);
    expect(sent.state.at).toBe('sending');
    expect(sent.effects).toContainEqual(expect.objectContaining({ do: 'register', challenge: null }));
    expect(run(upToDetails).state).toMatchObject({
      at: 'filling',
      draft: { step: 1, from: 1, ticket: 'go-on' },
    });
  });

  it('goes on after the first step that is sent when the link was opened in another tab (S3.8)', () => {
    const { state } = run([open(strict), { type: 'detailsNeeded', ticket: 'go-on' }]);
    expect(state).toMatchObject({ at: 'filling', draft: { step: 1, from: 1 }, question: { is: 'none' } });
  });

  it('keeps answers on the way back, and never goes back behind what was sent', () => {
    const back = run([...upToLast, { type: 'backWanted', answers: { password: 'half' } }]).state;
    expect(back).toMatchObject({
      at: 'filling',
      draft: { step: 1, answers: { ...second, password: 'half' } },
    });
    expect(stepOf(run([...upToDetails, { type: 'backWanted', answers: {} }]).state)).toBe(1);
  });

  it('keeps no secret, no number and no name in the tab (SEC-02, SEC-32)', () => {
    const { effects } = run([...upToLast, { type: 'edited', answers: third }]);
    expect(effects).toEqual([
      {
        do: 'keep',
        kept: {
          ...{ step: 2, ticket: 'go-on', accepted: null, pending: false },
          answers: { ...first, userName: 'river', texts: 'yes' },
        },
      },
    ]);
  });

  it('drops secrets from memory once the backend has them', () => {
    const { state } = run([
      ...upToLast,
      { type: 'answered', answers: third },
      { type: 'verificationPending' },
    ]);
    expect(JSON.stringify(state)).not.toContain('Calm-water-9');
  });

  it('leaves nothing in the tab at its end', () => {
    const done = run([...upToLast, { type: 'answered', answers: third }, { type: 'registered' }]);
    expect(done.state).toMatchObject({ at: 'registered', draft: { answers: {}, ticket: null } });
    expect(done.effects).toEqual([{ do: 'dropKept' }]);
  });

  it('shows the errors of the backend at the first step that has one, of those just sent', () => {
    const taken = refusal('validation', [
      { field: 'password', code: 'too-short' },
      { field: 'userName', code: 'taken' },
      { field: 'email', code: 'taken' },
    ]);
    const { state } = run([...upToLast, { type: 'answered', answers: third }, taken]);
    expect(state).toMatchObject({
      ...{ at: 'filling', trouble: null, errors: [{ field: 'userName', code: 'taken' }] },
      draft: { step: 1, answers: { ...second, ...third } },
    });
  });

  it('says what it cannot show at a field, and keeps everything (SEC-23)', () => {
    for (const event of [
      refusal('rate-limited'),
      refusal('validation', [{ field: 'unheard', code: 'odd' }]),
    ]) {
      const { state } = run([...upToLast, { type: 'answered', answers: third }, event]);
      expect(state).toMatchObject({ at: 'filling', draft: { step: 2, answers: third }, errors: [] });
      expect(state.at === 'filling' && state.trouble?.code).toBeTruthy();
    }
  });

  it('begins again where its ticket has run out, and keeps what was answered', () => {
    const { state } = run([...upToLast, { type: 'answered', answers: third }, refusal('ticket-expired')]);
    expect(state).toMatchObject({
      ...{ at: 'filling', trouble: { code: 'ticket-expired' } },
      draft: { step: 0, from: 0, ticket: null, answers: first },
    });
  });

  describe('with a question of the backend’s own (S4.5, SEC-24)', () => {
    const start: readonly RegistrationEvent[] = [open(strict), { type: 'termsAccepted' }];
    const asked: readonly RegistrationEvent[] = [
      ...start,
      { type: 'questionCame', challenge: { id: 'q1', question: { en: '2 + 2' } } },
    ];
    const answered: RegistrationEvent = { type: 'answered', answers: { ...first, [challengeName]: '4' } };

    it('asks for it with the first answers that are sent', () => {
      expect(run(start).effects).toContainEqual({ do: 'askQuestion' });
      expect(run([...asked, answered]).effects).toContainEqual(
        expect.objectContaining({ do: 'register', challenge: { id: 'q1', answer: '4' } }),
      );
    });

    it('sends nothing before the question is there, and asks for it again where it did not come', () => {
      expect(run([...start, answered]).state.at).toBe('filling');
      const again = run([...start, { type: 'questionFailed' }, answered]);
      expect(again.state).toMatchObject({ at: 'filling', question: { is: 'asking' } });
      expect(again.effects).toEqual([{ do: 'askQuestion' }]);
    });

    it('gets a new one after a wrong answer, and keeps everything else', () => {
      const wrong = run([...asked, answered, refusal('challenge-wrong')]);
      expect(wrong.effects).toEqual([{ do: 'askQuestion' }]);
      expect(wrong.state).toMatchObject({
        ...{ question: { is: 'asking' }, errors: [{ field: challengeName, code: 'challenge-wrong' }] },
        draft: { answers: first },
      });
    });

    it('keeps the answered one where something else was wrong (ACC-34)', () => {
      const { state } = run([
        ...asked,
        answered,
        refusal('validation', [{ field: 'email', code: 'invalid' }]),
      ]);
      expect(state).toMatchObject({ question: { is: 'asked', challenge: { id: 'q1' } } });
    });
  });

  describe('taken up again', () => {
    const kept: Kept = {
      ...{ step: 2, ticket: 'go-on', accepted: null, pending: false },
      answers: { userName: 'river', texts: 'yes', password: 'Calm-water-9' },
    };

    it('stands at the first step that has to be typed again, with what could be kept', () => {
      const { state } = run([open(plain, kept)]);
      expect(state).toMatchObject({
        at: 'filling',
        draft: { step: 1, from: 1, answers: { userName: 'river' } },
      });
      expect(JSON.stringify(state)).not.toContain('Calm-water-9');
    });

    it('waits for the address again while that is still under way', () => {
      const waiting = { ...kept, step: 0, ticket: null, pending: true };
      expect(run([open(plain, waiting, true)]).state.at).toBe('pending');
      expect(run([open(plain, waiting, false)]).state.at).toBe('filling');
    });

    it('asks for terms anew that have changed meanwhile', () => {
      const old = { ...kept, step: 0, ticket: null, accepted: '6' };
      expect(run([open(strict, old)]).state.at).toBe('terms');
      expect(run([open(strict, { ...old, accepted: '7' })]).state.at).toBe('filling');
    });

    it('takes nothing up from a form that has another shape now', () => {
      expect(stepOf(run([open(plain, { ...kept, step: 9 })]).state)).toBe(0);
    });
  });

  const event: fc.Arbitrary<RegistrationEvent> = fc.oneof(
    ...[first, second, third].map((answers) => fc.constant<RegistrationEvent>({ type: 'answered', answers })),
    ...[first, second, third].map((answers) => fc.constant<RegistrationEvent>({ type: 'edited', answers })),
    fc.constant<RegistrationEvent>({ type: 'backWanted', answers: third }),
    fc.constantFrom<RegistrationEvent>(
      ...[{ type: 'termsAccepted' } as const, { type: 'questionWanted' } as const],
      ...[{ type: 'questionFailed' } as const, { type: 'verificationPending' } as const],
      ...[{ type: 'registered' } as const, { type: 'restarted' } as const],
      { type: 'detailsNeeded', ticket: 'go-on' },
      { type: 'questionCame', challenge: { id: 'q', question: {} } },
      ...['ticket-expired', 'challenge-wrong', 'rate-limited', 'validation'].map((code) =>
        refusal(code, [{ field: 'account', code: 'invalid' }]),
      ),
    ),
    fc
      .record({ step: fc.integer({ min: -1, max: 4 }), pending: fc.boolean() })
      .map(({ step, pending }): RegistrationEvent =>
        open(strict, { step, pending, ticket: null, accepted: '7', answers: second }, pending),
      ),
  );

  it('keeps its rules whatever happens (S3.6, SEC-02)', () => {
    fc.assert(
      fc.property(fc.constantFrom(plain, strict), fc.array(event, { maxLength: 25 }), (plan, events) => {
        let state = run([open(plan)]).state;
        for (const one of events) {
          const before = state;
          const [next, effects] = registration(state, one);
          state = next;
          for (const effect of effects) {
            if (effect.do === 'keep') expect(JSON.stringify(effect.kept)).not.toMatch(/Calm-water|28624/);
            if (effect.do !== 'register') continue;
            expect(before.at).toBe('filling');
            expect(effect.draft.plan.steps[effect.draft.step]?.send).toBe(true);
            if (effect.draft.ticket === null) expect(effect.draft.accepted).toBe(plan.termsVersion);
            if (plan.challenge && effect.draft.ticket === null) expect(effect.challenge).not.toBeNull();
          }
          if (!('draft' in state)) throw new Error('It was opened');
          const { step, from } = state.draft;
          expect(plan.steps[step]).toBeDefined();
          expect(step).toBeGreaterThanOrEqual(from);
          if (state.at === 'sending')
            expect(effects.some((effect) => effect.do === 'register') || before === state).toBe(true);
          if (state.at === 'registered' && before.at !== 'registered') expect(one.type).toBe('registered');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
