import { getBill, listAccounts, listBills } from '../../contract/operations/billing.js';
import type { Call } from '../http.js';
import type { AccountsPort, BillsPort } from '../port.js';

/** Accounts and bills over the REST contract. */
export const billing = (call: Call): AccountsPort & BillsPort => ({
  listAccounts: (signal) => call(listAccounts, { signal }),
  listBills: ({ accountId, past }, signal) =>
    call(listBills, { params: { accountId }, query: past ? { past: 'true' } : {}, signal }),
  getBill: (billId, signal) => call(getBill, { params: { billId }, signal }),
});
