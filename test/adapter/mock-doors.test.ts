import { describe, expect, it } from 'vitest';

import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import type { UtilityAdapter } from '../../src/adapter/port.js';
import { isUtilityError } from '../../src/core/errors.js';
import type { MailboxAnswer } from '../../mock-api/handlers/mailbox.js';
import { createMockServer } from '../../mock-api/transports/node.js';
import { defects, enter, get, page, post, problemOf, server, signIn, world } from './mock-server.js';

const form = {
  ...{ userId: 'RoseGarden', password: 'rain-barrel-9', passwordHint: 'Under the gutter' },
  email: 'rose@gardeners.example',
};
const proof = { accountNumber: '28-624', customerNumber: '405 583' };

/** The library's own adapter, with the cookie that a browser would carry. */
function adapter(): Required<Pick<UtilityAdapter, 'registration' | 'session' | 'linking' | 'accounts'>> {
  let cookie = '';
  const rest = createRestAdapter({
    base: `${server.url}/${world.segment}`,
    send: async (url, init) => {
      const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie, origin: page };
      const answer = await fetch(url, { ...init, headers });
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return answer;
    },
  });
  const { registration, session, linking, accounts } = rest;
  if (!linking || !accounts) throw new Error('a port is missing');
  return { registration, session, linking, accounts };
}

const { signal } = new AbortController();

async function solved(): Promise<{ id: string; answer: string }> {
  const { id, question } = (await (await get('/registrations/challenge')).json()) as {
    id: string;
    question: { en: string };
  };
  return { id, answer: question.en.replace(/\D/g, '') };
}

const register = async (changed: object = {}): Promise<Response> =>
  post('/registrations', { answers: { ...form, ...changed }, challenge: await solved(), locale: 'en' });

const mail = async (): Promise<MailboxAnswer['messages']> =>
  ((await (await get('/mailbox')).json()) as MailboxAnswer).messages;

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: unknown) =>
      isUtilityError(error) ? `${error.kind} ${error.code}` : Promise.reject(error as Error),
  );

