import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Bill, BillList } from '../../../src/contract/index.js';
import { chosenTotal, payable, standing } from '../../../src/core/bills.js';
import { pause, randomId, randomKey } from '../../../src/core/clock.js';
import { contrast, parseColor, readable, toHex, type Rgb } from '../../../src/core/color.js';
import { daysBetween, noonOf } from '../../../src/core/dates.js';
import { UtilityError, isUtilityError, toUtilityError } from '../../../src/core/errors.js';
import { check, errorText, type Field, type Form } from '../../../src/core/form.js';
import { localText } from '../../../src/core/text.js';
import { manualClock, settled } from '../../support/manual-clock.js';

const seed = 20_161_212;
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it.each([
    ['2016-12-10', '2016-12-12', 2],
    ['2016-12-12', '2016-12-10', -2],
    ['2016-12-12', '2016-12-12', 0],
    ['2016-02-28', '2016-03-01', 2],
    ['2017-02-28', '2017-03-01', 1],
    ['2016-03-12', '2016-03-14', 2],
    ['2016-11-05', '2016-11-07', 2],
    ['2016-12-31', '2017-01-01', 1],
  ])('from %s to %s are %i, through leap days and summer time', (from, to, count) => {
    expect(daysBetween(from, to)).toBe(count);
  });

  it('add up, and are the same backwards', () => {
    fc.assert(
      fc.property(days, days, days, (one, two, three) => {
        expect(daysBetween(one, two) + daysBetween(two, three)).toBe(daysBetween(one, three));
        expect(daysBetween(one, two) + daysBetween(two, one)).toBe(0);
      }),
      { seed },
    );
  });

  it('are shown as themselves in every zone', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(noonOf(day).toISOString().slice(0, 10)).toBe(day);
      }),
      { seed },
    );
  });
});

describe('a bill', () => {
  const bill: Bill = {
    ...{ id: 'bill-1', accountId: 'account-1', number: '1', issued: '2016-11-01', due: '2016-12-10' },
    ...{ charges: 100, balance: 100, pending: 0, status: 'open' },
  };
  it.each([
    [{}, { is: 'late', days: 2 }],
    [{ due: '2016-12-12' }, { is: 'due-today' }],
    [{ due: '2016-12-13' }, { is: 'due' }],
    [{ pending: 100, status: 'processing' }, { is: 'processing' }],
    [{ pending: 40 }, { is: 'processing' }],
    [{ balance: 0, status: 'paid' }, { is: 'paid' }],
    [{ balance: -5, status: 'paid' }, { is: 'paid' }],
  ] as const)('with %j stands as %j', (change, expected) => {
    expect(standing({ ...bill, ...change }, '2016-12-12')).toEqual(expected);
  });

  it('is offered for payment while something is owed that nobody is paying, oldest due first', () => {
    const list: BillList = {
      ...{ accountId: 'account-1', asOf: '2016-12-12', totalDue: 300 },
      bills: [
        { ...bill, id: 'new', due: '2017-01-01' },
        { ...bill, id: 'old' },
        { ...bill, id: 'paying', pending: 100 },
        { ...bill, id: 'in part', pending: 40, due: '2016-12-20' },
        { ...bill, id: 'credit', balance: -10 },
      ],
    };
    expect(payable(list).map(({ id }) => id)).toEqual(['old', 'in part', 'new']);
    expect(chosenTotal(list, new Set(['old', 'in part', 'paying', 'gone']))).toBe(160);
  });
});

