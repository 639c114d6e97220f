import { describe, expect, it } from 'vitest';

import type { Problem } from '../../src/contract/index.js';
import { createMockServer } from '../../mock-api/transports/node.js';
import {
  credentials,
  defects,
  enter,
  get,
  page,
  post,
  problemOf,
  send,
  server,
  signIn,
  world,
} from './mock-server.js';

describe('answers', () => {
  it('are kept by no cache and carry the caller’s correlation id', async () => {
    for (const answer of [
      await get('/portal', { 'X-Correlation-Id': 'abc-1' }),
      await get('/none', { 'X-Correlation-Id': 'abc-1' }),
    ]) {
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.headers.get('X-Correlation-Id')).toBe('abc-1');
    }
    const made = (await get('/portal', { 'X-Correlation-Id': 'not fit for a log' })).headers.get(
      'X-Correlation-Id',
    );
    expect(made).toMatch(/^[2-9A-Z]{12}$/);
  });

  it('refuse unknown addresses and wrong methods with problem documents', async () => {
    expect(await problemOf(await get('/none'))).toBe('404 not-found');
    expect(await problemOf(await fetch(`${server.url}/`))).toBe('404 not-found');
    expect(await problemOf(await fetch(`${server.url}/atlantis/portal`))).toBe('404 not-found');
    expect(await problemOf(await fetch(`${server.url}/pleasanton@none/portal`))).toBe('404 not-found');
    const wrong = await send('/session', { method: 'DELETE' });
    expect(wrong.headers.get('Allow')).toBe('GET, POST');
    expect(await problemOf(wrong)).toBe('405 method-not-allowed');
  });

  it('say at the address itself where to begin', async () => {
    const answer = await fetch(`${server.url}/pleasanton/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('/pleasanton/portal');
  });

  it('say field by field what is wrong with a body', async () => {
    const answer = await post('/session', { identifier: '', password: 'x' });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as Problem;
    expect(errors?.map(({ field }) => field)).toEqual(['identifier', 'remember']);
  });

  it('to guests are limited by where they ask from, whatever they say of that (SEC-21)', async () => {
    const proof = { accountNumber: '28624', customerNumber: '1' };
    for (let i = 0; i < 12; i += 1) {
      expect((await post('/guest/bills', { proof }, { 'X-Mock-Caller': `guest ${i}` })).status).not.toBe(429);
    }
    expect(await problemOf(await post('/guest/bills', { proof }))).toBe('429 rate-limited');
    const elsewhere = { ...proof, customerNumber: '405583' };
    expect((await world.utility.guestBills({ proof: elsewhere }, 'another address')).number).toBe('••624');
  });

  it('are right by the contract, or our defect', async () => {
    const cookie = await signIn();
    for (const path of [
      '/portal',
      '/session',
      '/accounts',
      '/accounts/account-irrigation/bills?past=true',
      '/bills/bill-98465',
    ]) {
      expect((await get(path, { Cookie: cookie })).status).toBe(200);
    }
    expect(defects).toEqual([]);
  });

  it('of ours that break the contract are a 500 and are reported', async () => {
    const broken = await createMockServer({
      tenants: { broken: { ...world.tenant, portal: { ...world.tenant.portal, currency: 'dollars' } } },
      onDefect: (error) => defects.push(error),
    });
    const answer = await fetch(`${broken.url}/broken/portal`);
    await broken.close();
    expect(await problemOf(answer)).toBe('500 unavailable');
    expect(String(defects.splice(0))).toContain('getPortal answered off the contract: currency');
  });
});

describe('a session', () => {
  it('is a cookie that no script can read and that only its own world gets', async () => {
    const [cookie] = (await post('/session', credentials)).headers.getSetCookie();
    expect(cookie).toMatch(/^utility_session=[0-9a-f]{32}; Path=\/pleasanton@\.\d+; HttpOnly; SameSite=Lax$/);
  });

  it('is needed where residents’ data is', async () => {
    expect(await problemOf(await get('/accounts'))).toBe('401 signed-out');
    expect((await get('/accounts', { Cookie: await signIn() })).status).toBe(200);
  });

  it('has a new id after every sign-in and ends at sign-out', async () => {
    const first = await signIn();
    const second = await signIn({ Cookie: first });
    expect(second).not.toBe(first);
    expect((await get('/accounts', { Cookie: first })).status).toBe(401);
    const ended = await post('/session/end', {}, { Cookie: `other=1; ${second}` });
    expect(ended.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect((await get('/accounts', { Cookie: second })).status).toBe(401);
  });

  it('outlives the browser only where the resident asked and the portal offers it', async () => {
    enter('remember');
    expect((await post('/session', { ...credentials, remember: true })).headers.getSetCookie()[0]).toContain(
      'Max-Age=2592000',
    );
    expect((await post('/session', credentials)).headers.getSetCookie()[0]).not.toContain('Max-Age');
  });

  it('is not given to an identity that exists and has another password, with the same words as to nobody (SEC-22)', async () => {
    const tell = async (identifier: string) => {
      const answer = await post(
        '/session',
        { ...credentials, identifier, password: 'wrong' },
        { 'X-Correlation-Id': 'same' },
      );
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      return { status: answer.status, headers, text: await answer.text() };
    };
    for (let i = 0; i < 6; i += 1) expect(await tell('flowerpower')).toEqual(await tell('nobody'));
    expect((await tell('nobody')).headers).toContainEqual([
      'retry-after',
      expect.stringMatching(/^\d+$/) as string,
    ]);
  });
});

describe('a write', () => {
  it.each([
    ['without the header', { 'X-Utility-Widgets': '0' }, '403 header-required'],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, '415 json-required'],
    ['as text', { 'Content-Type': 'text/plain' }, '415 json-required'],
    ['from another site', { Origin: 'https://elsewhere.example' }, '403 origin-refused'],
    ['from an opaque frame', { Origin: 'null' }, '403 origin-refused'],
    [
      'from a name that only looks local',
      { Origin: 'http://localhost.elsewhere.example' },
      '403 origin-refused',
    ],
  ])('is refused %s (SEC-07)', async (_, headers, refusal) => {
    expect(await problemOf(await post('/session', credentials, headers))).toBe(refusal);
  });

  it('is refused when it is no JSON or too long (SEC-07)', async () => {
    expect(await problemOf(await post('/session', '{'))).toBe('422 validation');
    expect(await problemOf(await post('/session', { ...credentials, more: 'x'.repeat(70_000) }))).toBe(
      '413 too-large',
    );
  });

  it('that pays is refused without its key', async () => {
    expect(await problemOf(await post('/payments', {}))).toBe('400 key-required');
  });
});

describe('pages of other origins', () => {
  it('of this machine may call with the cookie, and read what they need', async () => {
    const { headers } = await get('/portal', { Origin: page });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(page);
    expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(headers.get('Vary')).toBe('Origin');
  });

  it('may read refusals too', async () => {
    expect((await get('/accounts', { Origin: page })).headers.get('Access-Control-Allow-Origin')).toBe(page);
  });

  it('are answered when they ask first', async () => {
    const asked = await send('/payments', { method: 'OPTIONS', headers: { Origin: page } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe(
      'Content-Type, X-Utility-Widgets, Idempotency-Key, X-Correlation-Id',
    );
  });

  it('elsewhere get nothing', async () => {
    const elsewhere = { Origin: 'https://elsewhere.example' };
    expect((await get('/portal', elsewhere)).headers.get('Access-Control-Allow-Origin')).toBeNull();
    const asked = await send('/payments', { method: 'OPTIONS', headers: elsewhere });
    expect([asked.status, asked.headers.get('Access-Control-Allow-Headers')]).toEqual([403, null]);
  });
});
