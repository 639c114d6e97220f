import type { UsageHistory } from '../contract/usage.js';
import type { UtilityClient } from './client.js';
import { asResident } from './as-resident.js';
import type { Question } from './reads.js';

/** What an account has used, period by period. */
export const usageOf = (client: UtilityClient, accountId: string): Question<UsageHistory> => ({
  name: `usage:${accountId}`,
  load: (signal) =>
    asResident(
      client,
      client.adapter.usage?.getUsage(accountId, signal),
      (history) => history.accountId === accountId,
    ),
});
