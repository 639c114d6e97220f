import { describe, expect, it } from 'vitest';

import { createFormats } from '../../../src/i18n/format.js';

const zone = 'America/Los_Angeles';
/** Engines differ in which space they set. */
const plain = (text: string): string => text.replace(/\s/gu, ' ');

describe('money, dates and numbers (ACC-50)', () => {
  it.each([
    ['en', 'USD', '$1,234.46'],
    ['es', 'USD', '$1,234.46'],
    ['es-US', 'USD', '$1,234.46'],
    ['es-ES', 'USD', '1234,46 $'],
    ['es', 'EUR', '1234,46 €'],
  ])('writes money in %s and %s as %s', (locale, currency, expected) => {
    expect(plain(createFormats(locale, currency, zone).money(123_446))).toBe(expected);
  });

  it('names days in the language, and writes the hour as residents of the country do', () => {
    const { day, shortDay, instant, number, price } = createFormats('es', 'USD', zone);
    expect(day('2016-12-10')).toBe('10 de diciembre de 2016');
    expect(shortDay('2017-01-23')).toBe('23 ene');
    expect(plain(instant('2016-12-13T00:12:00Z'))).toMatch(/^12 dic 2016, 4:12 p\. ?m\. PST$/);
    expect(number(1234.5)).toBe('1,234.5');
    expect(price('4.0525')).toBe('$4.0525');
  });

  it('names the zone it uses where it does not know the utility’s, and leaves a date that is none (REL-16)', () => {
    const { day, instant } = createFormats('en', 'USD', 'Atlantis/Poseidonis');
    expect(plain(instant('2016-12-13T00:12:00Z'))).toBe('Dec 13, 2016, 12:12 AM UTC');
    expect(instant('2016-11-01T31:75:00-08:00')).toBe('2016-11-01T31:75:00-08:00');
    expect(day('2016-19-39')).toBe('2016-19-39');
  });
});
