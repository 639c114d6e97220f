import type {
  Account,
  BillLine,
  MeterRead,
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
  readonly userId: string;
  readonly accountId: string;
  readonly items: readonly { readonly billId: string; readonly amount: number; readonly balance: number }[];
  readonly fee: number;
  readonly total: number;
  readonly expiresAt: number;
}

/** One payer intent, by its idempotency key. `in-flight`: the processor has not answered yet. */
export interface PaymentRecord {
  readonly state: 'in-flight' | 'action-required' | 'processing' | 'paid' | 'declined';
  readonly key: string;
  /** The request and who sent it, to tell a repetition from another payment under the same key. */
  readonly fingerprint: string;
  readonly userId: string;
  readonly since: number;
  readonly reference: string;
  readonly accountId: string;
  readonly items: readonly { readonly billId: string; readonly amount: number }[];
  readonly fee: number;
  readonly total: number;
  readonly method: Receipt['method'];
  readonly posting: Receipt['posting'];
  readonly challenge: { readonly id: string; readonly expiresAt: number } | null;
  /** The final word: paid or declined. */
  readonly outcome: Extract<PaymentOutcome, { status: 'paid' | 'declined' }> | null;
}

/** A key that is refused for ever. */
export interface ClosedKey {
  readonly state: 'closed';
  readonly key: string;
}
