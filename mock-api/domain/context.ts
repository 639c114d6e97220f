import type { Capability } from '../../src/contract/index.js';
import type { Clock } from '../../src/core/clock.js';
import type { MerchantProcessor } from '../processor/charges.js';
import type { Store, Transaction } from '../store/store.js';
import type { Collections } from './records.js';
import { Refusal } from './refusal.js';
import type { Tenant } from './tenant.js';
import { dayIn, instantIn } from './zone.js';

/** What the parts of one utility work with. */
export interface Context {
  readonly store: Store<Collections>;
  readonly tenant: Tenant;
  readonly clock: Clock;
  readonly processor: MerchantProcessor;
  /** The absolute address of a page of the city, given its path. */
  readonly pageAt?: (path: string) => string;
}

export type Tx = Transaction<Collections>;

/** The utility's own day and instant. */
export const today = ({ tenant, clock }: Context): string => dayIn(tenant.portal.timeZone, clock.now());
export const instant = ({ tenant, clock }: Context): string => instantIn(tenant.portal.timeZone, clock.now());

/** A utility that does not offer a thing has no such address. */
export function requireOffered({ tenant }: Context, capability: Capability): void {
  if (!tenant.portal.capabilities.includes(capability)) throw new Refusal('not-found');
}

/** `name@example.test` as `n•••@example.test`: enough to know one's own, too little to learn another's. */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1•••');
