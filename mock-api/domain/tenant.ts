import type { LocalText, MeterRead, Method, PortalConfig, UsagePoint } from '../../src/contract/index.js';
import type { RateTable } from './rates.js';

/** Everything that makes one simulated utility: what its portal says, its rules, and what it knows at the start. */
export interface Tenant {
  readonly portal: PortalConfig;
  readonly rules: Rules;
  readonly accounts: readonly TenantAccount[];
  readonly users: readonly TenantUser[];
  /** Pages of the city that messages lead to, by language; see `pageOf` for the usual ones. */
  readonly pages?: { readonly verify: LocalText; readonly signIn: LocalText };
}

export interface Rules {
  /** The wall clock of the utility's zone when its world begins, `YYYY-MM-DDTHH:MM`. */
  readonly startsAt: string;
  /** How sessions travel, where it is not the transport's usual way. */
  readonly session?: 'cookie' | 'cross-site-cookie' | 'bearer';
  /** How long a session lives without a request, and with "remember me". */
  readonly idleSeconds: number;
  readonly rememberSeconds: number;
  /** How long a payer has to confirm a quote. */
  readonly quoteSeconds: number;
  /** Convenience fee by method; none where nothing is said. */
  readonly fees: Readonly<Partial<Record<Method, Fee>>>;
  /** Payments made from this time of day on, `HH:MM`, or at a weekend, count from the next business day. */
  readonly cutOff: string;
  readonly confirmation: { readonly prefix: string; readonly first: number };
  /** Wrong passwords that one identifier may be tried with before it has to wait. */
  readonly attempts: { readonly limit: number; readonly windowSeconds: number };
  /** Whether a mobile number that was given at registration is confirmed by a text message. */
  readonly verifyMobile?: boolean;
}

/** What a payment costs extra: an amount, a share of what is paid, or both. */
export interface Fee {
  /** Minor units. */
  readonly fixed?: number;
  /** Hundredths of a percent of the amount, rounded to the minor unit, half up. */
  readonly basisPoints?: number;
}

export interface TenantAccount {
  readonly id: string;
  readonly number: string;
  readonly customerNumber: string;
  /** Of a person, or of an institution. Whoever is not the customer sees it masked. */
  readonly customerName: string;
  readonly serviceAddress: string;
  readonly rates: readonly RateTable[];
  /** What is metered, where it is not water. */
  readonly service?: LocalText;
  /** Use before the first bill that is kept here, and periods of which nothing is known. */
  readonly earlierUse?: readonly UsagePoint[];
  /** Oldest first. */
  readonly periods: readonly Period[];
}

/** What was read and used between two bills. The bill's charges are computed from it, never given. */
export interface Period {
  readonly bill: string;
  /** The utility's billing year, which may be a fiscal one. */
  readonly year: number;
  readonly issued: string;
  readonly due: string;
  /** Units billed, as the utility states them: a replaced meter makes them differ from what the reads show. */
  readonly usage: number;
  readonly reads: readonly MeterRead[];
  /** Lines that explain and cost nothing; `at` is the place among the bill's lines. */
  readonly notes?: readonly { readonly at: number; readonly label: LocalText }[];
  /** The day on which it was paid in full, if it was. */
  readonly paidOn?: string;
}

export interface TenantUser {
  /** As it was chosen at registration. */
  readonly identifier: string;
  readonly password: string;
  readonly email: string;
  readonly verified: boolean;
  /** Ids of the accounts it is linked to. */
  readonly accounts: readonly string[];
}
