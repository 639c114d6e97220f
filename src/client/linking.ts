import type { AccountList } from '../contract/bills.js';
import type { FoundAccounts, LinkRequest, Proof } from '../contract/linking.js';
import type { UtilityClient } from './client.js';
import { asResident } from './as-resident.js';

// Neither is aborted when a widget leaves: the utility would count a try, or have linked, all the same.
const signal = (): AbortSignal => new AbortController().signal;

/** The accounts that a proof fits. Throws `no-match`, `rate-limited` and `validation` with the fields that it is about. */
export const searchAccounts = (client: UtilityClient, proof: Proof): Promise<FoundAccounts> =>
  asResident(client, client.adapter.linking?.searchAccounts({ proof }, signal()));

/** Links an account that was found; every widget of the page, and other tabs, know it at once. Twice is the same as once. */
export async function linkAccount(client: UtilityClient, request: LinkRequest): Promise<AccountList> {
  const list = await asResident(client, client.adapter.linking?.linkAccount(request, signal()));
  client.accountsChanged();
  return list;
}
