import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import '../../src/adapter/rest/billing.js';
import '../../src/adapter/rest/payments.js';
import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import { nextWait } from '../../src/adapter/retry.js';
import * as contract from '../../src/contract/operations.js';
import type { UtilityAdapter } from '../../src/adapter/port.js';
import { UtilityError, isUtilityError } from '../../src/core/errors.js';
import { json, problem, scripted, type Reply } from '../support/http-script.js';
import { manualClock, settled, type ManualClock } from '../support/manual-clock.js';
import { means, order, quote, receipt } from '../support/payment-samples.js';

const base = 'https://utility.example/city';
const live = (): AbortSignal => new AbortController().signal;
const request = {
  ...{ reference: 'REF-1', quoteId: quote.id, accountId: order.accountId, items: [...order.items] },
  ...{ total: quote.total, confirmedDuplicate: false },
  method: { kind: 'card' as const, token: means.token },
};
const paid = { status: 'paid', receipt };
const signedOut = { state: 'signed-out' };

let clock: ManualClock;
beforeEach(() => {
  clock = manualClock(1_000_000_000_000);
});

function backend(...replies: readonly Reply[]) {
  const send = scripted(() => clock.now(), ...replies);
  const adapter = createRestAdapter({ base, clock, send });
  return { adapter, sent: send.sent };
}

/** What a call comes to once `ms` have passed; undefined while it waits. */
async function outcome<T>(call: Promise<T>, ms = 0): Promise<T | UtilityError | undefined> {
  let result: T | UtilityError | undefined;
  call.then(
    (value) => (result = value),
    (error: unknown) => {
      if (!isUtilityError(error)) throw error;
      result = error;
    },
  );
  await clock.tick(ms);
  return result;
}

const pay = (adapter: UtilityAdapter, signal = live()) => adapter.payments!.pay(request, 'key-1', signal);
const session = (adapter: UtilityAdapter, signal = live()) => adapter.session!.getSession(signal);
const signIn = (adapter: UtilityAdapter) =>
  adapter.session!.signIn({ identifier: 'flora', password: 'secret', remember: false }, live());
const waits = (sent: readonly { readonly at: number }[]): number[] =>
  sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));

it('goes on with a sign-out when the page is left, and with nothing else (SEC-05)', async () => {
  const { adapter, sent } = backend(json(signedOut));
  await outcome(adapter.session.signOut(live()));
  await outcome(signIn(adapter));
  expect(sent.map(({ init }) => init.keepalive)).toEqual([true, false]);
});

