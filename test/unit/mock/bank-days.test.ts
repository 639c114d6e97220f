import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bankDayAfter, isBankDay } from '../../../mock-api/processor/bank-days.js';

describe('the days on which banks move money', () => {
  it.each([
    ['2016-12-12', true, 'a Monday'],
    ['2016-12-10', false, 'a Saturday'],
    ['2016-12-11', false, 'a Sunday'],
    ['2016-12-26', false, 'the day after a Christmas on Sunday'],
    ['2017-01-02', false, 'the day after a New Year on Sunday'],
    ['2016-11-24', false, 'Thanksgiving'],
    ['2016-11-25', true, 'the day after Thanksgiving'],
    ['2016-05-30', false, 'Memorial Day'],
    ['2017-01-16', false, 'Martin Luther King Day'],
    ['2017-02-20', false, 'Presidents’ Day'],
    ['2016-09-05', false, 'Labor Day'],
    ['2016-10-10', false, 'Columbus Day'],
    ['2021-07-05', false, 'the day after an Independence Day on Sunday'],
    ['2026-07-03', true, 'the day before an Independence Day on Saturday'],
    ['2020-06-19', true, 'a Juneteenth before it was a holiday'],
    ['2024-06-19', false, 'Juneteenth'],
  ])('%s: %s, %s', (day, open) => {
    expect(isBankDay(day)).toBe(open);
  });

  it.each([
    ['2016-12-12', 2, '2016-12-14'],
    ['2016-12-15', 2, '2016-12-19'],
    ['2016-12-10', 1, '2016-12-12'],
    ['2016-12-23', 2, '2016-12-28'],
    ['2016-12-30', 1, '2017-01-03'],
    ['2016-12-12', 0, '2016-12-12'],
  ])('from %s, %i later is %s', (day, count, expected) => {
    expect(bankDayAfter(day, count)).toBe(expected);
  });

  it('are reached one after another, and never more than five days apart', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 9 }), (from, count) => {
        const reached = bankDayAfter(from, count);
        expect(isBankDay(reached)).toBe(true);
        expect(bankDayAfter(bankDayAfter(from, count - 1), 1)).toBe(reached);
        const apart = (Date.parse(bankDayAfter(reached, 1)) - Date.parse(reached)) / 86_400_000;
        expect(apart).toBeLessThanOrEqual(5);
      }),
    );
  });
});
