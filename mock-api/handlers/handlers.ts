import { http } from 'msw';
import type { HttpHandler } from 'msw';
import { parse } from '../../src/contract/index.js';
import { randomId } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { Refusal } from '../domain/refusal.js';
import type { Utility } from '../domain/utility.js';
import type { Faults } from '../faults/faults.js';
import { headersOf, json, problem, refusalAnswer } from './answers.js';
import { bindings } from './bindings.js';
import type { Binding, SessionSlot } from './bindings.js';
import { checkedAnswer } from './checked-answer.js';
import { inject } from './inject.js';
import { callerOf, checkWrite, correlationOf, matchPath, readJson, readKey } from './requests.js';
import { renewalPath } from './session-carrier.js';
import type { SessionCarrier } from './session-carrier.js';

type Renewal = NonNullable<SessionCarrier['renewal']>;

export interface HandlerOptions {
  /** Address of the utility, for example `http://localhost:4010/pleasanton`. */
  readonly base: string;
  readonly clock: Clock;
  readonly sessions: SessionCarrier;
  /** Whether pages of an origin may write. */
  readonly origin: { isKnown(origin: string): boolean };
  readonly faults: Faults;
  /** Told when an answer of ours would break the contract, or a handler fails. Nobody's fault but ours: a test must not pass. */
  readonly onDefect: (error: unknown) => void;
}

const named = (body: unknown): string | undefined => {
  const items = (body as { items?: readonly { billId?: unknown }[] } | null)?.items;
  const billId = items?.[0]?.billId;
  return typeof billId === 'string' ? billId : undefined;
};

/** The utility over HTTP, as handlers that any transport of MSW can run. */
export function createHandlers(utility: Utility, options: HandlerOptions): HttpHandler[] {
  const { clock, sessions, faults } = options;
  const base = new URL(options.base);
  const prefix = base.pathname.replace(/\/$/, '');
  const firstAnswers = new Map<string, Response>();

  /** The address below the base; null for one that is not ours. */
  const pathOf = (request: Request): string | null => {
    const url = new URL(request.url);
    const ours =
      url.origin === base.origin && (url.pathname === prefix || url.pathname.startsWith(`${prefix}/`));
    return ours ? url.pathname.slice(prefix.length) : null;
  };

  const carryOut = async (binding: Binding, params: Record<string, string>, request: Request, id: string) => {
    const { operation } = binding;
    const headers = headersOf('application/json', id);
    const session: SessionSlot = {
      id: sessions.read(request),
      start: (session, seconds) => sessions.start(headers, session, seconds),
      end: () => sessions.end(headers),
    };
    if (operation.method === 'POST') checkWrite(request, (origin) => options.origin.isKnown(origin));
    const body = operation.method === 'POST' ? await readJson(request) : null;
    const key = readKey(operation, request);
    const query = new URL(request.url).searchParams;
    const answer = checkedAnswer(
      operation,
      await binding.run(utility, { params, query, body, key, session, caller: callerOf(request) }),
    );
    return json(200, answer, headers);
  };

  const respond = async (binding: Binding, params: Record<string, string>, request: Request, id: string) => {
    try {
      const response = await carryOut(binding, params, request.clone(), id);
      if (request.method === 'GET' && !firstAnswers.has(request.url))
        firstAnswers.set(request.url, response.clone());
      return response;
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error, id);
      options.onDefect(error);
      return problem(500, 'unavailable', id);
    }
  };

  const answer = async (binding: Binding, request: Request): Promise<Response> => {
    const params = matchPath(binding.operation.path, pathOf(request) ?? '') ?? {};
    const correlationId = correlationOf(request, randomId(clock, 12));
    const act = () => respond(binding, params, request, correlationId);
    const fault = faults.take(binding.operation.name);
    if (!fault) return act();
    return inject(fault, {
      clock,
      correlationId,
      respond: act,
      accepts: (body) => parse(binding.operation.answer, body).ok,
      firstAnswer: () => firstAnswers.get(request.url)?.clone(),
      payElsewhere: async (amount) => {
        const billId = named(await request.clone().json());
        if (billId !== undefined) await utility.recordPayment({ billId, amount });
      },
    });
  };

  const matching = ({ operation }: Binding) => {
    const method = operation.method === 'GET' ? http.get : http.post;
    const isAt = ({ request }: { request: Request }) => {
      const path = pathOf(request);
      return path !== null && matchPath(operation.path, path) !== null;
    };
    return { method, isAt };
  };

  const refuseTheRest = (request: Request): Response => {
    const id = correlationOf(request, randomId(clock, 12));
    const path = pathOf(request) ?? '';
    const allowed = bindings.filter(({ operation }) => matchPath(operation.path, path) !== null);
    if (allowed.length === 0) return problem(404, 'not-found', id);
    const refused = problem(405, 'method-not-allowed', id);
    refused.headers.set('Allow', [...new Set(allowed.map(({ operation }) => operation.method))].join(', '));
    return refused;
  };

  /** Where a page gets another access token: no operation of the contract, since it is the page's own function that asks. */
  const renew = async (request: Request, { read, renew: issue }: Renewal): Promise<Response> => {
    const id = correlationOf(request, randomId(clock, 12));
    try {
      checkWrite(request, (origin) => options.origin.isKnown(origin));
      const session = read(request);
      const { state } = await utility.session(session);
      // That nobody is signed in is an answer like another: a refusal would be a line in each visitor's console.
      const accessToken = session === null || state !== 'signed-in' ? null : issue(session);
      return json(200, { accessToken }, headersOf('application/json', id));
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error, id);
      throw error;
    }
  };
  const { renewal } = sessions;
  const isRenewal = ({ request }: { request: Request }) => pathOf(request) === renewalPath;

  return [
    ...(renewal ? [http.post(isRenewal, ({ request }) => renew(request, renewal))] : []),
    ...bindings.map((binding) => {
      const { method, isAt } = matching(binding);
      return method(isAt, ({ request }) => answer(binding, request));
    }),
    http.all(
      ({ request }) => pathOf(request) !== null,
      ({ request }) => refuseTheRest(request),
    ),
  ];
}
