import { beforeAll, describe, expect, it } from 'vitest';

import { operations, parse } from '../../../src/contract/index.js';
import { problemsOf } from '../../../src/contract/openapi/operations.js';
import { makeOpenApi } from '../../support/package/openapi.js';
import { ask, type Seen } from '../../support/requests/asking.js';
import { documented, type Documented } from '../../support/requests/document.js';
import { requestsTo } from '../../support/requests/generate.js';

const count = 10_000;
const seed = 20_161_212;

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

describe('ten thousand requests made from the OpenAPI document', () => {
  let document: Documented;
  let seen: Seen;
  beforeAll(async () => {
    document = documented(await makeOpenApi());
    seen = await ask(document, count, seed);
  }, 120_000);

  /** Every operation with how often each status and code came. */
  const table = (): string =>
    document.calls
      .map(({ operationId }) => {
        const own = [...seen.answers].filter(([key]) => key.startsWith(`${operationId} `));
        return `${operationId}: ${own.map(([key, times]) => `${key.split(' ')[1] ?? ''} × ${times}`).join(', ')}`;
      })
      .join('\n');

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
    const signIn = document.calls.find(({ operationId }) => operationId === 'signIn')!;
    expect(document.takes(signIn, { identifier: 'x', password: 'x' })).toBe(false);
  });

  it('are made of its paths, parameters and schemas: most hold nothing else, and a part has one thing off', () => {
    expect(seen.made).toBeGreaterThanOrEqual(count);
    expect(seen.unfit.slice(0, 5)).toEqual([]);
    expect(seen.informed / seen.made).toBeLessThan(0.5);

    expect(seen.spoiled / seen.made).toBeGreaterThan(0.15);
  });

  it('are such as the contract takes, where they were not spoiled', () => {
    for (const { body, name } of operations) {
      const call = document.calls.find(({ operationId }) => operationId === name)!;
      if (!body || !call.body) continue;
      for (const made of requestsTo(call, document, { count: 100, seed }))
        expect(parse<unknown>(body, made.body).ok, `${name} ${JSON.stringify(made.body)}`).toBe(true);
    }
  });

  it('get no answer that is not documented: status, type, code, body and no-store', () => {
    expect(seen.faults.slice(0, 10), table()).toEqual([]);
  });

  it('break nothing', () => {
    expect(seen.defects).toEqual([]);
  });

  it('reach each success that the document names, of every operation, several times', () => {
    const rare = document.calls.flatMap(({ operationId, answers }) =>
      Object.keys(answers)
        .filter((status) => status.startsWith('2'))
        .map((status) => `${operationId} ${status}`)
        .filter((key) => (seen.answers.get(key) ?? 0) < 5),
    );
    expect(rare, table()).toEqual([]);
  });

  it('reach refusals of every operation that this utility ever refuses', () => {
    const refused = operations.filter((operation) =>
      problemsOf(operation).some((code) => !causeless(operation.name, code)),
    );
    expect(refused.length).toBeGreaterThanOrEqual(operations.length - 3);
    const never = refused
      .map(({ name }) => name)
      .filter((name) => ![...seen.answers.keys()].some((key) => new RegExp(`^${name} 4\\d\\d$`).test(key)));
    expect(never, table()).toEqual([]);
  });

  it('meet every documented problem that this utility has a cause for', () => {
    const missing = operations.flatMap((operation) =>
      problemsOf(operation)
        .filter((code) => !causeless(operation.name, code))
        .map((code) => `${operation.name} ${code}`)
        .filter((key) => !seen.answers.has(key) && !seen.walked.has(key)),
    );
    expect(missing, table()).toEqual([]);
  });

  it('meet no problem that was taken for causeless', () => {
    const met = operations.flatMap((operation) =>
      problemsOf(operation)
        .filter((code) => causeless(operation.name, code))
        .map((code) => `${operation.name} ${code}`)
        .filter((key) => seen.answers.has(key) || seen.walked.has(key)),
    );
    expect(met, table()).toEqual([]);
  });
});
