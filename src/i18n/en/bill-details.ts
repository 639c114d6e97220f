import type { Catalogue } from '../translate.js';

/** The details of a bill, for whoever opens one. Plain words, grade 8 or below. */
export const billDetails = {
  'bills.line': 'Charge',
  'bills.amount': 'Amount',
  'bills.total': 'Total',
  'bills.each': '{quantity} {unit} at {price}',
  'bills.meter': 'Meter {meter}',
  'bills.period': '{from} to {to}',
  'bills.reads': 'Read {previous}, then {current}',
  'bills.replaced': 'The meter was changed in this period, so the use is not the gap between the two reads.',
  'bills.estimated': 'This read was estimated.',
  'bills.used': 'Use: {quantity} {unit}',
  'bills.unit': '1 {unit} = {quantity} {other}',
  'bills.year': 'Bill year {year}',
} as const satisfies Catalogue;
