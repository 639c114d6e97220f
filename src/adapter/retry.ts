import type { Operation } from '../contract/operation.js';
import type { Clock } from '../core/clock.js';
import type { UtilityError } from '../core/errors.js';

/** Longest wait that is made without telling the resident; a longer one is put into words instead. */
const longestWaitMs = 5_000;

type Kind = Pick<Operation<string, unknown, unknown>, 'method' | 'keyed'>;

/** How often a call is sent at most: a read changes nothing, a payment carries its key, any other write goes once. */
const attemptsOf = ({ method, keyed }: Kind): number => (keyed ? 3 : method === 'GET' ? 4 : 1);

const mayRepeat = ({ keyed }: Kind, { kind, status = 0, code, retryAfterSeconds }: UtilityError): boolean =>
  kind === 'network' ||
  (status >= 502 && status <= 504) ||
  (status === 429 && retryAfterSeconds !== undefined) ||
  (keyed ? code === 'key-in-flight' : status === 500);

/**
 * Milliseconds to wait before the next attempt, or null when the call has to be given up: half a second, doubling to five, with
 * jitter, so that residents who were cut off together do not return together; longer where the backend asks for it.
 */
export function nextWait(operation: Kind, attempt: number, error: UtilityError, clock: Clock): number | null {
  const asked = (error.retryAfterSeconds ?? 0) * 1000;
  if (attempt >= attemptsOf(operation) || asked > longestWaitMs || !mayRepeat(operation, error)) return null;
  const full = Math.min(500 * 2 ** (attempt - 1), longestWaitMs);
  return Math.max(asked, full * (0.5 + (clock.random(1)[0] ?? 0) / 510));
}
