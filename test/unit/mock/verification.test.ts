import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cityWith, codeIn, mailTo, otherThan, pendingId, refusalOf, registerWith, tokenIn } from './doors.js';
import { codeOf, credentials, setUp, tenant } from './support.js';

const email = 'rose@gardeners.example';

async function pending() {
  const world = await setUp();
  const id = pendingId(await registerWith(world.utility));
  const mail = await mailTo(world.utility, email);
  return { ...world, id, token: tokenIn(mail), code: codeIn(mail), mail };
}

describe('a link and a code', () => {
  it('come in one message, and either completes the registration (S1.22, S2.10)', async () => {
    const byLink = await pending();
    expect(await byLink.utility.verify(null, { token: byLink.token })).toEqual({ step: 'registered' });
    const byCode = await pending();
    expect(byCode.code).toMatch(/^\d{6}$/);
    const { utility, id, code } = byCode;
    expect(await utility.verify(null, { id, code })).toEqual({ step: 'registered' });
  });

  it('work once, whichever it was (SEC-28, SEC-29)', async () => {
    const { utility, id, token, code } = await pending();
    await utility.verify(null, { token });
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-used');
    expect(await codeOf(utility.verify(null, { id, code }))).toBe('code-used');
    expect(await codeOf(utility.resend({ id }))).toBe('code-used');
  });

  it('of a burst that is sent at once register one resident (SEC-28)', async () => {
    const { utility, token } = await pending();
    const burst = await Promise.all([1, 2, 3].map(() => refusalOf(utility.verify(null, { token }))));
    expect(burst.map(({ code }) => code)).toEqual([
      'not refused: {"step":"registered"}',
      'code-used',
      'code-used',
    ]);
  });

  it('work for half an hour, to the second (SEC-29)', async () => {
    const { utility, clock, id, token, code } = await pending();
    await clock.tick(1_799_999);
    const later = await pending();
    await later.clock.tick(1_799_999);
    expect(await later.utility.verify(null, { token: later.token })).toEqual({ step: 'registered' });
    await clock.tick(1);
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-expired');
    expect(await codeOf(utility.verify(null, { id, code }))).toBe('code-expired');
  });

  it('are superseded by those of a newer message, which work (SEC-29)', async () => {
    const { utility, clock, id, token, code } = await pending();
    await clock.tick(30_000);
    await utility.resend({ id });
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-superseded');
    expect(await codeOf(utility.verify(null, { id, code }))).toBe('code-superseded');
    const newer = await mailTo(utility, email);
    expect(await utility.verify(null, { id, code: codeIn(newer) })).toEqual({ step: 'registered' });
  });

  it('are told to be somebody else’s to whoever is signed in as another resident (SEC-29)', async () => {
    const { utility, session, token } = await pending();
    expect(await codeOf(utility.verify(session, { token }))).toBe('code-wrong-account');
    // Nothing was used up by it.
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
  });

  it('of another registration do not fit (SEC-28)', async () => {
    const { utility, id } = await pending();
    const other = pendingId(await registerWith(utility, { userId: 'lily', email: 'lily@a.example' }));
    const theirs = codeIn(await mailTo(utility, 'lily@a.example'));
    expect(await codeOf(utility.verify(null, { id, code: theirs }))).toBe('code-wrong');
    expect(await utility.verify(null, { id: other, code: theirs })).toEqual({ step: 'registered' });
  });

  it.each([{ token: 'made-up' }, { id: 'made-up', code: '123456' }])(
    'that were made up are wrong: %j',
    async (request) => {
      const { utility } = await pending();
      expect(await codeOf(utility.verify(null, request))).toBe('code-wrong');
    },
  );

  it('are as long as the portal says (SEC-28)', async () => {
    const verification = { codeLength: 4, resendAfterSeconds: 30 };
    const { utility } = await setUp({ tenant: cityWith({ verification }) });
    await registerWith(utility);
    expect(codeIn(await mailTo(utility, email))).toMatch(/^\d{4}$/);
  });

  it('end with the day on which the registration does (SEC-29)', async () => {
    const { utility, clock, id } = await pending();
    await clock.tick(86_399_000);
    await utility.resend({ id });
    const token = tokenIn(await mailTo(utility, email));
    await clock.tick(1000);
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-expired');
    expect(await codeOf(utility.resend({ id }))).toBe('code-expired');
  });
});

