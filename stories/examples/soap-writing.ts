/** The desk's side of the XML: from what the simulated utility answers to letters, dollars and American days. */
import type { Bill, BillDetails, LocalText, Quote, Receipt, Resolution } from '../../src/contract/index.js';
import { dollars, itemsXml } from './soap-outcomes.js';
import { leaf, node } from './xml.js';

const american = (iso: string): string => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1');
export const dayXml = (name: string, iso?: string): string =>
  leaf(name, iso === undefined ? undefined : american(iso));
export const money = (name: string, amount: number): string => leaf(name, dollars(amount));
const words = (name: string, local: LocalText): string =>
  node(name, ...Object.entries(local).map(([language, word]) => leaf(language, word)));
const used = (name: string, usage: Bill['usage']): string =>
  usage ? node(name, leaf('Quantity', usage.quantity), leaf('Unit', usage.unit)) : '';

const letters: Readonly<Record<Bill['status'], string>> = {
  open: 'O',
  paid: 'P',
  processing: 'X',
  other: '-',
};

export const invoice = (bill: Bill): string =>
  node(
    'Invoice',
    ...[
      leaf('Id', bill.id),
      leaf('AccountId', bill.accountId),
      leaf('No', bill.number),
      leaf('Year', bill.year),
    ],
    ...[dayXml('Issued', bill.issued), dayXml('Due', bill.due), money('Charges', bill.charges)],
    ...[money('Balance', bill.balance), money('Pending', bill.pending), leaf('Status', letters[bill.status])],
    dayXml('PaidOn', bill.paidOn),
    bill.returned
      ? node('Returned', money('Amount', bill.returned.amount), dayXml('On', bill.returned.on))
      : '',
    ...[used('Used', bill.usage), used('UsedBefore', bill.previousUsage)],
  );

export const details = ({ bill, lines, reads }: BillDetails): string =>
  [
    invoice(bill),
    ...lines.map(({ label, amount, quantity, unitPrice }) =>
      node(
        'Line',
        ...[
          words('Label', label),
          money('Amount', amount),
          used('Used', quantity),
          leaf('UnitPrice', unitPrice),
        ],
      ),
    ),
    ...reads.map(({ meter, from, to, previous, current, kind }) =>
      node(
        'Reading',
        ...[leaf('Meter', meter), dayXml('From', from), dayXml('To', to)],
        ...[leaf('Previous', previous), leaf('Current', current), leaf('Kind', kind.charAt(0).toUpperCase())],
      ),
    ),
  ].join('');

const totals = ({ amount, fee, total, posting }: Quote | Receipt): string =>
  [
    ...[money('Amount', amount), money('Fee', fee), money('Total', total)],
    leaf('Posts', posting === 'today' ? 'T' : 'N'),
  ].join('');

export const quoteXml = (quote: Quote): string =>
  [
    ...[leaf('Id', quote.id), leaf('AccountId', quote.accountId), totals(quote)],
    ...quote.items.map(({ billId, billNumber, amount }) =>
      node('Item', leaf('BillId', billId), leaf('No', billNumber), money('Amount', amount)),
    ),
    quote.authorization
      ? node(
          'Authorization',
          leaf('Id', quote.authorization.id),
          leaf('Version', quote.authorization.version),
          words('Text', quote.authorization.text),
        )
      : '',
    ...quote.pendingBillIds.map((id) => leaf('UnderWay', id)),
    leaf('Seconds', quote.expiresInSeconds),
  ].join('');

const receiptXml = (receipt: Receipt): string =>
  node(
    'Receipt',
    ...[leaf('Confirmation', receipt.confirmation), leaf('Reference', receipt.reference)],
    ...[leaf('AccountId', receipt.accountId), totals(receipt), leaf('At', receipt.at)],
    ...receipt.items.map(({ billId, billNumber, amount, remaining }) =>
      node(
        'Item',
        ...[
          leaf('BillId', billId),
          leaf('No', billNumber),
          money('Amount', amount),
          money('Remaining', remaining),
        ],
      ),
    ),
    leaf('LastFour', receipt.method.last4),
    receipt.method.kind === 'card' ? leaf('Brand', receipt.method.brand.charAt(0).toUpperCase()) : '',
    leaf('SentTo', receipt.sentTo),
  );

const reasons: Readonly<Record<string, string>> = {
  'insufficient-funds': '51',
  'card-expired': '54',
  'security-code-wrong': '82',
  'card-declined': '05',
  'challenge-failed': '59',
  'processor-refused': '96',
  'bank-account-refused': '14',
};

export function outcomeXml(found: Resolution): string {
  switch (found.status) {
    case 'paid':
      return leaf('Outcome', 'A') + receiptXml(found.receipt);
    case 'declined':
      return leaf('Outcome', 'D') + leaf('Reason', reasons[found.reason] ?? '00');
    case 'processing':
      return [
        ...[leaf('Outcome', 'W'), leaf('Reference', found.reference), money('Total', found.total)],
        ...[itemsXml(found.items ?? []), dayXml('Expected', found.expectedOn)],
      ].join('');
    case 'action-required':
      return (
        leaf('Outcome', 'Q') + leaf('Challenge', found.challenge) + leaf('Seconds', found.expiresInSeconds)
      );
    case 'closed':
      return leaf('Outcome', 'V');
    case 'unknown':
      return leaf('Outcome', 'U');
  }
}
