import { describe, expect, it } from 'vitest';

import type { Send } from '../../src/adapter/send.js';
import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import { adapterConformance, type ConformanceCase } from '../../src/testing/index.js';
import { mockFacts } from '../support/conformance/facts.js';
import { memorySuite } from '../support/conformance/memory-suite.js';
import { wrongAdapters } from '../support/conformance/wrong-adapters.js';
import { enter, page, server, world } from './mock-server.js';

const named = (cases: readonly ConformanceCase[], id: string): ConformanceCase => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};
const broken = { name: 'ConformanceFailure' };

describe('an adapter that', () => {
  it.each(wrongAdapters.map(({ rule, caught, make }) => [rule, caught, make] as const))(
    '%s is failed by %s',
    async (_, caught, make) => {
      await expect(named(memorySuite(), caught).run()).resolves.toBeUndefined();
      await expect(named(memorySuite(make()), caught).run()).rejects.toMatchObject(broken);
    },
  );
});

const changed = (answer: Response, change: (headers: Headers) => void, status = answer.status): Response => {
  const headers = new Headers(answer.headers);
  change(headers);
  return new Response(status === 204 ? null : answer.body, { status, headers });
};
const answering =
  (change: (headers: Headers) => void) =>
  (next: Send): Send =>
  async (url, init) =>
    changed(await next(url, init), change);
const asking =
  (change: (headers: Headers) => void) =>
  (next: Send): Send =>
  (url, init) => {
    const headers = new Headers(init.headers);
    change(headers);
    return next(url, { ...init, headers });
  };

/** Backends that break one rule of HTTP: what stands between suite and mock makes them. */
const backends: readonly (readonly [string, string, (next: Send) => Send])[] = [
  ['lets caches keep answers', 'http.no-store', answering((headers) => headers.delete('Cache-Control'))],
  [
    'refuses with pages of HTML',
    'http.problems',
    answering((headers) => headers.set('Content-Type', 'text/html')),
  ],
  [
    'gives its answers no correlation id of the caller’s',
    'http.correlation',
    answering((headers) => headers.set('X-Correlation-Id', 'its-own')),
  ],
  [
    'takes writes that any form can send',
    'http.header-required',
    asking((headers) => headers.set('X-Utility-Widgets', '1')),
  ],
  [
    'takes writes that are no JSON',
    'http.json-required',
    asking((headers) => headers.set('Content-Type', 'application/json')),
  ],
  ['takes writes of any page', 'http.foreign-write', asking((headers) => headers.delete('Origin'))],
  [
    'lets any page read',
    'http.foreign-read',
    answering((headers) => headers.set('Access-Control-Allow-Origin', 'https://elsewhere.example')),
  ],
  [
    'does not let its own pages send their session',
    'http.cors',
    answering((headers) => headers.delete('Access-Control-Allow-Credentials')),
  ],
  [
    'does not allow the idempotency key',
    'http.preflight',
    answering((headers) => headers.set('Access-Control-Allow-Headers', 'Content-Type')),
  ],
  [
    'lets scripts read the session’s cookie',
    'http.cookie',
    answering((headers) => {
      const cookie = headers.get('Set-Cookie');
      if (cookie !== null) headers.set('Set-Cookie', cookie.replace('HttpOnly; ', ''));
    }),
  ],
  [
    'does not say how long to wait',
    'http.retry-after',
    answering((headers) => headers.delete('Retry-After')),
  ],
  [
    'does not say which methods it takes',
    'http.wrong-method',
    answering((headers) => headers.delete('Allow')),
  ],
];

/** Adapters over HTTP that break one rule of sending. */
const senders: readonly (readonly [string, string, (next: Send) => Send])[] = [
  [
    'makes a key for each attempt',
    'adapter.payment-retry',
    (next) => {
      let made = 0;
      return asking((headers) => headers.set('Idempotency-Key', `key-${(made += 1)}`))(next);
    },
  ],
  [
    'sends a write again',
    'adapter.write-once',
    (next) => async (url, init) => {
      const answer = await next(url, init);
      return answer.ok ? answer : next(url, init);
    },
  ],
  [
    'sends writes without their header',
    'adapter.write-headers',
    asking((headers) => headers.delete('X-Utility-Widgets')),
  ],
  [
    'tells a key in the address',
    'adapter.no-secrets-in-addresses',
    (next) => (url, init) =>
      next(`${url}?token=${new Headers(init.headers).get('Idempotency-Key') ?? ''}`, init),
  ],
  ['loses how long to wait', 'adapter.retry-after', answering((headers) => headers.delete('Retry-After'))],
];

function suite(between: { readonly http?: (next: Send) => Send; readonly adapter?: (next: Send) => Send }) {
  enter('conformance');
  const base = `${server.url}/${world.segment}`;
  const plain: Send = (url, init) => fetch(url, init);
  return adapterConformance({
    facts: mockFacts,
    connect: ({ send, clock }) =>
      createRestAdapter({ base, clock, send: between.adapter ? between.adapter(send) : send }),
    http: { base, origin: page, send: between.http ? between.http(plain) : plain },
  });
}

describe('a backend that', () => {
  it.each(backends)('%s is failed by %s', async (_, caught, between) => {
    await expect(named(suite({}), caught).run()).resolves.toBeUndefined();
    await expect(named(suite({ http: between }), caught).run()).rejects.toMatchObject(broken);
  });
});

describe('an answer over HTTP that is not the contract’s', () => {
  it('is told with its place, with what stands there and with what should', async () => {
    const cents = (next: Send): Send => {
      return async (url, init) => {
        const answer = await next(url, init);
        if (!url.includes('/bills')) return answer;
        const { totalDue, ...rest } = (await answer.json()) as { readonly totalDue: number };
        return new Response(JSON.stringify({ ...rest, totalDue: `$${totalDue / 100}` }), answer);
      };
    };
    await expect(named(suite({ http: cents }), 'bills.list').run()).rejects.toThrow(
      /off-schema: listBills .* totalDue is "\$[\d.]+", and has to be a whole number of minor units/,
    );
  });
});

describe('an adapter over HTTP that', () => {
  it.each(senders)('%s is failed by %s', async (_, caught, between) => {
    await expect(named(suite({}), caught).run()).resolves.toBeUndefined();
    await expect(named(suite({ adapter: between }), caught).run()).rejects.toMatchObject(broken);
  });
});