describe('a payment over HTTP', () => {
  it('carries its key, the custom header and JSON (PAY-13, SEC-07)', async () => {
    const { adapter, sent } = backend(json(paid));
    expect(await outcome(pay(adapter))).toEqual(paid);
    const headers = new Headers(sent[0]?.init.headers);
    expect(headers.get('Idempotency-Key')).toBe('key-1');
    expect(headers.get('X-Utility-Widgets')).toBe('1');
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(JSON.parse(sent[0]?.init.body as string)).toEqual(request);
    expect(sent[0]).toMatchObject({
      url: `${base}/payments`,
      init: { method: 'POST', credentials: 'include' },
    });
  });

  it.each<[string, Reply]>([
    ['a cut connection', 'reset'],
    ['a 502', problem(502, 'unavailable')],
    ['a 503', problem(503, 'maintenance')],
    ['a 504', problem(504, 'unavailable')],
    ['a payment in flight', problem(409, 'key-in-flight')],
    ['a 429 that says how long', problem(429, 'rate-limited', { 'Retry-After': '1' })],
  ])(
    'is sent twice more after %s, with the same key and body, and not a fourth time (PAY-15)',
    async (_, reply) => {
      const { adapter, sent } = backend(reply);
      expect(await outcome(pay(adapter), 60_000)).toBeInstanceOf(UtilityError);
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map(({ init }) => new Headers(init.headers).get('Idempotency-Key')))).toEqual(
        new Set(['key-1']),
      );
      expect(new Set(sent.map(({ init }) => init.body)).size).toBe(1);
    },
  );

  it.each<[string, Reply, Partial<UtilityError>]>([
    [
      'a key that was used for another payment',
      problem(422, 'key-reused'),
      { kind: 'rejected', code: 'key-reused' },
    ],
    ['a closed key', problem(409, 'key-closed'), { kind: 'rejected', code: 'key-closed' }],
    ['a changed quote', problem(409, 'quote-changed'), { kind: 'rejected', code: 'quote-changed' }],
    ['a 500', problem(500, 'unavailable'), { kind: 'service', code: 'unavailable' }],
    ['a 429 without a time', problem(429, 'rate-limited'), { kind: 'service', code: 'rate-limited' }],
    ['a 429 for a minute', problem(429, 'rate-limited', { 'Retry-After': '60' }), { retryAfterSeconds: 60 }],
    [
      'an answer that is cut to nothing',
      new Response('', { headers: { 'Content-Type': 'application/json' } }),
      { kind: 'contract', code: 'malformed' },
    ],
    ['an answer of another shape', json({ status: 'succeeded' }), { kind: 'contract', code: 'off-schema' }],
    [
      'an outcome that nobody knows',
      json({ status: 'paid-later', receipt }),
      { kind: 'contract', code: 'off-schema' },
    ],
    [
      'a page with status 200',
      new Response('<h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html' } }),
      { kind: 'contract', code: 'not-json' },
    ],
  ])('is not repeated after %s (PAY-15, PAY-17)', async (_, reply, expected) => {
    const { adapter, sent } = backend(reply);
    expect(await outcome(pay(adapter), 120_000)).toMatchObject(expected);
    expect(sent).toHaveLength(1);
  });

  it('is sent again with the same key where a refused session turns out to stand (PAY-13)', async () => {
    const standing = { state: 'signed-in', userName: 'flora', expiresInSeconds: 900 };
    const { adapter, sent } = backend(problem(401, 'signed-out'), json(standing), json(paid));
    expect(await outcome(pay(adapter))).toEqual(paid);
    expect(sent.map(({ url }) => url.slice(base.length))).toEqual(['/payments', '/session', '/payments']);
    expect(new Headers(sent[2]?.init.headers).get('Idempotency-Key')).toBe('key-1');
    expect(sent[2]?.init.body).toBe(sent[0]?.init.body);
  });

  it.each<[string, readonly Reply[]]>([
    ['nobody is signed in', [problem(401, 'signed-out'), json(signedOut)]],
    ['nobody answers that', [problem(401, 'signed-out'), problem(501, 'unavailable')]],
    [
      'it is refused again',
      [
        problem(401, 'signed-out'),
        json({ state: 'signed-in', userName: 'f', expiresInSeconds: 9 }),
        problem(401, 'signed-out'),
      ],
    ],
  ])('is given up after a refused session where %s (PAY-13)', async (_, replies) => {
    const { adapter, sent } = backend(...replies);
    expect(await outcome(pay(adapter), 60_000)).toMatchObject({ kind: 'auth', code: 'signed-out' });
    expect(sent).toHaveLength(replies.length);
  });

  it('stays open for 90 seconds behind the screen, and then ends (PAY-16)', async () => {
    const { adapter } = backend('hang');
    const call = pay(adapter);
    expect(await outcome(call, 89_999)).toBeUndefined();
    expect(await outcome(call, 1)).toMatchObject({ kind: 'network', code: 'timed-out' });
    expect(clock.waiting).toBe(0);
  });

  it('is not sent at all once its end is known (PAY-14)', async () => {
    const { adapter, sent } = backend(json(paid));
    const stop = new AbortController();
    stop.abort();
    await expect(pay(adapter, stop.signal)).rejects.toBe(stop.signal.reason);
    expect(sent).toEqual([]);
  });

  it('is not repeated once its end is known (PAY-14)', async () => {
    const { adapter, sent } = backend('reset', json(paid));
    const stop = new AbortController();
    const call = pay(adapter, stop.signal);
    const refused = expect(call).rejects.toBe(
      await Promise.resolve(stop.signal).then(async (signal) => {
        await settled();
        stop.abort();
        return signal.reason as unknown;
      }),
    );
    await clock.tick(60_000);
    await refused;
    expect(sent).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });
});

