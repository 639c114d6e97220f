import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { UsagePoint } from '../../src/contract/index.js';
import { inUnit, periodsOf, unitsOf } from '../../src/core/usage.js';
import type { Ready } from '../../src/element/runtime-controller.js';
import { createLanguage, loadMessages } from '../../src/i18n/locale.js';
import {
  pointText,
  takeaway,
  usageFile,
  type Told,
} from '../../src/widgets/usage-chart/usage-chart.words.js';
import { pleasanton } from '../../mock-api/tenants/pleasanton.js';

const { portal } = pleasanton({ processorBase: 'http://localhost' });
const messages = await loadMessages('en', ['usage']);

function told(points: readonly UsagePoint[], wanted = 'CCF', locale = 'en'): Told {
  const language = createLanguage({ locale, messages, overrides: {} });
  const unit = unitsOf('CCF', portal.units).find((one) => one.unit === wanted)!;
  const ready = { portal, language } as Ready;
  return { ready, unit, periods: inUnit(periodsOf(points), unit) };
}

const point = (from: string, to: string, quantity: number | null, kind = 'actual'): UsagePoint =>
  ({ from, to, quantity, kind }) as UsagePoint;
const before = point('2016-07-19', '2016-09-19', 11);
const now = point('2016-09-19', '2016-11-18', 10);

describe('what is said of use', () => {
  it.each([
    [[before, now], 'You used 10 CCF from Sep 19 to Nov 18, 2016, 1 less than the time before.'],
    [[now], 'You used 10 CCF from Sep 19 to Nov 18, 2016.'],
    [
      [before, { ...now, kind: 'estimated' as const }],
      'You used an estimated 10 CCF from Sep 19 to Nov 18, 2016, 1 less than the time before.',
    ],
    [[before, { ...now, quantity: null }], 'We have no reading from Sep 19 to Nov 18, 2016.'],
    [[{ ...before, quantity: null }, now], 'You used 10 CCF from Sep 19 to Nov 18, 2016.'],
    [
      [before, point('2016-11-19', '2017-01-20', 11)],
      'You used 11 CCF from Nov 19, 2016 to Jan 20, 2017, the same as the time before.',
    ],
  ])('is one sentence from the data: %#', (points, sentence) => {
    expect(takeaway(told(points))).toBe(sentence);
  });

  it('is in the unit that is wanted, rounded', () => {
    expect(takeaway(told([before, now], 'gal'))).toContain('7,480 gallons');
    expect(takeaway(told([before, now], 'gal'))).toContain('748 less');
  });

  it('says date, value, unit and comparison of each period, and how it is known (ACC-41, ACC-43)', () => {
    const all = told([
      before,
      now,
      point('2016-11-18', '2017-01-18', null, 'missing'),
      point('2017-01-18', '2017-03-18', 0, 'estimated'),
    ]);
    expect(all.periods.map((_, index) => pointText(all, index))).toEqual([
      'Jul 19 to Sep 19, 2016: 11 CCF',
      'Sep 19 to Nov 18, 2016: 10 CCF, 1 less than the time before',
      'Nov 18, 2016 to Jan 18, 2017: no reading',
      'Jan 18 to Mar 18, 2017: 0 CCF, estimated',
    ]);
  });

  it('never shows a program’s own values, whatever the utility sends (REL-03, REL-16)', () => {
    const day = fc.constantFrom('2016-01-01', '2016-02-31', '1999-12-31', '2038-01-19', '0001-01-01');
    const any = fc.record({
      from: day,
      to: day,
      quantity: fc.oneof(fc.constant(null), fc.double(), fc.integer(), fc.constant(-0)),
      kind: fc.constantFrom('actual', 'estimated', 'missing', 'other'),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.constantFrom('CCF', 'gal'),
        fc.constantFrom('en', 'es', 'ar', 'de-CH'),
        (points, unit, locale) => {
          const all = told(points, unit, locale);
          const words = [
            takeaway(all),
            usageFile(all),
            ...all.periods.map((_, index) => pointText(all, index)),
          ].join('\n');
          expect(words).not.toMatch(/undefined|NaN|null|\[object|Invalid Date|Infinity|\{\w+\}/);
        },
      ),
    );
  });
});
