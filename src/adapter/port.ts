import type {
  AccountList,
  BillDetails,
  BillList,
  PaymentOutcome,
  PaymentRequest,
  PortalConfig,
  Quote,
  QuoteRequest,
  Resolution,
  SessionState,
  SignInRequest,
  SignInStep,
} from '../contract/index.js';

/**
 * What the widgets need of a backend. Methods return contract types and throw only `UtilityError`. An absent port means that the
 * utility does not offer it. Reads may be repeated by the adapter; writes are sent once, `pay` alone is repeated under its key.
 */
export interface UtilityAdapter {
  /** Names the backend within a page: two widgets with the same id share a session and a cache. Usually its base address. */
  readonly id: string;
  getPortal(signal: AbortSignal): Promise<PortalConfig>;
  readonly session?: SessionPort;
  readonly accounts?: AccountsPort;
  readonly bills?: BillsPort;
  readonly payments?: PaymentsPort;
}

export interface SessionPort {
  getSession(signal: AbortSignal): Promise<SessionState>;
  signIn(request: SignInRequest, signal: AbortSignal): Promise<SignInStep>;
  signOut(signal: AbortSignal): Promise<SessionState>;
}

export interface AccountsPort {
  listAccounts(signal: AbortSignal): Promise<AccountList>;
}

export interface BillsPort {
  /** Bills that are owed, newest due last; with `past` the paid ones too. */
  listBills(
    question: { readonly accountId: string; readonly past: boolean },
    signal: AbortSignal,
  ): Promise<BillList>;
  getBill(billId: string, signal: AbortSignal): Promise<BillDetails>;
}

/** How a backend treats idempotency keys. */
export interface KeyTreatment {
  readonly header: string;
  /** How long a key is remembered. */
  readonly retentionSeconds: number;
  /** Whether a repeated key gets a stored refusal again. */
  readonly replaysErrors: boolean;
}

export interface PaymentsPort {
  readonly keys: KeyTreatment;
  quote(request: QuoteRequest, signal: AbortSignal): Promise<Quote>;
  pay(request: PaymentRequest, key: string, signal: AbortSignal): Promise<PaymentOutcome>;
  /** What became of a key. Asking about one that the backend never saw closes it. Without this, nothing is ever sent twice. */
  resolve?(key: string, signal: AbortSignal): Promise<Resolution>;
}
