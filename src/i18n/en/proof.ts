import type { Catalogue } from '../translate.js';

/** Showing which account is meant: for linking it, and for paying as a guest. */
export const proof = {
  'proof.label.account-number': 'Account number',
  'proof.label.customer-number': 'Customer number',
  'proof.label.last-name': 'Last name',
  'proof.label.last-bill-amount': 'Amount of your last bill',
  'proof.label.name-or-amount': 'Last name, or the amount of your last bill',
  'proof.label.other': 'From your bill',
  'proof.hint.account-number': 'It is on your bill.',
  'proof.hint.customer-number': 'It is on your bill.',
  'proof.hint.last-name': 'As it is on your bill.',
  'proof.hint.last-bill-amount': 'For example 84.20',
  'proof.hint.name-or-amount': 'Either one is enough.',
  'proof.hint.other': 'It is on your bill.',
  'proof.digits': { one: '{count} digit, on your bill', other: '{count} digits, on your bill' },
  'proof.digitsBetween': '{least} to {most} digits, on your bill',
  'proof.empty': 'Enter this: {label}',
  'proof.notDigits': 'Use digits only for this: {label}',
  'proof.tooShort': {
    one: '{label} is too short. On your bill it has {count} digit.',
    other: '{label} is too short. On your bill it has {count} digits.',
  },
  'proof.tooShortBetween': '{label} is too short. On your bill it has {least} to {most} digits.',
  // Bills print two numbers as a pair, which is easily copied into one field.
  'proof.tooLong': {
    one: '{label} is too long. Type only this number. On your bill it has {count} digit.',
    other: '{label} is too long. Type only this number. On your bill it has {count} digits.',
  },
  'proof.tooLongBetween':
    '{label} is too long. Type only this number. On your bill it has {least} to {most} digits.',
  'number.swapped': 'This looks like another number: {other}. Type this one here: {label}',
  'number.filled': 'We filled this in too: {label}',
  'proof.other': 'Check this: {label}',
  'guest.title': 'Pay without signing in',
  'guest.sub': 'Have your bill at hand.',
  'guest.submit': 'Find my bill',
  'guest.working': 'Looking for your bill…',
  'guest.noMatch': 'We found no account with what you typed',
  'guest.noMatchBody': 'Check it on your bill, then try again. All of it has to be from the same bill.',
  'guest.expired': 'We closed your bill because some time has passed. Nothing was charged.',
  'guest.signIn': 'Sign in instead',
  'guest.found': 'We found your bill.',
} as const satisfies Catalogue;
