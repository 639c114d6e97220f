import type { RegistrationStep, ResendRequest, VerifyRequest } from '../../contract/registration.js';
import type { Step } from '../flow.js';
import type { Trouble } from './types.js';

/** An address that waits to be confirmed. */
export interface Pending {
  /** Asks for another message, and says what a code is for. */
  readonly id: string;
  readonly channel: (RegistrationStep & { readonly step: 'verification-pending' })['channel'];
  /** Masked. */
  readonly sentTo: string;
  /** When another message may be asked for, in milliseconds of the clock of this browser. */
  readonly until?: number | undefined;
}

/** A link or code that will never do, told apart because each has a way on of its own. */
export const endings = ['expired', 'used', 'superseded', 'wrong-account', 'unusable'] as const;
export type Ending = (typeof endings)[number];

interface Waiting {
  readonly pending: Pending | null;
  /** Seconds until another message may be asked for. */
  readonly wait: number;
  /** Another message: not asked for, on its way to the backend, sent. */
  readonly resend: 'idle' | 'sending' | 'sent';
  readonly trouble: Trouble | null;
}

export type VerificationState =
  | { readonly at: 'none' }
  /** A link was opened. Nothing has happened by that. */
  | (Waiting & { readonly at: 'linked'; readonly token: string })
  | (Waiting & { readonly at: 'waiting'; readonly pending: Pending })
  /** The resident says that the address, or the number, was wrong. */
  | (Waiting & { readonly at: 'readdressing'; readonly pending: Pending })
  | (Waiting & { readonly at: 'checking'; readonly token: string | null })
  | (Waiting & { readonly at: 'refused'; readonly why: Ending; readonly token: string | null })
  | { readonly at: 'verified'; readonly next: VerifiedNext; readonly channel: Pending['channel'] };

/** What follows: more of the registration, signing in, or nothing. */
export type VerifiedNext = 'details' | 'sign-in' | 'signed-in';

export type VerificationEvent =
  | { readonly type: 'pendingCame'; readonly pending: Pending; readonly wait: number }
  | { readonly type: 'linkOpened'; readonly token: string }
  | { readonly type: 'linkConfirmed' }
  | { readonly type: 'codeGiven'; readonly code: string }
  | { readonly type: 'accepted'; readonly next: VerifiedNext }
  | { readonly type: 'refused'; readonly trouble: Trouble }
  | { readonly type: 'codeWanted' }
  | { readonly type: 'addressWanted' }
  | { readonly type: 'addressLeft' }
  | { readonly type: 'addressGiven'; readonly address: string }
  | { readonly type: 'resendWanted' }
  | { readonly type: 'resent'; readonly pending: Pending; readonly wait: number }
  | { readonly type: 'resendRefused'; readonly trouble: Trouble }
  | { readonly type: 'waited'; readonly seconds: number }
  | { readonly type: 'forgotten' };

export type VerificationEffect =
  | { readonly do: 'verify'; readonly request: VerifyRequest }
  | { readonly do: 'resend'; readonly request: ResendRequest }
  /** Counts down. */
  | { readonly do: 'watch'; readonly seconds: number }
  | { readonly do: 'keepPending'; readonly pending: Pending }
  | { readonly do: 'dropPending' };

type Next = Step<VerificationState, VerificationEffect>;

export const initialVerification: VerificationState = { at: 'none' };

const calm = { wait: 0, resend: 'idle', trouble: null } as const;

const endingOf = (code: string): Ending | null => {
  // A backend that does not know a link any more says no more than that.
  if (code === 'not-found' || code === 'validation' || code === 'code-wrong') return 'unusable';
  return endings.find((ending) => code === `code-${ending}`) ?? null;
};

