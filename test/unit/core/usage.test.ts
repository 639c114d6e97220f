import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { UsagePoint } from '../../../src/contract/index.js';
import {
  aYearFrom,
  compare,
  csv,
  inUnit,
  periodsOf,
  roundTo,
  scaleOf,
  unitsOf,
} from '../../../src/core/usage.js';

const units = [
  { unit: 'CCF', name: { en: 'CCF' }, equals: { quantity: 748, unit: 'gal' } },
  { unit: 'gal', name: { en: 'gallons' } },
];

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** What a backend may send, and what it should not. */
const point: fc.Arbitrary<UsagePoint> = fc.record({
  from: fc.oneof(day, fc.constant('2015-02-31')),
  to: day,
  quantity: fc.oneof(fc.constant(null), fc.constant(0), fc.constant(-0), fc.double(), fc.integer()),
  kind: fc.constantFrom('actual', 'estimated', 'missing', 'other'),
  billNumber: fc.option(fc.string(), { nil: undefined }),
});
const history = fc.array(point, { maxLength: 60 });

const known = (quantity: number | null, to = '2016-01-31'): UsagePoint => ({
  ...{ from: '2016-01-01', to, quantity },
  kind: 'actual',
});

describe('use', () => {
  it('keeps missing, estimated and zero apart (ACC-43)', () => {
    const shown = periodsOf([
      { ...known(0), from: '2016-01-01' },
      { ...known(4), from: '2016-02-01', kind: 'estimated' },
      { ...known(null), from: '2016-03-01' },
      { ...known(7), from: '2016-04-01', kind: 'missing' },
      { ...known(1e300), from: '2016-05-01' },
    ]);
    expect(shown.map(({ quantity, kind }) => [quantity, kind])).toEqual([
      [0, 'actual'],
      [4, 'estimated'],
      [null, 'missing'],
      [null, 'missing'],
      [null, 'missing'],
    ]);
  });

  it('is known or missing, in order, whatever the utility sends (REL-16)', () => {
    fc.assert(
      fc.property(history, (points) => {
        const shown = periodsOf(points);
        expect(shown.length).toBeLessThanOrEqual(points.length);
        for (const { quantity, kind } of shown) expect(quantity === null).toBe(kind === 'missing');
        expect([...shown].sort((one, other) => one.from.localeCompare(other.from))).toEqual(shown);
        expect(shown.every(({ quantity }) => quantity === null || Number.isFinite(quantity))).toBe(true);
      }),
    );
  });

  it('is told in the units that the portal’s factors lead to', () => {
    expect(unitsOf('CCF', units)).toEqual([
      { unit: 'CCF', factor: 1, digits: 3 },
      { unit: 'gal', factor: 748, digits: 0 },
    ]);
    const [own, ccf] = unitsOf('gal', units);
    expect(own).toEqual({ unit: 'gal', factor: 1, digits: 3 });
    expect(ccf?.factor).toBeCloseTo(1 / 748, 12);
    expect(
      unitsOf('kgal', [{ unit: 'kgal', name: {}, equals: { quantity: 1000, unit: 'gal' } }, ...units]).map(
        ({ unit }) => unit,
      ),
    ).toEqual(['kgal', 'gal', 'CCF']);
    expect(unitsOf('kWh', units).map(({ unit }) => unit)).toEqual(['kWh']);
  });

  it('has no end of units where factors go round, and none where they make no sense', () => {
    const equals = (unit: string, quantity: number, other: string) => ({
      ...{ unit, name: {} },
      equals: { quantity, unit: other },
    });
    expect(unitsOf('a', [equals('a', 2, 'b'), equals('b', 3, 'c'), equals('c', 5, 'a')])).toHaveLength(3);
    for (const wrong of [0, -1, NaN, Infinity, 1e300]) {
      expect(unitsOf('a', [equals('a', wrong, 'b')])).toHaveLength(1);
    }
  });

  it('is compared as it is shown, so that the sums agree', () => {
    const periods = inUnit(periodsOf([known(10.4), known(9.6)]), { unit: 'x', factor: 1, digits: 0 });
    expect(periods.map(({ quantity }) => quantity)).toEqual([10, 10]);
    expect(compare(periods, 1, 0)).toEqual({ is: 'same', change: 0 });
    const tenths = periodsOf([known(0.1), known(0.3), known(null), known(2)]);
    expect(compare(tenths, 1, 3)).toEqual({ is: 'more', change: 0.2 });
    expect(compare(tenths, 0, 3).is).toBe('first');
    expect(compare(tenths, 3, 3).is).toBe('first');
    expect(compare([...tenths].reverse(), 3, 3)).toEqual({ is: 'less', change: 0.2 });
  });

  it.each([
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [-0.2, 0, 0],
    [1.005, 2, 1.01],
    [10 * 748, 0, 7480],
  ])('rounds %d to %d decimals as %d', (value, digits, rounded) => {
    expect(Object.is(roundTo(value, digits), rounded)).toBe(true);
  });

  it('is drawn on a scale of a few round steps that holds zero and everything known (ACC-40)', () => {
    fc.assert(
      fc.property(history, (points) => {
        const shown = inUnit(periodsOf(points), { unit: 'CCF', factor: 1, digits: 3 });
        const { least, most, ticks } = scaleOf(shown);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? tick))).toBe(true);
        expect([least, most]).toEqual([ticks[0], ticks[ticks.length - 1]]);
        for (const { quantity } of [...shown, { quantity: 0 }]) {
          const value = quantity ?? 0;
          const near = Math.abs(most - least) * 1e-9;
          expect(value).toBeGreaterThanOrEqual(least - near);
          expect(value).toBeLessThanOrEqual(most + near);
        }
      }),
    );
    expect(scaleOf(periodsOf([known(19)])).ticks).toEqual([0, 5, 10, 15, 20]);
  });

  it('is gone through by the year, and always gets on (ACC-41)', () => {
    const monthly = Array.from({ length: 30 }, (_, index) => {
      const month = new Date(Date.UTC(2014, index, 15)).toISOString().slice(0, 10);
      return { ...known(1, month), from: month };
    });
    const shown = periodsOf(monthly);
    expect(aYearFrom(shown, 20, -1)).toBe(8);
    expect(aYearFrom(shown, 8, 1)).toBe(20);
    expect(aYearFrom(shown, 3, -1)).toBe(0);
    expect(aYearFrom(shown, 0, -1)).toBe(0);
    fc.assert(
      fc.property(history, fc.nat(), fc.constantFrom(1, -1), (points, start, direction) => {
        const periods = periodsOf(points);
        if (periods.length === 0) return;
        const from = start % periods.length;
        const to = aYearFrom(periods, from, direction);
        expect(periods[to]).toBeDefined();
        const atTheEnd = periods[from + direction] === undefined;
        expect(Math.sign(to - from)).toBe(atTheEnd ? 0 : direction);
      }),
    );
  });

  it('is saved as a file that a spreadsheet reads as a table and never as a formula', () => {
    expect(
      csv([
        ['Bill', 'Use'],
        ['=1+1', 4],
        ['say "so", please', null],
        ['-3', -3],
      ]),
    ).toBe('\ufeff"Bill","Use"\r\n"\'=1+1",4\r\n"say ""so"", please",\r\n"\'-3",-3\r\n');
  });
});
