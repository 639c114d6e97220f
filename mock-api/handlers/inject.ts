import { pause } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { drifted } from '../faults/drift.js';
import type { Fault, Json } from '../faults/fault.js';
import { headersOf, json, problem } from './answers.js';

/** What a transport has to do to the connection: no answer made here can. */
export const transportMark = 'X-Mock-Transport';
export type TransportFault = 'hang' | 'reset-before-headers' | 'reset-after-headers' | 'truncate';

export interface Injection {
  readonly clock: Clock;
  readonly correlationId: string;
  /** Has the backend do what was asked. May be called more than once. */
  readonly respond: () => Promise<Response>;
  /** The first answer that was given at this address. */
  firstAnswer(): Response | undefined;
  /** Whether the contract takes a body as an answer to this question. */
  accepts(body: unknown): boolean;
  /** A payment elsewhere on the first bill that the request names. */
  payElsewhere(amount: number): Promise<void>;
}

const marked = (response: Response, mark: TransportFault): Response => {
  response.headers.set(transportMark, mark);
  return response;
};

const page = (title: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><body><h1>${title}</h1></body></html>`;

async function rewritten(
  response: Response,
  change: (text: string) => string,
  type?: string,
): Promise<Response> {
  const headers = new Headers(response.headers);
  if (type !== undefined) headers.set('Content-Type', type);
  return new Response(change(await response.text()), { status: response.status, headers });
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, injection: Injection): Response {
  const code = fault.code ?? (fault.status === 429 ? 'rate-limited' : 'unavailable');
  const answer = problem(fault.status, code, injection.correlationId);
  if (fault.retryAfter === undefined) return answer;
  // A date means something only beside the clock that it was read from, so the answer says that too.
  const date = (): string => new Date(injection.clock.now() + (fault.retryAfter ?? 0) * 1000).toUTCString();
  answer.headers.set('Retry-After', fault.retryAs === 'date' ? date() : String(fault.retryAfter));
  answer.headers.set('Date', new Date(injection.clock.now()).toUTCString());
  return answer;
}

/** Answers a request with a fault. What needs a connection is left to the transport, as a mark on the answer. */
export async function inject(fault: Fault, injection: Injection): Promise<Response> {
  const { clock, correlationId, respond } = injection;
  const done = async (): Promise<void> => {
    if ('when' in fault && fault.when === 'after') await respond();
  };
  const empty = (): Response => new Response('', { headers: headersOf('application/json', correlationId) });
  switch (fault.kind) {
    case 'delay': {
      if (fault.when !== 'after') await pause(clock, fault.ms);
      const response = await respond();
      if (fault.when === 'after') await pause(clock, fault.ms);
      return response;
    }
    case 'held':
      await fault.until;
      return respond();
    case 'hang':
    case 'reset-before-headers':
      await done();
      return marked(empty(), fault.kind);
    case 'reset-after-headers':
    case 'truncate':
      return marked(await respond(), fault.kind);
    case 'status':
      await done();
      return statusAnswer(fault, injection);
    case 'maintenance': {
      const headers = headersOf('text/html; charset=utf-8', correlationId);
      if (fault.retryAfter !== undefined) headers.set('Retry-After', String(fault.retryAfter));
      return new Response(page('Down for maintenance'), { status: 503, headers });
    }
    case 'error-before-commit':
      return problem(502, 'unavailable', correlationId);
    case 'error-after-commit':
      await respond();
      return problem(502, 'unavailable', correlationId);
    case 'wrong-content-type':
      return rewritten(await respond(), (text) => text, 'text/plain; charset=utf-8');
    case 'malformed-json':
      return rewritten(await respond(), (text) => `${text.slice(0, -1)},,`);
    case 'off-schema':
      return rewritten(await respond(), () => '{"status":null,"items":"none","state":7}');
    case 'drift': {
      const { drift, reach } = fault;
      const change = (text: string): string =>
        JSON.stringify(drifted(JSON.parse(text) as Json, drift, reach, (body) => injection.accepts(body)));
      return rewritten(await respond(), change);
    }
    case 'answer':
      return json(fault.status ?? 200, fault.body, headersOf('application/json', correlationId));
    case 'login-page-200':
      return new Response(page('Sign in'), { headers: headersOf('text/html; charset=utf-8', correlationId) });
    case 'duplicate':
      await respond();
      return respond();
    case 'stale': {
      const now = await respond();
      return injection.firstAnswer() ?? now;
    }
    case 'paid-elsewhere':
      await injection.payElsewhere(fault.amount);
      return respond();
  }
}