describe('a code that is typed', () => {
  const space = fc.constantFrom('', ' ', '-', ' - ', '\u00a0', '.', '\u200b', '–');
  const around = fc.constantFrom(
    ['', ''],
    ['  ', '\n'],
    ['Your code is ', '.'],
    ['Code: ', ''],
    ['código: ', ' '],
    ['«', '»'],
  );

  it('is understood with spaces, dashes and words around it (SEC-28, ACC-24)', async () => {
    const spelling = fc.tuple(fc.array(space, { minLength: 6, maxLength: 6 }), around, fc.boolean());
    await fc.assert(
      fc.asyncProperty(spelling, async ([gaps, [before = '', after = ''], wide]) => {
        const { utility, id, code } = await pending();
        const digits = [...code].map((digit) =>
          wide ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit,
        );
        const typed = before + digits.map((digit, at) => digit + (gaps[at] ?? '')).join('') + after;
        expect(await utility.verify(null, { id, code: typed })).toEqual({ step: 'registered' });
      }),
      { numRuns: 40 },
    );
  });

  it('may be wrong five times, and then has to wait, the right one too (SEC-23, SEC-28)', async () => {
    const { utility, clock, id, code } = await pending();
    for (let i = 0; i < 5; i += 1) {
      expect(await codeOf(utility.verify(null, { id, code: otherThan(code) }))).toBe('code-wrong');
    }
    const late = await refusalOf(utility.verify(null, { id, code }));
    expect(late).toEqual({ code: 'rate-limited', retryAfterSeconds: 600 });
    await clock.tick(600_000);
    expect(await utility.verify(null, { id, code })).toEqual({ step: 'registered' });
  });

  it('has to wait alike where nothing is pending (SEC-22)', async () => {
    const { utility } = await setUp();
    const tries = [];
    for (let i = 0; i < 6; i += 1) {
      tries.push((await refusalOf(utility.verify(null, { id: 'made-up', code: '123456' }))).code);
    }
    expect(tries.slice(4)).toEqual(['code-wrong', 'rate-limited']);
  });

  it('may be wrong as often as that and the link still works (SEC-23)', async () => {
    const { utility, id, token, code } = await pending();
    for (let i = 0; i < 6; i += 1) await refusalOf(utility.verify(null, { id, code: otherThan(code) }));
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
  });
});

