import type { Problem, ProblemCode } from '../../src/contract/index.js';
import { correlationHeader } from '../../src/contract/index.js';
import type { Refusal } from '../domain/refusal.js';

/** The HTTP status of each refusal. */
const statusOf: Readonly<Record<ProblemCode, number>> = {
  'credentials-wrong': 401,
  'signed-out': 401,
  forbidden: 403,
  validation: 422,
  'not-found': 404,
  'method-not-allowed': 405,
  'json-required': 415,
  'header-required': 403,
  'origin-refused': 403,
  'too-large': 413,
  'rate-limited': 429,
  maintenance: 503,
  unavailable: 503,
  'quote-changed': 409,
  'quote-expired': 409,
  'payment-pending': 409,
  'token-unusable': 422,
  'key-required': 400,
  'key-reused': 422,
  'key-closed': 409,
  'key-in-flight': 409,
};

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
  const answer = problem(statusOf[code], code, correlationId, errors ? { errors } : {});
  if (retryAfterSeconds !== undefined) answer.headers.set('Retry-After', String(retryAfterSeconds));
  return answer;
}
