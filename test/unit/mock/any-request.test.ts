import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { keyHeader, operations, parse, Problem, writeHeader } from '../../../src/contract/index.js';
import { systemClock } from '../../../src/core/clock.js';
import { problemsOf } from '../../../src/contract/openapi/operations.js';
import { seededClock, seededNumbers } from '../../../mock-api/domain/clock.js';
import { createProcessor, type Processor } from '../../../mock-api/processor/processor.js';
import { allTenants } from '../../../mock-api/tenants/index.js';
import { createWorlds } from '../../../mock-api/transports/worlds.js';
import { spoiled } from '../../support/contract-samples.js';
import { makeOpenApi } from '../../support/package/openapi.js';
import { documented, type Documented, type DocumentedCall } from '../../support/requests/document.js';
import { valuesOf } from '../../support/requests/from-schema.js';
import { Town, dice, pocket, type Dice, type Pocket } from '../../support/requests/town.js';

const count = 10_000;
const seed = 20_161_212;
const base = 'https://utility.example';
const city = 'https://city.example';
const segments = ['pleasanton@conformance', 'ontario', 'community-connect', 'glendora', 'pleasanton'];

/**
 * Problems that this simulated utility has no cause to tell of, whatever it is asked: it hides what is not a resident’s as not found,
 * limits only what can be guessed at, and is maintained and breaks in its scenarios alone.
 */
const limited = ['signIn', 'register', 'verify', 'resendVerification', 'searchAccounts', 'findGuestBills'];
const causeless = (name: string, code: string): boolean =>
  ['forbidden', 'maintenance', 'unavailable'].includes(code) ||
  (code === 'rate-limited' && !limited.includes(name)) ||
  // Neither asks whether registering is offered: nothing is pending where it is not.
  (code === 'not-found' && ['verify', 'resendVerification'].includes(name)) ||
  // Every city has its residents sign in, list their accounts, and register.
  (code === 'not-found' && ['signIn', 'listAccounts', 'register', 'getChallenge'].includes(name));

interface Seen {
  readonly faults: string[];
  /** `operation status` and `operation code` of the answers that came. */
  readonly answers: Map<string, number>;
  readonly defects: unknown[];
}

/** A processor that now and then does not answer: what has been charged is not known then. */
const forgetful = (processor: Processor, chance: Dice): Processor => ({
  ...processor,
  forMerchant: (merchant, clock) => {
    const own = processor.forMerchant(merchant, clock);
    const charge: typeof own.charge = (order) =>
      chance.chance(0.1) ? Promise.reject(new Error('No answer')) : own.charge(order);
    return { ...own, charge };
  },
});

/** Asked more often than others: what has most ways to go. */
const often: Readonly<Record<string, number>> = {
  ...{ pay: 6, quotePayment: 4, signIn: 3, searchAccounts: 3, register: 3, verify: 2, resolvePayment: 2 },
};

