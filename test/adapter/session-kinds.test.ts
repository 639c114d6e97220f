import { describe, expect, it } from 'vitest';

import { SignInStep, parse } from '../../src/contract/index.js';
import { createMockServer } from '../../mock-api/transports/node.js';
import { credentials, enter, get, page, post, problemOf, send, world } from './mock-server.js';

interface Token {
  readonly token: string;
  readonly expiresInSeconds: number;
}

const carrying = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Signs in where the page carries a token; gives it, and the cookie that renews it. */
async function tokenOf(): Promise<{ readonly token: string; readonly renewal: string }> {
  const answer = await post('/session', credentials);
  const { accessToken } = (await answer.json()) as { accessToken: Token };
  const [cookie = ''] = answer.headers.getSetCookie();
  return { token: accessToken.token, renewal: cookie.split(';')[0] ?? '' };
}

const renewed = async (answer: Response): Promise<Token> =>
  ((await answer.json()) as { accessToken: Token }).accessToken;

describe('a session in a cookie for pages of any site', () => {
  it('is a cookie that no script reads, that is sent from every site and is each site’s own', async () => {
    enter('cross-site-cookie');
    const answer = await post('/session', credentials);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^utility_session=[0-9a-f]{32}; Path=\/pleasanton@cross-site-cookie\.\d+; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
    expect(await answer.json()).not.toHaveProperty('accessToken');
    const own = { Cookie: cookie.split(';')[0] ?? '' };
    expect((await get('/accounts', own)).status).toBe(200);
    const [end = ''] = (await post('/session/end', {}, own)).headers.getSetCookie();
    // A browser takes a cookie away only where the attributes are those it came with.
    expect(end).toMatch(/^utility_session=; .*Secure; SameSite=None; Partitioned; Max-Age=0$/);
    expect((await get('/accounts', own)).status).toBe(401);
  });

  it('writes nothing for a page that is not listed, though the browser sends the cookie (SEC-07)', async () => {
    enter('cross-site-cookie');
    const [cookie = ''] = (await post('/session', credentials)).headers.getSetCookie();
    const headers = { Cookie: cookie.split(';')[0] ?? '', Origin: 'https://elsewhere.example' };
    expect(await problemOf(await post('/session/end', {}, headers))).toBe('403 origin-refused');
    expect((await get('/accounts', headers)).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('serves pages of names below .test, and of no name that only looks like one', async () => {
    enter('cross-site-cookie');
    const allowed = async (Origin: string) =>
      (await get('/portal', { Origin })).headers.get('Access-Control-Allow-Origin') === Origin;
    expect(await allowed('http://city.test:5173')).toBe(true);
    expect(await allowed('https://www.city.test')).toBe(true);
    expect(await allowed('https://city.test.elsewhere.example')).toBe(false);
    expect(await allowed('https://citytest')).toBe(false);
  });
});

describe('a session in a token of the page’s memory', () => {
  it('is given once, at sign-in, and carried in a header', async () => {
    enter('bearer');
    const answer = await post('/session', credentials);
    const step: unknown = await answer.json();
    expect(step).toMatchObject({ step: 'signed-in', accessToken: { expiresInSeconds: 300 } });
    expect(parse(SignInStep, step)).toEqual({ ok: true, value: step });
    const { token } = (step as { accessToken: Token }).accessToken;
    expect((await get('/accounts', carrying(token))).status).toBe(200);
    expect(await (await get('/session', carrying(token))).json()).not.toHaveProperty('accessToken');
    expect(await problemOf(await get('/accounts'))).toBe('401 signed-out');
  });

  it('is in no cookie but one that renews it and goes nowhere else', async () => {
    enter('bearer');
    const cookies = (await post('/session', credentials)).headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(
      /^utility_renewal=[0-9a-f]{32}; Path=\/pleasanton@bearer\.\d+\/session\/refresh; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
    // A browser would not send it here; and if one did, it would open nothing.
    const value = (cookies[0] ?? '').split(';')[0] ?? '';
    const asSession = value.replace('utility_renewal', 'utility_session');
    expect((await get('/accounts', { Cookie: `${value}; ${asSession}` })).status).toBe(401);
  });

  it.each(['Bearer made-up', 'Bearer ', 'Basic abc', 'Bearer a b'])(
    'is not opened by %j',
    async (Authorization) => {
      enter('bearer');
      await tokenOf();
      expect(await problemOf(await get('/accounts', { Authorization }))).toBe('401 signed-out');
    },
  );

  it('runs out after five minutes and is renewed by the old token or by its cookie', async () => {
    enter('bearer');
    const { token, renewal } = await tokenOf();
    world.clock.advance(300_000);
    expect(await problemOf(await get('/accounts', carrying(token)))).toBe('401 signed-out');
    const byToken = await renewed(await post('/session/refresh', {}, carrying(token)));
    const byCookie = await renewed(await post('/session/refresh', {}, { Cookie: renewal }));
    expect(byToken.expiresInSeconds).toBe(300);
    expect(new Set([token, byToken.token, byCookie.token]).size).toBe(3);
    for (const one of [byToken, byCookie])
      expect((await get('/accounts', carrying(one.token))).status).toBe(200);
  });

  it('is not renewed once the session has ended, by sign-out or by time (SEC-05)', async () => {
    enter('bearer');
    const first = await tokenOf();
    const [end = ''] = (await post('/session/end', {}, carrying(first.token))).headers.getSetCookie();
    expect(end).toMatch(/^utility_renewal=; .*Max-Age=0$/);
    expect((await get('/accounts', carrying(first.token))).status).toBe(401);
    for (const headers of [carrying(first.token), { Cookie: first.renewal }, {}])
      expect(await renewed(await post('/session/refresh', {}, headers))).toBeNull();
    const second = await tokenOf();
    world.clock.advance(901_000);
    expect(await renewed(await post('/session/refresh', {}, carrying(second.token)))).toBeNull();
  });

  it('is renewed for known pages, with JSON and the header, alone (SEC-07)', async () => {
    enter('bearer');
    const { renewal } = await tokenOf();
    const refresh = (headers: Record<string, string>) =>
      post('/session/refresh', {}, { Cookie: renewal, ...headers });
    const elsewhere = { Origin: 'https://elsewhere.example' };
    expect(await problemOf(await refresh(elsewhere))).toBe('403 origin-refused');
    expect(await problemOf(await refresh({ 'X-Utility-Widgets': '0' }))).toBe('403 header-required');
    expect(await problemOf(await refresh({ 'Content-Type': 'text/plain' }))).toBe('415 json-required');
  });

  it('lets pages send the header', async () => {
    enter('bearer');
    const asked = await send('/accounts', { method: 'OPTIONS', headers: { Origin: page } });
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
    expect(asked.headers.get('Access-Control-Allow-Credentials')).toBe('true');
  });

  it('is no way in where sessions travel in a cookie', async () => {
    const answer = await post('/session', credentials);
    const [cookie = ''] = answer.headers.getSetCookie();
    const id = (cookie.split(';')[0] ?? '').split('=')[1] ?? '';
    expect((await get('/accounts', carrying(id))).status).toBe(401);
    expect(await problemOf(await post('/session/refresh', {}))).toBe('404 not-found');
  });

  it('can be the way of a whole server', async () => {
    const server = await createMockServer({ session: 'bearer' });
    const answer = await fetch(`${server.url}/glendora/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Utility-Widgets': '1' },
      body: JSON.stringify({
        ...{ identifier: 'samuel@bougainvillea.example', password: 'Pergola1921', remember: false },
      }),
    });
    expect(await answer.json()).toMatchObject({ accessToken: { expiresInSeconds: 300 } });
    await server.close();
  });
});
