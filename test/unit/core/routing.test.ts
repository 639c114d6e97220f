import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseRouting } from '../../../src/core/routing.js';

// 2 7 6 4 1 9 0 3 makes 3·2 + 7·7 + 1·6 + 3·4 + 7·1 + 1·9 + 3·0 + 7·3 = 110: the check digit is 0.
const digits = '276419030';

const spellings = [
  '276419030',
  '276 419 030',
  '2764 1903 0',
  '2764-1903-0',
  '276-419-030',
  '276.419.030',
  '2 7 6 4 1 9 0 3 0',
  ' 276419030 ',
  '\t276419030\n',
  '276\u00a0419\u00a0030',
  '276\u2009419\u2009030',
  '276\u202f419\u202f030',
  '276\u2003419\u2003030',
  '276–419–030',
  '276—419—030',
  '276‑419‑030',
  '276−419−030',
  '276_419_030',
  '276/419/030',
  '276·419·030',
  '(276)419030',
  '276 - 419 - 030',
  '\u202a276419030\u202c',
  '\u200b276419030',
  '276\u200b419\u200b030',
  '\ufeff276419030',
  '276\u00ad419030',
  '２７６４１９０３０',
  '２７６　４１９　０３０',
  '#276419030',
  '# 276419030',
  'No. 276419030',
  'no 276419030',
  'Routing number: 276419030',
  'Routing number 276-419-030',
  'Routing #: 276419030',
  'Routing: 276 419 030',
  'ABA 276419030',
  'RTN: 276419030',
  'Número de ruta: 276419030',
  'n° 276419030',
];

describe('the routing number of a bank', () => {
  it(`has at least 40 spellings, all of them understood (PAY-23, ACC-24)`, () => {
    expect(spellings.length).toBeGreaterThanOrEqual(40);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  it.each(spellings)('is understood as %j (PAY-23, ACC-24)', (text) => {
    expect(parseRouting(text)).toEqual({ ok: true, digits });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['27641903', 'too-short'],
    ['2764190300', 'too-long'],
    ['27641903O', 'not-digits'],
    ['my bank', 'not-digits'],
    ['276419031', 'check-digit-wrong'],
    ['276491030', 'check-digit-wrong'],
    ['000000000', 'prefix-unknown'],
    ['130000006', 'prefix-unknown'],
    ['200000004', 'prefix-unknown'],
    ['330000004', 'prefix-unknown'],
    ['600000002', 'prefix-unknown'],
    ['730000002', 'prefix-unknown'],
    ['790000000', 'prefix-unknown'],
    ['810000003', 'prefix-unknown'],
    ['990000000', 'prefix-unknown'],
  ])('%j is refused as %s (PAY-23)', (text, code) => {
    expect(parseRouting(text)).toEqual({ ok: false, code });
  });

  const checkDigit = (eight: string): string => {
    const sum = [...eight].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0);
    return String((10 - (sum % 10)) % 10);
  };
  const prefix = fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 21, max: 32 }),
    fc.integer({ min: 61, max: 72 }),
    fc.constant(80),
  );
  const routing = fc
    .tuple(prefix, fc.integer({ min: 0, max: 999_999 }))
    .map(([first, rest]) => String(first).padStart(2, '0') + String(rest).padStart(6, '0'))
    .map((eight) => eight + checkDigit(eight));

  it('is right in every known range with its own check digit (PAY-23)', () => {
    fc.assert(
      fc.property(routing, (text) => {
        expect(parseRouting(text)).toEqual({ ok: true, digits: text });
      }),
    );
  });

  it('is never right with one wrong digit, whichever it is (PAY-23)', () => {
    fc.assert(
      fc.property(routing, fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const wrong = String((Number(text[at]) + by) % 10);
        expect(parseRouting(text.slice(0, at) + wrong + text.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  it('is refused in every other range, however right its check digit is (PAY-23)', () => {
    const unknown = fc
      .integer({ min: 0, max: 99 })
      .filter(
        (first) =>
          !(first <= 12 || (first >= 21 && first <= 32) || (first >= 61 && first <= 72) || first === 80),
      );
    fc.assert(
      fc.property(unknown, fc.integer({ min: 0, max: 999_999 }), (first, rest) => {
        const eight = String(first).padStart(2, '0') + String(rest).padStart(6, '0');
        expect(parseRouting(eight + checkDigit(eight))).toEqual({ ok: false, code: 'prefix-unknown' });
      }),
    );
  });

  it('is judged without an exception, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const read = parseRouting(text);
        expect(read.ok ? read.digits.length : read.code.length).toBeGreaterThan(0);
      }),
    );
  });
});
