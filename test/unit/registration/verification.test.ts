import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  initialVerification,
  verification,
  type VerificationEffect,
  type VerificationEvent,
  type VerificationState,
} from '../../../src/core/registration/verification.js';

const pending = { id: 'v1', channel: 'email', sentTo: 'r•••@mail.example' } as const;
const came: VerificationEvent = { type: 'pendingCame', pending, wait: 30 };
const opened: VerificationEvent = { type: 'linkOpened', token: 'token-1' };
const refused = (code: string): VerificationEvent => ({
  type: 'refused',
  trouble: { kind: 'rejected', code },
});
const resendRefused = (code: string, retryAfterSeconds?: number): VerificationEvent => ({
  type: 'resendRefused',
  trouble: { kind: 'rejected', code, retryAfterSeconds },
});

function run(...events: VerificationEvent[]): { state: VerificationState; effects: VerificationEffect[] } {
  let state: VerificationState = initialVerification;
  let effects: VerificationEffect[] = [];
  for (const event of events) {
    const [next, done] = verification(state, event);
    state = next;
    effects = [...done];
  }
  return { state, effects };
}

describe('confirming an address', () => {
  it('does nothing when a link is opened, and asks once the button is pressed (SEC-27)', () => {
    expect(run(opened).effects).toEqual([]);
    expect(run(opened, { type: 'linkConfirmed' }).effects).toEqual([
      { do: 'verify', request: { token: 'token-1' } },
    ]);
    expect(run(opened, { type: 'linkConfirmed' }, { type: 'linkConfirmed' }).effects).toEqual([]);
  });

  it('asks with a code for what is pending, once (SEC-28)', () => {
    const code: VerificationEvent = { type: 'codeGiven', code: '123456' };
    expect(run(came, code).effects).toEqual([{ do: 'verify', request: { id: 'v1', code: '123456' } }]);
    expect(run(came, code, code).effects).toEqual([]);
    expect(run(code).effects).toEqual([]);
  });

  it.each([
    ['code-expired', 'expired'],
    ['code-used', 'used'],
    ['code-superseded', 'superseded'],
    ['code-wrong-account', 'wrong-account'],
    ['code-wrong', 'unusable'],
    ['not-found', 'unusable'],
  ])('ends a link that is refused as %s in a state of its own (SEC-29)', (code, why) => {
    expect(run(opened, { type: 'linkConfirmed' }, refused(code)).state).toMatchObject({ at: 'refused', why });
  });

  it('lets a wrong code be typed again, and a link be tried again after a failure', () => {
    const given: VerificationEvent = { type: 'codeGiven', code: '1' };
    expect(run(came, given, refused('code-wrong')).state).toMatchObject({
      ...{ at: 'waiting', pending, trouble: { code: 'code-wrong' } },
    });
    expect(run(opened, { type: 'linkConfirmed' }, refused('unavailable')).state).toMatchObject({
      ...{ at: 'linked', token: 'token-1', trouble: { code: 'unavailable' } },
    });
  });

  it('keeps what is pending beside a link, so that another message can be asked for', () => {
    const { state } = run(came, opened, { type: 'linkConfirmed' }, refused('code-expired'));
    expect(state).toMatchObject({ at: 'refused', pending });
  });

  it('asks for another message by a link that has run out, where nothing else is known (SEC-29)', () => {
    const wanted: VerificationEvent = { type: 'resendWanted' };
    const late = [opened, { type: 'linkConfirmed' }, refused('code-expired')] as const;
    expect(run(...late, wanted).effects).toEqual([{ do: 'resend', request: { token: 'token-1' } }]);
    expect(run(...late, wanted, { type: 'resent', pending, wait: 30 })).toEqual({
      state: { at: 'waiting', pending, wait: 30, resend: 'sent', trouble: null },
      effects: [
        { do: 'keepPending', pending },
        { do: 'watch', seconds: 30 },
      ],
    });
    for (const code of ['code-superseded', 'code-used', 'code-wrong', 'code-wrong-account']) {
      expect(run(opened, { type: 'linkConfirmed' }, refused(code), wanted).effects).toEqual([]);
    }
  });

  it('asks for another message only when the time has come, once (SEC-23)', () => {
    const wanted: VerificationEvent = { type: 'resendWanted' };
    expect(run(came, wanted).effects).toEqual([]);
    const ripe = [came, { type: 'waited', seconds: 0 }, wanted] as const;
    expect(run(...ripe).effects).toEqual([{ do: 'resend', request: { id: 'v1' } }]);
    expect(run(...ripe, wanted).effects).toEqual([]);
    expect(
      run(...ripe, { type: 'resent', pending: { ...pending, sentTo: 's•••@mail.example' }, wait: 30 }).state,
    ).toMatchObject({
      ...{ at: 'waiting', resend: 'sent', wait: 30, pending: { id: 'v1', sentTo: 's•••@mail.example' } },
    });
  });

  it('sends to another address at once', () => {
    const given: VerificationEvent = { type: 'addressGiven', address: 'sam@mail.example' };
    expect(run(came, { type: 'addressWanted' }, given).effects).toEqual([
      { do: 'resend', request: { id: 'v1', email: 'sam@mail.example' } },
    ]);
    expect(run(came, given).effects).toEqual([]);
    expect(run(came, { type: 'addressWanted' }, { type: 'addressLeft' }).state.at).toBe('waiting');
  });

  it('sends to another number where the message went by text, and says of which kind it was', () => {
    const text = { id: 'v2', channel: 'text', sentTo: '••117' } as const;
    const sent: VerificationEvent = { type: 'pendingCame', pending: text, wait: 30 };
    const given: VerificationEvent = { type: 'addressGiven', address: '9255550118' };
    expect(run(sent, { type: 'addressWanted' }, given).effects).toEqual([
      { do: 'resend', request: { id: 'v2', mobile: '9255550118' } },
    ]);
    const code: VerificationEvent = { type: 'codeGiven', code: '1' };
    const accepted: VerificationEvent = { type: 'accepted', next: 'sign-in' };
    expect(run(sent, code, accepted).state).toMatchObject({ at: 'verified', channel: 'text' });
    // The link of a message that came before the text.
    expect(run(sent, opened, { type: 'linkConfirmed' }, accepted).state).toMatchObject({ channel: 'email' });
  });

  it('waits as long as a rate limit says (SEC-23)', () => {
    const ripe = [came, { type: 'waited', seconds: 0 }, { type: 'resendWanted' }] as const;
    const limited = run(...ripe, resendRefused('rate-limited', 300));
    expect(limited.state).toMatchObject({ at: 'waiting', wait: 300, resend: 'idle' });
    expect(limited.effects).toEqual([{ do: 'watch', seconds: 300 }]);
    expect(run(...ripe, resendRefused('code-used')).state).toMatchObject({ at: 'refused', why: 'used' });
    expect(run(...ripe, resendRefused('code-expired')).effects).toEqual([{ do: 'dropPending' }]);
  });

  it('says that a message it cannot send again is too old, and of an address what is wrong (SEC-29)', () => {
    const ripe = [came, { type: 'waited', seconds: 0 }] as const;
    const unknown = run(...ripe, { type: 'resendWanted' }, resendRefused('not-found'));
    expect(unknown.state).toMatchObject({ at: 'refused', why: 'expired', pending: null });
    const given = { type: 'addressGiven', address: 'sam@mail' } as const;
    const wrong = run(...ripe, { type: 'addressWanted' }, given, resendRefused('validation'));
    expect(wrong.state).toMatchObject({ at: 'readdressing', trouble: { code: 'validation' } });
  });

  it('leaves nothing in the tab once it is confirmed', () => {
    const { state, effects } = run(
      came,
      { type: 'codeGiven', code: '1' },
      { type: 'accepted', next: 'sign-in' },
    );
    expect(state).toEqual({ at: 'verified', next: 'sign-in', channel: 'email' });
    expect(effects).toEqual([{ do: 'dropPending' }]);
  });

  const event = fc.constantFrom<VerificationEvent>(
    ...[came, opened, { type: 'linkConfirmed' } as const, { type: 'codeGiven', code: '1' } as const],
    ...['code-expired', 'code-used', 'code-superseded', 'code-wrong', 'rate-limited'].map(refused),
    ...['code-used', 'code-expired', 'rate-limited', 'unavailable'].map((code) => resendRefused(code)),
    ...(['codeWanted', 'addressWanted', 'addressLeft', 'resendWanted', 'forgotten'] as const).map((type) => ({
      type,
    })),
    { type: 'addressGiven', address: 'sam@mail.example' },
    { type: 'resent', pending, wait: 5 },
    { type: 'waited', seconds: 0 },
    { type: 'accepted', next: 'details' },
  );

  it('keeps its rules whatever happens (SEC-27, SEC-28)', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        let state: VerificationState = initialVerification;
        let underWay = 0;
        for (const one of events) {
          const before = state;
          const [next, effects] = verification(state, one);
          state = next;
          if (before.at === 'checking' && state.at !== 'checking') underWay -= 1;
          for (const effect of effects) {
            if (effect.do === 'verify') {
              expect(['linkConfirmed', 'codeGiven']).toContain(one.type);
              underWay += 1;
            }
            if (effect.do === 'resend') expect(['resendWanted', 'addressGiven']).toContain(one.type);
          }
          expect(underWay).toBe(state.at === 'checking' ? 1 : 0);
          if (state.at === 'verified' && before.at !== 'verified') expect(one.type).toBe('accepted');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
