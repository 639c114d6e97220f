import type { CardField, FrameMessage } from '../../src/contract/frame.js';
import { parseExpiry } from './expiry.js';
import type { Expiry } from './expiry.js';

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
export type CardError = Omit<Refused['errors'][number], 'field'> & { readonly field: CardField };
type Code = CardError['code'];

/** The fields in the order in which they stand. */
export const fieldOrder: readonly CardField[] = ['number', 'expiry', 'code', 'postal'];

/** Spaces, dashes and dots go, however wide they are, and the invisible marks that come along when text is pasted. */
export const plainDigits = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}.·,_]/gu, '');

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

interface Scheme {
  readonly brand: Brand;
  readonly starts: RegExp;
  readonly lengths: readonly number[];
  readonly code: number;
}

const schemes: readonly Scheme[] = [
  { brand: 'visa', starts: /^4/, lengths: [13, 16, 19], code: 3 },
  { brand: 'mastercard', starts: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], code: 3 },
  { brand: 'amex', starts: /^3[47]/, lengths: [15], code: 4 },
  { brand: 'discover', starts: /^(6011|64[4-9]|65)/, lengths: [16], code: 3 },
];

const schemeOf = (digits: string): Scheme | undefined => schemes.find(({ starts }) => starts.test(digits));

/** The brand that a number's first digits belong to; undefined while it cannot be told. */
export const brandOf = (number: string): Brand | undefined => schemeOf(plainDigits(number))?.brand;

// By six digits the brand is certain: nobody needs to type the rest to be told that it is not taken.
const certain = 6;

function numberError(digits: string, scheme: Scheme | undefined, accepted: boolean): Code | undefined {
  if (digits === '') return 'empty';
  if (!/^\d+$/.test(digits)) return 'invalid';
  if (scheme && !accepted && digits.length >= certain) return 'brand-not-accepted';
  const lengths = scheme?.lengths ?? [16];
  if (lengths.includes(digits.length) && passesLuhn(digits))
    return accepted ? undefined : 'brand-not-accepted';
  const usual = scheme?.brand === 'amex' ? 15 : 16;
  return digits.length < usual ? 'incomplete' : 'invalid';
}

function expiryError(expiry: Expiry | 'empty' | 'incomplete' | 'invalid', today: string): Code | undefined {
  if (typeof expiry === 'string') return expiry;
  // A card is good to the end of its month; nobody issues one for more than twenty years.
  const left = (expiry.year - Number(today.slice(0, 4))) * 12 + expiry.month - Number(today.slice(5, 7));
  if (left < 0) return 'expired';
  return left > 240 ? 'invalid' : undefined;
}

function lengthError(text: string, lengths: readonly number[]): Code | undefined {
  const digits = plainDigits(text);
  if (digits === '') return 'empty';
  if (!/^\d+$/.test(digits)) return 'invalid';
  if (lengths.includes(digits.length)) return undefined;
  return digits.length < Math.max(...lengths) ? 'incomplete' : 'invalid';
}

/** What is wrong with a card, in the order of the fields. `today` is `YYYY-MM-DD`; `accepted` are the brands that may be used. */
export function checkCard(card: CardInput, accepted: readonly string[], today: string): CardError[] {
  const digits = plainDigits(card.number);
  const scheme = schemeOf(digits);
  const taken = scheme !== undefined && accepted.includes(scheme.brand);
  const codes: Readonly<Record<CardField, Code | undefined>> = {
    number: numberError(digits, scheme, taken),
    expiry: expiryError(parseExpiry(card.expiry), today),
    // A card that is not taken has one thing wrong with it: its code is not measured by another card's.
    code: lengthError(card.code, taken ? [scheme.code] : [3, 4]),
    postal: lengthError(card.postal, [5, 9]),
  };
  return fieldOrder.flatMap((field) => {
    const code = codes[field];
    return code === undefined ? [] : [{ field, code }];
  });
}
