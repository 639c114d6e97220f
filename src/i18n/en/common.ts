import type { Catalogue } from '../translate.js';

/** Words that every widget may need. English is in the library's core: something can always be said. Plain words, grade 8 or below; each says what is true and what to do next. */
export const common = {
  'common.required': '{label} (required)',
  'common.requiredStar': '* {label}',
  'common.problem': 'There is a problem',
  'common.retry': 'Try again',
  'common.stillWorking': 'Still working. Please wait.',
  'common.loading': 'Loading',
  'common.show': 'Show',
  'common.hide': 'Hide',
  'common.showPassword': 'Show password',
  'common.hidePassword': 'Hide password',
  'common.help': 'Need help? Call {phone}, {hours}.',
  'common.helpNoPhone': 'Please try again in a few minutes.',
  'common.signInFirst': 'You are signed out',
  'common.signInLink': 'Sign in',
  'common.expired': 'You were signed out because time ran out. Sign in again.',
  'common.notOffered': 'Not offered online',
  'common.notOfferedBody': '{utility} does not offer this on its website.',
  'common.notConfigured': 'This part of the page is not set up yet',
  'common.notConfiguredBody': 'Please use another way to reach your utility for now.',
  'common.nowhere': 'This page cannot take you there',
  'common.nowhereBody': 'Look in the menu of this website, or call us.',
  'common.insecure': 'This page is not secure',
  'common.insecureBody': 'We do not ask for private data on a page without https. Please call instead.',
  'failed.title': 'We could not load this',
  'failed.network':
    'We cannot reach the utility’s system. Check your internet connection, then try again or reload the page. Nothing has changed on your account.',
  'failed.service': 'The utility’s system is not answering right now. Nothing has changed on your account.',
  'failed.maintenance':
    'The utility’s system is closed for maintenance. Nothing has changed on your account.',
  'failed.rateLimited': {
    one: 'There were too many requests. Wait {count} second, then try again.',
    other: 'There were too many requests. Wait {count} seconds, then try again.',
  },
  'failed.rateLimitedLong':
    'There were too many requests. Nothing has changed on your account. Please wait for a while.',
  'failed.wait': {
    one: 'Try again in {count} minute.',
    other: 'Try again in {count} minutes.',
  },
  'failed.other':
    'The utility’s system sent an answer that could not be read. Your internet connection is fine. Nothing has changed on your account.',
  'failed.notYours': 'You cannot see this, or not any more. If it is yours, please call us.',
  'failed.gone': 'This is not here any more. If you still need it, please call us.',
  'failed.latest': 'Show what is here now',
  'failed.reference': 'If you call, give this code: {code}',
  'common.starMeans': '* means required',
  'common.notRefreshed': 'We could not check your bills again. They may have changed.',
} as const satisfies Catalogue;
