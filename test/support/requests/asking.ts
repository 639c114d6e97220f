import { systemClock } from '../../../src/core/clock.js';
import { keyHeader, parse, Problem, writeHeader } from '../../../src/contract/index.js';
import { seededClock, seededNumbers } from '../../../mock-api/domain/clock.js';
import { createProcessor, type Processor } from '../../../mock-api/processor/processor.js';
import { allTenants } from '../../../mock-api/tenants/index.js';
import { createWorlds } from '../../../mock-api/transports/worlds.js';
import type { Documented, DocumentedCall } from './document.js';
import { filled, nearly, requestsTo, type Made, type Part } from './generate.js';
import { Town, dice, pocket, type Dice, type Pocket } from './town.js';

const base = 'https://utility.example';
const city = 'https://city.example';
const segments = ['pleasanton@conformance', 'ontario', 'community-connect', 'glendora', 'pleasanton'];

export interface Seen {
  readonly faults: string[];
  /** `operation status` and `operation code` of the answers that came, with how often. */
  readonly answers: Map<string, number>;
  /** The same of what somebody asks who knows what they want, besides. */
  readonly walked: Map<string, number>;
  readonly defects: unknown[];
  /** Requests that were made, each counted once, however often it was sent. */
  made: number;
  /** Of these: with values in them that somebody knows; with something in them that the document does not say. */
  informed: number;
  spoiled: number;
  /** Bodies that were meant to be as the document says and are not. */
  readonly unfit: string[];
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
  ...{ pay: 7, quotePayment: 5, signIn: 3, searchAccounts: 3, register: 4, verify: 3, resolvePayment: 2 },
  ...{ getPortal: 0.5, getChallenge: 0.5, findGuestBills: 2, linkAccount: 2 },
};

/** Where somebody may try one thing after the other, until they are told to wait. */
const guesses = ['signIn', 'register', 'verify', 'resendVerification', 'searchAccounts', 'findGuestBills'];

/** What the addresses around the operations answer. */
const around = [
  ['GET', '/', 404],
  ['GET', '/none', 404],
  ['POST', '/portal/more', 404],
  ['GET', '/accounts//bills', 404],
  ['DELETE', '/session', 405],
  ['PUT', '/payments', 405],
  ['POST', '/portal', 405],
  ['GET', '/payments', 405],
] as const;

/**
 * Asks five simulated cities what the document says that they can be asked. Path, query, headers and body of every request come from
 * the document; into a part of them somebody puts values that were answered before, in the places that the document has for them.
 */
