import type { Drift } from './drift.js';

/** What a JSON document may hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** `before`: the backend never hears of the request. `after`: it has done what was asked when things go wrong. */
export type When = 'before' | 'after';

/**
 * One thing that goes wrong. Times are milliseconds where not named otherwise. Where `when` may be left out it is `before`, except
 * for faults of an answer's body, which need an answer.
 */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number; readonly when?: When }
  /** Nothing happens before whoever set it says so, as a test does that looks at what is shown meanwhile. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }
  /** No answer, ever. */
  | { readonly kind: 'hang'; readonly when?: When }
  /** The connection is cut before the first byte of an answer. */
  | { readonly kind: 'reset-before-headers'; readonly when?: When }
  /** The status and headers arrive, and then the connection is cut. */
  | { readonly kind: 'reset-after-headers' }
  /** Half of the body arrives. */
  | { readonly kind: 'truncate' }
  /** An error with a problem document; `retryAfter` in seconds, sent as a number or as a date. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: number;
      readonly retryAs?: 'seconds' | 'date';
      readonly when?: When;
    }
  /** 503 with a page for people. */
  | { readonly kind: 'maintenance'; readonly retryAfter?: number }
  | { readonly kind: 'error-before-commit' }
  | { readonly kind: 'error-after-commit' }
  | { readonly kind: 'wrong-content-type' }
  | { readonly kind: 'malformed-json' }
  /** A well-formed answer of another shape. */
  | { readonly kind: 'off-schema' }
  /** An answer that has come to differ from the contract: as far as that allows it, or where it does not. */
  | { readonly kind: 'drift'; readonly drift: Drift; readonly reach: 'allowed' | 'refused' }
  /** A right answer to the question, but this one. */
  | { readonly kind: 'answer'; readonly status?: number; readonly body: Json }
  /** A sign-in page with status 200, as a proxy gives it. */
  | { readonly kind: 'login-page-200' }
  /** The request reaches the backend twice; the second answer comes back. */
  | { readonly kind: 'duplicate' }
  /** The first answer that was given at this address, whatever has happened since. */
  | { readonly kind: 'stale' }
  /** A payment at the counter, on the first bill that the request names, just before it is looked at. Minor units. */
  | { readonly kind: 'paid-elsewhere'; readonly amount: number };

export interface FaultRule {
  /**
   * `operation`: a name of the contract, or `*`. `nth`: only its nth call, from 1, counted since the rule was added. `chance`: each call
   * with this probability, drawn from the plan's seed.
   */
  readonly match: { readonly operation: string; readonly nth?: number; readonly chance?: number };
  readonly fault: Fault;
  /** How often it strikes; without it, every time. */
  readonly times?: number;
}
