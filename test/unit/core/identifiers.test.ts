import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberEntry, parseNumber } from '../../../src/core/identifiers.js';
import { mask } from '../../../src/core/mask.js';

const seed = 20_161_212;
const rule = { minDigits: 5, maxDigits: 12 };

const spellings: readonly string[] = [
  '0286241',
  ' 0286241 ',
  '028 6241',
  '0 2 8 6 2 4 1',
  '028-6241',
  '02-86-241',
  '028–6241',
  '028—6241',
  '028‑6241',
  '028‐6241',
  '028−6241',
  '028－6241',
  '028.6241',
  '028·6241',
  '028/6241',
  '028_6241',
  '028\u00a06241',
  '028\u20096241',
  '028\u202f6241',
  '028\t6241',
  '0286241\n',
  '\u200b0286241',
  '028\u200b6241',
  '0286241\u200e',
  '\ufeff0286241',
  '028\u00ad6241',
  '０２８６２４１',
  '０２８－６２４１',
  '#0286241',
  '# 0286241',
  '#028-6241',
  'No. 0286241',
  'No 0286241',
  'no.0286241',
  'NO. 028 6241',
  'Nº 0286241',
  'N° 0286241',
  'nº0286241',
  'Acct 0286241',
  'Acct. # 028-6241',
  'Account 0286241',
  'Account number: 0286241',
  'Account no. 028-6241',
  'Cuenta 0286241',
  'Número de cuenta: 0286241',
  '(028) 6241',
  '0286241.',
];

describe('a number from a bill as people type it', () => {
  it.each(spellings)('%j is 0286241 (ACC-24)', (text) => {
    expect(parseNumber(text, rule)).toEqual({ ok: true, digits: '0286241' });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'not-digits'],
    ['12A45', 'not-digits'],
    ['#', 'not-digits'],
    ['1234', 'too-short'],
    ['1234567890123', 'too-long'],
    ['12345 or 67890', 'not-digits'],
  ] as const)('%j is refused as %s', (text, code) => {
    expect(parseNumber(text, rule)).toEqual({ ok: false, code });
  });

  it('keeps every digit in its place, leading zeros too, whatever separates them (ACC-24)', () => {
    const separated = fc
      .array(
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('', ' ', '-', '–', '.', '/', '\u00a0')),
        {
          minLength: 5,
          maxLength: 12,
        },
      )
      .map((parts) => ({
        digits: parts.map(([digit]) => digit).join(''),
        text: parts.map(([digit, separator]) => `${digit}${separator}`).join(''),
      }));
    fc.assert(
      fc.property(separated, ({ digits, text }) => {
        expect(parseNumber(text, rule)).toEqual({ ok: true, digits });
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('is digits of the right length or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const result = parseNumber(text, rule);
        if (result.ok) expect(result.digits).toMatch(/^\d{5,12}$/);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe('a number that the bill prints beside another one', () => {
  const account = { minDigits: 5, maxDigits: 5, beside: { digits: 6, stands: 'after' } } as const;
  const customer = { minDigits: 6, maxDigits: 6, beside: { digits: 5, stands: 'before' } } as const;

  it.each(['28624-405583', '28624 - 405583', '28624405583', '28 624 / 405 583', 'Account 28624 – 405583'])(
    'is found in the pair %j, each in its own field (ACC-24, S4.16)',
    (pair) => {
      expect(parseNumber(pair, account)).toEqual({ ok: true, digits: '28624' });
      expect(parseNumber(pair, customer)).toEqual({ ok: true, digits: '405583' });
    },
  );

  it.each([
    ['28624', '28624'],
    ['286244', 'too-long'],
    ['2862440558', 'too-long'],
    ['286244055831', 'too-long'],
    ['2862', 'too-short'],
  ])('is not guessed at: %j is %s', (text, expected) => {
    const parsed = parseNumber(text, account);
    expect(parsed.ok ? parsed.digits : parsed.code).toBe(expected);
  });

  it('takes any length of its own that the portal allows', () => {
    const rule = { minDigits: 5, maxDigits: 7, beside: { digits: 6, stands: 'before' } };
    expect(parseNumber('405583-286241', rule)).toEqual({ ok: true, digits: '286241' });
  });
});

describe('a masked number', () => {
  it.each([
    ['0286241', '••241'],
    ['28624', '••624'],
    ['5🔧🚰', '••🚰'],
    ['1234', '••34'],
    ['1', '••'],
    ['', '••'],
  ])('of %j is %s (SEC-44)', (number, masked) => {
    expect(mask(number)).toBe(masked);
  });

  it('never shows all of it and shows nothing that is not its end (SEC-44)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,30}$/), (number) => {
        const shown = mask(number).slice(2);
        expect(number.endsWith(shown)).toBe(true);
        expect(shown.length).toBeLessThan(number.length);
        expect(shown.length).toBeLessThanOrEqual(3);
      }),
      { seed },
    );
  });
});

describe('a number that the bill prints beside another', () => {
  const account = { minDigits: 5, maxDigits: 5, beside: { digits: 6, stands: 'after' } };
  const customer = { minDigits: 6, maxDigits: 6, beside: { digits: 5, stands: 'before' } };
  const ofAccount = numberEntry(account, { field: 'customer', rule: customer, filled: 'filled' });
  const ofCustomer = numberEntry(customer, { field: 'account', rule: account, filled: 'filled' });

  it.each(['28624 - 405583', '28624405583', ' 28624–405583 ', '#28624 / 405583', 'Account no. 28624 405583'])(
    'is told from it where both are in one field: %j (ACC-24, ACC-34)',
    (text) => {
      expect(ofAccount.pair?.split(text)).toEqual(['28624', '405583']);
      expect(ofCustomer.pair?.split(text)).toEqual(['405583', '28624']);
    },
  );

  it.each(['28624', '405583', '28624 - 4055', '28624 - 4055831', '28624 or 405583', ''])(
    'stands alone in %j',
    (text) => {
      expect(ofAccount.pair?.split(text)).toBeUndefined();
      expect(ofCustomer.pair?.split(text)).toBeUndefined();
    },
  );

  it('is told from the other by its digits, where the other is missing or swapped too (ACC-34)', () => {
    expect(ofAccount.rule?.('405583', { customer: '28624' })).toBe('swapped');
    expect(ofCustomer.rule?.('28624', { account: '405583' })).toBe('swapped');
    expect(ofAccount.rule?.('405 583', { customer: '' })).toBe('swapped');
  });

  it('has a digit too many where the other is there already, or is no number of the bill (S3.10)', () => {
    expect(ofAccount.rule?.('286244', { customer: '405583' })).toBe('too-long');
    expect(ofAccount.rule?.('2862', { customer: '' })).toBe('too-short');
    expect(ofAccount.rule?.('none', { customer: '' })).toBe('not-digits');
    expect(numberEntry(account).rule?.('405583', {})).toBe('too-long');
  });

  it('is never taken for the other where both have as many digits', () => {
    const same = numberEntry(account, { field: 'other', rule: { ...account }, filled: '' });
    expect(same.rule?.('405583', { other: '' })).toBe('too-long');
    expect(same.rule?.('28624', { other: '28625' })).toBeUndefined();
  });
});
