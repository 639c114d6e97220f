import type {
  Account,
  Authorization,
  BillLine,
  MeterRead,
  Method,
  PaymentOutcome,
  Receipt,
  Usage,
} from '../../src/contract/index.js';
import type { DoorCollections } from './door-records.js';
import type { LedgerRow } from './ledger.js';

/** What a utility's store holds, by collection. */
export interface Collections extends DoorCollections {
  meta: { readonly value: number };
  users: UserRecord;
  accounts: Account;
  bills: BillRecord;
  ledger: LedgerRow;
  sessions: SessionRecord;
  attempts: AttemptRecord;
  quotes: QuoteRecord;
  payments: PaymentRecord | ClosedKey;
  guestTickets: GuestTicketRecord;
}

export interface UserRecord {
  /** The identifier in the form in which it is compared. */
  readonly id: string;
  /** The identifier as the resident wrote it. */
  readonly name: string;
  readonly password: PasswordHash;
  readonly email: string;
  readonly verified: boolean;
  readonly accountIds: readonly string[];
  /** What was answered at registration, secrets left out. */
  readonly profile?: Readonly<Record<string, string>>;
}

export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
}

/** A bill as it was issued. What is owed on it is the ledger's to say. */
export interface BillRecord {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
  readonly year: number;
  readonly issued: string;
  readonly due: string;
  readonly charges: number;
  readonly lines: BillLine[];
  readonly reads: MeterRead[];
  readonly usage: Usage;
  readonly previousUsage: Usage | null;
}

export interface SessionRecord {
  readonly id: string;
  readonly userId: string;
  readonly idleSeconds: number;
  readonly lastUsed: number;
  /** Accounts that are linked for as long as the session lasts. */
  readonly accountIds?: readonly string[];
}

export interface AttemptRecord {
  readonly failures: number;
  readonly since: number;
}

export interface QuoteRecord {
  readonly id: string;
  readonly payerId: string;
  readonly method: Method;
  /** What the payer has to agree to, as it was worded. */
  readonly authorization: Authorization | null;
  readonly accountId: string;
  readonly items: readonly { readonly billId: string; readonly amount: number; readonly balance: number }[];
  readonly fee: number;
  readonly total: number;
  readonly expiresAt: number;
}

/**
 * One payer intent, by its idempotency key. `in-flight`: the processor has not answered yet. `returned`: it was paid, and the bank took
 * the money back.
 */
export interface PaymentRecord {
  readonly state: 'in-flight' | 'action-required' | 'processing' | 'paid' | 'returned' | 'declined';
  readonly key: string;
  /** The request and who sent it, to tell a repetition from another payment under the same key. */
  readonly fingerprint: string;
  readonly payerId: string;
  readonly since: number;
  readonly reference: string;
  readonly accountId: string;
  readonly items: readonly { readonly billId: string; readonly amount: number }[];
  readonly fee: number;
  readonly total: number;
  readonly method: Receipt['method'];
  readonly posting: Receipt['posting'];
  /** What the payer agreed to, word for word; kept as the proof of it. */
  readonly agreed: {
    readonly id: string;
    readonly version: string;
    readonly text: string;
    readonly hash: string;
  } | null;
  /** The day on which the money is expected, where that takes days. */
  readonly expectedOn: string | null;
  readonly challenge: { readonly id: string; readonly expiresAt: number } | null;
  /** The word on it: paid or declined. Final, but for money from a bank account, which the bank may take back. */
  readonly outcome: Extract<PaymentOutcome, { status: 'paid' | 'declined' }> | null;
}

/** A guest's permission to pay for one account. */
export interface GuestTicketRecord {
  readonly id: string;
  readonly accountId: string;
  readonly expiresAt: number;
}

/** A key that is refused for ever. */
export interface ClosedKey {
  readonly state: 'closed';
  readonly key: string;
}
