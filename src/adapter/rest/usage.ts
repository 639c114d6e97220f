import { getUsage } from '../../contract/operations/usage.js';
import type { Call } from '../http.js';
import type { UsagePort } from '../port.js';

/** Consumption over the REST contract. */
export const usage = (call: Call): UsagePort => ({
  getUsage: (accountId, signal) => call(getUsage, { params: { accountId }, signal }),
});
