import type { Challenge } from '../../contract/challenge.js';
import type { ErrorKind, FieldError } from '../errors.js';
import type { Plan } from './plan.js';

/** Answers by field name, as they were typed. */
export type Answers = Readonly<Record<string, string>>;

/** Why something did not work, as far as words need it. */
export interface Trouble {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** What stands of a registration so far. */
export interface Draft {
  readonly plan: Plan;
  /** Index of the step that is shown. */
  readonly step: number;
  /** Index of the first step that has not been sent. */
  readonly from: number;
  readonly answers: Answers;
  /** Continues what was sent before. */
  readonly ticket: string | null;
  /** The version of the terms that were accepted. */
  readonly accepted: string | null;
}

/** A question of the backend's own. */
export type Question =
  | { readonly is: 'none' }
  | { readonly is: 'asking' }
  | { readonly is: 'asked'; readonly challenge: Challenge }
  | { readonly is: 'failed' };

export type RegistrationState =
  /** The portal is not known yet. */
  | { readonly at: 'unopened' }
  | { readonly at: 'terms'; readonly draft: Draft }
  | {
      readonly at: 'filling';
      readonly draft: Draft;
      readonly question: Question;
      readonly errors: readonly FieldError[];
      readonly trouble: Trouble | null;
    }
  | { readonly at: 'sending'; readonly draft: Draft; readonly question: Question }
  /** Sent; the address has to be confirmed before it goes on. */
  | { readonly at: 'pending'; readonly draft: Draft }
  | { readonly at: 'registered'; readonly draft: Draft };

/** What may be kept of a registration in the tab's storage. */
export interface Kept {
  readonly step: number;
  readonly answers: Answers;
  readonly ticket: string | null;
  readonly accepted: string | null;
  readonly pending: boolean;
}

export type RegistrationEvent =
  /** `pending`: a verification of it is known to be under way. */
  | { readonly type: 'opened'; readonly plan: Plan; readonly kept: Kept | null; readonly pending: boolean }
  | { readonly type: 'termsAccepted' }
  | { readonly type: 'edited'; readonly answers: Answers }
  | { readonly type: 'answered'; readonly answers: Answers }
  | { readonly type: 'backWanted'; readonly answers: Answers }
  | { readonly type: 'questionWanted' }
  | { readonly type: 'questionCame'; readonly challenge: Challenge }
  | { readonly type: 'questionFailed' }
  | { readonly type: 'refused'; readonly trouble: Trouble; readonly fields: readonly FieldError[] }
  | { readonly type: 'verificationPending' }
  | { readonly type: 'detailsNeeded'; readonly ticket: string }
  | { readonly type: 'registered' }
  | { readonly type: 'restarted' };

export type RegistrationEffect =
  | { readonly do: 'askQuestion' }
  /** Steps `from` to `to` are sent. */
  | {
      readonly do: 'register';
      readonly draft: Draft;
      readonly challenge: { readonly id: string; readonly answer: string } | null;
    }
  | { readonly do: 'keep'; readonly kept: Kept }
  | { readonly do: 'dropKept' };
