import type { SessionState } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import type { Context, Tx } from './context.js';
import type { SessionRecord, UserRecord } from './records.js';
import { Refusal } from './refusal.js';

type SignedIn = Extract<SessionState, { state: 'signed-in' }>;

export const describeSession = (user: UserRecord, session: SessionRecord): SignedIn => ({
  state: 'signed-in',
  userName: user.name,
  expiresInSeconds: session.idleSeconds,
});

/** A new session for a resident. The one that the browser carried before, if any, ends: an id never outlives a sign-in. */
export async function startSession(
  context: Context,
  tx: Tx,
  user: UserRecord,
  options: { readonly remember: boolean; readonly replaces: string | null },
): Promise<SessionRecord> {
  const { rules, portal } = context.tenant;
  if (options.replaces !== null) await tx.remove('sessions', options.replaces);
  const remembered = options.remember && portal.signIn?.rememberMe === true;
  const session: SessionRecord = {
    id: randomKey(context.clock),
    userId: user.id,
    idleSeconds: remembered ? rules.rememberSeconds : rules.idleSeconds,
    lastUsed: context.clock.now(),
  };
  await tx.put('sessions', session.id, session);
  return session;
}

/**
 * The resident of a session, whose idle time starts again, with the accounts that this session alone may see beside their own; undefined
 * when it has ended or run out. Who changes a resident's record reads it from the store.
 */
export async function resume(
  context: Context,
  tx: Tx,
  id: string | null,
): Promise<{ user: UserRecord; session: SessionRecord } | undefined> {
  const session = id === null ? undefined : await tx.get('sessions', id);
  if (!session) return undefined;
  const now = context.clock.now();
  const user = await tx.get('users', session.userId);
  if (!user || now - session.lastUsed >= session.idleSeconds * 1000) {
    await tx.remove('sessions', session.id);
    return undefined;
  }
  const used = { ...session, lastUsed: now };
  await tx.put('sessions', session.id, used);
  const more = (session.accountIds ?? []).filter((accountId) => !user.accountIds.includes(accountId));
  return { user: { ...user, accountIds: [...user.accountIds, ...more] }, session: used };
}

/** Throws `signed-out` when there is no session. */
export async function requireUser(context: Context, tx: Tx, id: string | null): Promise<UserRecord> {
  const found = await resume(context, tx, id);
  if (!found) throw new Refusal('signed-out');
  return found.user;
}
