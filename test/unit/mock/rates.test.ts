import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { billLines, priceOf, tableOn, tenThousandths, totalOf } from '../../../mock-api/domain/rates.js';
import type { RateTable } from '../../../mock-api/domain/rates.js';

const table = (fixed: string, tiers: readonly (readonly [number, string])[]): RateTable => ({
  from: '2017-01-01',
  unit: 'CCF',
  lines: [
    { kind: 'fixed', label: { en: 'Service' }, amount: fixed },
    { kind: 'usage', label: { en: 'Water' }, tiers: tiers.map(([from, price]) => ({ from, price })) },
  ],
});
const glendora = table('81.75', [
  [0, '2.36'],
  [38, '4.07'],
]);
const pleasanton = table('18.07', [
  [0, '3.74'],
  [21, '4.105'],
  [41, '4.3354'],
]);
const ontario = table('23.85', [
  [0, '2.44'],
  [15, '2.84'],
]);

describe('rates', () => {
  it.each([
    ['Glendora', glendora, 0, 8175],
    ['Glendora', glendora, 37, 16_907],
    ['Glendora', glendora, 38, 17_314],
    ['Pleasanton', pleasanton, 10, 5547],
    ['Pleasanton', pleasanton, 20, 9287],
    // 96.975 before rounding: the half cent of the line goes up.
    ['Pleasanton', pleasanton, 21, 9698],
    // 179.3054 before rounding: each line by itself gives 18.07 + 74.80 + 82.10 + 4.34.
    ['Pleasanton', pleasanton, 41, 17_931],
    ['Ontario', ontario, 14, 5801],
    ['Ontario', ontario, 15, 6085],
  ])('bill %s %#: %i units at their tiers', (_, rates, units, cents) => {
    expect(totalOf(billLines(rates, units))).toBe(cents);
  });

  it.each([
    [1, '4.105', 411],
    [1, '4.104', 410],
    [1, '4.3354', 434],
    [3, '0.005', 2],
    [1, '-0.005', -1],
    [0.5, '4.05', 203],
    [0, '4.05', 0],
  ])('round %d units at %s to %d cents, half a cent away from nothing', (units, price, cents) => {
    expect(priceOf(units, price)).toBe(cents);
  });

  it('bills the last unit of a tier at its own price and the next one at the next', () => {
    const quantities = (units: number) => billLines(glendora, units).map((line) => line.quantity?.quantity);
    expect(quantities(37)).toEqual([undefined, 37]);
    expect(quantities(38)).toEqual([undefined, 37, 1]);
  });

  it('lose and invent no unit, whatever is used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (units) => {
        const billed = billLines(pleasanton, units).reduce(
          (sum, line) => sum + (line.quantity?.quantity ?? 0),
          0,
        );
        expect(billed).toBe(units);
      }),
      { seed: 20_161_212 },
    );
  });

  it('never charge less for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (units) => {
        expect(totalOf(billLines(pleasanton, units + 1))).toBeGreaterThan(
          totalOf(billLines(pleasanton, units)),
        );
      }),
      { seed: 20_161_212 },
    );
  });

  it('stay within half a cent a line of the exact amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (units) => {
        const exact = billLines(pleasanton, units).reduce(
          (sum, { quantity, unitPrice, amount }) =>
            sum + (quantity ? quantity.quantity * tenThousandths(unitPrice ?? '0') : amount * 100),
          0,
        );
        const lines = billLines(pleasanton, units);
        expect(Math.abs(totalOf(lines) * 100 - exact)).toBeLessThanOrEqual(50 * lines.length);
      }),
      { seed: 20_161_212 },
    );
  });

  it.each(['', '1.23456', '.5', '1,05', '1e3', 'four'])('are refused where %j stands for a price', (text) => {
    expect(() => tenThousandths(text)).toThrow(RangeError);
  });

  it('are those in force on the day', () => {
    const later = { ...pleasanton, from: '2018-01-01' };
    expect(tableOn([pleasanton, later], '2017-12-31')).toBe(pleasanton);
    expect(tableOn([later, pleasanton], '2018-01-01')).toBe(later);
    expect(() => tableOn([later], '2017-12-31')).toThrow(RangeError);
  });
});
