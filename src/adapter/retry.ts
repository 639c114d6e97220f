import type { UtilityError } from '../core/errors.js';
import type { Clock } from '../core/clock.js';

/** Longest wait that is made without telling the resident; a longer one is put into words instead. */
const longestWaitMs = 5_000;

/** How a call may be repeated: a read because it changes nothing, a payment because it carries its key. */
export interface RetryRule {
  readonly attempts: number;
  readonly may: (error: UtilityError) => boolean;
}

const gateway = (status: number | undefined): boolean => status === 502 || status === 503 || status === 504;
const asksToWait = (error: UtilityError): boolean =>
  error.status === 429 && error.retryAfterSeconds !== undefined;

export const readRule: RetryRule = {
  attempts: 4,
  may: (error) =>
    error.kind === 'network' || gateway(error.status) || error.status === 500 || asksToWait(error),
};

export const keyedRule: RetryRule = {
  attempts: 3,
  may: (error) =>
    error.kind === 'network' || gateway(error.status) || error.code === 'key-in-flight' || asksToWait(error),
};

export const onceRule: RetryRule = { attempts: 1, may: () => false };

/**
 * Milliseconds to wait before the next attempt, or null when the call has to be given up: half a second, doubling to five, with
 * jitter, so that residents who were cut off together do not return together; longer where the backend asks for it.
 */
export function nextWait(rule: RetryRule, attempt: number, error: UtilityError, clock: Clock): number | null {
  if (attempt >= rule.attempts || !rule.may(error)) return null;
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  if (asked > longestWaitMs) return null;
  const full = Math.min(500 * 2 ** (attempt - 1), longestWaitMs);
  const jitter = (clock.random(1)[0] ?? 0) / 255;
  return Math.max(asked, full * (0.5 + 0.5 * jitter));
}
