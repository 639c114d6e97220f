import { AccountList, BillDetails, BillList } from '../bills.js';
import { read } from '../operation.js';

export const listAccounts = read('listAccounts', '/accounts', [], 'needed', AccountList);
export const listBills = read('listBills', '/accounts/{accountId}/bills', ['accountId'], 'needed', BillList, [
  'past',
]);
export const getBill = read('getBill', '/bills/{billId}', ['billId'], 'needed', BillDetails);
