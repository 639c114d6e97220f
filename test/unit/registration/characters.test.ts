import { describe, expect, it } from 'vitest';

import { checkAnswers } from '../../../mock-api/domain/registration-answers.js';
import type { Characters, RegistrationField } from '../../../src/contract/index.js';
import { charactersOf } from '../../../src/core/registration/characters.js';
import { wrongWith } from '../../../src/core/registration/rules.js';
import { portalWith, registrationOf } from '../../support/registration-samples.js';

const portal = portalWith(registrationOf());
const fieldWith = (
  characters: Characters | undefined,
  kind: RegistrationField['kind'] = 'user-name',
): RegistrationField => ({ name: 'userName', kind, required: true, maxLength: 30, characters });
const { password } = registrationOf();
const said = (field: RegistrationField, value: string) =>
  wrongWith(field, value, {}, { password, passwordName: undefined });
const simulated = (field: RegistrationField, userName: string) =>
  checkAnswers([field], { userName }, portal).errors[0]?.code;

const any: Characters = { letters: 'any', digits: true, extras: '._-' };
const plain: Characters = { letters: 'a-z', digits: true, extras: '' };
const numbers: Characters = { letters: 'none', digits: true };

describe('what a user name may be made of', () => {
  it.each<[string, Characters, boolean]>([
    ['rose.garden-2_b', any, true],
    ['Núñez', any, true],
    ['Nu\u0301n\u0303ez', any, true],
    ['हिन्दी', any, true],
    ['._-', any, true],
    [' river ', any, true],
    ['rose garden', any, false],
    ['rose\u00a0garden', any, false],
    ['rose\u200bgarden', any, false],
    ['rose+garden', any, false],
    ['<b>rose</b>', any, false],
    ['rose🌹', any, false],
    ['1\ufe0f\u20e3', any, false],
    ['River42', plain, true],
    ['Núñez', plain, false],
    ['Nu\u0301n\u0303ez', plain, false],
    ['Größe', plain, false],
    ['rose.garden', plain, false],
    ['٤٢', plain, false],
    ['42', numbers, true],
    ['42b', numbers, false],
    ['4-2', numbers, false],
    ['rose', { letters: 'a-z', digits: false }, true],
    ['rose2', { letters: 'a-z', digits: false }, false],
    ['rose garden', { letters: 'a-z', digits: false, extras: ' ' }, true],
    ['🌹', { letters: 'none', digits: false, extras: '🌹' }, true],
    ['🌷', { letters: 'none', digits: false, extras: '🌹' }, false],
    ['a]\\^$.*', { letters: 'a-z', digits: false, extras: ']\\^$.*' }, true],
    ['ab', { letters: 'none', digits: false, extras: 'a-z' }, false],
  ])('takes or refuses %j by %j, in the browser and at the simulated utility', (value, characters, fits) => {
    const field = fieldWith(characters);
    expect(said(field, value)).toBe(fits ? undefined : 'invalid');
    expect(simulated(field, value)).toBe(fits ? undefined : 'invalid');
  });

  it('is left to the backend where the portal does not say, or says that nothing fits', () => {
    expect(said(fieldWith(undefined), 'rose garden')).toBeUndefined();
    const nothing = fieldWith({ letters: 'none', digits: false, extras: '' });
    expect(charactersOf(nothing)).toBeUndefined();
    expect(said(nothing, 'rose garden')).toBeUndefined();
  });

  it('is left to the backend for letters of a kind that is not known yet, except for what is no letter', () => {
    const later = fieldWith({ letters: 'other', digits: false });
    expect(said(later, 'Núñez')).toBeUndefined();
    expect(said(later, 'rose garden')).toBe('invalid');
  });

  it('is asked of user names alone', () => {
    expect(said(fieldWith(plain, 'name'), 'Rosa Núñez')).toBeUndefined();
  });

  it('is said after a length that is wrong: one thing at a time', () => {
    expect(said(fieldWith(plain), 'ñ'.repeat(31))).toBe('too-long');
  });
});
