import type {
  AccountList,
  BillDetails,
  BillList,
  GuestBills,
  GuestRequest,
  PaymentOutcome,
  PaymentRequest,
  PortalConfig,
  Quote,
  QuoteRequest,
  Resolution,
  SessionState,
  SignInRequest,
  UsageHistory,
} from '../../src/contract/index.js';
import { billDetails, billList, requireAccount } from './bills.js';
import { instant, requireOffered, today } from './context.js';
import type { Context, Tx } from './context.js';
import { createDoors } from './doors.js';
import type { Doors } from './doors.js';
import { findGuestBills } from './guests.js';
import { append, createLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { accountList } from './linking.js';
import { pay, refreshAll, resolve, settle } from './payments.js';
import { requirePayer } from './payers.js';
import { makeQuote } from './quotes.js';
import type { UserRecord } from './records.js';
import { Refusal } from './refusal.js';
import { reverse } from './reversals.js';
import { seed } from './seed.js';
import { describeSession, requireUser, resume, startSession } from './sessions.js';
import { comparable, signIn } from './sign-in.js';
import type { SignedIn } from './sign-in.js';
import { usageOf } from './usage.js';

type SessionId = string | null;

/**
 * A simulated utility. Every method may throw a `Refusal`; where it needs a session, `signed-out`. Amounts are minor units, days and
 * instants are those of the utility's zone.
 */
export interface Utility extends Doors {
  portal(): Promise<PortalConfig>;
  session(session: SessionId): Promise<SessionState>;
  signIn(request: SignInRequest, current: SessionId): Promise<SignedIn>;
  signOut(session: SessionId): Promise<SessionState>;
  accounts(session: SessionId): Promise<AccountList>;
  bills(session: SessionId, accountId: string, past: boolean): Promise<BillList>;
  bill(session: SessionId, billId: string): Promise<BillDetails>;
  usage(session: SessionId, accountId: string): Promise<UsageHistory>;
  /** `caller` tells guests apart: where a request comes from, as the transport knows it. */
  guestBills(request: GuestRequest, caller?: string): Promise<GuestBills>;
  /** `session` is looked at where the request carries no guest's ticket; so for `pay`. */
  quote(session: SessionId, request: QuoteRequest): Promise<Quote>;
  pay(session: SessionId, key: string, request: PaymentRequest): Promise<PaymentOutcome>;
  /** What became of a key; asking about one that was never seen closes it for ever. */
  resolve(key: string): Promise<Resolution>;
  /** The book, for whoever has to judge what happened. */
  readonly ledger: Ledger;
  /** Ends every payment that is processing, as paid. */
  settle(): Promise<void>;
  /** A payment made elsewhere, at the counter or by post. */
  recordPayment(payment: { readonly billId: string; readonly amount: number }): Promise<void>;
  /** Takes a payment back: the bills owe again what it had paid. */
  reversePayment(confirmation: string): Promise<void>;
  /** Signs a resident in without a password. Gives the session's id. */
  startSession(identifier: string): Promise<string>;
  /** Ends every session, as a restart or a change of password does. */
  endSessions(): Promise<void>;
}

export function createUtility(context: Context): Utility {
  const { store, tenant } = context;
  let seeding: Promise<void> | undefined;
  const ready = (): Promise<void> => (seeding ??= seed(context));

  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    await ready();
    return store.transaction(work);
  };
  const asUser = <T>(session: SessionId, work: (tx: Tx, user: UserRecord) => Promise<T>): Promise<T> =>
    transaction(async (tx) => work(tx, await requireUser(context, tx, session)));
  /** For what shows or uses balances: payments that the processor has ended by now are booked first. */
  const asUserUpToDate = async <T>(
    session: SessionId,
    work: (tx: Tx, user: UserRecord) => Promise<T>,
  ): Promise<T> => {
    await ready();
    await refreshAll(context);
    return asUser(session, work);
  };

  return {
    ...createDoors(context, ready),
    portal: async () => tenant.portal,
    session: (session) =>
      transaction(async (tx) => {
        const found = await resume(context, tx, session);
        return found ? describeSession(found.user, found.session) : { state: 'signed-out' };
      }),
    signIn: async (request, current) => {
      await ready();
      return signIn(context, request, current);
    },
    signOut: (session) =>
      transaction(async (tx) => {
        if (session !== null) await tx.remove('sessions', session);
        return { state: 'signed-out' };
      }),
    accounts: async (session) => {
      requireOffered(context, 'accounts');
      return asUser(session, (tx, user) => accountList(tx, user));
    },
    bills: async (session, accountId, past) => {
      requireOffered(context, 'bills');
      return asUserUpToDate(session, async (tx, user) => {
        await requireAccount(tx, user, accountId);
        return billList(context, tx, accountId, past);
      });
    },
    bill: async (session, billId) => {
      requireOffered(context, 'bills');
      return asUserUpToDate(session, (tx, user) => billDetails(tx, user, billId));
    },
    usage: async (session, accountId) => {
      requireOffered(context, 'usage');
      return asUser(session, async (tx, user) => {
        await requireAccount(tx, user, accountId);
        return usageOf(tenant, accountId);
      });
    },
    guestBills: async (request, caller = 'somebody') => {
      await ready();
      return findGuestBills(context, request, caller);
    },
    quote: async (session, request) => {
      requireOffered(context, 'payments');
      await ready();
      await refreshAll(context);
      return transaction(async (tx) =>
        makeQuote(context, tx, await requirePayer(context, tx, session, request.guest), request),
      );
    },
    pay: async (session, key, request) => {
      await ready();
      return pay(context, session, key, request);
    },
    resolve: async (key) => {
      await ready();
      return resolve(context, key);
    },
    ledger: createLedger(store, ready),
    settle: async () => {
      await ready();
      return settle(context);
    },
    recordPayment: ({ billId, amount }) =>
      transaction(async (tx) => {
        const bill = await tx.get('bills', billId);
        if (!bill) throw new Refusal('not-found');
        const { accountId } = bill;
        const row = { at: instant(context), day: today(context), accountId, confirmation: null, key: null };
        await append(tx, [{ ...row, kind: 'payment', billId, amount: -amount }]);
      }),
    reversePayment: (confirmation) =>
      transaction(async (tx) => {
        if (!(await reverse(context, tx, confirmation, { fee: false }))) throw new Refusal('not-found');
      }),
    startSession: (identifier) =>
      transaction(async (tx) => {
        const user = await tx.get('users', comparable(identifier));
        if (!user) throw new Refusal('not-found');
        return (await startSession(context, tx, user, { remember: false, replaces: null })).id;
      }),
    endSessions: () =>
      transaction(async (tx) => {
        for (const { id } of await tx.list('sessions')) await tx.remove('sessions', id);
      }),
  };
}