/** Confirming an address by a link or a code. */
export function verification(state: VerificationState, event: VerificationEvent): Next {
  switch (event.type) {
    case 'pendingCame':
      return [
        { at: 'waiting', ...calm, pending: event.pending, wait: event.wait },
        [
          { do: 'keepPending', pending: event.pending },
          { do: 'watch', seconds: event.wait },
        ],
      ];
    case 'linkOpened':
      return [
        { ...calm, pending: null, ...waitingOf(state), trouble: null, at: 'linked', token: event.token },
        [],
      ];
    case 'linkConfirmed':
      if (state.at !== 'linked') return [state, []];
      return [
        { ...state, at: 'checking', trouble: null },
        [{ do: 'verify', request: { token: state.token } }],
      ];
    case 'codeGiven':
      if (state.at !== 'waiting') return [state, []];
      return [
        { ...state, at: 'checking', token: null, resend: 'idle', trouble: null },
        [{ do: 'verify', request: { id: state.pending.id, code: event.code } }],
      ];
    case 'accepted':
      if (state.at !== 'checking') return [state, []];
      // Only mail carries links.
      return [
        {
          ...{ at: 'verified', next: event.next },
          channel: state.token === null ? (state.pending?.channel ?? 'email') : 'email',
        },
        [{ do: 'dropPending' }],
      ];
    case 'refused':
      return state.at === 'checking' ? refused(state, event.trouble) : [state, []];
    case 'codeWanted':
      if (state.at !== 'refused' || state.pending === null) return [state, []];
      return [{ ...state, at: 'waiting', pending: state.pending, trouble: null }, []];
    case 'addressWanted':
      return state.at === 'waiting'
        ? [{ ...state, at: 'readdressing', resend: 'idle', trouble: null }, []]
        : [state, []];
    case 'addressLeft':
      return state.at === 'readdressing' ? [{ ...state, at: 'waiting', trouble: null }, []] : [state, []];
    case 'addressGiven':
      return state.at === 'readdressing' ? resend(state, event.address) : [state, []];
    case 'resendWanted':
      return state.at === 'waiting' || state.at === 'refused' ? resend(state, null) : [state, []];
    case 'resent':
      return resent(state, event.pending, event.wait);
    case 'resendRefused':
      return resendRefused(state, event.trouble);
    case 'waited':
      return 'wait' in state ? [{ ...state, wait: event.seconds }, []] : [state, []];
    case 'forgotten':
      return [initialVerification, [{ do: 'dropPending' }]];
  }
}

const waitingOf = (state: VerificationState): Waiting | null => {
  if (!('wait' in state)) return null;
  const { pending, wait, resend, trouble } = state;
  return { pending, wait, resend, trouble };
};

function refused(state: VerificationState & { readonly at: 'checking' }, trouble: Trouble): Next {
  const { token, ...rest } = state;
  // A code is typed again; only a link can be unusable as such.
  const why = endingOf(trouble.code);
  if (why !== null && !(why === 'unusable' && token === null)) {
    const over = why === 'used';
    return [
      { ...rest, at: 'refused', why, token, pending: over ? null : rest.pending },
      over ? [{ do: 'dropPending' }] : [],
    ];
  }
  if (token !== null) return [{ ...rest, at: 'linked', token, trouble }, []];
  if (rest.pending === null) return [initialVerification, []];
  return [{ ...rest, at: 'waiting', pending: rest.pending, trouble }, []];
}

/** Pressed too early, it is answered in words by whoever shows the wait. */
function resend(
  state: VerificationState & { readonly at: 'waiting' | 'readdressing' | 'refused' },
  address: string | null,
): Next {
  if (state.resend === 'sending' || (state.wait > 0 && address === null)) return [state, []];
  const request = requestOf(state, address);
  if (request === null) return [state, []];
  return [{ ...state, resend: 'sending', trouble: null }, [{ do: 'resend', request }]];
}

function requestOf(state: VerificationState, address: string | null): ResendRequest | null {
  if (!('pending' in state)) return null;
  if (state.pending !== null) {
    const { id, channel } = state.pending;
    if (address === null) return { id };
    return channel === 'text' ? { id, mobile: address } : { id, email: address };
  }
  // Opened on another device, or long after: the link alone tells whose message it was.
  if (state.at !== 'refused' || state.token === null) return null;
  return state.why === 'expired' ? { token: state.token } : null;
}

/** Whether another message can be asked for. */
export const canResend = (state: VerificationState): boolean => requestOf(state, null) !== null;

function resent(state: VerificationState, pending: Pending, wait: number): Next {
  if (!('resend' in state) || state.resend !== 'sending') return [state, []];
  // A code that is being checked is the older one: its answer still comes.
  const next: VerificationState =
    state.at === 'checking' || state.at === 'linked'
      ? { ...state, pending, wait, resend: 'idle' }
      : { at: 'waiting', pending, wait, resend: 'sent', trouble: null };
  return [
    next,
    [
      { do: 'keepPending', pending },
      { do: 'watch', seconds: wait },
    ],
  ];
}

function resendRefused(state: VerificationState, trouble: Trouble): Next {
  if (!('resend' in state) || state.resend !== 'sending') return [state, []];
  // What the backend does not know any more has run out: nobody has come here by a link.
  const why = trouble.code === 'not-found' ? 'expired' : endingOf(trouble.code);
  if (why !== null && why !== 'unusable') {
    return [
      { ...state, at: 'refused', why, token: null, pending: null, resend: 'idle' },
      [{ do: 'dropPending' }],
    ];
  }
  const wait = trouble.code === 'rate-limited' ? (trouble.retryAfterSeconds ?? 60) : state.wait;
  return [
    { ...state, resend: 'idle', trouble, wait },
    wait === state.wait ? [] : [{ do: 'watch', seconds: wait }],
  ];
}
