import { describe, expect, it, vi } from 'vitest';

import { checkAnswers, passwordError } from '../../../mock-api/domain/registration-answers.js';
import {
  addressFirst,
  answers,
  byAddress,
  codeIn,
  mailTo,
  otherThan,
  pendingId,
  provedAtOnce,
  refusalOf,
  registerWith,
  solved,
  tokenIn,
} from './doors.js';
import { codeOf, credentials, setUp, tenant, tenantWith } from './support.js';

const signInAs = { identifier: 'rosegarden', password: answers['password'] ?? '', remember: false };

describe('registering at the simulated utility', () => {
  it('takes user ID, password, hint and e-mail, and lets in whoever confirmed the address (S4.4, S1.22)', async () => {
    const { utility } = await setUp();
    const step = await registerWith(utility);
    expect(step).toMatchObject({
      step: 'verification-pending',
      channel: 'email',
      sentTo: 'r•••@gardeners.example',
    });
    const token = tokenIn(await mailTo(utility, 'rose@gardeners.example'));
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
    expect((await utility.signIn(signInAs, null)).step).toMatchObject({
      step: 'signed-in',
      session: { userName: 'RoseGarden' },
    });
  });

  it('refuses to sign in before that, with the way to go on (S1.23)', async () => {
    const { utility } = await setUp();
    const id = pendingId(await registerWith(utility));
    const { step, session } = await utility.signIn(signInAs, null);
    expect([pendingId(step), session]).toEqual([id, null]);
    expect(await codeOf(utility.signIn({ ...signInAs, password: 'not-the-one' }, null))).toBe(
      'credentials-wrong',
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', { userId: ' ' }, 'userId empty'],
    ['21 characters', { userId: 'a'.repeat(21) }, 'userId too-long'],
    ['a space inside', { userId: 'rose garden' }, 'userId invalid'],
    ['markup', { userId: '<b>rose</b>' }, 'userId invalid'],
    ['a name that somebody has, in capitals', { userId: 'FLOWERPOWER' }, 'userId taken'],
    ['7 characters', { password: 'seven-7' }, 'password too-short'],
    ['16 characters', { password: 'sixteen-letters!' }, 'password too-long'],
    ['a hint that tells the password', { passwordHint: 'it is rain-barrel-9' }, 'passwordHint invalid'],
    ['no address', { email: 'rose' }, 'email invalid'],
    ['an address without a domain', { email: 'rose@gardeners' }, 'email invalid'],
    ['two addresses', { email: 'rose@a.example, lily@a.example' }, 'email invalid'],
    ['an address that is too long', { email: `${'r'.repeat(250)}@a.example` }, 'email too-long'],
  ])('says at the field what is wrong with %s (S4.4, S1.19)', async (_, changed, error) => {
    const { utility } = await setUp();
    expect(await refusalOf(registerWith(utility, changed))).toEqual({ code: 'validation', errors: [error] });
    expect(await utility.mailbox()).toEqual([]);
  });

  it('says everything that is wrong at once, the unanswered question included (S1.19)', async () => {
    const { utility } = await setUp();
    const request = { answers: { userId: 'rose' }, locale: 'en' };
    expect(await refusalOf(utility.register(request))).toEqual({
      code: 'validation',
      errors: ['password empty', 'passwordHint empty', 'email empty', 'challenge empty'],
    });
  });

  it.each([
    ['r', 'R'.repeat(20)],
    ['rose.garden-2_b', 'Núñez'],
  ])('takes user names such as %s and %s (S4.4)', async (first, second) => {
    const { utility } = await setUp();
    expect(pendingId(await registerWith(utility, { userId: first, email: 'a@a.example' }))).not.toBe('');
    expect(pendingId(await registerWith(utility, { userId: second, email: 'b@a.example' }))).not.toBe('');
  });

  it.each([
    ['Sun-9', 'too-short'],
    ['s'.repeat(16), 'too-long'],
    ['SUNFLOWER-9', 'lower-missing'],
    ['sunflower-9', 'upper-missing'],
    ['Sunflower', 'digit-missing'],
    ['Sunflower9', undefined],
    ['Größe-Änderung9', undefined],
  ])('holds the password %s beside the portal’s policy (SEC-20, S3.15)', (password, error) => {
    const policy = { minLength: 8, maxLength: 15, lowerCase: true, upperCase: true, digit: true };
    expect(passwordError(password, policy)).toBe(error);
  });

  it('takes a password as it is typed, spaces at its ends included (SEC-20)', async () => {
    const { utility } = await setUp();
    await registerWith(utility, { password: '  two words  ' });
    await utility.verify(null, { token: tokenIn(await mailTo(utility, 'rose@gardeners.example')) });
    expect(await codeOf(utility.signIn({ ...signInAs, password: 'two words' }, null))).toBe(
      'credentials-wrong',
    );
    const { step } = await utility.signIn({ ...signInAs, password: '  two words  ' }, null);
    expect(step.step).toBe('signed-in');
  });

  it('is not there where the portal does not offer it', async () => {
    const { utility } = await setUp({ tenant: tenantWith('registration-off') });
    expect(await codeOf(utility.challenge())).toBe('not-found');
    expect(await codeOf(utility.register({ answers, locale: 'en' }))).toBe('not-found');
  });

  it('keeps no secret in what it remembers of the form (SEC-02)', () => {
    const fields = tenant.portal.registration?.steps.flatMap((step) => step.fields) ?? [];
    expect(checkAnswers(fields, { ...answers, more: 'x' }, tenant.portal).values).toEqual(answers);
    expect(
      checkAnswers(fields, JSON.parse('{"__proto__":{"userId":"x"}}') as typeof answers, tenant.portal)
        .values,
    ).toEqual({});
  });
});

describe('an address that is registered already', () => {
  const known = { email: 'Flora@Gardeners.example' };
  const shape = (step: object): object => ({ ...step, id: 'same', sentTo: 'same' });

  it('gets the same answer, and its owner a message without link or code to verify with (SEC-22)', async () => {
    const { utility } = await setUp();
    const first = await registerWith(utility, known);
    const second = await registerWith(utility, { userId: 'lily', email: 'lily@gardeners.example' });
    expect(shape(first)).toEqual(shape(second));
    const mail = await mailTo(utility, known.email);
    expect(mail).toMatchObject({ code: null, subject: expect.stringContaining('already') as string });
    expect(mail.link).toBe('http://localhost:5173/pleasanton/pay-your-utility-bill.html');
  });

  it('is not given away by codes, by asking again, by signing in or by the name that was wanted (SEC-22)', async () => {
    const probe = async (email: string) => {
      const { utility, clock } = await setUp();
      const id = pendingId(await registerWith(utility, { email }));
      const seen: unknown[] = [await refusalOf(utility.verify(null, { id, code: '000000' }))];
      seen.push(await refusalOf(utility.resend({ id })));
      seen.push({ ...(await utility.signIn(signInAs, null)).step, id: '', sentTo: '' });
      seen.push(await refusalOf(registerWith(utility, { email: 'z@a.example', password: 'another-one' })));
      await clock.tick(30_000);
      seen.push({ ...(await utility.resend({ id })), sentTo: '' });
      await clock.tick(1_800_000);
      seen.push(await refusalOf(utility.verify(null, { id, code: '000000' })));
      for (let i = 0; i < 5; i += 1) seen.push(await refusalOf(utility.verify(null, { id, code: '0' })));
      return seen;
    };
    const unknown = await probe('nobody@gardeners.example');
    expect(await probe(known.email)).toEqual(unknown);
    expect(unknown[3]).toEqual({ code: 'validation', errors: ['userId taken'] });
  });

  it('is not given away where residents sign in with it, and its owner is not locked out (SEC-22)', async () => {
    const password = 'not-the-owner’s';
    const probe = async (email: string) => {
      const { utility } = await setUp({ tenant: byAddress, signedInAs: 'flora@gardeners.example' });
      await utility.register({ answers: { email, password }, locale: 'en' });
      const { step } = await utility.signIn({ identifier: email, password, remember: false }, null);
      return { utility, step: { ...step, id: '', sentTo: '' } };
    };
    const { utility, step } = await probe('flora@gardeners.example');
    expect(step).toEqual((await probe('nobody@gardeners.example')).step);
    const owner = { ...credentials, identifier: 'Flora@gardeners.example' };
    expect((await utility.signIn(owner, null)).step.step).toBe('signed-in');
  });

  it('costs as many derivations of a password as one that is not (SEC-22)', async () => {
    const { utility } = await setUp();
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const cost = async (changed: Record<string, string>): Promise<number> => {
      derive.mockClear();
      await registerWith(utility, changed);
      return derive.mock.calls.length;
    };
    expect(await cost(known)).toBe(await cost({ userId: 'lily', email: 'lily@gardeners.example' }));
    derive.mockRestore();
  });

  it('cannot be verified although its registration waits, until another address is given (SEC-22)', async () => {
    const { utility } = await setUp();
    const id = pendingId(await registerWith(utility, known));
    await utility.resend({ id, email: 'rose@gardeners.example' });
    const token = tokenIn(await mailTo(utility, 'rose@gardeners.example'));
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
  });
});

describe('a user name', () => {
  it('is held while its registration waits, and free again a day later (S4.4)', async () => {
    const { utility, clock } = await setUp();
    await registerWith(utility);
    const other = { password: 'something-else', email: 'other@gardeners.example' };
    expect(await refusalOf(registerWith(utility, other))).toEqual({
      code: 'validation',
      errors: ['userId taken'],
    });
    await clock.tick(86_400_000);
    expect(pendingId(await registerWith(utility, other))).not.toBe('');
  });

  it('is not taken for whoever comes back to the same address with its password, whose first link is superseded (SEC-29)', async () => {
    const { utility } = await setUp();
    await registerWith(utility);
    const first = tokenIn(await mailTo(utility, 'rose@gardeners.example'));
    await registerWith(utility, { passwordHint: 'Another one', email: 'Rose@gardeners.example' });
    expect(await codeOf(utility.verify(null, { token: first }))).toBe('code-superseded');
    const second = tokenIn(await mailTo(utility, 'Rose@gardeners.example'));
    expect(await utility.verify(null, { token: second })).toEqual({ step: 'registered' });
  });

  it('goes to no other address while a link for it works, whoever knows the password (SEC-22, SEC-29)', async () => {
    const { utility, clock } = await setUp();
    await registerWith(utility);
    const token = tokenIn(await mailTo(utility, 'rose@gardeners.example'));
    const elsewhere = { email: 'stranger@elsewhere.example' };
    const taken = { code: 'validation', errors: ['userId taken'] };
    expect(await refusalOf(registerWith(utility, elsewhere))).toEqual(taken);
    // The same for an address that is registered already.
    expect(await refusalOf(registerWith(utility, { email: 'flora@gardeners.example' }))).toEqual(taken);
    expect(await utility.mailbox()).toHaveLength(1);
    await clock.tick(1_799_000);
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
  });

  it('goes to another address of whoever has its password once its link has run out (S4.4)', async () => {
    const { utility, clock } = await setUp();
    await registerWith(utility, { email: 'rosa@gardeners.exampel' });
    await clock.tick(1_800_000);
    await registerWith(utility);
    const token = tokenIn(await mailTo(utility, 'rose@gardeners.example'));
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
  });
});

describe('the question in words', () => {
  it('is asked in both languages, and answered with or without spaces (SEC-24)', async () => {
    const { utility } = await setUp();
    const { id, question } = await utility.challenge();
    expect(question).toEqual({
      en: expect.stringMatching(/^Type these numbers: \d \d \d$/) as string,
      es: expect.stringMatching(/^Escriba estos números: \d \d \d$/) as string,
    });
    const challenge = { id, answer: ` ${(question['en'] ?? '').slice(-5).replaceAll(' ', ' - ')} ` };
    expect(pendingId(await registerWith(utility, {}, { challenge }))).not.toBe('');
  });

  it('is used up by a wrong answer (SEC-24)', async () => {
    const { utility } = await setUp();
    const right = await solved(utility);
    const wrong = { ...right, answer: otherThan(right.answer) };
    expect(await codeOf(registerWith(utility, {}, { challenge: wrong }))).toBe('challenge-wrong');
    expect(await codeOf(registerWith(utility, {}, { challenge: right }))).toBe('challenge-wrong');
  });

  it('is used up by the registration that it let in, also where two come at once (SEC-24)', async () => {
    const { utility } = await setUp();
    const challenge = await solved(utility);
    const both = ['a', 'b'].map((name) =>
      refusalOf(registerWith(utility, { userId: name, email: `${name}@a.example` }, { challenge })),
    );
    expect((await Promise.all(both)).map(({ code }) => code)).toContain('challenge-wrong');
    expect(await utility.mailbox()).toHaveLength(1);
  });

  it('need not be answered anew because another field was wrong (ACC-34)', async () => {
    const { utility } = await setUp();
    const challenge = await solved(utility);
    expect(await codeOf(registerWith(utility, { userId: 'flowerpower' }, { challenge }))).toBe('validation');
    expect(await codeOf(registerWith(utility, { email: 'rose' }, { challenge }))).toBe('validation');
    expect(pendingId(await registerWith(utility, {}, { challenge }))).not.toBe('');
  });

  it('runs out after half an hour (SEC-24)', async () => {
    const { utility, clock } = await setUp();
    const challenge = await solved(utility);
    await clock.tick(1_800_000);
    expect(await codeOf(registerWith(utility, {}, { challenge }))).toBe('challenge-wrong');
  });
});

describe('many registrations', () => {
  it('with one address have to wait, known or not (SEC-22, SEC-23)', async () => {
    const often = async (email: string) => {
      const { utility } = await setUp();
      const seen = [];
      for (let i = 0; i < 6; i += 1)
        seen.push(await refusalOf(registerWith(utility, { userId: `n${i}`, email })));
      return seen.slice(4).map((one) => ({ ...one, code: one.code.slice(0, 12) }));
    };
    const unknown = await often('rose@gardeners.example');
    expect(unknown).toEqual([{ code: 'not refused:' }, { code: 'rate-limited', retryAfterSeconds: 900 }]);
    expect(await often('flora@gardeners.example')).toEqual(unknown);
  });

  it('cannot ask for one name after another, and wait no longer than is said (SEC-23)', async () => {
    const { utility, clock } = await setUp();
    const challenge = await solved(utility);
    const probe = () =>
      refusalOf(
        registerWith(utility, { userId: 'flowerpower', email: `${clock.now()}@a.example` }, { challenge }),
      );
    for (let i = 0; i < 30; i += 1) {
      expect((await probe()).code).toBe('validation');
      await clock.tick(1000);
    }
    expect(await probe()).toEqual({ code: 'rate-limited', retryAfterSeconds: 570 });
    await clock.tick(570_000);
    expect((await probe()).code).toBe('validation');
  });
});

describe('a registration that begins with the address alone', () => {
  const email = 'rose@gardeners.example';
  const details = { account: '28624', password: 'Rain-barrel-9' };
  const begun = async () => {
    const world = await setUp({ tenant: addressFirst });
    const first = { answers: { email }, termsVersion: '2026-01', locale: 'en' };
    const id = pendingId(await world.utility.register(first));
    return { ...world, id, first };
  };
  const confirmed = async () => {
    const world = await begun();
    const step = await world.utility.verify(null, { token: tokenIn(await mailTo(world.utility, email)) });
    if (step.step !== 'details-needed') throw new Error(step.step);
    return { ...world, ticket: step.ticket };
  };

  it('needs the terms in the version that is shown (S3.6)', async () => {
    const { utility } = await setUp({ tenant: addressFirst });
    const request = { answers: { email }, locale: 'en' };
    expect((await refusalOf(utility.register(request))).errors).toEqual(['termsVersion empty']);
    expect((await refusalOf(utility.register({ ...request, termsVersion: '2025-01' }))).errors).toEqual([
      'termsVersion invalid',
    ]);
  });

  it('asks for the rest once the address is confirmed, and then lets in (S3.7, S3.8, S3.13)', async () => {
    const { utility, ticket } = await confirmed();
    const step = await utility.register({ answers: details, ticket, locale: 'en' });
    expect(step).toEqual({ step: 'registered' });
    const signedIn = await utility.signIn(
      { identifier: email, password: details.password, remember: false },
      null,
    );
    const session = signedIn.session?.id ?? null;
    expect((await utility.accounts(session)).accounts.map(({ number }) => number)).toEqual(['28624']);
  });

  it('keeps its ticket while answers are wrong, numbers of the wrong length too, and uses it once (S3.10, S3.13)', async () => {
    const { utility, ticket } = await confirmed();
    const send = (changed: object) =>
      utility.register({ answers: { ...details, ...changed }, ticket, locale: 'en' });
    expect((await refusalOf(send({ password: 'rain-barrel-9' }))).errors).toEqual(['password upper-missing']);
    expect((await refusalOf(send({ account: '2862' }))).errors).toEqual(['account too-short']);
    expect((await refusalOf(send({ account: 'none' }))).errors).toEqual(['account invalid']);
    expect(await refusalOf(send({ account: '28625' }))).toEqual({ code: 'no-match' });
    expect(await send({})).toEqual({ step: 'registered' });
    expect(await codeOf(send({}))).toBe('ticket-expired');
  });

  it('takes an hour for the rest (S3.8)', async () => {
    const { utility, ticket, clock } = await confirmed();
    await clock.tick(3_600_000);
    expect(await codeOf(utility.register({ answers: details, ticket, locale: 'en' }))).toBe('ticket-expired');
    expect(await codeOf(utility.register({ answers: details, ticket: 'made-up', locale: 'en' }))).toBe(
      'ticket-expired',
    );
  });

  it('confirms a mobile number by a text message before it lets in (S3.14, S2.8)', async () => {
    const { utility, ticket } = await confirmed();
    const given = { ...details, mobile: '+1 (626) 555-0142' };
    const step = await utility.register({ answers: given, ticket, locale: 'en' });
    expect(step).toMatchObject({ step: 'verification-pending', channel: 'text', sentTo: '••142' });
    const identity = { identifier: email, password: details.password, remember: false };
    expect((await utility.signIn(identity, null)).step).toEqual(step);
    const text = await mailTo(utility, '6265550142');
    expect(text).toMatchObject({ channel: 'text', subject: '' });
    expect(text.text).toContain(codeIn(text));
    expect(await codeOf(utility.resend({ id: pendingId(step), email: 'x@a.example' }))).toBe('validation');
    expect(await refusalOf(utility.resend({ id: pendingId(step), mobile: '555-0142' }))).toEqual({
      code: 'validation',
      errors: ['mobile invalid'],
    });
    expect(await utility.verify(null, { id: pendingId(step), code: codeIn(text) })).toEqual({
      step: 'registered',
    });
    expect((await utility.signIn(identity, null)).step.step).toBe('signed-in');
  });

  it('sends the text to another number at once, and keeps that one (S3.14)', async () => {
    const { utility, ticket } = await confirmed();
    const given = { ...details, mobile: '626-555-0142' };
    const id = pendingId(await utility.register({ answers: given, ticket, locale: 'en' }));
    const first = codeIn(await mailTo(utility, '6265550142'));
    const resent = await utility.resend({ id, mobile: '(626) 555-0143' });
    expect(resent).toMatchObject({ id, channel: 'text', sentTo: '••143' });
    const code = codeIn(await mailTo(utility, '6265550143'));
    expect(await codeOf(utility.verify(null, { id, code: first }))).toBe('code-superseded');
    expect(await utility.verify(null, { id, code })).toEqual({ step: 'registered' });
  });

  it('takes no number where the message went by mail', async () => {
    const { utility, id } = await begun();
    expect(await codeOf(utility.resend({ id, mobile: '626-555-0143' }))).toBe('validation');
  });

  it.each(['555-0142', '0142', 'none', '26265550142'])(
    'does not take %s for a mobile number (S3.14)',
    async (mobile) => {
      const { utility, ticket } = await confirmed();
      const refused = await refusalOf(
        utility.register({ answers: { ...details, mobile }, ticket, locale: 'en' }),
      );
      expect(refused.errors?.[0]).toMatch(/^mobile (invalid|too-short)$/);
    },
  );

  it('signs in by the address that was given last (SEC-29)', async () => {
    const { utility, id } = await begun();
    await utility.resend({ id, email: 'rosa@gardeners.example' });
    const step = await utility.verify(null, {
      token: tokenIn(await mailTo(utility, 'rosa@gardeners.example')),
    });
    if (step.step !== 'details-needed') throw new Error(step.step);
    await utility.register({ answers: details, ticket: step.ticket, locale: 'en' });
    const identity = { identifier: 'rosa@gardeners.example', password: details.password, remember: false };
    expect((await utility.signIn(identity, null)).step.step).toBe('signed-in');
    expect(await codeOf(utility.signIn({ ...identity, identifier: email }, null))).toBe('credentials-wrong');
  });

  it('gives a later registration with the same address the place of an earlier one (SEC-29)', async () => {
    const { utility, first } = await begun();
    const token = tokenIn(await mailTo(utility, email));
    await utility.register(first);
    expect(await codeOf(utility.verify(null, { token }))).toBe('code-superseded');
  });

  it('is not ended, once its address is confirmed, by somebody who types that address (SEC-29)', async () => {
    const { utility, ticket, first } = await confirmed();
    // To whoever asks it looks the same as ever.
    expect(await utility.register(first)).toMatchObject({ step: 'verification-pending', channel: 'email' });
    expect(await utility.register({ answers: details, ticket, locale: 'en' })).toEqual({
      step: 'registered',
    });
    const late = tokenIn(await mailTo(utility, email));
    expect(await codeOf(utility.verify(null, { token: late }))).toBe('code-used');
  });

  it('is not ended by somebody who moves another registration to its address (SEC-29)', async () => {
    const { utility, ticket, first } = await confirmed();
    const other = { ...first, answers: { email: 'stranger@elsewhere.example' } };
    await utility.resend({ id: pendingId(await utility.register(other)), email });
    expect(await utility.register({ answers: details, ticket, locale: 'en' })).toEqual({
      step: 'registered',
    });
  });

  it('goes on by a new link where the first was used and its page is gone (SEC-29)', async () => {
    const { utility, first } = await confirmed();
    await utility.register(first);
    const step = await utility.verify(null, { token: tokenIn(await mailTo(utility, email)) });
    if (step.step !== 'details-needed') throw new Error(step.step);
    expect(await utility.register({ answers: details, ticket: step.ticket, locale: 'en' })).toEqual({
      step: 'registered',
    });
  });

  it('never goes on for an address that is registered already (SEC-22)', async () => {
    const { utility } = await setUp({ tenant: addressFirst });
    const step = await utility.register({
      answers: { email: 'flora@gardeners.example' },
      termsVersion: '2026-01',
      locale: 'en',
    });
    expect(step).toMatchObject({ step: 'verification-pending', sentTo: 'f•••@gardeners.example' });
    expect((await mailTo(utility, 'flora@gardeners.example')).code).toBeNull();
  });
});

describe('a registration that proves an account', () => {
  const form = {
    ...{ userName: 'Rose1', password: 'rain-barrel-9', email: 'rose@gardeners.example' },
    ...{ customer: '405-583', account: '28 624' },
  };

  it('links it once the address is confirmed (S1.12, S1.13)', async () => {
    const { utility } = await setUp({ tenant: provedAtOnce });
    await utility.register({ answers: { ...form, paperless: 'yes' }, locale: 'en' });
    await utility.verify(null, { token: tokenIn(await mailTo(utility, form.email)) });
    const session = await utility.startSession('rose1');
    expect((await utility.accounts(session)).accounts.map(({ number }) => number)).toEqual(['28624']);
  });

  it.each([
    ['account', '28625'],
    ['customer', '405584'],
  ])('is refused without a word about which number was wrong: %s (S1.13, SEC-22)', async (name, number) => {
    const { utility } = await setUp({ tenant: provedAtOnce });
    const request = { answers: { ...form, [name]: number }, locale: 'en' };
    expect(await refusalOf(utility.register(request))).toEqual({ code: 'no-match' });
    expect(await utility.mailbox()).toEqual([]);
  });

  it('takes a tick box that says yes, and nothing else (S1.14, S1.16)', async () => {
    const { utility } = await setUp({ tenant: provedAtOnce });
    const request = { answers: { ...form, paperless: 'perhaps' }, locale: 'en' };
    expect((await refusalOf(utility.register(request))).errors).toEqual(['paperless invalid']);
  });
});
