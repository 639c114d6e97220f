import type {
  FrameField,
  Method,
  MethodUsed,
  PaymentItem,
  PaymentOutcome,
  PaymentRequest,
  Quote,
  Receipt,
  Resolution,
} from '../../contract/index.js';

/** What a payer means to pay, before it is sent. */
export interface Order {
  readonly accountId: string;
  readonly items: readonly PaymentItem[];
  readonly method: Method;
  /** A guest's permission; null where somebody is signed in. */
  readonly guest: string | null;
}

/** A card or a bank account as the processor's frame knows it for us: a one-use token and what may be shown. */
export interface Means {
  readonly token: string;
  readonly method: MethodUsed;
}

/** One payer intent: what survives a crash. Random values only; the key is the permission to look the payment up. */
export interface Intent {
  readonly reference: string;
  readonly key: string;
  /** Milliseconds of the clock that made it; shown, never compared with another clock. */
  readonly startedAt: number;
}

/** What a payer has agreed to, in the words that were read; the request carries their hash. */
export type Agreement = Omit<NonNullable<PaymentRequest['authorization']>, 'hash'> & {
  readonly text: string;
};

/** What an intent was made of. It cannot change until the intent has ended. */
export interface Frozen {
  readonly order: Order;
  readonly quote: Quote;
  readonly means: Means;
  readonly confirmedDuplicate: boolean;
  readonly agreement: Agreement | null;
}

export type QuoteState =
  | { readonly is: 'none' }
  | { readonly is: 'asked' }
  | { readonly is: 'known'; readonly quote: Quote }
  | ({ readonly is: 'failed' } & QuoteFailure);

export interface QuoteFailure {
  readonly code: string;
  /** How long the backend asks to wait. */
  readonly waitSeconds?: number | undefined;
  /** What the utility's staff find the failure by. */
  readonly correlationId?: string | undefined;
}

export type MeansError = {
  readonly field: FrameField;
  readonly code: string;
  /** The frame's own words. */
  readonly message?: string | undefined;
};

/** The states a payer can see. No other road leads to `paid` or to the words "not charged". */
export type PaymentState =
  | {
      readonly at: 'editing';
      readonly order: Order;
      readonly quote: QuoteState;
      /** The frame is making a token of the card. */
      readonly capturing: boolean;
      readonly meansErrors: readonly MeansError[];
      /** The frame did not answer. */
      readonly captureFailed: boolean;
      /** The payer was about to confirm when another tab did something with these bills. */
      readonly overtaken: boolean;
    }
  | {
      readonly at: 'review';
      readonly order: Order;
      readonly quote: Quote;
      readonly means: Means;
      /** A payment for one of these bills is under way: it must be confirmed that this one is wanted too. */
      readonly pending: boolean;
      readonly confirmedDuplicate: boolean;
      /** Pay was pressed without the confirmation above. */
      readonly mustConfirm: boolean;
      /** Where the quote asks for one: what the payer has agreed to. */
      readonly agreement: Agreement | null;
      /** Pay was pressed without it. */
      readonly mustAgree: boolean;
    }
  | {
      readonly at: 'submitting';
      readonly intent: Intent;
      readonly frozen: Frozen;
      /** Ten seconds have passed. */
      readonly slow: boolean;
      /** The backend refused; whether that is final is being asked. */
      readonly refusedFor: string | null;
      /** What the utility's staff find the refusal by. */
      readonly correlationId?: string | undefined;
    }
  | {
      readonly at: 'action-required';
      readonly intent: Intent;
      readonly challenge: string;
      readonly total: number | null;
    }
  | {
      readonly at: 'processing';
      readonly intent: Intent;
      readonly total: number;
      readonly checks: number;
      /** What it pays, as far as that is known. */
      readonly billIds: readonly string[];
      /** The day on which the money is expected: a bank takes some, and asking before it is of no use. */
      readonly expectedOn: string | null;
      /** When it was sent, and what with, as far as the backend says. */
      readonly submitted?: string | undefined;
      readonly method?: MethodUsed | undefined;
    }
  | { readonly at: 'paid'; readonly receipt: Receipt }
  | { readonly at: 'declined'; readonly reason: string; readonly order: Order | null }
  | {
      readonly at: 'unknown';
      readonly intent: Intent;
      /** Null after a reload: only the backend knows what the payment was. */
      readonly total: number | null;
      readonly checking: boolean;
      /** How often the backend was asked in vain. */
      readonly checks: number;
      readonly refusedFor: string | null;
      readonly correlationId?: string | undefined;
      readonly order: Order | null;
      /** The bank's challenge that the payer has answered already. */
      readonly answeredChallenge: string | null;
      /** Whether the backend can say what became of a key. Where it cannot, only the utility's people can. */
      readonly checkable: boolean;
      /** Where it cannot: the payer says that the utility's people have found no payment. */
      readonly told: boolean;
      /** To let it go was pressed without that. */
      readonly mustTell: boolean;
    }
  /** The intent has ended and nothing was charged, by a definite statement of the backend, or nothing was ever sent. */
  | {
      readonly at: 'cancelled';
      readonly why: string;
      readonly correlationId?: string | undefined;
      readonly order: Order | null;
    }
  /** The time to confirm ran out before anything was sent. */
  | { readonly at: 'expired'; readonly order: Order };