describe('the ways in, over HTTP', () => {
  it('lead a new resident through the library’s adapter to an account of theirs (S4.4, S1.22, S4.13, S4.14)', async () => {
    const { registration, session, linking, accounts } = adapter();
    const challenge = await registration.getChallenge?.(signal);
    const answer = (challenge?.question['en'] ?? '').replace(/\D/g, '');
    const request = { answers: form, challenge: { id: challenge?.id ?? '', answer }, locale: 'en' };
    expect(await registration.register(request, signal)).toMatchObject({ step: 'verification-pending' });
    const token = (await mail())[0]?.link?.split('#utility-verify=')[1] ?? '';
    expect(await registration.verify({ token }, signal)).toEqual({ step: 'registered' });
    expect(await errorOf(registration.verify({ token }, signal))).toBe('rejected code-used');
    const identity = { identifier: 'rosegarden', password: form.password, remember: false };
    expect((await session.signIn(identity, signal)).step).toBe('signed-in');
    expect(await errorOf(linking.searchAccounts({ proof: { ...proof, accountNumber: '1' } }, signal))).toBe(
      'rejected no-match',
    );
    const { found } = await linking.searchAccounts({ proof }, signal);
    await linking.linkAccount({ ticket: found[0]?.ticket ?? '', remember: true }, signal);
    expect((await accounts.listAccounts(signal)).accounts.map(({ number }) => number)).toEqual(['28624']);
  });

  it('answer with the status and the code of each refusal (SEC-29, S2.16)', async () => {
    const verify = (body: object) => post('/verifications', body);
    expect(await problemOf(await verify({ token: 'made-up' }))).toBe('422 code-wrong');
    expect(await problemOf(await post('/verifications/resend', { id: 'made-up' }))).toBe('410 code-expired');
    const { id } = (await (await register()).json()) as { id: string };
    const [first] = await mail();
    expect(await problemOf(await post('/verifications/resend', { id }))).toBe('429 rate-limited');
    world.clock.advance(30_000);
    expect((await post('/verifications/resend', { id })).status).toBe(200);
    expect(await problemOf(await verify({ id, code: first?.code ?? '' }))).toBe('410 code-superseded');
    world.clock.advance(1_800_000);
    const [second] = await mail();
    expect(await problemOf(await verify({ id, code: second?.code ?? '' }))).toBe('410 code-expired');
    const cookie = await signIn();
    const elsewhere = await post('/verifications', { id, code: second?.code ?? '' }, { Cookie: cookie });
    expect(await problemOf(elsewhere)).toBe('403 code-wrong-account');
    expect(await problemOf(await post('/accounts/search', { proof }))).toBe('401 signed-out');
    const search = await post(
      '/accounts/search',
      { proof: { ...proof, customerNumber: '1' } },
      { Cookie: cookie },
    );
    expect(await problemOf(search)).toBe('404 no-match');
    expect(
      await problemOf(await post('/accounts', { ticket: 't', remember: true }, { Cookie: cookie })),
    ).toBe('410 ticket-expired');
    const ticket = await post('/registrations', { answers: form, ticket: 't', locale: 'en' });
    expect(await problemOf(ticket)).toBe('410 ticket-expired');
    const wrong = { answers: form, challenge: { id: 'made-up', answer: '1' }, locale: 'en' };
    expect(await problemOf(await post('/registrations', wrong))).toBe('422 challenge-wrong');
  });

  it('say how long to wait in the header that says so (SEC-23)', async () => {
    const { id } = (await (await register()).json()) as { id: string };
    const refused = await post('/verifications/resend', { id });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(25);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(30);
  });

  it('name the fields of a form that is wrong (S1.19)', async () => {
    const answer = await register({ email: 'rose', userId: 'flowerpower' });
    expect(await answer.json()).toMatchObject({
      code: 'validation',
      errors: [{ field: 'email', code: 'invalid' }],
    });
    const taken = await register({ userId: 'flowerpower' });
    expect(await taken.json()).toMatchObject({ errors: [{ field: 'userId', code: 'taken' }] });
  });

  it('answer an address that is registered like one that is not, headers included (SEC-22)', async () => {
    const tell = async (email: string) => {
      enter();
      const answer = await register({ email });
      const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-correlation-id');
      const body = (await answer.json()) as object;
      return { status: answer.status, headers, body: { ...body, id: '', sentTo: '' } };
    };
    expect(await tell('flora@gardeners.example')).toEqual(await tell('nobodyx@gardeners.example'));
  });

  it('put no token, code, password or address of a resident into an answer (SEC-02)', async () => {
    const registered = await (await register()).text();
    const [sent] = await mail();
    const token = sent?.link?.split('=').at(-1) ?? '';
    for (const secret of [token, sent?.code ?? '', form.password, form.email]) {
      expect(secret).not.toBe('');
      expect(registered).not.toContain(secret);
    }
  });
});

describe('the mailbox of the demonstration', () => {
  it('is beside the contract, says so, and holds its own world’s messages alone', async () => {
    await register();
    const answer = await get('/mailbox', { Origin: page });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      note: expect.stringContaining('no part of the contract') as string,
      messages: [{ to: form.email, channel: 'email' }],
    });
    enter();
    expect(await mail()).toEqual([]);
  });

  it('is no address of a utility for anything but reading', async () => {
    expect(await problemOf(await post('/mailbox', {}))).toBe('404 not-found');
  });

  it('leads to the page of its city in the world that the message is from, never to one that a request names (SEC-34)', async () => {
    const settled = await createMockServer({
      site: () => 'https://city.example',
      onDefect: (error) => defects.push(error),
    });
    const at = `${settled.url}/pleasanton@.mine`;
    const headers = {
      'Content-Type': 'application/json',
      'X-Utility-Widgets': '1',
      Origin: page,
      Referer: 'https://elsewhere.example/',
    };
    const asked = (await (await fetch(`${at}/registrations/challenge`)).json()) as {
      id: string;
      question: { en: string };
    };
    const challenge = { id: asked.id, answer: asked.question.en.replace(/\D/g, '') };
    const body = JSON.stringify({ answers: form, challenge, locale: 'en' });
    await fetch(`${at}/registrations`, { method: 'POST', headers, body });
    const { messages } = (await (await fetch(`${at}/mailbox`)).json()) as MailboxAnswer;
    expect(messages[0]?.link).toMatch(
      /^https:\/\/city\.example\/pleasanton\/verify\.html\?portal=pleasanton%40\.mine#utility-verify=[0-9a-f]{32}$/,
    );
    await settled.close();
  });
});
