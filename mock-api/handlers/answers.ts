import type { Problem } from '../../src/contract/index.js';
import { correlationHeader, problemStatus } from '../../src/contract/index.js';
import type { Refusal } from '../domain/refusal.js';

/** Headers of every answer: nothing of a resident may stay in a cache. */
export const headersOf = (type: string, correlationId: string): Headers =>
  new Headers({
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    [correlationHeader]: correlationId,
  });

export const json = (status: number, body: unknown, headers: Headers): Response =>
  new Response(JSON.stringify(body), { status, headers });

/** An RFC 9457 document. */
export function problem(
  status: number,
  code: string,
  correlationId: string,
  rest: Partial<Problem> = {},
): Response {
  const body: Problem = {
    type: 'about:blank',
    title: code.replaceAll('-', ' '),
    status,
    code,
    correlationId,
    ...rest,
  };
  return json(status, body, headersOf('application/problem+json', correlationId));
}

export function refusalAnswer(refusal: Refusal, correlationId: string): Response {
  const { code, errors, retryAfterSeconds } = refusal;
  const answer = problem(problemStatus[code], code, correlationId, errors ? { errors } : {});
  if (retryAfterSeconds !== undefined) answer.headers.set('Retry-After', String(retryAfterSeconds));
  return answer;
}
