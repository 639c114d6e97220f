import type { Catalogue } from '../translate.js';

/** Linking an account. Plain words, grade 8 or below; each says what is true and what to do next. */
export const linking = {
  'linking.title': 'Link your utility account',
  'linking.sub': 'Its bills show here from then on. Have your latest bill at hand.',
  'linking.signInTitle': 'Sign in to link your account',
  'linking.remember': 'Remember these values',
  'linking.rememberHint':
    'If you tick this, the account is here each time you sign in. If you do not, the link ends when you sign out.',
  'linking.submit': 'Find my account',
  'linking.working': 'Looking for your account…',
  'linking.noMatch': 'We found no account with these answers',
  'linking.noMatchBody':
    'Check each one on your latest bill, then try again. All of them have to be from the same account.',
  'linking.expired': 'Some time has passed since we found the account',
  'linking.expiredBody': 'Find it once more. What you typed is still here.',
  'linking.found': { one: 'We found {count} account', other: 'We found {count} accounts' },
  'linking.check': 'Check that this is yours.',
  'linking.choose': 'Which account do you want to link?',
  'linking.chooseFirst': 'Choose the account that you want to link',
  'linking.labelled': '{label}: {number}',
  'linking.number.account-number': 'Account number',
  'linking.number.customer-number': 'Customer number',
  'linking.show': 'Show the full numbers',
  'linking.hide': 'Hide the full numbers',
  'linking.already': 'Linked already',
  'linking.allAlready': {
    one: 'This account is linked already',
    other: 'These accounts are linked already',
  },
  'linking.forGood': 'It will be here each time you sign in.',
  'linking.forNow': 'The link ends when you sign out. Next time you will be asked for your numbers again.',
  'linking.confirm': 'Link this account',
  'linking.confirming': 'Linking the account…',
  'linking.back': 'Change what you typed',
  'linking.unsure': 'We could not tell whether the account was linked',
  'linking.unsureBody': 'Try again. Linking it twice does no harm.',
  'linking.refused': 'The utility did not link this account',
  'linking.refusedBody': 'Please call us. Have your bill at hand.',
  'linking.done': 'Your account is linked',
  'linking.bills': 'See your bills',
  'linking.another': 'Link another account',
} as const satisfies Catalogue;
