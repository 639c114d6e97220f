import type { Catalogue } from '../translate.js';

/** Paying, the card and the receipt. Plain words, grade 8 or below; each says what is true and what to do next. */
export const payment = {
  'pay.title': 'Pay your bill',
  'pay.account': 'For {address}, account {number}',
  'pay.signInTitle': 'Sign in to pay your bill',
  'pay.choose': 'Which bills do you want to pay?',
  'pay.bill': 'Bill {number}, due {day}',
  'pay.bills': { one: '{count} bill', other: '{count} bills' },
  'pay.cardTitle': 'Card details',
  'pay.cardFrame': 'Card details for your payment to {utility}',
  'pay.cardLoading': 'The card form is loading',
  'pay.cardFailed': 'The card form did not load. Nothing was charged.',
  'pay.cardReload': 'Load the card form again',
  'pay.continue': 'Continue',
  'pay.chooseFirst': 'Choose at least one bill',
  'pay.lineFee': 'Card fee',
  'pay.noFee': 'No fee',
  'pay.lineTotal': 'Total',
  'pay.quoting': 'Working out the total',
  'pay.quoteFailed': 'We could not work out the total. Nothing was charged.',
  'pay.nothing': 'You owe nothing',
  'pay.nothingBody': 'There is no bill to pay right now.',
  'pay.underWay': 'All your bills have a payment under way.',
} as const satisfies Catalogue;
