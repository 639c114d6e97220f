import type { UsagePoint } from '../../src/contract/index.js';
import type { Period } from '../domain/tenant.js';

/** Bills of one meter that is read on the same day of every month. */
export interface Series {
  readonly meter: string;
  /** The first read, `YYYY-MM-DD`, and what the meter showed then. */
  readonly from: string;
  readonly firstRead: number;
  readonly firstBill: number;
  /** What each month used, oldest first. */
  readonly uses: readonly number[];
  /** Months, counted from 0, whose read was estimated. */
  readonly estimated?: readonly number[];
  /** How many of the newest bills are not paid. */
  readonly unpaid: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The same day some months later; `day` replaces the day of the month. */
function monthsLater(from: string, months: number, day = from.slice(8)): string {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}-${day}`;
}

/** Monthly bills, issued on the 25th, due on the 15th and paid on the 10th of the month after. */
export function monthlyPeriods(series: Series): Period[] {
  const { meter, from, uses, estimated = [], unpaid } = series;
  let shown = series.firstRead;
  return uses.map((usage, index): Period => {
    const previous = shown;
    shown += usage;
    const to = monthsLater(from, index + 1);
    const issued = monthsLater(from, index + 1, '25');
    return {
      bill: String(series.firstBill + index * 317),
      year: Number(issued.slice(0, 4)),
      issued,
      due: monthsLater(from, index + 2, '15'),
      usage,
      reads: [
        {
          ...{ meter, from: monthsLater(from, index), to, previous, current: shown },
          kind: estimated.includes(index) ? 'estimated' : 'actual',
        },
      ],
      ...(index < uses.length - unpaid ? { paidOn: monthsLater(from, index + 2, '10') } : {}),
    };
  });
}

/** Use of the months before the bills; null where nothing is known of one. */
export function monthlyUse(from: string, uses: readonly (number | null)[]): UsagePoint[] {
  return uses.map((quantity, index) => ({
    from: monthsLater(from, index),
    to: monthsLater(from, index + 1),
    quantity,
    kind: quantity === null ? 'missing' : 'actual',
  }));
}