export type PaymentEvent =
  | { readonly type: 'opened'; readonly order: Order }
  | { readonly type: 'found'; readonly intent: Intent }
  | { readonly type: 'orderChanged'; readonly order: Order }
  | { readonly type: 'quoted'; readonly order: Order; readonly quote: Quote }
  | ({ readonly type: 'quoteFailed'; readonly order: Order } & QuoteFailure)
  | { readonly type: 'quoteRetried' }
  | { readonly type: 'continued' }
  | { readonly type: 'captured'; readonly means: Means }
  | { readonly type: 'captureRefused'; readonly errors: readonly MeansError[] }
  | { readonly type: 'captureFailed' }
  | { readonly type: 'captureLost' }
  | { readonly type: 'meansEdited' }
  | { readonly type: 'changeWanted' }
  /** Another tab did something with the resident's bills. */
  | { readonly type: 'overtaken' }
  | { readonly type: 'otherTabPaying' }
  | { readonly type: 'duplicateConfirmed'; readonly confirmed: boolean }
  | { readonly type: 'agreed'; readonly agreement: Agreement | null }
  | { readonly type: 'confirmed'; readonly intent: Intent }
  | { readonly type: 'keyNotKept' }
  | { readonly type: 'slowed'; readonly reference: string }
  | { readonly type: 'timedOut'; readonly reference: string }
  | { readonly type: 'answered'; readonly reference: string; readonly outcome: PaymentOutcome }
  | {
      readonly type: 'refused';
      readonly reference: string;
      readonly code: string;
      readonly correlationId?: string | undefined;
    }
  | { readonly type: 'lost'; readonly reference: string }
  | { readonly type: 'resolved'; readonly reference: string; readonly resolution: Resolution }
  | { readonly type: 'resolveFailed'; readonly reference: string }
  /** The backend has no way to be asked about a key. */
  | { readonly type: 'cannotResolve'; readonly reference: string }
  /** The utility's people have told the payer that there is no payment. */
  | { readonly type: 'told'; readonly reference: string; readonly told: boolean }
  /** The payer gives it up. */
  | { readonly type: 'letGo'; readonly reference: string }
  | { readonly type: 'checkWanted' }
  | {
      readonly type: 'challengeEnded';
      readonly reference: string;
      readonly challenge: string;
      readonly finished: boolean;
    }
  | { readonly type: 'quoteExpired'; readonly quoteId: string }
  | { readonly type: 'restarted'; readonly order: Order | null }
  | { readonly type: 'dismissed' };

/** Events of one intent; they carry its reference. */
export type IntentEvent = Extract<PaymentEvent, { readonly reference: string }>;

export type PaymentEffect =
  | { readonly do: 'askQuote'; readonly order: Order }
  | { readonly do: 'capture' }
  | { readonly do: 'clearMeans' }
  | { readonly do: 'watchQuote'; readonly quoteId: string; readonly seconds: number }
  | { readonly do: 'send'; readonly intent: Intent; readonly frozen: Frozen }
  | { readonly do: 'resolve'; readonly intent: Intent; readonly afterMs: number }
  | {
      readonly do: 'showChallenge';
      readonly intent: Intent;
      readonly challenge: string;
      readonly seconds: number;
    }
  /** Ends the intent: it leaves storage, its requests and timers stop, and its bills are free again. */
  | { readonly do: 'closeIntent'; readonly reference: string; readonly changed: boolean }
  /** The payer goes on with something else: the intent stays the browser's, and its bills are asked about before they are paid again. */
  | { readonly do: 'setAside'; readonly reference: string }
  | { readonly do: 'sayStillWorking' };