describe('a read over HTTP', () => {
  it('is repeated three times, half a second and doubling, with jitter (PAY-15)', async () => {
    const { adapter, sent } = backend('reset');
    expect(await outcome(session(adapter), 60_000)).toMatchObject({ kind: 'network', code: 'unreachable' });
    expect(sent).toHaveLength(4);
    waits(sent).forEach((wait, index) => {
      const full = 500 * 2 ** index;
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
    });
  });

  it('gives an attempt 8 seconds and the whole 28 (PAY-16)', async () => {
    const { adapter, sent } = backend('hang');
    const call = session(adapter);
    expect(await outcome(call, 27_999)).toBeUndefined();
    expect(await outcome(call, 1)).toMatchObject({ kind: 'network', code: 'timed-out' });
    expect(sent.length).toBeGreaterThanOrEqual(3);
  });

  it('is a plain request, so that no preflight is needed', async () => {
    const { adapter, sent } = backend(json(signedOut));
    await outcome(session(adapter));
    expect(sent[0]?.init.headers).toBeUndefined();
  });

  it('ends at once when its caller leaves', async () => {
    const { adapter, sent } = backend('hang');
    const stop = new AbortController();
    const call = session(adapter, stop.signal);
    await settled();
    stop.abort();
    await expect(call).rejects.toBe(stop.signal.reason);
    expect(sent[0]?.init.signal?.aborted).toBe(true);
    expect(clock.waiting).toBe(0);
  });

  it('is answered by what the loader asked for already, once, and then by requests of its own', async () => {
    const send = scripted(() => clock.now(), json(signedOut));
    let early: Promise<Response> | undefined = Promise.resolve(json(signedOut));
    const adapter = createRestAdapter({
      ...{ base, clock, send },
      early: {
        url: `${base}/session`,
        take: () => {
          const taken = early;
          early = undefined;
          return taken;
        },
      },
    });
    await session(adapter);
    expect(send.sent).toHaveLength(0);
    await session(adapter);
    expect(send.sent).toHaveLength(1);
  });

  it('does not wait for ever for what the loader asked for (REL-02)', async () => {
    const send = scripted(() => clock.now(), json(signedOut));
    let early: Promise<Response> | undefined = new Promise(() => undefined);
    const take = (): Promise<Response> | undefined => {
      const taken = early;
      early = undefined;
      return taken;
    };
    const adapter = createRestAdapter({ base, clock, send, early: { url: `${base}/session`, take } });
    expect(await outcome(session(adapter), 9_000)).toEqual(signedOut);
  });
});

describe('a write that has no key', () => {
  it.each<[string, Reply]>([
    ['a cut connection', 'reset'],
    ['a 503', problem(503, 'maintenance')],
    ['a 429 that says how long', problem(429, 'rate-limited', { 'Retry-After': '1' })],
  ])('is not repeated after %s, least of all a sign-in', async (_, reply) => {
    const { adapter, sent } = backend(reply);
    expect(await outcome(signIn(adapter), 60_000)).toBeInstanceOf(UtilityError);
    expect(sent).toHaveLength(1);
    await outcome(adapter.payments!.resolve!('key-1', live()), 60_000);
    expect(sent).toHaveLength(2);
  });

  it('ends within 28 seconds (PAY-16)', async () => {
    const { adapter } = backend('hang');
    expect(await outcome(signIn(adapter), 28_000)).toMatchObject({ kind: 'network', code: 'timed-out' });
  });
});

