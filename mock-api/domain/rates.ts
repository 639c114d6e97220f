import type { BillLine, LocalText } from '../../src/contract/index.js';
import { sum } from '../../src/core/money.js';

/**
 * Prices of a service. Amounts and unit prices are decimal strings in major units; unit prices have up to four decimals.
 * A tier's `from` is the first unit billed at its price: tiers from 0 and 21 bill units 1 to 20 at the first price.
 */
export interface RateTable {
  /** The first day it is in force, `YYYY-MM-DD`: a bill takes the table of its last read. */
  readonly from: string;
  /** What is counted, for example `CCF`. */
  readonly unit: string;
  readonly lines: readonly RateLine[];
}

export type RateLine =
  | { readonly kind: 'fixed'; readonly label: LocalText; readonly amount: string }
  | { readonly kind: 'usage'; readonly label: LocalText; readonly tiers: readonly Tier[] };

export interface Tier {
  readonly from: number;
  readonly price: string;
}

/** A decimal string as a whole number of ten-thousandths. Throws where it has more decimals than that. */
export function tenThousandths(text: string): number {
  const parts = /^(-?)(\d{1,7})(?:\.(\d{1,4}))?$/.exec(text);
  if (!parts) throw new RangeError(`not a price: ${text}`);
  const value = Number(parts[2]) * 10_000 + Number((parts[3] ?? '').padEnd(4, '0'));
  return parts[1] === '-' ? -value : value;
}

/** Half a cent goes up; a credit is rounded as the charge of the same size. */
function roundHalfUp(value: number, divisor: number): number {
  const cents = Math.floor((Math.abs(value) * 2 + divisor) / (divisor * 2));
  return value < 0 ? -cents : cents;
}

/** Cents of `quantity` units (up to three decimals count) at a unit price. */
export const priceOf = (quantity: number, price: string): number =>
  roundHalfUp(Math.round(quantity * 1000) * tenThousandths(price), 100_000);

const unitsIn = (tiers: readonly Tier[], index: number, quantity: number): number => {
  const below = Math.max((tiers[index]?.from ?? 0) - 1, 0);
  const next = tiers[index + 1];
  const upTo = next ? next.from - 1 : Infinity;
  return Math.max(0, Math.min(quantity, upTo) - below);
};

/**
 * The lines of a bill. Rounding rule: each line is rounded to the cent by itself, half a cent up, and the bill is the sum of its
 * rounded lines, so that a resident who adds up what is printed gets the total. A tier with no unit in it has no line, except the
 * first, which says that nothing was used.
 */
export function billLines(table: RateTable, quantity: number): BillLine[] {
  return table.lines.flatMap((line): BillLine[] => {
    if (line.kind === 'fixed')
      return [{ label: line.label, amount: roundHalfUp(tenThousandths(line.amount), 100) }];
    return line.tiers.flatMap((tier, index) => {
      const units = unitsIn(line.tiers, index, quantity);
      if (units === 0 && index > 0) return [];
      const used = { quantity: units, unit: table.unit };
      return [
        { label: line.label, amount: priceOf(units, tier.price), quantity: used, unitPrice: tier.price },
      ];
    });
  });
}

export const totalOf = (lines: readonly BillLine[]): number => sum(lines.map((line) => line.amount));

/** The table in force on a day. Throws where none is. */
export function tableOn(tables: readonly RateTable[], day: string): RateTable {
  const inForce = tables.filter((table) => table.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1));
  const [table] = inForce;
  if (!table) throw new RangeError(`no rates are in force on ${day}`);
  return table;
}
