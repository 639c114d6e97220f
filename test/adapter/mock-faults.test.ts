import { connect } from 'node:net';

import { describe, expect, it } from 'vitest';

import type { PortalConfig } from '../../src/contract/index.js';
import type { FaultRule } from '../../mock-api/faults/fault.js';
import { createMockServer } from '../../mock-api/transports/node.js';
import {
  credentials,
  enter,
  get,
  post,
  problemOf,
  script,
  send,
  server,
  signIn,
  world,
} from './mock-server.js';

describe('faults', () => {
  const strike = (fault: FaultRule['fault']): void =>
    script({ match: { operation: 'getPortal' }, fault, times: 1 });
  const causeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'no error',
      (error: unknown) => ((error as Error).cause as { code?: string } | undefined)?.code,
    );

  it('cut the connection before an answer', async () => {
    strike({ kind: 'reset-before-headers' });
    expect(await causeOf(get('/portal'))).toBe('ECONNRESET');
    expect((await get('/portal')).status).toBe(200);
  });

  it.each<FaultRule['fault']>([{ kind: 'reset-after-headers' }, { kind: 'truncate' }])(
    'cut the body: $kind',
    async (fault) => {
      strike(fault);
      const answer = await get('/portal');
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
    },
  );

  it('send half a body and no more when they truncate', async () => {
    const whole = await (await get('/portal')).text();
    strike({ kind: 'truncate' });
    const { port } = server;
    const received = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET /${world.segment}/portal HTTP/1.1\r\nHost: localhost\r\n\r\n`),
      );
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      socket.on('close', () => resolve(text));
      socket.on('error', () => undefined);
    });
    const body = received.split('\r\n\r\n')[1] ?? '';
    expect(received).toContain(`Content-Length: ${Buffer.byteLength(whole)}`);
    expect(Math.abs(body.length * 2 - whole.length)).toBeLessThan(8);
    expect(whole.startsWith(body.slice(0, 100))).toBe(true);
  });

  it('never answer when they hang, until the caller gives up', async () => {
    strike({ kind: 'hang' });
    const caller = new AbortController();
    let answered = false;
    const asked = send('/portal', { signal: caller.signal }).finally(() => (answered = true));
    // Other answers come and go after the utility has the question, and still there is none to it.
    do await get('/session');
    while (!world.faults.log.some(({ fault }) => fault === 'hang'));
    await get('/session');
    expect(answered).toBe(false);
    caller.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('say how long to wait, in seconds and as a date beside the answer’s own (SEC-23)', async () => {
    strike({ kind: 'status', status: 429, retryAfter: 90 });
    const seconds = await get('/portal');
    expect([seconds.headers.get('Retry-After'), await problemOf(seconds)]).toEqual([
      '90',
      '429 rate-limited',
    ]);
    strike({ kind: 'status', status: 429, retryAfter: 90, retryAs: 'date' });
    const { headers } = await get('/portal');
    expect(Date.parse(headers.get('Retry-After') ?? '') - Date.parse(headers.get('Date') ?? '')).toBe(90_000);
  });

  it.each<[FaultRule['fault'], number, string, string | null]>([
    [{ kind: 'maintenance', retryAfter: 120 }, 503, 'text/html; charset=utf-8', '120'],
    [{ kind: 'login-page-200' }, 200, 'text/html; charset=utf-8', null],
    [{ kind: 'wrong-content-type' }, 200, 'text/plain; charset=utf-8', null],
    [{ kind: 'status', status: 500 }, 500, 'application/problem+json', null],
  ])('answer with $kind', async (fault, status, type, wait) => {
    strike(fault);
    const { status: given, headers } = await get('/portal');
    expect([given, headers.get('Content-Type'), headers.get('Retry-After')]).toEqual([status, type, wait]);
  });

  it('send what is no JSON, and JSON of another shape', async () => {
    strike({ kind: 'malformed-json' });
    await expect((await get('/portal')).json()).rejects.toThrow(SyntaxError);
    strike({ kind: 'off-schema' });
    expect(await (await get('/portal')).json()).not.toHaveProperty('contract');
    strike({ kind: 'answer', body: { contract: 2 } });
    expect(await (await get('/portal')).json()).toEqual({ contract: 2 });
  });

  it('answer with what was true before', async () => {
    const cookie = { Cookie: await signIn() };
    const bills = async () =>
      ((await (await get('/accounts/account-irrigation/bills', cookie)).json()) as { totalDue: number })
        .totalDue;
    expect(await bills()).toBe(26_157);
    await world.utility.recordPayment({ billId: 'bill-98820', amount: 13_446 });
    script({ match: { operation: 'listBills' }, fault: { kind: 'stale' }, times: 1 });
    expect(await bills()).toBe(26_157);
    expect(await bills()).toBe(12_711);
  });
});

describe('paying over HTTP', () => {
  const items = [{ billId: 'bill-98820', amount: 13_446 }];
  async function ready() {
    const cookie = { Cookie: await signIn() };
    const token = await server.processor.tokenize(
      { number: '4242424242424242', expiry: '12/30', code: '123', postal: '94566' },
      ['visa'],
    );
    const quote = (await (
      await post('/quotes', { accountId: 'account-irrigation', items, method: 'card' }, cookie)
    ).json()) as {
      id: string;
      total: number;
    };
    const body = {
      ...{ reference: 'UW-1', quoteId: quote.id, accountId: 'account-irrigation', items, total: quote.total },
      ...{ method: { kind: 'card', token: token.ok ? token.token : '' }, confirmedDuplicate: false },
    };
    const pay = (key = 'key-1') => post('/payments', body, { ...cookie, 'Idempotency-Key': key });
    const resolve = async (key = 'key-1') =>
      (await (await post('/payments/resolve', { key })).json()) as { status: string };
    return { pay, resolve };
  }

  it('gives the same answer for the same key (PAY-13)', async () => {
    const { pay, resolve } = await ready();
    const first: unknown = await (await pay()).json();
    expect(first).toMatchObject({ status: 'paid' });
    expect(await (await pay()).json()).toEqual(first);
    expect(await resolve()).toEqual(first);
    expect(await world.ledger.chargesFor('key-1')).toHaveLength(1);
  });

  it('that fails before the utility heard of it charges nothing, and asking closes the key (PAY-14)', async () => {
    const { pay, resolve } = await ready();
    script({ match: { operation: 'pay' }, fault: { kind: 'error-before-commit' }, times: 1 });
    expect(await problemOf(await pay())).toBe('502 unavailable');
    expect(await resolve()).toEqual({ status: 'closed' });
    expect(await problemOf(await pay())).toBe('409 key-closed');
    expect(await world.ledger.chargesFor('key-1')).toEqual([]);
  });

  it.each<[string, FaultRule['fault']]>([
    ['with an error after it was taken', { kind: 'error-after-commit' }],
    ['with a connection cut after it was taken', { kind: 'reset-before-headers', when: 'after' }],
    ['with half a receipt', { kind: 'truncate' }],
    ['with a receipt that is no JSON', { kind: 'malformed-json' }],
    ['twice, by the network’s own doing', { kind: 'duplicate' }],
  ])('that ends %s was charged once, and is found paid (PAY-14, PAY-17)', async (_, fault) => {
    const { pay, resolve } = await ready();
    script({ match: { operation: 'pay' }, fault, times: 1 });
    await pay()
      .then(
        (answer) => answer.text(),
        () => undefined,
      )
      .catch(() => undefined);
    expect((await resolve()).status).toBe('paid');
    expect(await world.ledger.chargesFor('key-1')).toHaveLength(1);
    expect(await world.ledger.paidOn('bill-98820')).toBe(13_446);
  });

  it('is refused when somebody paid in part just before (PAY-29)', async () => {
    const { pay } = await ready();
    script({ match: { operation: 'pay' }, fault: { kind: 'paid-elsewhere', amount: 5000 }, times: 1 });
    expect(await problemOf(await pay())).toBe('409 quote-changed');
    expect(await world.ledger.balanceOf('bill-98820')).toBe(8446);
  });
});

describe('worlds', () => {
  it('of different segments know nothing of each other', async () => {
    const cookie = await signIn();
    await world.utility.recordPayment({ billId: 'bill-98820', amount: 13_446 });
    const other = server.world(`${world.segment}-other`);
    const foreign = await fetch(`${server.url}/${other.segment}/accounts`, { headers: { Cookie: cookie } });
    expect(foreign.status).toBe(401);
    expect(await other.ledger.balanceOf('bill-98820')).toBe(13_446);
    expect(server.world(world.segment)).toBe(world);
  });

  it('can be several scenarios at once', async () => {
    enter('no-payments+unverified');
    const { capabilities } = (await (await get('/portal')).json()) as PortalConfig;
    expect(capabilities).toContain('bills');
    expect(capabilities).not.toContain('payments');
    expect(await (await post('/session', credentials)).json()).toMatchObject({
      step: 'verification-pending',
    });
  });

  it('are five hundred at most: the one that nobody used for longest goes', async () => {
    const small = await createMockServer();
    const first = small.world('pleasanton@.0');
    const second = small.world('pleasanton@.1');
    for (let i = 2; i < 500; i += 1) small.world(`pleasanton@.${i}`);
    expect(small.world('pleasanton@.0')).toBe(first);
    small.world('pleasanton@.500');
    expect(small.world('pleasanton@.0')).toBe(first);
    expect(small.world('pleasanton@.1')).not.toBe(second);
    await small.close();
  });
});
