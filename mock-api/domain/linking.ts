import type { AccountList, FoundAccounts, LinkRequest, SearchRequest } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import { requireAccount } from './bills.js';
import { requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import { countUse } from './limits.js';
import { maskName } from './masks.js';
import { requireAccounts } from './proofs.js';
import type { UserRecord } from './records.js';
import { Refusal } from './refusal.js';
import { requireUser } from './sessions.js';
import type { TenantAccount } from './tenant.js';

/** How long an account that was found may be linked. */
const ticketSeconds = 600;

export async function accountList(tx: Tx, user: UserRecord): Promise<AccountList> {
  return { accounts: await Promise.all(user.accountIds.map((id) => requireAccount(tx, user, id))) };
}

async function found(
  context: Context,
  tx: Tx,
  user: UserRecord,
  account: TenantAccount,
): Promise<FoundAccounts['found'][number]> {
  const ticket = randomKey(context.clock);
  const expiresAt = context.clock.now() + ticketSeconds * 1000;
  await tx.put('linkTickets', ticket, { id: ticket, userId: user.id, accountId: account.id, expiresAt });
  const { number, customerNumber, customerName, serviceAddress } = account;
  return {
    ...{ ticket, number, customerNumber, serviceAddress },
    customerName: maskName(customerName),
    linked: user.accountIds.includes(account.id),
  };
}

/**
 * The accounts that a proof fits, each with the permission to link it. Throws `validation` for a question without an answer,
 * `rate-limited`, and `no-match`, which does not tell what was wrong.
 */
export async function searchAccounts(
  context: Context,
  session: string | null,
  request: SearchRequest,
): Promise<FoundAccounts> {
  requireOffered(context, 'linking');
  const caller = await context.store.transaction((tx) => requireUser(context, tx, session));
  await countUse(context, 'searches', caller.id);
  await countUse(context, 'allSearches', '');
  return context.store.transaction(async (tx) => {
    const user = await requireUser(context, tx, session);
    const fields = context.tenant.portal.linking?.fields ?? [];
    const accounts = await requireAccounts(context.tenant, tx, fields, request.proof);
    const list = [];
    for (const account of accounts) list.push(await found(context, tx, user, account));
    return { found: list };
  });
}

/**
 * Links an account that was found, for good or for this session alone; linking it once more changes nothing. Gives the accounts that are
 * linked then. Throws `ticket-expired` for a ticket that ran out or is another resident's.
 */
export async function linkAccount(
  context: Context,
  session: string | null,
  request: LinkRequest,
): Promise<AccountList> {
  requireOffered(context, 'linking');
  return context.store.transaction(async (tx) => {
    const { id } = await requireUser(context, tx, session);
    const ticket = await tx.get('linkTickets', request.ticket);
    if (ticket?.userId !== id || ticket.expiresAt <= context.clock.now()) throw new Refusal('ticket-expired');
    if (request.remember) await linkForGood(tx, id, ticket.accountId);
    else await linkForNow(tx, session ?? '', ticket.accountId);
    return accountList(tx, await requireUser(context, tx, session));
  });
}

const withId = (ids: readonly string[], id: string): string[] => [...ids.filter((one) => one !== id), id];

async function linkForGood(tx: Tx, userId: string, accountId: string): Promise<void> {
  const user = await tx.get('users', userId);
  if (!user || user.accountIds.includes(accountId)) return;
  await tx.put('users', userId, { ...user, accountIds: withId(user.accountIds, accountId) });
}

async function linkForNow(tx: Tx, sessionId: string, accountId: string): Promise<void> {
  const session = await tx.get('sessions', sessionId);
  if (!session) return;
  await tx.put('sessions', sessionId, {
    ...session,
    accountIds: withId(session.accountIds ?? [], accountId),
  });
}