describe('another message', () => {
  it('is sent after half a minute, and says how long to wait before (S2.11, SEC-28, SEC-23)', async () => {
    const { utility, clock, id } = await pending();
    await clock.tick(10_500);
    expect(await refusalOf(utility.resend({ id }))).toEqual({ code: 'rate-limited', retryAfterSeconds: 20 });
    await clock.tick(19_500);
    expect(await utility.resend({ id })).toEqual({
      ...{ id, channel: 'email' },
      sentTo: 'r•••@gardeners.example',
      resendAfterSeconds: 30,
    });
    expect(await utility.mailbox()).toHaveLength(2);
  });

  it('goes to another address at once, and the first address no longer helps (S2.11)', async () => {
    const { utility, id, token } = await pending();
    const resent = await utility.resend({ id, email: ' Rosa@gardeners.example ' });
    expect(resent.sentTo).toBe('R•••@gardeners.example');
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-superseded');
    await utility.verify(null, { token: tokenIn(await mailTo(utility, 'Rosa@gardeners.example')) });
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-used');
  });

  it('is sent for the latest link, which has run out, and for no other (SEC-29)', async () => {
    const { utility, clock, token } = await pending();
    await clock.tick(1_800_000);
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-expired');
    const { id, sentTo } = await utility.resend({ token });
    expect(sentTo).toBe('r•••@gardeners.example');
    await clock.tick(60_000);
    expect(await codeOf(utility.resend({ token }))).toBe('code-superseded');
    expect(await codeOf(utility.resend({ token: 'made-up' }))).toBe('code-expired');
    const code = codeIn(await mailTo(utility, email));
    expect(await utility.verify(null, { id, code })).toEqual({ step: 'registered' });
    expect(await codeOf(utility.resend({ token }))).toBe('code-used');
  });

  it('is not sent to what is no address', async () => {
    const { utility, id } = await pending();
    expect(await refusalOf(utility.resend({ id, email: 'rosa' }))).toEqual({
      code: 'validation',
      errors: ['email invalid'],
    });
  });

  it('is one of five in an hour, other addresses included (SEC-23)', async () => {
    const { utility, clock, id } = await pending();
    for (let i = 0; i < 4; i += 1) await utility.resend({ id, email: `rosa${i}@gardeners.example` });
    const refused = await refusalOf(utility.resend({ id, email: 'rosa9@gardeners.example' }));
    expect(refused).toEqual({ code: 'rate-limited', retryAfterSeconds: 3600 });
    await clock.tick(3_600_000);
    expect((await utility.resend({ id })).sentTo).toBe('r•••@gardeners.example');
  });

  it('is not sent for what does not exist, nor by a link’s token', async () => {
    const { utility, token } = await pending();
    expect(await codeOf(utility.resend({ id: 'made-up' }))).toBe('code-expired');
    expect(await codeOf(utility.resend({ id: token }))).toBe('code-expired');
  });
});

describe('a resident who registered and never confirmed the address', () => {
  const identity = { ...credentials, identifier: 'newleaf' };

  it('gets a message at sign-in, once, and can ask for another (S1.23, S1.22)', async () => {
    const { utility, clock } = await setUp();
    const first = (await utility.signIn(identity, null)).step;
    expect((await utility.signIn(identity, null)).step).toEqual(first);
    expect(await utility.mailbox()).toHaveLength(1);
    await clock.tick(30_000);
    await utility.resend({ id: pendingId(first) });
    const code = codeIn(await mailTo(utility, 'leif@gardeners.example'));
    expect(await utility.verify(null, { id: pendingId(first), code })).toEqual({ step: 'registered' });
    expect((await utility.signIn(identity, null)).step.step).toBe('signed-in');
  });

  it('is told nothing without the password, and no message is sent (SEC-22)', async () => {
    const { utility } = await setUp();
    expect(await codeOf(utility.signIn({ ...identity, password: 'not-it' }, null))).toBe('credentials-wrong');
    expect(await utility.mailbox()).toEqual([]);
  });
});

describe('the mailbox', () => {
  it('holds what was sent, in the language that was asked for, with the service’s name (S1.3, ACC-50)', async () => {
    const { utility } = await setUp();
    await registerWith(utility, {}, { locale: 'es-MX' });
    const mail = await mailTo(utility, email);
    expect(mail).toMatchObject({
      locale: 'es',
      subject: 'Autoservicio ciudadano: confirme su correo electrónico',
    });
    expect(mail.text).toContain(codeIn(mail));
    expect(mail.text).not.toMatch(/[{}]/);
    expect(mail.link).toMatch(
      /^http:\/\/localhost:5173\/pleasanton\/es\/confirme-su-correo\.html#utility-verify=[0-9a-f]{32}$/,
    );
  });

  it('speaks English where a language is asked for that the portal does not have', async () => {
    const { utility } = await setUp();
    await registerWith(utility, {}, { locale: 'fr' });
    expect(await mailTo(utility, email)).toMatchObject({ locale: 'en', at: '2016-12-12T16:12:00-08:00' });
  });

  it('leads to the usual pages where a city has named none (SEC-34)', async () => {
    const { pages: _, ...rest } = tenant;
    const { utility } = await setUp({ tenant: rest });
    await registerWith(utility);
    expect((await mailTo(utility, email)).link).toMatch(
      /^http:\/\/localhost:5173\/pleasanton\/verify\.html#/,
    );
  });
});
