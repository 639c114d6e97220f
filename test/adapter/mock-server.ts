import { afterAll, beforeAll, beforeEach, expect } from 'vitest';

import { Problem, parse } from '../../src/contract/index.js';
import type { FaultRule } from '../../mock-api/faults/fault.js';
import { createMockServer } from '../../mock-api/transports/node.js';
import type { MockServer } from '../../mock-api/transports/node.js';
import type { World } from '../../mock-api/transports/worlds.js';

export const page = 'http://localhost:5173';
export const credentials = { identifier: 'flowerpower', password: 'water-lily-2016', remember: false };
/** What the server reported of itself. A test that expects a defect takes it out. */
export const defects: unknown[] = [];
export let server: MockServer;
/** The world of the running test, which no other test has. */
export let world: World;
let made = 0;

beforeAll(async () => {
  server = await createMockServer({ onDefect: (error) => defects.push(error) });
});
afterAll(async () => {
  await server.close();
  expect(defects).toEqual([]);
});
beforeEach(() => enter());

/** Goes on in a world of its own, with these scenarios. */
export function enter(scenarios = ''): void {
  made += 1;
  world = server.world(`pleasanton@${scenarios}.${made}`);
}

type Named = Readonly<Record<string, string>>;
const at = (path: string): string => `${server.url}/${world.segment}${path}`;
export const send = (path: string, init: RequestInit): Promise<Response> => fetch(at(path), init);
export const get = (path: string, headers: Named = {}): Promise<Response> => send(path, { headers });
const writing = { 'Content-Type': 'application/json', 'X-Utility-Widgets': '1', Origin: page };
export const post = (path: string, body: unknown, headers: Named = {}): Promise<Response> =>
  send(path, {
    method: 'POST',
    headers: { ...writing, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Signs the resident in and gives the cookie to be sent from then on. */
export async function signIn(headers: Named = {}): Promise<string> {
  const answer = await post('/session', credentials, headers);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** Checks that an answer is a problem document and gives its status and code. */
export async function problemOf(answer: Response): Promise<string> {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = parse(Problem, await answer.json());
  if (!problem.ok) throw new Error('not a problem document');
  expect(problem.value.status).toBe(answer.status);
  expect(problem.value.correlationId).toBe(answer.headers.get('X-Correlation-Id'));
  return `${answer.status} ${problem.value.code}`;
}

export const script = (...rules: FaultRule[]): void => world.faults.add(...rules);
