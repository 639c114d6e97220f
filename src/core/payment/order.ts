import type { Bill, Method, PortalConfig } from '../../contract/index.js';
import type { Order } from './types.js';

/** A guest's permission stands in a session's place. */
export const guestOf = ({ guest }: Order) => (guest === null ? {} : { guest });

/** The ways to pay that a portal offers and this version knows, the usual one first. */
export const methodsOf = (portal: PortalConfig | undefined): readonly Method[] =>
  portal?.payments?.methods.flatMap(({ kind }) => (kind === 'other' ? [] : [kind])) ?? [];

/** Pays what is owed of these bills and not under way already. */
export const orderOf = (
  accountId: string,
  bills: readonly Bill[],
  method: Method,
  guest: string | null,
): Order => ({
  accountId,
  method,
  guest,
  items: bills.map((bill) => ({ billId: bill.id, amount: bill.balance - bill.pending })),
});

export const sameOrder = (one: Order, other: Order): boolean =>
  one.accountId === other.accountId &&
  one.method === other.method &&
  one.guest === other.guest &&
  one.items.length === other.items.length &&
  one.items.every(({ billId, amount }, index) => {
    const item = other.items[index];
    return item?.billId === billId && item.amount === amount;
  });
