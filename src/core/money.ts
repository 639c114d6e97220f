export type AmountError = 'empty' | 'not-an-amount' | 'too-precise' | 'too-large' | 'negative';
export type ParsedAmount =
  { readonly ok: true; readonly minor: number } | { readonly ok: false; readonly code: AmountError };

const fail = (code: AmountError): ParsedAmount => ({ ok: false, code });

/**
 * Reads an amount as a person writes it: currency signs and words, spaces, grouping and either decimal sign are understood.
 * Three digits behind a single comma or dot with one to three before it are a group ("1,234" is one thousand).
 * Gives minor units of a currency with two decimals.
 */
export function parseAmount(text: string): ParsedAmount {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return fail('empty');
  const sign = /^[^\d.,]*[-−(]|[-−]\D*$/.test(plain);
  // Neither is money of the kind that is asked for.
  if (/[%¢]/.test(plain)) return fail('not-an-amount');
  const body = plain
    .replace(/^[^\d.,]*/, '')
    .replace(/[^\d]*$/, '')
    .replace(/[\s'’_]/g, '');
  if (!/^[\d.,]+$/.test(body) || !/\d/.test(body)) return fail('not-an-amount');
  const lastDot = body.lastIndexOf('.');
  const lastComma = body.lastIndexOf(',');
  const at = Math.max(lastDot, lastComma);
  let whole = body;
  let fraction = '';
  if (at >= 0) {
    const tail = body.slice(at + 1);
    const head = body.slice(0, at);
    const repeated = head.includes(body.charAt(at));
    const both = lastDot >= 0 && lastComma >= 0;
    // Nobody groups behind a leading zero: "0.999" is less than one.
    const isGroup = tail.length === 3 && (repeated || (!both && /^[1-9]\d{0,2}$/.test(head)));
    if (!isGroup) {
      if (repeated) return fail('not-an-amount');
      whole = head;
      fraction = tail;
    }
  }
  if (!/^(\d*|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole)) return fail('not-an-amount');
  if (fraction.length > 2 && /[1-9]/.test(fraction.slice(2))) return fail('too-precise');
  const minor = Number(whole.replace(/[.,]/g, '') || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  if (minor > 1_000_000_000) return fail('too-large');
  if (sign && minor > 0) return fail('negative');
  return { ok: true, minor };
}

export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);
