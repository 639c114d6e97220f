import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseAmount, sum, type AmountError } from '../../../src/core/money.js';

const seed = 20_161_212;

/** Spellings of 1,234.50. */
const oneThousand: readonly string[] = [
  '1234.50',
  '1234,50',
  '1,234.50',
  '1.234,50',
  '1 234.50',
  '1 234,50',
  '1\u00a0234,50',
  '1\u202f234,50',
  '1’234.50',
  "1'234.50",
  '1_234.50',
  '$1234.50',
  '$1,234.50',
  '$ 1,234.50',
  'US$1,234.50',
  'USD 1,234.50',
  '1,234.50 USD',
  '1234.50$',
  '1.234,50 €',
  ' 1234.50 ',
  '\t1234.50\n',
  '+1234.50',
  '1234.5',
  '1234,5',
  '1,234.5',
  '1234.500',
  '1234.5000',
  '1,234.500',
  '01234.50',
  '１２３４．５０',
  '１，２３４.５０',
  '1 234.50 dollars',
  'Amount: 1234.50',
];
const others: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['0.00', 0],
  ['-0', 0],
  ['5', 500],
  ['5.', 500],
  ['.5', 50],
  [',5', 50],
  ['.05', 5],
  ['0.05', 5],
  ['1,234', 123_400],
  ['1.234', 123_400],
  ['12,345', 1_234_500],
  ['123,456', 12_345_600],
  ['1,234,567', 123_456_700],
  ['1.234.567', 123_456_700],
  ['1,234,567.89', 123_456_789],
  ['1.234.567,89', 123_456_789],
  ['10,000,000.00', 1_000_000_000],
  ['134.46', 13_446],
  ['$134.46', 13_446],
];
const wrong: readonly (readonly [string, AmountError])[] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['abc', 'not-an-amount'],
  ['$', 'not-an-amount'],
  ['.', 'not-an-amount'],
  ['1.2.3', 'not-an-amount'],
  ['1,23,456', 'not-an-amount'],
  ['12,34.56', 'not-an-amount'],
  ['1e5', 'not-an-amount'],
  ['1 or 2', 'not-an-amount'],
  ['0x10', 'not-an-amount'],
  ['50¢', 'not-an-amount'],
  ['5%', 'not-an-amount'],
  ['0,999', 'too-precise'],
  ['12.345.6', 'not-an-amount'],
  ['0.999', 'too-precise'],
  ['1234.567', 'too-precise'],
  ['10000000.01', 'too-large'],
  ['99999999999999999999', 'too-large'],
  ['-5', 'negative'],
  ['-$5', 'negative'],
  ['$-5', 'negative'],
  ['−5', 'negative'],
  ['(5.00)', 'negative'],
  ['5-', 'negative'],
  ['$5.00-', 'negative'],
];

describe('an amount as people write it', () => {
  it.each(oneThousand)('%j is 1,234.50 (ACC-24)', (text) => {
    expect(parseAmount(text)).toEqual({ ok: true, minor: 123_450 });
  });

  it.each(others)('%j is %i minor units (ACC-24)', (text, minor) => {
    expect(parseAmount(text)).toEqual({ ok: true, minor });
  });

  it.each(wrong)('%j is refused as %s', (text, code) => {
    expect(parseAmount(text)).toEqual({ ok: false, code });
  });

  it('comes back from every spelling of every amount (ACC-24)', () => {
    const spelled = fc
      .tuple(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(['.', ','], ['.', ' '], ['.', ''], [',', '.'], [',', ' '], [',', ''], ['.', '’']),
        fc.constantFrom(['', ''], ['$', ''], ['$ ', ''], ['', ' USD'], ['USD ', ''], ['', ' €']),
      )
      .map(([minor, [decimal = '.', group = ''], [before = '', after = '']]) => {
        const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, group);
        return { minor, text: `${before}${whole}${decimal}${String(minor % 100).padStart(2, '0')}${after}` };
      });
    fc.assert(
      fc.property(spelled, ({ minor, text }) => {
        expect(parseAmount(text)).toEqual({ ok: true, minor });
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('is whole minor units, never negative and never too much, or no amount at all, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[-$(]?[\d.,' ]{0,14}[)%a]?$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const result = parseAmount(text);
        if (!result.ok) return;
        expect(Number.isSafeInteger(result.minor)).toBe(true);
        expect(Object.is(result.minor, -0)).toBe(false);
        expect(result.minor).toBeGreaterThanOrEqual(0);
        expect(result.minor).toBeLessThanOrEqual(1_000_000_000);
        // What is understood has the digits that were typed, and no others.
        const digits = text
          .normalize('NFKC')
          .replace(/[^0-9]/g, '')
          .replace(/^0+/, '');
        expect(String(result.minor).replace(/0+$/, '')).toBe(digits.replace(/0+$/, '') || '');
      }),
      { seed, numRuns: 5_000, examples: [['1-2'], ['٣'], ['1 2'], ['5%']] },
    );
  });
});

describe('a sum', () => {
  it('of amounts is exact, of none is 0', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })), (amounts) => {
        expect(BigInt(sum(amounts))).toBe(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
      }),
      { seed },
    );
    expect(sum([])).toBe(0);
  });
});
