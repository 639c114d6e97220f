import type { Bill } from '../../contract/index.js';
import type { Order } from './types.js';

/** Pays what is owed of these bills and not under way already. */
export const orderOf = (accountId: string, bills: readonly Bill[]): Order => ({
  accountId,
  items: bills.map((bill) => ({ billId: bill.id, amount: bill.balance - bill.pending })),
});

export const sameOrder = (one: Order, other: Order): boolean =>
  one.accountId === other.accountId &&
  one.items.length === other.items.length &&
  one.items.every(({ billId, amount }, index) => {
    const item = other.items[index];
    return item?.billId === billId && item.amount === amount;
  });
