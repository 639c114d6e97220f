import { describe, expect, it } from 'vitest';

import { agreementText, sha256 } from '../../../src/core/agreement.js';
import { fillText } from '../../../src/core/text.js';

describe('the words that a payer agrees to', () => {
  const text = { en: 'Take it from {lastFour}, from {lastFour} once.', es: 'De {lastFour}, una vez.' };

  it.each([
    ['en', 'Take it from 1234, from 1234 once.'],
    ['es-MX', 'De 1234, una vez.'],
    ['fr', 'Take it from 1234, from 1234 once.'],
  ])('are filled in for %s (PAY-26)', (locale, expected) => {
    expect(agreementText(text, locale, '1234')).toBe(expected);
  });

  it('keep what is not known as it stands, and take values as they are', () => {
    expect(fillText('{a} {b} {toString}', { a: '$1{b}$&' })).toBe('$1{b}$& {b} {toString}');
  });

  it('have the hash of their UTF-8 bytes (PAY-26)', async () => {
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await sha256('ñ')).not.toBe(await sha256('n\u0303'));
  });
});
