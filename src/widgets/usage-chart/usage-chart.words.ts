import type { UsageHistory } from '../../contract/index.js';
import { compare, csv, type Period, type UsageUnit } from '../../core/usage.js';
import { noonOf } from '../../core/dates.js';
import { unitName } from '../../views/formats.js';
import { regional } from '../../i18n/format.js';
import type { Ready } from '../../element/runtime-controller.js';

/** The periods in one unit, and how they are spoken of. */
export interface Told {
  readonly ready: Ready;
  readonly periods: readonly Period[];
  readonly unit: UsageUnit;
}

export interface UsageFormats {
  readonly quantity: (value: number) => string;
  /** Both days of a period; the year once where it is the same. */
  readonly days: (period: Period) => { readonly from: string; readonly to: string };
  readonly month: (day: string) => string;
  readonly year: (day: string) => string;
}

const known = new Map<string, UsageFormats>();

/** Formatters are dear: one set a language and number of decimals. */
export function formatsOf({ ready, unit }: Pick<Told, 'ready' | 'unit'>): UsageFormats {
  const locale = regional(ready.language.locale, ready.portal.currency);
  const key = `${locale} ${unit.digits.toString()}`;
  let formats = known.get(key);
  if (formats === undefined) {
    const date = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return (day: string): string => format.format(noonOf(day));
    };
    const short = date({ day: 'numeric', month: 'short' });
    const full = date({ day: 'numeric', month: 'short', year: 'numeric' });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: unit.digits });
    formats = {
      quantity: (value) => number.format(value),
      days: ({ from, to }) => ({
        from: from.slice(0, 4) === to.slice(0, 4) ? short(from) : full(from),
        to: full(to),
      }),
      month: date({ month: 'short' }),
      year: date({ year: 'numeric' }),
    };
    known.set(key, formats);
  }
  return formats;
}

function say(about: 'takeaway' | 'point', told: Told, index: number): string {
  const { ready, periods, unit } = told;
  const { t } = ready.language;
  const period = periods[index];
  if (!period) return '';
  const { quantity, days } = formatsOf(told);
  const { kind } = period;
  if (kind === 'missing' || period.quantity === null) return t(`usage.${about}.missing`, days(period));
  const { is, change } = compare(periods, index, unit.digits);
  return t(`usage.${about}.${kind}.${is}`, {
    ...days(period),
    quantity: quantity(period.quantity),
    unit: unitName(unit.unit, ready),
    change: quantity(change),
  });
}

/** What the newest period comes to, in one sentence. */
export const takeaway = (told: Told): string => say('takeaway', told, told.periods.length - 1);

/** One period: days, use, how it is known, and how it differs from the one before. */
export const pointText = (told: Told, index: number): string => say('point', told, index);

/** All periods for a spreadsheet: ISO days and plain numbers, in the unit that is shown. */
export function usageFile({ ready, periods, unit }: Told): string {
  const { t, coded } = ready.language;
  const name = unitName(unit.unit, ready);
  return csv([
    [
      t('usage.csvFrom'),
      t('usage.csvTo'),
      t('usage.csvUse'),
      t('usage.csvUnit'),
      t('usage.tableKind'),
      t('usage.csvBill'),
    ],
    ...periods.map(({ from, to, quantity, kind, billNumber }) => [
      ...[from, to, quantity, name],
      coded('usage.kind', kind),
      billNumber ?? null,
    ]),
  ]);
}

/** By what a file of one service is found again. */
export const fileName = ({ unit }: UsageHistory, periods: readonly Period[]): string =>
  `use-${unit.replace(/\W+/g, '-')}-${periods[periods.length - 1]?.to ?? ''}.csv`;
