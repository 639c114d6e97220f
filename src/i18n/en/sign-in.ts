import type { Catalogue } from '../translate.js';

/** Signing in and out. Plain words, grade 8 or below; each says what is true and what to do next. */
export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.sub': 'to see your bills and pay them',
  // `other` serves a user name, and whatever this version does not know.
  'signIn.label.user-id': 'User ID',
  'signIn.label.email': 'Email address',
  'signIn.label.other': 'User name',
  'signIn.empty.user-id': 'Enter your user ID',
  'signIn.empty.email': 'Enter your email address',
  'signIn.empty.other': 'Enter your user name',
  'signIn.tooLong': {
    one: 'Use at most {count} character',
    other: 'Use at most {count} characters',
  },
  'signIn.password': 'Password',
  'signIn.passwordEmpty': 'Enter your password',
  'signIn.remember': 'Remember me on this device',
  'signIn.submit': 'Sign in',
  'signIn.working': 'Signing in…',
  'signIn.wrong': 'That did not match. Check what you typed in both fields, then try again.',
  'signIn.rateLimited': {
    one: 'There were too many tries. Wait {count} second, then sign in again.',
    other: 'There were too many tries. Wait {count} seconds, then sign in again.',
  },
  'signIn.network': 'We could not reach the utility. Check your connection, then sign in again.',
  'signIn.service': 'The utility is not answering. Sign in again in a few minutes.',
  'signIn.other': 'We could not read the answer. Sign in again.',
  'signIn.pendingTitle': 'Please verify your account first',
  'signIn.pending': 'We sent a message to {sentTo}. Open it and follow what it says. Then sign in here.',
  'signIn.pendingWays': 'Type the code, or get a new message',
  'signIn.back': 'Back to sign in',
  'signIn.register': 'New here? Create an account',
  'signIn.done': 'You are signed in',
  'signIn.doneAs': 'Signed in as {userName}',
  'signIn.out': 'Sign out',
  'signIn.outDone': 'You are signed out. Your data is hidden on this page.',
  'signIn.outUnconfirmed':
    'Your data is hidden on this page. But we could not reach the utility to end your visit. Please sign out again.',
  'signIn.outAgain': 'Sign out again',
} as const satisfies Catalogue;