async function ask(document: Documented): Promise<Seen> {
  const numbers = seededNumbers(seed);
  const chance = dice(numbers);
  let now = Date.parse('2026-01-05T17:00:00Z');
  const clock = seededClock({ ...systemClock, now: () => now }, seed);
  const seen: Seen = { faults: [], answers: new Map(), defects: [] };
  const worlds = createWorlds<Pocket>({
    ...{ clock, tenants: allTenants({ processorBase: 'https://pay.example' }) },
    processor: forgetful(createProcessor({ clock }), chance),
    base: () => base,
    isKnownOrigin: (origin) => origin === city,
    sessions: pocket,
    onDefect: (error) => seen.defects.push(error),
  });
  const towns = segments.map((segment) => new Town(worlds.world(segment), chance));
  const fitting = new Map(
    document.calls.map(({ operationId, body }) => {
      const values = body ? fc.sample(valuesOf(body, document.schemas), { numRuns: 80, seed }) : [null];
      const broken = values.flatMap((value, at) =>
        fc.sample(spoiled(value), { numRuns: 2, seed: seed + at }),
      );
      return [operationId, { values, broken }] as const;
    }),
  );
  const calls = document.calls.flatMap((call) =>
    Array.from({ length: often[call.operationId] ?? 1 }, () => call),
  );
  let asked = 0;
  const hostile = ['..%2f..', '%00', '%', "'--", '__proto__', 'x'.repeat(300), '%F0%9F%9A%B0', ' '];
  const huge = { identifier: 'x'.repeat(70_000), password: 'x', remember: false };

  const note = (name: string, what: string): void => {
    const key = `${name} ${what}`;
    seen.answers.set(key, (seen.answers.get(key) ?? 0) + 1);
  };
  const headersOf = (call: DocumentedCall, key: string | undefined): Record<string, string> => {
    const headers: Record<string, string> = { Origin: city, 'X-Correlation-Id': 'REQUEST-1' };
    if (call.method === 'post') {
      Object.assign(headers, { 'Content-Type': 'application/json', [writeHeader.name]: writeHeader.value });
      if (call.operationId === 'pay') headers[keyHeader] = key ?? chance.word();
    }
    if (!chance.chance(0.08)) return headers;
    const odd = chance.pick([
      [writeHeader.name, ''],
      ['Content-Type', 'text/plain'],
      ['Content-Type', ''],
      ['Origin', 'https://elsewhere.example'],
      ['Origin', 'null'],
      ['Origin', ''],
      [keyHeader, ''],
      [keyHeader, 'k'.repeat(200)],
      ['X-Correlation-Id', '<b>'],
    ] as const);
    if (odd) headers[odd[0]] = odd[1];
    return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  };

  const send = async (town: Town, url: string, init: RequestInit) => {
    const answer = await town.world.respond(new Request(url, init));
    const text = await answer.text();
    const type = answer.headers.get('Content-Type') ?? '';
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      seen.faults.push(`${url}: ${answer.status} is not JSON`);
    }
    if (answer.headers.get('Cache-Control') !== 'no-store')
      seen.faults.push(`${url}: may be kept in a cache`);
    if ((answer.headers.get('X-Correlation-Id') ?? '') === '') seen.faults.push(`${url}: no correlation id`);
    if (answer.status === 429 && answer.headers.get('Retry-After') === null)
      seen.faults.push(`${url}: does not say how long to wait`);
    if (answer.status >= 500) seen.faults.push(`${url}: ${answer.status} ${text}`);
    return { status: answer.status, type, body };
  };

  const elsewhere = async (town: Town): Promise<void> => {
    const [method, path, status] = chance.pick([
      ['GET', '/', 404],
      ['GET', '/none', 404],
      ['POST', '/portal/more', 404],
      ['GET', '/accounts//bills', 404],
      ['DELETE', '/session', 405],
      ['PUT', '/payments', 405],
      ['POST', '/portal', 405],
      ['GET', '/payments', 405],
    ] as const) ?? ['GET', '/none', 404];
    const given = await send(town, `${base}/${town.world.segment}${path}`, { method });
    const problem = parse(Problem, given.body);
    const code = problem.ok ? problem.value.code : 'none';
    const wanted = status === 404 ? 'not-found' : 'method-not-allowed';
    if (given.status !== status || code !== wanted || given.type !== 'application/problem+json')
      seen.faults.push(`${method} ${path}: ${given.status} ${code}`);
    note('elsewhere', String(status));
  };

  const one = async (): Promise<void> => {
    now += chance.chance(0.003) ? 700_000 : Math.floor(numbers() * 1500);
    const town = chance.pick(chance.chance(0.5) ? towns.slice(0, 2) : towns);
    const next = chance.chance(0.5)
      ? document.calls.find(({ operationId }) => operationId === town?.next)
      : undefined;
    const call = next ?? chance.pick(calls);
    if (!town || !call) return;
    town.next = undefined;
    if (chance.chance(0.02)) {
      await elsewhere(town);
      return;
    }
    const { sessions } = town.world;
    if (chance.chance(0.12)) sessions.held = null;
    else if (sessions.held === null || chance.chance(0.05))
      sessions.held = (chance.chance(0.2) ? chance.pick(sessions.begun) : sessions.begun.at(-1)) ?? null;
    const pools = fitting.get(call.operationId);
    const made = await town.request(call.operationId);
    const way = numbers();
    const body =
      way < 0.72
        ? made.body
        : way < 0.85
          ? chance.pick(pools?.values ?? [])
          : way < 0.97
            ? chance.pick(pools?.broken ?? [])
            : huge;
    const path =
      way < 0.9 ? town.path(call.path) : call.path.replace(/\{\w+\}/g, () => chance.pick(hostile) ?? '');
    const query = chance.pick(['', '', '?past=true', '?past=perhaps&x=1']) ?? '';
    const url = `${base}/${town.world.segment}${path}${call.method === 'get' ? query : ''}`;
    const text = body === undefined ? '' : JSON.stringify(body);
    const init: RequestInit = {
      method: call.method.toUpperCase(),
      headers: headersOf(call, way < 0.72 ? made.key : undefined),
      ...(call.method === 'post' ? { body: text } : {}),
    };
    const twice = call.operationId === 'pay' && chance.chance(0.2);
    const given = await Promise.all([send(town, url, init), ...(twice ? [send(town, url, init)] : [])]);
    // Somebody who does not give up.
    const again = chance.chance(0.012) ? 14 : 0;
    for (let time = 0; time < again; time += 1) given.push(await send(town, url, init));
    asked += given.length;
    for (const { status, type, body: answer } of given) {
      const fault = document.faultOf(call, status, type, answer);
      if (fault !== undefined) seen.faults.push(`${call.operationId} ${text.slice(0, 300)}: ${fault}`);
      if (status === 200) town.heard(call.operationId, body, answer);
      note(call.operationId, status === 200 ? '200' : String((answer as { code?: unknown }).code));
    }
  };

  while (asked < count) await one();
  return seen;
}

