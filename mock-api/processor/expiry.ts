export interface Expiry {
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
}
type Read = Expiry | 'empty' | 'incomplete' | 'invalid';

function monthAndYear(month: string, year: string): Read {
  if (year.length !== 2 && year.length !== 4) return 'incomplete';
  const read = { month: Number(month), year: year.length === 2 ? 2000 + Number(year) : Number(year) };
  return read.month >= 1 && read.month <= 12 && read.year >= 2000 && read.year < 2100 ? read : 'invalid';
}

/** Digits without anything between them: where month and year part depends on how many there are. */
function inOneRun(digits: string): Read {
  const startsWithMonth = /^(0[1-9]|1[0-2])/.test(digits);
  switch (digits.length) {
    case 1:
    case 2:
      return 'incomplete';
    case 3:
      // 428 can only be April 2028; 123 may still become December.
      return startsWithMonth ? 'incomplete' : monthAndYear(digits.slice(0, 1), digits.slice(1));
    case 4:
      return monthAndYear(digits.slice(0, 2), digits.slice(2));
    case 5:
      return /^[1-9]20/.test(digits) ? monthAndYear(digits.slice(0, 1), digits.slice(1)) : 'incomplete';
    case 6:
      return startsWithMonth
        ? monthAndYear(digits.slice(0, 2), digits.slice(2))
        : monthAndYear(digits.slice(4), digits.slice(0, 4));
    default:
      return 'invalid';
  }
}

/**
 * Reads month and year as they stand on cards, come from autofill and are typed: `12/30`, `1230`, `12 / 2030`, `1-30`, `2030-12`.
 * Two digits of a year are of this century.
 */
export function parseExpiry(text: string): Read {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (plain === '') return 'empty';
  if (!/^[\d\s\p{Pd}.,_/\\|]+$/u.test(plain)) return 'invalid';
  const [first, second, third] = plain.match(/\d+/g) ?? [];
  if (first === undefined || third !== undefined) return 'invalid';
  if (second === undefined) return inOneRun(first);
  if (first.length === 4 && second.length <= 2) return monthAndYear(second, first);
  return first.length <= 2 ? monthAndYear(first, second) : 'invalid';
}
