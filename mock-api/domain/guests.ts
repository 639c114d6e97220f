import type { Bill, GuestBills, GuestRequest } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import { mask } from '../../src/core/mask.js';
import { billList } from './bills.js';
import { requireOffered } from './context.js';
import type { Context } from './context.js';
import { countUse } from './limits.js';
import { maskAddress, maskName } from './masks.js';
import { requireAccounts } from './proofs.js';
import { refreshAll } from './payments.js';
import { Refusal } from './refusal.js';

/** How long a guest may pay after a look-up. */
const ticketSeconds = 900;

/** Who is asked for: what stands in the first field, so that guessing at one account is counted whatever else is tried with it. */
const subjectOf = (context: Context, { proof }: GuestRequest): string => {
  const [first] = context.tenant.portal.guestPayment?.fields ?? [];
  const typed = first && Object.hasOwn(proof, first.name) ? (proof[first.name] ?? '') : '';
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
};

/** A bill by what is owed on it: how much was used is nobody's but the customer's. */
const dueOnly = ({ usage: _, previousUsage: __, year: ___, ...bill }: Bill): Bill => bill;

/**
 * What is due on the account that a proof fits, with the permission to pay it. Throws `validation` for a question without an answer,
 * `rate-limited`, and `no-match`, which does not tell what was wrong. `caller` tells guests apart.
 */
export async function findGuestBills(
  context: Context,
  request: GuestRequest,
  caller: string,
): Promise<GuestBills> {
  requireOffered(context, 'guest-payment');
  await countUse(context, 'guests', caller);
  await countUse(context, 'allGuests', '');
  await countUse(context, 'guestAccounts', subjectOf(context, request));
  await refreshAll(context);
  return context.store.transaction(async (tx) => {
    const fields = context.tenant.portal.guestPayment?.fields ?? [];
    const [account, ...others] = await requireAccounts(context.tenant, tx, fields, request.proof);
    // One permission is for one account: what fits several has shown none of them.
    if (!account || others.length > 0) throw new Refusal('no-match');
    const ticket = randomKey(context.clock);
    const expiresAt = context.clock.now() + ticketSeconds * 1000;
    await tx.put('guestTickets', ticket, { id: ticket, accountId: account.id, expiresAt });
    const list = await billList(context, tx, account.id, false);
    return {
      ticket,
      expiresInSeconds: ticketSeconds,
      number: mask(account.number),
      customerName: maskName(account.customerName),
      serviceAddress: maskAddress(account.serviceAddress),
      bills: { ...list, bills: list.bills.map(dueOnly) },
    };
  });
}
