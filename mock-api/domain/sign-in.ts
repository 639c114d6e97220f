import type { SignInRequest, SignInStep } from '../../src/contract/index.js';
import { requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import type { RegistrationRecord } from './door-records.js';
import { comparable } from './identifiers.js';
import { countOne } from './limits.js';
import { passwordMatches } from './passwords.js';
import { pendingFor } from './pending.js';
import type { UserRecord } from './records.js';
import { Refusal } from './refusal.js';
import { newRegistration } from './registration.js';
import { describeSession, startSession } from './sessions.js';
import { describeVerification, startVerification } from './verification.js';

export { comparable } from './identifiers.js';

export interface SignedIn {
  readonly step: SignInStep;
  /** What the transport has to carry from now on; null where no session began. */
  readonly session: { readonly id: string; readonly remember: boolean; readonly seconds: number } | null;
}

/** What somebody has to verify who registered in another way, or before messages were sent: they get one now. */
async function verificationOf(
  context: Context,
  tx: Tx,
  user: UserRecord,
  locale: string,
): Promise<SignInStep> {
  const known = await pendingFor(context, tx, user.id);
  if (known) return pendingStep(tx, known);
  const { id: identifier, name, email, password, accountIds } = user;
  const registration: RegistrationRecord = {
    ...newRegistration(context, { identifier, name, email, locale }),
    ...{ password, accountIds, partsSent: Number.MAX_SAFE_INTEGER },
  };
  return startVerification(context, tx, registration, 'email');
}

async function pendingStep(tx: Tx, { verificationId }: RegistrationRecord): Promise<SignInStep> {
  const verification = await tx.get('verifications', verificationId);
  if (!verification || verification.used) throw new Refusal('credentials-wrong');
  return describeVerification(verification);
}

/**
 * Signs a resident in. Throws `rate-limited` or `credentials-wrong`, the same and as late for identities that exist and that do not.
 * An attempt is counted before the password is looked at, so that a burst of them cannot slip through; a right password has to wait
 * like a wrong one. That an identity is not verified yet is told only to somebody with its password, also where the registration is one
 * that was answered with a message to a known address.
 */
export async function signIn(
  context: Context,
  request: SignInRequest,
  current: string | null,
): Promise<SignedIn> {
  requireOffered(context, 'sign-in');
  const { portal, rules } = context.tenant;
  const id = comparable(request.identifier);
  const { user, pending } = await context.store.transaction(async (tx) => {
    await countOne(context, tx, id, rules.attempts);
    return { user: await tx.get('users', id), pending: await pendingFor(context, tx, id) };
  });
  const owner = (await passwordMatches(request.password, user?.password)) ? user : undefined;
  const ownPending = (await passwordMatches(request.password, pending?.password ?? undefined))
    ? pending
    : undefined;
  return context.store.transaction(async (tx): Promise<SignedIn> => {
    await tx.remove('attempts', id);
    if (owner?.verified) {
      const session = await startSession(context, tx, owner, {
        remember: request.remember,
        replaces: current,
      });
      const remember = session.idleSeconds !== rules.idleSeconds;
      return {
        step: { step: 'signed-in', session: describeSession(owner, session) },
        session: { id: session.id, remember, seconds: session.idleSeconds },
      };
    }
    if (owner) {
      const step = await verificationOf(context, tx, owner, portal.locales[0] ?? 'en');
      return { step, session: null };
    }
    if (!ownPending) throw new Refusal('credentials-wrong');
    return { step: await pendingStep(tx, ownPending), session: null };
  });
}
