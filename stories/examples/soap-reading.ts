/** From the desk's XML to the contract: cents for dollars, ISO days for American ones, words for letters. */
import type {
  Account,
  Bill,
  BillDetails,
  BillList,
  LocalText,
  Quote,
  Receipt,
  SessionState,
  Usage,
} from '../../src/contract/index.js';
import { Unreadable, all, child, maybe, need, number, text } from './xml.js';

/** `"124.50"` → `12450`. Text is cut, never multiplied: 1.15 × 100 is 114.99999999999999. */
export function cents(within: Element, name: string): number {
  const [, sign, dollars, rest] = /^(-?)(\d+)\.(\d\d)$/.exec(text(within, name)) ?? [];
  if (dollars === undefined || rest === undefined) throw new Unreadable(`${name} is no amount`);
  return Number(`${sign ?? ''}${dollars}${rest}`);
}

/** `"12/31/2016"` → `"2016-12-31"`. */
export function day(within: Element, name: string): string {
  const [, month, date, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text(within, name)) ?? [];
  if (month === undefined || date === undefined || year === undefined)
    throw new Unreadable(`${name} is no day`);
  return `${year}-${month}-${date}`;
}

const where = <T>(within: Element, name: string, read: (within: Element, name: string) => T) =>
  child(within, name) ? read(within, name) : undefined;

const words = (within: Element, name: string): LocalText =>
  Object.fromEntries([...need(within, name).children].map((each) => [each.localName, each.textContent]));

const amountUsed = (within: Element, name: string): Usage => {
  const used = need(within, name);
  return { quantity: number(used, 'Quantity'), unit: text(used, 'Unit') };
};

/** Nobody is signed in where there is no user. */
export const sessionOf = (answer: Element): SessionState =>
  child(answer, 'User')
    ? {
        state: 'signed-in',
        userName: text(answer, 'User'),
        expiresInSeconds: number(answer, 'Seconds'),
      }
    : { state: 'signed-out' };

export const accountOf = (from: Element): Account => ({
  id: text(from, 'Id'),
  number: text(from, 'Number'),
  customerNumber: maybe(from, 'Customer'),
  serviceAddress: text(from, 'Address'),
});

// A letter that nobody has told us of is shown as nothing in particular, and does not break the list.
const statuses: Readonly<Record<string, Bill['status']>> = { O: 'open', P: 'paid', X: 'processing' };

export const billOf = (from: Element): Bill => {
  const returned = child(from, 'Returned');
  return {
    id: text(from, 'Id'),
    accountId: text(from, 'AccountId'),
    number: text(from, 'No'),
    year: where(from, 'Year', number),
    issued: day(from, 'Issued'),
    due: day(from, 'Due'),
    charges: cents(from, 'Charges'),
    balance: cents(from, 'Balance'),
    pending: cents(from, 'Pending'),
    status: statuses[text(from, 'Status')] ?? 'other',
    paidOn: where(from, 'PaidOn', day),
    returned: returned && { amount: cents(returned, 'Amount'), on: day(returned, 'On') },
    usage: where(from, 'Used', amountUsed),
    previousUsage: where(from, 'UsedBefore', amountUsed),
  };
};

export const billsOf = (answer: Element): BillList => ({
  accountId: text(answer, 'AccountId'),
  asOf: day(answer, 'AsOf'),
  totalDue: cents(answer, 'TotalDue'),
  bills: all(answer, 'Invoice').map(billOf),
});

const kinds: Readonly<Record<string, BillDetails['reads'][number]['kind']>> = {
  A: 'actual',
  E: 'estimated',
  R: 'replaced',
};

export const detailsOf = (answer: Element): BillDetails => ({
  bill: billOf(need(answer, 'Invoice')),
  lines: all(answer, 'Line').map((line) => ({
    label: words(line, 'Label'),
    amount: cents(line, 'Amount'),
    quantity: where(line, 'Used', amountUsed),
    unitPrice: maybe(line, 'UnitPrice'),
  })),
  reads: all(answer, 'Reading').map((reading) => ({
    meter: text(reading, 'Meter'),
    from: day(reading, 'From'),
    to: day(reading, 'To'),
    previous: number(reading, 'Previous'),
    current: number(reading, 'Current'),
    kind: kinds[text(reading, 'Kind')] ?? 'other',
  })),
});

const posting = (from: Element): Quote['posting'] =>
  ({ T: 'today' as const, N: 'next-business-day' as const })[text(from, 'Posts')] ?? 'other';

const totals = (from: Element): Pick<Quote, 'amount' | 'fee' | 'total' | 'posting'> => ({
  amount: cents(from, 'Amount'),
  fee: cents(from, 'Fee'),
  total: cents(from, 'Total'),
  posting: posting(from),
});

export const quoteOf = (answer: Element): Quote => {
  const authorization = child(answer, 'Authorization');
  return {
    id: text(answer, 'Id'),
    accountId: text(answer, 'AccountId'),
    items: all(answer, 'Item').map((item) => ({
      billId: text(item, 'BillId'),
      billNumber: text(item, 'No'),
      amount: cents(item, 'Amount'),
    })),
    ...totals(answer),
    authorization: authorization && {
      id: text(authorization, 'Id'),
      version: text(authorization, 'Version'),
      text: words(authorization, 'Text'),
    },
    pendingBillIds: all(answer, 'UnderWay').map((each) => each.textContent),
    expiresInSeconds: number(answer, 'Seconds'),
  };
};

const methodOf = (from: Element): Receipt['method'] => {
  const last4 = text(from, 'LastFour');
  const brand = ({ V: 'visa', M: 'mastercard', A: 'amex', D: 'discover' } as const)[
    maybe(from, 'Brand') ?? ''
  ];
  return child(from, 'Brand')
    ? { kind: 'card', brand: brand ?? 'other', last4 }
    : { kind: 'bank-account', last4 };
};

export const receiptOf = (from: Element): Receipt => ({
  confirmation: text(from, 'Confirmation'),
  reference: text(from, 'Reference'),
  accountId: text(from, 'AccountId'),
  items: all(from, 'Item').map((item) => ({
    billId: text(item, 'BillId'),
    billNumber: text(item, 'No'),
    amount: cents(item, 'Amount'),
    remaining: cents(item, 'Remaining'),
  })),
  ...totals(from),
  method: methodOf(from),
  at: text(from, 'At'),
  sentTo: maybe(from, 'SentTo'),
});
