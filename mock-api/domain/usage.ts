import type { LocalText, UsageHistory, UsagePoint } from '../../src/contract/index.js';
import { tableOn } from './rates.js';
import { Refusal } from './refusal.js';
import type { Period, Tenant } from './tenant.js';

const water: LocalText = { en: 'Water', es: 'Agua' };

/** A period as it was billed. What the meter showed plays no part: it may have been replaced in between. */
function pointOf({ bill, usage, reads }: Period): UsagePoint[] {
  const [first] = reads;
  const last = reads[reads.length - 1];
  if (!first || !last) return [];
  const kind = reads.some((read) => read.kind === 'estimated') ? 'estimated' : 'actual';
  return [{ from: first.from, to: last.to, quantity: usage, kind, billNumber: bill }];
}

/** What an account has used, the oldest period first. Throws `not-found` for one that the utility does not have. */
export function usageOf(tenant: Tenant, accountId: string): UsageHistory {
  const account = tenant.accounts.find(({ id }) => id === accountId);
  if (!account) throw new Refusal('not-found');
  const { rates, periods, service = water, earlierUse = [] } = account;
  const points = [...earlierUse, ...periods.flatMap(pointOf)].sort((a, b) => (a.from < b.from ? -1 : 1));
  const newest = points[points.length - 1];
  const unit = newest ? tableOn(rates, newest.to).unit : (rates[0]?.unit ?? '');
  return { accountId, service, unit, points };
}
