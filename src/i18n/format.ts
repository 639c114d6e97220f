import { noonOf } from '../core/dates.js';

/** Formatting of one portal in one language. */
export interface Formats {
  /** Minor units of the portal's currency. */
  money(minor: number): string;
  /** A unit price: decimal string in major units, with up to four decimals. */
  price(decimal: string): string;
  /** A `YYYY-MM-DD` day. */
  day(day: string): string;
  /** A day without its year. */
  shortDay(day: string): string;
  /** An RFC 3339 instant, or milliseconds of the page's clock, in the utility's zone, with the zone's name. */
  instant(instant: string | number): string;
  number(value: number): string;
}

/**
 * A language without a region is written as where the portal's money is from, which its code begins with
 * (ISO 4217): residents who read Spanish see `$134.46`, as on their bill, and not the `134,46 $` of Spain.
 */
export const regional = (language: string, currency: string): string =>
  language.includes('-') ? language : `${language}-${currency.slice(0, 2)}`;

/** A date that no calendar has stays as the backend wrote it. */
const written = (format: Intl.DateTimeFormat, date: Date, text: string): string =>
  isNaN(+date) ? text : format.format(date);

/** `language`: a tag, with or without a region; `currency`: a code of ISO 4217; `timeZone`: the utility's. */
export function createFormats(language: string, currency: string, timeZone: string): Formats {
  const locale = regional(language, currency);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const money = new Intl.NumberFormat(locale, style);
  const price = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 4 });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const dayWith = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', timeZone: 'UTC', ...options });
  const day = dayWith({ month: 'long', year: 'numeric' });
  const shortDay = dayWith({ month: 'short' });
  const instantIn = (zone: string): Intl.DateTimeFormat =>
    dayWith({
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
      timeZoneName: 'short',
    });
  let instant: Intl.DateTimeFormat;
  try {
    instant = instantIn(timeZone);
  } catch {
    // A zone that this browser does not know: the one that is used stands beside the time.
    instant = instantIn('UTC');
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return {
    money: (minor) => money.format(minor / 10 ** digits),
    price: (decimal) => (decimal.trim() !== '' && isFinite(+decimal) ? price.format(+decimal) : decimal),
    day: (value) => written(day, noonOf(value), value),
    shortDay: (value) => written(shortDay, noonOf(value), value),
    instant: (value) => written(instant, new Date(value), String(value)),
    number: (value) => number.format(value),
  };
}
