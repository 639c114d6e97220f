import type { UsagePoint } from '../../src/contract/index.js';

const actual = (from: string, to: string, quantity: number): UsagePoint => ({
  ...{ from, to, quantity },
  kind: 'actual',
});

/**
 * Irrigation in the two years before the oldest bill. A meter that could not be reached was estimated, and one period was lost when the
 * billing system was changed.
 */
export const irrigationBefore: readonly UsagePoint[] = [
  actual('2013-11-18', '2014-01-21', 3),
  actual('2014-01-21', '2014-03-20', 5),
  actual('2014-03-20', '2014-05-19', 12),
  actual('2014-05-19', '2014-07-21', 19),
  actual('2014-07-21', '2014-09-18', 18),
  actual('2014-09-18', '2014-11-19', 9),
  { from: '2014-11-19', to: '2015-01-20', quantity: 4, kind: 'estimated' },
  actual('2015-01-20', '2015-03-19', 0),
  actual('2015-03-19', '2015-05-19', 8),
  { from: '2015-05-19', to: '2015-07-21', quantity: null, kind: 'missing' },
  actual('2015-07-21', '2015-09-21', 13),
  actual('2015-09-21', '2015-11-18', 7),
];
