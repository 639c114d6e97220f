import { correlationHeader } from '../contract/operation.js';
import { parse } from '../contract/parse.js';
import { Problem } from '../contract/problem.js';
import type { Clock } from '../core/clock.js';
import { UtilityError, type ErrorKind } from '../core/errors.js';

const kindOf = (status: number): ErrorKind => {
  if (status === 401) return 'auth';
  if (status === 429 || status >= 500) return 'service';
  return 'rejected';
};

const codeOf = (status: number): string => {
  if (status === 401) return 'signed-out';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'maintenance';
  return status >= 500 ? 'unavailable' : 'refused';
};

/** An answer that is not a success, as an error. Its body may be a problem document, a page of HTML or nothing. */
export function refusal(answer: Response, text: string, clock: Clock, correlationId: string): UtilityError {
  const problem = readProblem(text);
  return new UtilityError(kindOf(answer.status), {
    code: problem?.code ?? codeOf(answer.status),
    status: answer.status,
    retry: answer.status === 429 || answer.status >= 500,
    correlationId: answer.headers.get(correlationHeader) ?? problem?.correlationId ?? correlationId,
    retryAfterSeconds: retryAfter(answer.headers, clock),
    fields: problem?.errors ?? [],
  });
}

function readProblem(text: string): Problem | null {
  try {
    const parsed = parse(Problem, JSON.parse(text));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}

/** `Retry-After` in seconds or as a date; the date is compared with the answer's own `Date`, so a wrong client clock plays no part. */
function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value);
  // "-5" or "1.5" would be read as a day of some year.
  if (!value.includes(':')) return undefined;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  const sent = Date.parse(headers.get('Date') ?? '');
  return Math.max(0, Math.ceil((until - (Number.isNaN(sent) ? clock.now() : sent)) / 1000));
}