describe('ten thousand requests made from the OpenAPI document', () => {
  let document: Documented;
  let seen: Seen;
  beforeAll(async () => {
    document = documented(await makeOpenApi());
    seen = await ask(document);
  }, 120_000);

  it('are judged by a judge who is awake', () => {
    const call = document.calls.find(({ operationId }) => operationId === 'getSession')!;
    const judge = (status: number, type: string, body: unknown) => document.faultOf(call, status, type, body);
    const json = 'application/json';
    const refusal = 'application/problem+json';
    expect(judge(200, json, { state: 'signed-out' })).toBeUndefined();
    expect(judge(429, refusal, { code: 'rate-limited' })).toBeUndefined();
    expect(judge(418, json, { state: 'signed-out' })).toContain('status 418');
    expect(judge(200, 'text/html', { state: 'signed-out' })).toContain('text/html');
    expect(judge(200, json, { state: 'signed-in' })).toContain('off its schema');
    expect(judge(429, refusal, { code: 'no-match' })).toContain('code no-match');
    expect(judge(429, refusal, { code: 'rate-limited', status: 'x' })).toContain('off its schema');
  });

  it('are such as the contract takes, where they were not spoiled', () => {
    for (const { body, name } of operations) {
      const call = document.calls.find(({ operationId }) => operationId === name)!;
      if (!body || !call.body) continue;
      for (const value of fc.sample(valuesOf(call.body, document.schemas), { numRuns: 100, seed }))
        expect(parse<unknown>(body, value).ok, `${name} ${JSON.stringify(value)}`).toBe(true);
    }
  });

  it('get no answer that is not documented: status, type, code, body and no-store', () => {
    expect(seen.faults.slice(0, 10)).toEqual([]);
  });

  it('break nothing', () => {
    expect(seen.defects).toEqual([]);
  });

  it('are carried out, each operation many times', () => {
    for (const { name } of operations) expect(seen.answers.get(`${name} 200`) ?? 0, name).toBeGreaterThan(10);
  });

  it('meet every documented problem that this utility has a cause for', () => {
    const missing = operations.flatMap((operation) =>
      problemsOf(operation)
        .filter((code) => !causeless(operation.name, code))
        .map((code) => `${operation.name} ${code}`)
        .filter((key) => !seen.answers.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it('meet no problem that was taken for causeless', () => {
    const met = operations.flatMap((operation) =>
      problemsOf(operation)
        .filter((code) => causeless(operation.name, code) && seen.answers.has(`${operation.name} ${code}`))
        .map((code) => `${operation.name} ${code}`),
    );
    expect(met).toEqual([]);
  });
});
