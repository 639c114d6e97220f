import type { Field } from './form.js';

export interface NumberRule {
  readonly minDigits: number;
  readonly maxDigits: number;
  /** Another number that the bill prints before or after this one. */
  readonly beside?: { readonly digits: number; readonly stands: string } | undefined;
}
export type ParsedNumber =
  | { readonly ok: true; readonly digits: string }
  | { readonly ok: false; readonly code: 'empty' | 'not-digits' | 'too-short' | 'too-long' };

/** "#", "No." and words such as "Account number:" before a number. */
const label = /^(#|no\.?|n°|[\p{L}\s.:#°]*[\s.:#°](?=[\d(]))/iu;

/** What was typed, without what does not matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(label, '')
    .replace(/[\s.·\p{Pd}−_/()]/gu, '');

/** Reads a number from a bill as people type or paste it: spaces, dashes, dots, brackets, invisible marks and a label before it do not matter. */
export function parseNumber(text: string, rule: NumberRule): ParsedNumber {
  const all = bare(text);
  if (all === '') return { ok: false, code: text.trim() ? 'not-digits' : 'empty' };
  const [digits] = halvesOf(all, rule) ?? [all];
  if (!/^\d+$/.test(digits)) return { ok: false, code: 'not-digits' };
  if (digits.length < rule.minDigits) return { ok: false, code: 'too-short' };
  if (digits.length > rule.maxDigits) return { ok: false, code: 'too-long' };
  return { ok: true, digits };
}

/** The digits of this number and of the other, where a pair was copied from the bill. */
function halvesOf(
  pair: string,
  { minDigits, maxDigits, beside }: NumberRule,
): readonly [string, string] | undefined {
  const own = pair.length - (beside?.digits ?? 0);
  if (!beside || pair.length <= maxDigits || own < minDigits) return undefined;
  return beside.stands === 'before'
    ? [pair.slice(-own), pair.slice(0, -own)]
    : [pair.slice(0, own), pair.slice(own)];
}

/** The number that a bill prints beside another one, and the field of the same form that asks for it. */
export interface OtherNumber {
  readonly field: string;
  readonly rule: NumberRule;
  /** Says that its field was filled from a pair. */
  readonly filled: string;
}

/**
 * How a field reads a number: what is wrong with it, and what it has of a pair. `swapped` is a number that is not this one by its
 * digits but the other, which the other's field has not got.
 */
export function numberEntry(rule: NumberRule, other?: OtherNumber): Pick<Field, 'rule' | 'pair'> {
  const wrong = (value = '', by = rule): string | undefined => {
    const parsed = parseNumber(value, by);
    return parsed.ok ? undefined : parsed.code;
  };
  return {
    rule: (value, values) => {
      const code = wrong(value);
      const swapped =
        code && other && !wrong(value, other.rule) && !(values[other.field] && wrong(values[other.field]));
      return swapped ? 'swapped' : code;
    },
    pair: other && {
      ...other,
      split: (value) => {
        const halves = halvesOf(bare(value), rule);
        return halves?.some((half, index) => wrong(half, index ? other.rule : rule)) ? undefined : halves;
      },
    },
  };
}
