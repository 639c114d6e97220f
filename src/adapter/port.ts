import type {
  AccountList,
  BillDetails,
  BillList,
  Challenge,
  FoundAccounts,
  GuestBills,
  GuestRequest,
  LinkRequest,
  PaymentOutcome,
  PaymentRequest,
  PortalConfig,
  Quote,
  QuoteRequest,
  RegisterRequest,
  RegistrationStep,
  ResendRequest,
  Resent,
  Resolution,
  SearchRequest,
  SessionState,
  SignInRequest,
  SignInStep,
  UsageHistory,
  VerifyRequest,
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
  readonly registration?: RegistrationPort;
  readonly accounts?: AccountsPort;
  readonly linking?: LinkingPort;
  readonly bills?: BillsPort;
  readonly payments?: PaymentsPort;
  readonly guest?: GuestPort;
  readonly usage?: UsagePort;
}

export interface SessionPort {
  getSession(signal: AbortSignal): Promise<SessionState>;
  signIn(request: SignInRequest, signal: AbortSignal): Promise<SignInStep>;
  signOut(signal: AbortSignal): Promise<SessionState>;
}

/** Answers alike for known and unknown identities: whoever owns an address is told by mail. */
export interface RegistrationPort {
  /** Needed where the portal asks for a challenge. */
  getChallenge?(signal: AbortSignal): Promise<Challenge>;
  /** Throws `validation` with field errors, `challenge-wrong`, `ticket-expired`, `rate-limited`. */
  register(request: RegisterRequest, signal: AbortSignal): Promise<RegistrationStep>;
  /** Throws `code-wrong`, `code-expired`, `code-used`, `code-superseded`, `code-wrong-account`, `rate-limited`. */
  verify(request: VerifyRequest, signal: AbortSignal): Promise<RegistrationStep>;
  /** Throws `rate-limited` with the time to wait, `code-used`, `code-expired`. */
  resend(request: ResendRequest, signal: AbortSignal): Promise<Resent>;
}

export interface AccountsPort {
  listAccounts(signal: AbortSignal): Promise<AccountList>;
}

export interface LinkingPort {
  /** Throws `no-match`, which does not tell what was wrong, and `rate-limited`. */
  searchAccounts(request: SearchRequest, signal: AbortSignal): Promise<FoundAccounts>;
  /** Gives the accounts that are linked then. Throws `ticket-expired`. */
  linkAccount(request: LinkRequest, signal: AbortSignal): Promise<AccountList>;
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

export interface GuestPort {
  /** Throws `no-match`, which does not tell what was wrong, and `rate-limited`. */
  findBills(request: GuestRequest, signal: AbortSignal): Promise<GuestBills>;
}

export interface UsagePort {
  getUsage(accountId: string, signal: AbortSignal): Promise<UsageHistory>;
}