export async function ask(document: Documented, count: number, seed: number): Promise<Seen> {
  const numbers = seededNumbers(seed);
  const chance = dice(numbers);
  let now = Date.parse('2026-01-05T17:00:00Z');
  const clock = seededClock({ ...systemClock, now: () => now }, seed);
  const seen: Seen = {
    ...{ faults: [], answers: new Map(), walked: new Map(), defects: [], unfit: [] },
    ...{ made: 0, informed: 0, spoiled: 0 },
  };
  const worlds = createWorlds<Pocket>({
    ...{ clock, tenants: allTenants({ processorBase: 'https://pay.example' }) },
    processor: forgetful(createProcessor({ clock }), chance),
    base: () => base,
    isKnownOrigin: (origin) => origin === city,
    sessions: pocket,
    onDefect: (error) => seen.defects.push(error),
  });
  const towns = segments.map((segment) => new Town(worlds.world(segment), chance));
  const weightOf = ({ operationId }: DocumentedCall): number => often[operationId] ?? 1;
  const weights = document.calls.reduce((sum, call) => sum + weightOf(call), 0);
  const pools = new Map<DocumentedCall, Made[]>(
    document.calls.map((call) => {
      // What is asked because of an answer is not counted here, so that some more are needed.
      const own = Math.ceil((count * 1.6 * weightOf(call)) / weights);
      return [call, [...requestsTo(call, document, { count: own, seed })]] as const;
    }),
  );
  const calls = document.calls.flatMap((call) => Array.from({ length: weightOf(call) * 2 }, () => call));

  const note = (name: string, what: string, into = seen.answers): void => {
    const key = `${name} ${what}`;
    into.set(key, (into.get(key) ?? 0) + 1);
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
    const [method, path, status] = chance.pick(around) ?? around[0];
    const given = await send(town, `${base}/${town.world.segment}${path}`, { method });
    const problem = parse(Problem, given.body);
    const code = problem.ok ? problem.value.code : 'none';
    const wanted = status === 404 ? 'not-found' : 'method-not-allowed';
    if (given.status !== status || code !== wanted || given.type !== 'application/problem+json')
      seen.faults.push(`${method} ${path}: ${given.status} ${code}`);
    note('elsewhere', String(status));
  };

  /** What somebody asks who knows what they want. */
  const walked = async ({ operationId, parameters }: DocumentedCall, town: Town): Promise<Made> => {
    const { body, key } = await town.request(operationId);
    const ids = parameters.filter((each) => each.in === 'path');
    return {
      path: Object.fromEntries(ids.map(({ name }) => [name, encodeURIComponent(town.id(name))])),
      query: {},
      headers: { [writeHeader.name]: writeHeader.value, ...(key === undefined ? {} : { [keyHeader]: key }) },
      body,
    };
  };

  /** The request with what somebody knows in the places for it. */
  const informed = async (call: DocumentedCall, made: Made, town: Town): Promise<Made> => {
    const { path, headers, body } = await walked(call, town);
    const { [keyHeader]: key } = headers;
    return {
      ...{ query: made.query, path },
      headers: { ...made.headers, ...(key === undefined ? {} : { [keyHeader]: key }) },
      body: call.body ? filled(made.body, body, chance.chance(0.85), call.body, document) : made.body,
    };
  };

  const turns = new Map<DocumentedCall, number>();
  const put = async (
    town: Town,
    call: DocumentedCall,
    made: Made,
    isWhole: boolean,
    into: Map<string, number>,
  ): Promise<void> => {
    const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => made.path[name] ?? '');
    const query = Object.entries(made.query).map(([name, value]) => `${name}=${value}`);
    const url = `${base}/${town.world.segment}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
    const isWrite = call.method === 'post';
    const headers = {
      ...{ Origin: city, ...(isWrite ? { 'Content-Type': 'application/json' } : {}) },
      ...made.headers,
    };
    const text = made.body === undefined ? '' : JSON.stringify(made.body);
    const init: RequestInit = {
      method: call.method.toUpperCase(),
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
      ...(isWrite ? { body: text } : {}),
    };
    const isPayment = call.operationId === 'pay';
    if (isPayment && isWhole) town.paid(made.headers[keyHeader] ?? '', made.body);
    const given = await Promise.all(
      [url, ...(isPayment && chance.chance(0.5) ? [url] : [])].map((each) => send(town, each, init)),
    );
    // Somebody who does not give up.
    const again = guesses.includes(call.operationId) && chance.chance(0.015) ? 14 : 0;
    for (let time = 0; time < again; time += 1) given.push(await send(town, url, init));
    for (const { status, type, body: answer } of given) {
      const fault = document.faultOf(call, status, type, answer);
      if (fault !== undefined) seen.faults.push(`${call.operationId} ${text.slice(0, 300)}: ${fault}`);
      if (status === 401 && call.operationId !== 'signIn') {
        // A browser keeps no session that has ended, and whoever is there signs in again.
        town.world.sessions.held = null;
        town.next = 'signIn';
      }
      if (status === 200 && isWhole) town.heard(call.operationId, made.body, answer);
      note(call.operationId, String(status), into);
      if (status >= 300) note(call.operationId, String((answer as { code?: unknown }).code), into);
    }
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
    if (chance.chance(0.08)) sessions.held = null;
    else if (sessions.held === null || chance.chance(0.05))
      sessions.held = (chance.chance(0.2) ? chance.pick(sessions.begun) : sessions.begun.at(-1)) ?? null;
    // Besides, somebody walks about who knows what they want: rules that lie deep are met more often.
    if (chance.chance(next ? 0.5 : 0.2)) {
      await put(town, call, await walked(call, town), true, seen.walked);
      return;
    }
    const drawn = pools.get(call)?.pop();
    if (!drawn) return;
    const knows = chance.chance(next ? 0.95 : 0.36);
    const whole = knows ? await informed(call, drawn, town) : drawn;
    if (call.body && !document.takes(call, whole.body))
      seen.unfit.push(`${call.operationId} ${JSON.stringify(whole.body).slice(0, 300)}`);
    const parts: readonly Part[] = [
      ...(call.body ? (['body', 'body', 'body', 'size'] as const) : []),
      ...(Object.keys(whole.query).length > 0 ? (['query'] as const) : []),
      ...(Object.keys(whole.path).length > 0 ? (['path'] as const) : []),
      ...(['header', 'header'] as const),
    ];
    const part = chance.chance(0.25) ? chance.pick(parts) : undefined;
    seen.made += 1;
    if (knows) seen.informed += 1;
    if (part) seen.spoiled += 1;
    const turn = (turns.get(call) ?? 0) + 1;
    if (part) turns.set(call, turn);
    await put(town, call, part ? nearly(call, whole, part, turn) : whole, !part, seen.answers);
  };

  while (seen.made < count) await one();
  return seen;
}
