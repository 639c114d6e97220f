import { parseNumber } from './identifiers.js';

export type RoutingError =
  'empty' | 'not-digits' | 'too-short' | 'too-long' | 'prefix-unknown' | 'check-digit-wrong';
export type ParsedRouting =
  { readonly ok: true; readonly digits: string } | { readonly ok: false; readonly code: RoutingError };

/** First two digits that are in use: federal, districts, thrifts, electronic, and traveler's checks. */
const prefixes = [
  [0, 12],
  [21, 32],
  [61, 72],
  [80, 80],
] as const;

const weights = [3, 7, 1];

const hasKnownPrefix = (digits: string): boolean => {
  const prefix = Number(digits.slice(0, 2));
  // Nothing but zeros has the right check digit, and belongs to no bank.
  return Number(digits) > 0 && prefixes.some(([first, last]) => prefix >= first && prefix <= last);
};

/**
 * Reads the routing number of a bank of the United States as people type or paste it: spaces, dashes, dots and a label before it do not
 * matter. Nine digits, of which the first two are a known range and the last makes the sum of the digits, weighted 3, 7, 1 in turn, a
 * multiple of ten (the American Bankers Association's rule, which finds every single wrong digit).
 */
export function parseRouting(text: string): ParsedRouting {
  const number = parseNumber(text, { minDigits: 9, maxDigits: 9 });
  if (!number.ok) return number;
  const { digits } = number;
  if (!hasKnownPrefix(digits)) return { ok: false, code: 'prefix-unknown' };
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0), 0);
  return sum % 10 === 0 ? number : { ok: false, code: 'check-digit-wrong' };
}
