import { AccountList } from '../bills.js';
import { FoundAccounts, LinkRequest, SearchRequest } from '../linking.js';
import { write } from '../operation.js';

export const searchAccounts = write(
  'searchAccounts',
  '/accounts/search',
  'needed',
  SearchRequest,
  FoundAccounts,
);
export const linkAccount = write('linkAccount', '/accounts', 'needed', LinkRequest, AccountList);
