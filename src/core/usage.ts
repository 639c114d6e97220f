import type { PortalConfig, UsagePoint } from '../contract/index.js';
import { daysBetween, noonOf } from './dates.js';

/** More of any unit than anybody uses: what is beyond is no reading. */
const mostQuantity = 1e12;

/** What one period used, as it may be shown; null where nothing is known, which is never zero. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly quantity: number | null;
  readonly kind: 'actual' | 'estimated' | 'missing';
  readonly billNumber?: string | undefined;
}

/** A unit in which use can be told: `factor` of it are one of the history's own. */
export interface UsageUnit {
  readonly unit: string;
  readonly factor: number;
  /** Decimals that mean something. */
  readonly digits: number;
}

const isDay = (day: string): boolean => !Number.isNaN(noonOf(day).getTime());

/** Periods that can be drawn, oldest first. A quantity that nobody can have used is not known. */
export const periodsOf = (points: readonly UsagePoint[]): readonly Period[] =>
  points
    .filter(({ from, to }) => isDay(from) && isDay(to))
    .map(({ from, to, quantity, kind, billNumber }): Period => {
      const known = kind !== 'missing' && quantity !== null && Math.abs(quantity) <= mostQuantity;
      if (!known) return { from, to, quantity: null, kind: 'missing', billNumber };
      return { from, to, quantity, kind: kind === 'estimated' ? kind : 'actual', billNumber };
    })
    .sort((one, other) => one.from.localeCompare(other.from));

/** The history's own unit first, then all that the portal's factors lead to, directly or through others. */
export function unitsOf(own: string, units: PortalConfig['units']): readonly UsageUnit[] {
  const found: UsageUnit[] = [{ unit: own, factor: 1, digits: 3 }];
  const add = (unit: string, factor: number): void => {
    if (!(factor > 1e-9 && factor < 1e9) || found.some((each) => each.unit === unit)) return;
    found.push({ unit, factor, digits: factor >= 1 ? 0 : 2 });
  };
  // What is found is looked at in its turn.
  for (const { unit: from, factor } of found) {
    for (const { unit, equals } of units) {
      if (!equals || !(equals.quantity > 0)) continue;
      if (unit === from) add(equals.unit, factor * equals.quantity);
      else if (equals.unit === from) add(unit, factor / equals.quantity);
    }
  }
  return found;
}

/** Halves go away from zero; never minus zero. */
export function roundTo(value: number, digits: number): number {
  const power = 10 ** digits;
  const rounded = Math.round(Math.abs(value) * power * (1 + Number.EPSILON)) / power;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** The same periods in another unit, rounded: what is compared afterwards is what is shown. */
export const inUnit = (periods: readonly Period[], { factor, digits }: UsageUnit): readonly Period[] =>
  periods.map((period) => ({
    ...period,
    quantity: period.quantity === null ? null : roundTo(period.quantity * factor, digits),
  }));

export type Comparison =
  | { readonly is: 'more' | 'less'; readonly change: number }
  | { readonly is: 'same' | 'first'; readonly change: 0 };

/** A period beside the one before it. `first`: there is none, or nothing is known of it. */
export function compare(periods: readonly Period[], index: number, digits: number): Comparison {
  const now = periods[index]?.quantity ?? null;
  const before = periods[index - 1]?.quantity ?? null;
  if (now === null || before === null) return { is: 'first', change: 0 };
  const change = roundTo(now - before, digits);
  if (change === 0) return { is: 'same', change: 0 };
  return change > 0 ? { is: 'more', change } : { is: 'less', change: -change };
}

export interface Scale {
  readonly least: number;
  readonly most: number;
  /** From the least to the most, in round steps. */
  readonly ticks: readonly number[];
}

/** A scale in about four round steps that holds zero and all that is known. */
export function scaleOf(periods: readonly Period[]): Scale {
  let low = 0;
  let high = 0;
  for (const { quantity } of periods) {
    low = Math.min(low, quantity ?? 0);
    high = Math.max(high, quantity ?? 0);
  }
  const span = high - low;
  // Less than what is shown of any quantity is nothing.
  if (!(span >= 0.001)) return { least: 0, most: 1, ticks: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = ([1, 2, 5].find((each) => each * power >= span / 4) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = [];
  // By multiplying, so that no error adds up.
  for (let index = first; index <= last; index++) ticks.push(Number((index * step).toPrecision(12)));
  return { least: ticks[0] ?? 0, most: ticks[ticks.length - 1] ?? 1, ticks };
}

/** The period that lies a year off, or the nearest to it; always another one, as long as there is one. */
export function aYearFrom(periods: readonly Period[], index: number, direction: 1 | -1): number {
  const here = periods[index];
  if (!here) return index;
  const off = (at: number): number => {
    const other = periods[at];
    return other ? Math.abs(daysBetween(here.to, other.to) * direction - 365) : Infinity;
  };
  let best = index + direction;
  if (!periods[best]) return index;
  for (let at = best; periods[at]; at += direction) if (off(at) < off(best)) best = at;
  return best;
}

/** A table as a file that spreadsheets open. A cell that one of them would run as a formula is kept as text. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : value.toString();
  const text = /^[\s=+\-@]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
