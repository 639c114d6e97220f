import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { offsetClock } from '../../../mock-api/domain/clock.js';
import { dayIn, instantIn, momentIn, timeIn } from '../../../mock-api/domain/zone.js';
import { manualClock } from '../../support/manual-clock.js';

const zone = 'America/Los_Angeles';

describe('the zone of a utility', () => {
  it.each([
    ['2016-12-12T16:12', '2016-12-13T00:12:00Z', '2016-12-12T16:12:00-08:00'],
    ['2016-07-04T23:59', '2016-07-05T06:59:00Z', '2016-07-04T23:59:00-07:00'],
    // The hour before and the hour after clocks go forward and back
    ['2016-03-13T01:30', '2016-03-13T09:30:00Z', '2016-03-13T01:30:00-08:00'],
    ['2016-03-13T03:30', '2016-03-13T10:30:00Z', '2016-03-13T03:30:00-07:00'],
    ['2016-11-06T03:30', '2016-11-06T11:30:00Z', '2016-11-06T03:30:00-08:00'],
  ])('shows %s when it is %s', (wall, utc, instant) => {
    expect(momentIn(zone, wall)).toBe(Date.parse(utc));
    expect(instantIn(zone, Date.parse(utc))).toBe(instant);
  });

  it('has offsets of half an hour, and east of Greenwich', () => {
    expect(instantIn('Asia/Kolkata', Date.parse('2016-12-13T00:12:34Z'))).toBe('2016-12-13T05:42:34+05:30');
    expect(instantIn('UTC', Date.parse('2016-12-13T00:12:34.567Z'))).toBe('2016-12-13T00:12:34+00:00');
  });

  it('writes instants that mean the moment they were made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const ms = seconds * 1000;
        expect(Date.parse(instantIn(zone, ms))).toBe(ms);
        expect(instantIn(zone, ms).startsWith(`${dayIn(zone, ms)}T${timeIn(zone, ms)}`)).toBe(true);
      }),
      { seed: 20_161_212 },
    );
  });
});

describe("the utility's clock", () => {
  it('shows its own start, runs as the one underneath and can be moved on', async () => {
    const base = manualClock(5_000);
    const clock = offsetClock(base, 1_000_000);
    expect(clock.now()).toBe(1_000_000);
    await base.tick(250);
    clock.advance(60_000);
    expect(clock.now()).toBe(1_060_250);
  });
});
