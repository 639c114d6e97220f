import type { FrameField, FrameMessage } from '../../src/contract/frame.js';

/** A card as it was typed. It lives for one call: nothing of it is kept but the brand and the last four digits. */
export interface CardInput {
  readonly number: string;
  /** Month and year, `MM / YY` in any spelling. */
  readonly expiry: string;
  readonly code: string;
  readonly postal: string;
}

export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover';
type Refused = Extract<FrameMessage, { type: 'refused' }>;
export type CardError = Refused['errors'][number];
type Code = CardError['code'];

export interface Expiry {
  readonly month: number;
  readonly year: number;
}

/** Spaces, dashes and dots go, however wide they are. */
export const plainDigits = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Pd}.·]/gu, '');

/** Whether a number has the right last digit by ISO/IEC 7812-1 (Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits !== '' && sum % 10 === 0;
}

const brands: readonly { brand: Brand; starts: RegExp; lengths: readonly number[]; code: number }[] = [
  { brand: 'visa', starts: /^4/, lengths: [13, 16, 19], code: 3 },
  { brand: 'mastercard', starts: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], code: 3 },
  { brand: 'amex', starts: /^3[47]/, lengths: [15], code: 4 },
  { brand: 'discover', starts: /^(6011|64[4-9]|65)/, lengths: [16], code: 3 },
];

const kindOf = (digits: string) => brands.find(({ starts }) => starts.test(digits));

/** The brand that a number's first digits belong to; undefined while it cannot be told. */
export const brandOf = (number: string): Brand | undefined => kindOf(plainDigits(number))?.brand;

/**
 * Reads `12/30`, `1230`, `12 / 2030`, `1-30`, `12.30` and the like. Two digits of a year are of this century.
 * Undefined when it is not a month and a year.
 */
export function parseExpiry(text: string): Expiry | undefined {
  const plain = text.normalize('NFKC').trim();
  const parts =
    /^(\d{1,2})[\s/\\.,\p{Pd}]+(\d{4}|\d{2})$/u.exec(plain) ??
    /^(\d{2})(\d{4}|\d{2})$/.exec(plain) ??
    /^(\d)(\d{2})$/.exec(plain);
  if (!parts) return undefined;
  const month = Number(parts[1]);
  const year = Number(parts[2]);
  if (month < 1 || month > 12) return undefined;
  return { month, year: year < 100 ? 2000 + year : year };
}

function numberError(digits: string, accepted: readonly string[]): Code | undefined {
  if (digits === '') return 'empty';
  if (!/^\d+$/.test(digits)) return 'invalid';
  const kind = kindOf(digits);
  const longest = Math.max(...(kind?.lengths ?? [19]));
  if (digits.length < Math.min(...(kind?.lengths ?? [12]))) return 'incomplete';
  if (digits.length > longest || !passesLuhn(digits)) return 'invalid';
  if (kind && !kind.lengths.includes(digits.length)) return 'incomplete';
  return kind && accepted.includes(kind.brand) ? undefined : 'brand-not-accepted';
}

function expiryError(text: string, today: string): Code | undefined {
  if (text.trim() === '') return 'empty';
  const expiry = parseExpiry(text);
  if (!expiry) return plainDigits(text).replace(/\D/g, '').length < 3 ? 'incomplete' : 'invalid';
  // A card is good to the end of its month; nobody issues one for more than twenty years.
  const left = (expiry.year - Number(today.slice(0, 4))) * 12 + expiry.month - Number(today.slice(5, 7));
  if (left < 0) return 'expired';
  return left > 240 ? 'invalid' : undefined;
}

function codeError(text: string, digits: string): Code | undefined {
  const code = plainDigits(text);
  const length = kindOf(digits)?.code ?? 3;
  if (code === '') return 'empty';
  if (!/^\d+$/.test(code)) return 'invalid';
  if (code.length < length) return 'incomplete';
  return code.length > length ? 'invalid' : undefined;
}

function postalError(text: string): Code | undefined {
  const postal = plainDigits(text);
  if (postal === '') return 'empty';
  if (!/^\d+$/.test(postal)) return 'invalid';
  if (postal.length < 5 || (postal.length > 5 && postal.length < 9)) return 'incomplete';
  return postal.length > 9 ? 'invalid' : undefined;
}

/** What is wrong with a card, in the order of the fields. `today` is `YYYY-MM-DD`; `accepted` are the brands that may be used. */
export function checkCard(card: CardInput, accepted: readonly string[], today: string): CardError[] {
  const digits = plainDigits(card.number);
  const found: [FrameField, Code | undefined][] = [
    ['number', numberError(digits, accepted)],
    ['expiry', expiryError(card.expiry, today)],
    ['code', codeError(card.code, digits)],
    ['postal', postalError(card.postal)],
  ];
  return found.flatMap(([field, code]) => (code === undefined ? [] : [{ field, code }]));
}
