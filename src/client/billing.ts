import type { AccountList, BillDetails, BillList } from '../contract/bills.js';
import type { UtilityClient } from './client.js';
import { asResident } from './as-resident.js';
import type { Question } from './reads.js';

/** The accounts that are linked to the resident. */
export const accountsOf = (client: UtilityClient): Question<AccountList> => ({
  name: 'accounts',
  load: (signal) => asResident(client, client.adapter.accounts?.listAccounts(signal)),
});

/** Bills that are owed; with `past` the paid ones too. */
export const billsOf = (client: UtilityClient, accountId: string, past: boolean): Question<BillList> => ({
  name: `bills:${accountId}:${past ? 'all' : 'open'}`,
  load: (signal) =>
    asResident(
      client,
      client.adapter.bills?.listBills({ accountId, past }, signal),
      (list) => list.accountId === accountId,
    ),
});

export const billOf = (client: UtilityClient, billId: string): Question<BillDetails> => ({
  name: `bill:${billId}`,
  load: (signal) =>
    asResident(client, client.adapter.bills?.getBill(billId, signal), ({ bill }) => bill.id === billId),
});
