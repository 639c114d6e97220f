import { describe, expect, it } from 'vitest';

import { isEmail, readCode, readEmail, readPhone } from '../../../src/core/registration/entry.js';

describe('a code as people enter it', () => {
  it.each([
    ...[
      '123456',
      ' 123456 ',
      '123 456',
      '123-456',
      '123–456',
      '1 2 3 4 5 6',
      '123.456',
      '(123) 456',
      '123_456',
    ],
    ...['１２３４５６', '123\u200b456', '123\u00a0456', '\t123456\n', '123/456', '123−456', '12-34-56'],
    ...[
      'Your code is 123456',
      'Your code is 123 456.',
      'Code: 123-456',
      '123456 is your code',
      'code\n123456\n',
    ],
    ...['G-123456', 'Your code: 123456 (works for 30 minutes)', '#123456', '123456.', '"123456"', '“123456”'],
    ...['code=123456', 'Code:123456', '123456!', 'verify 123456 now', 'Su código es 123456', '*123456*'],
    ...['Use 123456. Your code is 123456.', '[123456]', '<123456>', 'FW: 123456', '123 456 ', "'123456'"],
  ])('is understood as %j (SEC-28, ACC-24)', (typed) => {
    expect(readCode(typed, 6)).toBe('123456');
  });

  it('is not guessed from several numbers', () => {
    expect(readCode('111111 or 222222', 6)).not.toMatch(/^\d{6}$/);
    expect(readCode('12345', 6)).toBe('12345');
    expect(readCode('', 6)).toBe('');
  });

  it('may have letters, in any case', () => {
    expect(readCode('ab-3d ef', 6)).toBe('AB3DEF');
  });
});

describe('an e-mail address', () => {
  it.each([
    'robin@mail.example',
    ' robin@mail.example ',
    'Robin <robin@mail.example>',
    'mailto:robin@mail.example',
  ])('is read from %j (ACC-24)', (typed) => {
    expect(readEmail(typed)).toBe('robin@mail.example');
    expect(isEmail(typed)).toBe(true);
  });

  it.each(["o'neil+bills@sub.mail.example", 'ñandú@correo.example', 'a@b.co', '"odd"@mail.example'])(
    'may be %s: only what can never be one is refused',
    (typed) => {
      expect(isEmail(typed)).toBe(true);
    },
  );

  it.each([
    '',
    'robin',
    'robin@mail',
    'robin at mail.example',
    '@mail.example',
    'robin@@mail.example',
    'a@b,c.example',
  ])('is not %j', (typed) => {
    expect(isEmail(typed)).toBe(false);
  });
});

describe('a telephone number', () => {
  it.each([
    '9255550117',
    '(925) 555-0117',
    '925.555.0117',
    ' 925 555 0117 ',
    '925–555–0117',
    '９２５5550117',
    'tel:925-555-0117',
  ])('is read from %j (ACC-24)', (typed) => {
    expect(readPhone(typed)).toBe('9255550117');
  });

  it('keeps the sign of a country', () => {
    expect(readPhone('+1 (925) 555-0117')).toBe('+19255550117');
  });

  it.each(['555-0117', 'none', '12345678901234567', ''])('is not %j', (typed) => {
    expect(readPhone(typed)).toBeNull();
  });
});
