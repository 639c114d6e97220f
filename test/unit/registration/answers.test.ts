import { describe, expect, it } from 'vitest';

import type { RegistrationField } from '../../../src/contract/index.js';
import { answersToSend } from '../../../src/core/registration/answers.js';
import { againName, firstUnsent, planOf } from '../../../src/core/registration/plan.js';
import { isSame, wrongPassword, wrongWith, type Rules } from '../../../src/core/registration/rules.js';
import { portalWith, registrationOf } from '../../support/registration-samples.js';

const portal = portalWith(registrationOf());
const policy = { minLength: 8, maxLength: 15, lowerCase: true, upperCase: true, digit: true };
const rules: Rules = { password: policy, passwordName: 'password' };
const field = (
  kind: RegistrationField['kind'],
  more: Partial<RegistrationField> = {},
): RegistrationField => ({
  ...{ name: kind, kind, required: true },
  ...more,
});

describe('what is wrong with an answer', () => {
  it('names every broken rule of a password, in the order in which they are said (S3.15, SEC-20)', () => {
    expect(wrongPassword('water', policy)).toBe('too-short upper-missing digit-missing');
    expect(wrongPassword('WATER-LILY-2016-BLUE', policy)).toBe('too-long lower-missing');
    expect(wrongPassword('Calm-water-9', policy)).toBeUndefined();
  });

  it('counts characters as people do, and takes letters of any script', () => {
    expect(wrongPassword('Ñandú-7😀', { ...policy, minLength: 8 })).toBeUndefined();
    expect(wrongPassword('😀😀😀😀', { ...policy, lowerCase: false, upperCase: false, digit: false })).toBe(
      'too-short',
    );
  });

  it('asks for no composition where the portal does not (SEC-20)', () => {
    const plain = { minLength: 15, maxLength: 64, lowerCase: false, upperCase: false, digit: false };
    expect(wrongPassword('the lake is calm today', plain)).toBeUndefined();
  });

  it('sees a hint that tells the password', () => {
    const hint = field('password-hint');
    expect(wrongWith(hint, 'it is Calm-Water-9', { password: 'calm-water-9' }, rules)).toBe('tells-password');
    expect(wrongWith(hint, 'the lake', { password: 'calm-water-9' }, rules)).toBeUndefined();
    expect(wrongWith(hint, 'the lake', { password: '' }, rules)).toBeUndefined();
  });

  it.each(['28624', '286-24', ' 2 8 6 2 4 ', '#28624', 'Account number: 286.24'])(
    'knows an account number that is typed again as %j (S3.9, ACC-24)',
    (typed) => {
      expect(isSame(field('account-number'), typed, '28624', portal.numbers)).toBe(true);
    },
  );

  it('takes an address or a user name that is typed again with other capitals for the same, and nothing else (S1.27)', () => {
    const again = (kind: 'email' | 'user-name' | 'password') =>
      isSame(field(kind), 'Robin@Mail.example', ' robin@mail.example', portal.numbers);
    expect(again('email')).toBe(true);
    expect(again('user-name')).toBe(true);
    expect(again('password')).toBe(false);
    expect(isSame(field('email'), 'robin@mail.example', 'rubin@mail.example', portal.numbers)).toBe(false);
  });

  it('holds text to the lengths of the portal', () => {
    const name = field('user-name', { minLength: 3, maxLength: 5 });
    expect(wrongWith(name, 'ab', {}, rules)).toBe('too-short');
    expect(wrongWith(name, ' abc ', {}, rules)).toBeUndefined();
    expect(wrongWith(name, 'abcdef', {}, rules)).toBe('too-long');
    expect(wrongWith(field('text'), 'x'.repeat(501), {}, rules)).toBe('too-long');
    expect(wrongWith(field('choice'), 'yes', {}, rules)).toBeUndefined();
    expect(wrongWith(field('email'), 'robin', {}, rules)).toBe('invalid');
    expect(wrongWith(field('mobile'), '555', {}, rules)).toBe('invalid');
  });
});

describe('the plan of a registration', () => {
  const registration = registrationOf();
  const plan = planOf(registration);

  it('keeps nothing but names to sign in with, addresses and wishes', () => {
    const kept = plan.steps.flatMap(({ answers }) =>
      answers.filter((one) => one.kept).map(({ name }) => name),
    );
    expect(kept).toEqual(['email', againName('email'), 'userName', 'texts']);
  });

  it('asks for an unknown kind of field as text where it is required, and leaves it out where it is not', () => {
    const names = plan.steps.flatMap(({ answers }) => answers.map(({ name }) => name));
    expect(names).toContain('favourite');
    expect(names).not.toContain('lucky');
  });

  it('sends the last step whatever the portal says of it', () => {
    expect(plan.steps.map(({ send }) => send)).toEqual([true, false, true]);
    expect([0, 1, 2, 3].map((index) => firstUnsent(plan, index))).toEqual([0, 1, 1, 3]);
  });

  it('sends what was not sent yet, in the form in which the backend compares it', () => {
    const draft = {
      ...{ plan, step: 2, from: 1, ticket: 'go-on', accepted: null },
      answers: {
        email: 'old@mail.example',
        userName: ' river ',
        account: '286-24',
        password: ' Calm water 9 ',
        mobile: '(925) 555-0117',
        texts: 'yes',
        favourite: '',
      },
    };
    expect(answersToSend(draft, portal)).toEqual({
      userName: 'river',
      account: '28624',
      password: ' Calm water 9 ',
      mobile: '9255550117',
      texts: 'yes',
    });
  });
});