describe('a refusal', () => {
  it('brings its code, its fields and the backend’s correlation id', async () => {
    const errors = [{ field: 'identifier', code: 'empty' }];
    const { adapter, sent } = backend(
      json({ code: 'validation', errors }, 400, { 'X-Correlation-Id': 'corr-1' }),
    );
    expect(await outcome(signIn(adapter))).toMatchObject({
      ...{
        kind: 'rejected',
        code: 'validation',
        status: 400,
        retry: false,
        fields: errors,
        correlationId: 'corr-1',
      },
    });
    expect(new Headers(sent[0]?.init.headers).get('X-Correlation-Id')).toMatch(/^\w{12}$/);
  });

  it('falls back on the document’s correlation id, then on the request’s own', async () => {
    const one = backend(json({ code: 'validation', correlationId: 'corr-2' }, 400));
    expect(await outcome(signIn(one.adapter))).toMatchObject({ correlationId: 'corr-2' });
    const other = backend(json({ code: 'validation' }, 400));
    const error = await outcome(signIn(other.adapter));
    expect((error as UtilityError).correlationId).toBe(
      new Headers(other.sent[0]?.init.headers).get('X-Correlation-Id'),
    );
  });

  it.each([
    [401, 'auth', 'signed-out'],
    [403, 'rejected', 'refused'],
    [404, 'rejected', 'refused'],
    [418, 'rejected', 'refused'],
    [429, 'service', 'rate-limited'],
    [500, 'service', 'unavailable'],
    [503, 'service', 'maintenance'],
  ])('of status %i without a document is %s/%s (REL-02)', async (status, kind, code) => {
    for (const body of ['', '<h1>Down</h1>', '{"code":7}', '[]', 'null']) {
      const { adapter } = backend(new Response(body, { status }));
      expect(await outcome(signIn(adapter))).toMatchObject({ kind, code, status });
    }
  });
});

describe('Retry-After', () => {
  const asked = async (headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    ((await outcome(signIn(backend(problem(429, 'rate-limited', headers)).adapter))) as UtilityError)
      .retryAfterSeconds;

  it('is read in seconds and as a date beside the answer’s own date, whatever the client’s clock (SEC-33)', async () => {
    expect(await asked({ 'Retry-After': '7' })).toBe(7);
    expect(
      await asked({ 'Retry-After': 'Mon, 12 Dec 2016 16:12:30 GMT', Date: 'Mon, 12 Dec 2016 16:12:00 GMT' }),
    ).toBe(30);
    expect(
      await asked({ 'Retry-After': 'Mon, 12 Dec 2016 16:11:30 GMT', Date: 'Mon, 12 Dec 2016 16:12:00 GMT' }),
    ).toBe(0);
  });

  it.each(['', 'soon', '-5', '1.5', 'NaN'])('%j says nothing', async (value) => {
    expect(await asked({ 'Retry-After': value })).toBeUndefined();
  });

  it('is waited for, but never less than without it, so that "0" makes no burst (PAY-15)', async () => {
    const { adapter, sent } = backend(
      problem(503, 'maintenance', { 'Retry-After': '3' }),
      problem(503, 'maintenance', { 'Retry-After': '0' }),
      json(paid),
    );
    expect(await outcome(pay(adapter), 10_000)).toEqual(paid);
    const [first = 0, second = 0] = waits(sent);
    expect(first).toBe(3_000);
    expect(second).toBeGreaterThanOrEqual(500);
  });
});

describe('the pause before a repetition', () => {
  const error = fc.record({
    kind: fc.constantFrom('network', 'service', 'rejected', 'contract', 'auth'),
    status: fc.constantFrom(0, 401, 409, 422, 429, 500, 502, 503, 504),
    code: fc.constantFrom('unreachable', 'key-in-flight', 'key-reused', 'unavailable'),
    retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
  });

  it('is between a quarter of a second and five seconds, and never comes more often than the rule allows (PAY-15)', () => {
    fc.assert(
      fc.property(
        error,
        fc.integer({ min: 1, max: 10 }),
        fc.nat(1_000),
        ({ kind, ...details }, attempt, seed) => {
          const thrown = new UtilityError(kind, details);
          for (const [operation, attempts] of [
            [contract.listBills, 4],
            [contract.pay, 3],
            [contract.signIn, 1],
          ] as const) {
            const wait = nextWait(operation, attempt, thrown, manualClock(0, seed));
            if (wait === null) continue;
            expect(attempt).toBeLessThan(attempts);
            // What was refused for good is not asked again.
            if (kind === 'rejected' && details.code !== 'key-in-flight') {
              expect([429, 500, 502, 503, 504]).toContain(details.status);
            }
            expect(wait).toBeGreaterThanOrEqual(250);
            expect(wait).toBeLessThanOrEqual(5_000);
          }
          if (details.code === 'key-reused' && kind === 'rejected')
            expect(
              nextWait(contract.pay, 1, new UtilityError('rejected', { ...details, status: 422 }), clock),
            ).toBeNull();
        },
      ),
      { seed: 20_161_212, numRuns: 2_000 },
    );
  });
});
