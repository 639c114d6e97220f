import type { SignInRequest, SignInStep } from '../../src/contract/index.js';
import { maskEmail, requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import { passwordMatches } from './passwords.js';
import { Refusal } from './refusal.js';
import { describeSession, startSession } from './sessions.js';

/** How identifiers are compared: without case, width or outer spaces. */
export const comparable = (identifier: string): string => identifier.normalize('NFKC').trim().toLowerCase();

/**
 * Counts an attempt before the password is looked at, so that a burst of them cannot slip through. An identifier that nobody has
 * is counted like any other, and a right password has to wait like a wrong one.
 */
async function countAttempt(context: Context, tx: Tx, id: string): Promise<void> {
  const { limit, windowSeconds } = context.tenant.rules.attempts;
  const now = context.clock.now();
  const known = await tx.get('attempts', id);
  const current = known && now - known.since < windowSeconds * 1000 ? known : { failures: 0, since: now };
  if (current.failures >= limit) {
    const wait = Math.ceil((current.since + windowSeconds * 1000 - now) / 1000);
    throw new Refusal('rate-limited', { retryAfterSeconds: Math.max(wait, 1) });
  }
  await tx.put('attempts', id, { ...current, failures: current.failures + 1 });
}

export interface SignedIn {
  readonly step: SignInStep;
  /** What the transport has to carry from now on; null where no session began. */
  readonly session: { readonly id: string; readonly remember: boolean; readonly seconds: number } | null;
}

/**
 * Signs a resident in. Throws `rate-limited` or `credentials-wrong`, the same and as late for identities that exist and that do not.
 * That an identity is not verified yet is told only to somebody with its password.
 */
export async function signIn(
  context: Context,
  request: SignInRequest,
  current: string | null,
): Promise<SignedIn> {
  requireOffered(context, 'sign-in');
  const id = comparable(request.identifier);
  const user = await context.store.transaction(async (tx) => {
    await countAttempt(context, tx, id);
    return tx.get('users', id);
  });
  const right = await passwordMatches(request.password, user?.password);
  if (!user || !right) throw new Refusal('credentials-wrong');
  return context.store.transaction(async (tx): Promise<SignedIn> => {
    await tx.remove('attempts', id);
    if (!user.verified)
      return { step: { step: 'verification-pending', sentTo: maskEmail(user.email) }, session: null };
    const session = await startSession(context, tx, user, { remember: request.remember, replaces: current });
    const remember = session.idleSeconds !== context.tenant.rules.idleSeconds;
    return {
      step: { step: 'signed-in', session: describeSession(user, session) },
      session: { id: session.id, remember, seconds: session.idleSeconds },
    };
  });
}
