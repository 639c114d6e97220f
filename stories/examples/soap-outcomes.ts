/** What a payment came to, where a mistake costs money. */
import type { PaymentOutcome, PaymentRequest, Resolution } from '../../src/contract/index.js';
import { cents, day, receiptOf } from './soap-reading.js';
import { Unreadable, all, child, leaf, maybe, need, node, number, text } from './xml.js';

type Reason = Extract<PaymentOutcome, { status: 'declined' }>['reason'];
const reasons: Readonly<Record<string, Reason>> = {
  '51': 'insufficient-funds',
  '54': 'card-expired',
  '82': 'security-code-wrong',
  '05': 'card-declined',
  '59': 'challenge-failed',
  '96': 'processor-refused',
  '14': 'bank-account-refused',
};

/** The desk's letters. One that is not here is an error and never a success: the widget says that it does not know, and keeps the key. */
export function resolutionOf(answer: Element): Resolution {
  const letter = text(answer, 'Outcome');
  switch (letter) {
    case 'A':
      return { status: 'paid', receipt: receiptOf(need(answer, 'Receipt')) };
    case 'D':
      return { status: 'declined', reason: reasons[text(answer, 'Reason')] ?? 'other' };
    case 'W':
      return {
        status: 'processing',
        reference: text(answer, 'Reference'),
        total: cents(answer, 'Total'),
        items: all(answer, 'Item').map((item) => ({
          billId: text(item, 'BillId'),
          amount: cents(item, 'Amount'),
        })),
        expectedOn: child(answer, 'Expected') && day(answer, 'Expected'),
      };
    case 'Q':
      return {
        status: 'action-required',
        challenge: text(answer, 'Challenge'),
        expiresInSeconds: number(answer, 'Seconds'),
      };
    // The desk has closed the key: whatever may still be on its way will be refused.
    case 'V':
      return { status: 'closed' };
    case 'U':
      return { status: 'unknown' };
    default:
      throw new Unreadable(`Outcome ${letter} is not known`);
  }
}

export function outcomeOf(answer: Element): PaymentOutcome {
  const found = resolutionOf(answer);
  if (found.status === 'closed' || found.status === 'unknown')
    throw new Unreadable(`${found.status} is no answer to a payment`);
  return found;
}

/** `12450` → `"124.50"`. */
export const dollars = (amount: number): string => {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const itemsXml = (items: readonly { readonly billId: string; readonly amount: number }[]): string =>
  items
    .map(({ billId, amount }) => node('Item', leaf('BillId', billId), leaf('Amount', dollars(amount))))
    .join('');

export const itemsOf = (within: Element): { billId: string; amount: number }[] =>
  all(within, 'Item').map((item) => ({ billId: text(item, 'BillId'), amount: cents(item, 'Amount') }));

/** A payment as the desk takes it. What the payer agreed to goes along word for word: it is what a bank asks for later. */
export const paymentXml = (key: string, payment: PaymentRequest): string =>
  [
    leaf('Key', key),
    leaf('Reference', payment.reference),
    leaf('QuoteId', payment.quoteId),
    leaf('AccountId', payment.accountId),
    itemsXml(payment.items),
    leaf('Total', dollars(payment.total)),
    node('Method', leaf('Kind', payment.method.kind), leaf('Token', payment.method.token)),
    payment.authorization
      ? node('Agreed', ...Object.entries(payment.authorization).map(([name, value]) => leaf(name, value)))
      : '',
    leaf('Again', payment.confirmedDuplicate ? 'Y' : 'N'),
  ].join('');

/** Read back, on the desk's side. */
export const paymentOf = (from: Element): PaymentRequest => {
  const method = need(from, 'Method');
  const agreed = child(from, 'Agreed');
  return {
    reference: text(from, 'Reference'),
    quoteId: text(from, 'QuoteId'),
    accountId: text(from, 'AccountId'),
    items: itemsOf(from),
    total: cents(from, 'Total'),
    method: {
      kind: text(method, 'Kind') === 'card' ? 'card' : 'bank-account',
      token: text(method, 'Token'),
    },
    ...(agreed
      ? {
          authorization: {
            id: text(agreed, 'id'),
            version: text(agreed, 'version'),
            locale: text(agreed, 'locale'),
            hash: text(agreed, 'hash'),
          },
        }
      : {}),
    confirmedDuplicate: maybe(from, 'Again') === 'Y',
  };
};