describe('a colour', () => {
  it.each([
    ['rgb(0, 0, 0)', '#000000'],
    ['rgb(255 128 0)', '#ff8000'],
    ['rgba(255, 128, 0, 0.5)', '#ff8000'],
    ['rgb(255 128 0 / 50%)', '#ff8000'],
    ['color(srgb 1 0.5 0)', '#ff8000'],
    ['color(srgb 1.2 -0.1 0)', '#ff0000'],
    ['rgb(300, 0, 0)', '#ff0000'],
    ['rgba(0, 0, 0, 0)', null],
    ['transparent', null],
    ['red', null],
    ['oklch(0.5 0.1 30)', null],
    ['rgb(1.2.3, 0, 0)', null],
    ['url(x)', null],
    ['', null],
  ])('%j is %j (PAY-10)', (text, hex) => {
    const color = parseColor(text);
    expect(color === null ? null : toHex(color)).toBe(hex);
  });

  const anyColor = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
  it('comes back from its own spelling, and nothing else passes the grammar (PAY-10)', () => {
    fc.assert(
      fc.property(anyColor, (color: Rgb) => {
        expect(parseColor(`rgb(${color.join(', ')})`)).toEqual(color);
        expect(toHex(color)).toMatch(/^#[0-9a-f]{6}$/);
      }),
      { seed },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^rgba?\([\d., %/-]{0,20}\)$/)), (text) => {
        const color = parseColor(text);
        if (color) expect(toHex(color)).toMatch(/^#[0-9a-f]{6}$/);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('has the contrast of WCAG, the same both ways', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
    fc.assert(
      fc.property(anyColor, anyColor, (one: Rgb, other: Rgb) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
      }),
      { seed },
    );
  });

  it('that could not be read gives way to one that can, on any ground (PAY-10)', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (color: Rgb, ground: Rgb) => {
        expect(contrast(readable(color, ground, 4.5), ground)).toBeGreaterThanOrEqual(4.5);
        if (contrast(color, ground) >= 4.5) expect(readable(color, ground, 4.5)).toBe(color);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe('a form', () => {
  const field = (name: string, change: Partial<Field> = {}): Field => ({
    ...{ name, kind: 'text', label: `Label of ${name}`, required: true },
    errors: { empty: `Enter ${name}`, other: `Check ${name}` },
    ...change,
  });
  const form: Form = {
    submit: 'Send',
    fields: [
      field('name'),
      field('note', { required: false, rule: (value) => (value.length > 5 ? 'too-long' : undefined) }),
      field('password', { kind: 'password' }),
      field('agreed', { kind: 'checkbox' }),
    ],
  };

  it.each([
    [{}, ['name empty', 'password empty', 'agreed empty']],
    [{ name: '  ', password: '  ', agreed: 'on' }, ['name empty']],
    [{ name: 'Flora', note: 'much too long', password: 'x', agreed: 'on' }, ['note too-long']],
    [{ name: 'Flora', note: '', password: 'x', agreed: 'on' }, []],
  ])('with %j has the errors %j, in the order of its fields', (values, errors) => {
    expect(check(form, values).map((error) => `${error.field} ${error.code}`)).toEqual(errors);
  });

  it('asks no rule about an empty value', () => {
    const strict: Form = { submit: '', fields: [field('note', { required: false, rule: () => 'wrong' })] };
    expect(check(strict, { note: ' ' })).toEqual([]);
    expect(check(strict, { note: 'x' })).toEqual([{ field: 'note', code: 'wrong' }]);
  });

  it('always has words for an error, also for a code that it never heard of (REL-03)', () => {
    expect(errorText(field('name'), 'empty')).toBe('Enter name');
    expect(errorText(field('name'), 'taken')).toBe('Check name');
    expect(errorText(field('name', { errors: { empty: 'Enter it' } }), 'taken')).toBe('Enter it');
    expect(errorText(field('name', { errors: {} }), 'taken')).toBe('Label of name');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', '__proto__', 'hasOwnProperty')),
        (code) => {
          expect(errorText(field('name'), code)).toBeTypeOf('string');
        },
      ),
      { seed },
    );
  });
});

describe('text of a portal', () => {
  it.each([
    ['es-MX', 'Hola'],
    ['es', 'Hola'],
    ['en-GB', 'Hello'],
    ['fr', 'Hello'],
    ['', 'Hello'],
    ['constructor', 'Hello'],
  ])('for %j is %j', (locale, text) => {
    expect(localText({ en: 'Hello', es: 'Hola' }, locale)).toBe(text);
  });

  it('is the exact tag before its language, and whatever there is before nothing', () => {
    expect(localText({ 'es-MX': 'Qué onda', es: 'Hola' }, 'es-MX')).toBe('Qué onda');
    expect(localText({ vi: 'Chào' }, 'en')).toBe('Chào');
    expect(localText({}, 'en')).toBe('');
  });
});

describe('random ids', () => {
  it('are of the telephone’s alphabet and the length that was asked for; keys are 128 bits (PAY-13)', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 40 }), (chance, length) => {
        const clock = manualClock(0, chance);
        expect(randomId(clock, length)).toMatch(new RegExp(`^[2-9A-HJKMNP-TV-Z]{${length}}$`));
        expect(randomKey(clock)).toMatch(/^[0-9a-f]{32}$/);
      }),
      { seed },
    );
    const clock = manualClock(0, 7);
    expect(new Set(Array.from({ length: 1_000 }, () => randomKey(clock))).size).toBe(1_000);
  });
});

describe('a pause', () => {
  it('ends in its time, or at once when it is given up, and leaves nothing behind (REL-17)', async () => {
    const clock = manualClock();
    const stop = new AbortController();
    let done = 0;
    void pause(clock, 1_000).then(() => done++);
    void pause(clock, 1_000, stop.signal).then(() => done++);
    await clock.tick(999);
    expect(done).toBe(0);
    stop.abort();
    await settled();
    expect([done, clock.waiting]).toEqual([1, 1]);
    await clock.tick(1);
    await pause(clock, 1_000, stop.signal);
    expect([done, clock.waiting]).toEqual([2, 0]);
  });
});

describe('an error', () => {
  it('is known by its brand, whichever copy of the library made it, and says whether asking again helps', () => {
    const foreign = Object.assign(new Error('x'), {
      [Symbol.for('utility-widgets.error')]: true,
      kind: 'auth',
    });
    expect(toUtilityError(foreign)).toBe(foreign);
    expect([null, undefined, 7, 'x', {}, new Error('x')].map(isUtilityError)).toEqual(Array(6).fill(false));
    expect(toUtilityError('x')).toMatchObject({
      kind: 'contract',
      code: 'adapter-defect',
      cause: 'x',
      retry: false,
    });
    expect(new UtilityError('network', { code: 'x' }).retry).toBe(true);
    expect(new UtilityError('service', { code: 'x', retry: false }).retry).toBe(false);
  });
});
