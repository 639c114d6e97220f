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

/** Reads a number from a bill as people type or paste it: spaces, dashes, dots, brackets, invisible marks and a label before it do not matter. */
export function parseNumber(text: string, rule: NumberRule): ParsedNumber {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (plain === '') return { ok: false, code: 'empty' };
  const all = plain.replace(label, '').replace(/[\s.·\p{Pd}−_/()]/gu, '');
  const digits = all.length > rule.maxDigits ? ownHalf(all, rule) : all;
  if (!/^\d+$/.test(digits)) return { ok: false, code: 'not-digits' };
  if (digits.length < rule.minDigits) return { ok: false, code: 'too-short' };
  if (digits.length > rule.maxDigits) return { ok: false, code: 'too-long' };
  return { ok: true, digits };
}

/** This number's digits, where a pair was copied from the bill. */
function ownHalf(pair: string, { minDigits, beside }: NumberRule): string {
  const own = pair.length - (beside?.digits ?? 0);
  if (!beside || own < minDigits) return pair;
  return beside.stands === 'before' ? pair.slice(-own) : pair.slice(0, own);
}

/** The last three characters behind two dots; what is shorter than six keeps fewer, so that it is never all shown. */
export function mask(number: string): string {
  const all = [...number];
  return `••${all.slice(all.length < 5 ? Math.ceil(all.length / 2) : -3).join('')}`;
}
