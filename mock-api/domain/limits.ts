import type { Context, Tx } from './context.js';
import { Refusal } from './refusal.js';

export interface Limit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** How often a thing may be tried. Registrations are everybody's. */
export const limits = {
  registrations: { limit: 30, windowSeconds: 600 },
  /** Registrations with one e-mail address. */
  addresses: { limit: 5, windowSeconds: 900 },
  /** Codes that are tried for one verification. */
  codes: { limit: 5, windowSeconds: 600 },
  /** Messages to one registration. */
  messages: { limit: 5, windowSeconds: 3600 },
  /** Searches of one resident for an account. */
  searches: { limit: 12, windowSeconds: 600 },
  /** Look-ups of one guest. What a stranger tries at an account does not shut out its owner. */
  guests: { limit: 12, windowSeconds: 600 },
  /** Look-ups of all guests, of one account and of any: against guessing from many places. */
  guestAccounts: { limit: 200, windowSeconds: 600 },
  allGuests: { limit: 1000, windowSeconds: 600 },
  /** Searches of all residents. */
  allSearches: { limit: 1000, windowSeconds: 600 },
} as const satisfies Readonly<Record<string, Limit>>;

/** Throws `rate-limited` with the time until the window ends, in whole seconds, at least one. */
export async function countOne(context: Context, tx: Tx, id: string, most: Limit): Promise<void> {
  const now = context.clock.now();
  const known = await tx.get('attempts', id);
  const length = most.windowSeconds * 1000;
  const current = known && now - known.since < length ? known : { failures: 0, since: now };
  if (current.failures >= most.limit) throw tooOften(current.since + length - now);
  await tx.put('attempts', id, { ...current, failures: current.failures + 1 });
}

/** A refusal that says how long to wait; `ms` milliseconds. */
export const tooOften = (ms: number): Refusal =>
  new Refusal('rate-limited', { retryAfterSeconds: Math.max(Math.ceil(ms / 1000), 1) });

/** Counts by itself, before anything is looked at: what is refused later has been counted all the same. */
export const countUse = (context: Context, kind: keyof typeof limits, subject: string): Promise<void> =>
  // In capitals, as no identifier is in the form in which sign-ins are counted.
  context.store.transaction((tx) => countOne(context, tx, `${kind.toUpperCase()} ${subject}`, limits[kind]));
