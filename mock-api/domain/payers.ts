import { requireAccount } from './bills.js';
import { customerOf } from './customers.js';
import type { Context, Tx } from './context.js';
import { Refusal } from './refusal.js';
import { requireUser } from './sessions.js';

/** Who pays: somebody who is signed in, or a guest with the permission for one account. */
export interface Payer {
  readonly id: string;
  /** Throws `not-found` for an account that this payer has nothing to do with. */
  requireAccount(accountId: string): Promise<void>;
  /** The customer as the utility writes it; null where that is not for the payer to know. */
  nameFor(accountId: string): string | null;
}

// A user's id is what the user has chosen; it is never as long as this with a ticket behind it.
const guestId = (ticket: string): string => `guest ${ticket}`;

/** The payer's id, which tells one payer's requests from another's. A guest's permission is not looked at. */
export const payerIdOf = async (
  context: Context,
  tx: Tx,
  session: string | null,
  guest: string | undefined,
): Promise<string> => (guest === undefined ? (await requireUser(context, tx, session)).id : guestId(guest));

/** Whether a payment that has taken money, or may still, was made with a ticket: it is good for one. */
async function isSpent(tx: Tx, ticket: string): Promise<boolean> {
  const payments = await tx.list('payments');
  return payments.some(
    (payment) =>
      payment.state !== 'closed' && payment.state !== 'declined' && payment.payerId === guestId(ticket),
  );
}

/**
 * Who pays. Throws `signed-out` without a session, and for a guest `ticket-expired` where the permission has run out, is spent or never
 * was one.
 */
export async function requirePayer(
  context: Context,
  tx: Tx,
  session: string | null,
  guest: string | undefined,
): Promise<Payer> {
  if (guest === undefined) {
    const user = await requireUser(context, tx, session);
    return {
      id: user.id,
      requireAccount: async (accountId) => {
        await requireAccount(tx, user, accountId);
      },
      nameFor: (accountId) => customerOf(context, accountId),
    };
  }
  const ticket = await tx.get('guestTickets', guest);
  if (!ticket || ticket.expiresAt <= context.clock.now() || (await isSpent(tx, guest)))
    throw new Refusal('ticket-expired');
  return {
    id: guestId(guest),
    requireAccount: async (accountId) => {
      if (ticket.accountId !== accountId) throw new Refusal('not-found');
    },
    nameFor: () => null,
  };
}
