import { operations } from '../../src/contract/index.js';
import type { Tenant } from '../domain/tenant.js';
import type { Fault, FaultRule } from './fault.js';
import * as data from './data-scenarios.js';

/** A named way in which a world differs from its tenant's own: other data, other rules, or things that go wrong. */
export interface Scenario {
  /** What a reader of a story or a test should know. */
  readonly note: string;
  readonly tenant?: (tenant: Tenant) => Tenant;
  readonly faults?: readonly FaultRule[];
}

// A page gets as far as the thing that goes wrong: the portal answers and a resident can sign in.
const entrance = ['getPortal', 'getSession', 'signIn', 'signOut'];
const inside = operations.map(({ name }) => name).filter((name) => !entrance.includes(name));

const everywhere = (fault: Fault): FaultRule[] => [{ match: { operation: '*' }, fault }];
const pastTheEntrance = (fault: Fault): FaultRule[] =>
  inside.map((operation) => ({ match: { operation }, fault }));
const firstPayment = (fault: Fault): FaultRule[] => [{ match: { operation: 'pay' }, fault, times: 1 }];

export const scenarios: Readonly<Record<string, Scenario>> = {
  'nothing-due': { note: 'Every bill is paid', tenant: data.nothingDue },
  'many-bills': { note: 'Forty bills are open', tenant: data.manyBills },
  'no-bills': { note: 'The account has had no bill yet', tenant: data.noBills },
  'no-accounts': { note: 'The resident has linked no account', tenant: data.noAccounts },
  'two-accounts': { note: 'The resident has a second account with one bill', tenant: data.twoAccounts },
  'with-fee': { note: 'A card payment costs $1.95', tenant: data.withFee },
  partial: { note: 'Less than a balance may be paid', tenant: data.partial },
  remember: { note: 'The portal offers to keep a resident signed in', tenant: data.remember },
  'cross-site-cookie': {
    note: 'The session is in a cookie for pages of any site',
    tenant: data.sessionsAs('cross-site-cookie'),
  },
  bearer: { note: 'The session is a token in the page’s memory', tenant: data.sessionsAs('bearer') },
  'short-session': { note: 'A session ends after 3 minutes without a request', tenant: data.shortSession },
  'short-quote': { note: 'A quote holds for 30 seconds', tenant: data.shortQuote },
  conformance: {
    note: 'Many open bills, parts of which may be paid, and residents to spare, for the conformance suite',
    tenant: data.conformance,
  },
  unverified: { note: 'The resident has not opened the message yet', tenant: data.unverified },
  'sign-in-off': { note: 'The portal offers no sign-in', tenant: data.without('sign-in') },
  'registration-off': { note: 'The portal takes no registrations', tenant: data.without('registration') },
  'linking-off': { note: 'The portal lets nobody link an account', tenant: data.without('linking') },
  'no-payments': { note: 'The portal takes no payments', tenant: data.without('payments') },
  'guests-off': { note: 'Only residents who sign in can pay', tenant: data.without('guest-payment') },
  'usage-off': { note: 'The portal shows no use', tenant: data.without('usage') },
  'bills-off': { note: 'The portal shows no bills', tenant: data.without('bills') },

  slow: { note: 'Every answer takes 3 seconds', faults: everywhere({ kind: 'delay', ms: 3000 }) },
  'slow-inside': { note: 'As slow, once signed in', faults: pastTheEntrance({ kind: 'delay', ms: 3000 }) },
  offline: { note: 'Nothing can be reached', faults: everywhere({ kind: 'reset-before-headers' }) },
  hang: { note: 'Nothing answers, once signed in', faults: pastTheEntrance({ kind: 'hang' }) },
  reset: {
    note: 'Connections are cut, once signed in',
    faults: pastTheEntrance({ kind: 'reset-before-headers' }),
  },
  'reset-after-headers': {
    note: 'Connections are cut after the headers, once signed in',
    faults: pastTheEntrance({ kind: 'reset-after-headers' }),
  },
  truncated: {
    note: 'Answers end in the middle, once signed in',
    faults: pastTheEntrance({ kind: 'truncate' }),
  },
  maintenance: {
    note: 'The utility is being serviced',
    faults: everywhere({ kind: 'maintenance', retryAfter: 120 }),
  },
  'maintenance-inside': {
    note: 'Service begins once signed in',
    faults: pastTheEntrance({ kind: 'maintenance', retryAfter: 120 }),
  },
  error: {
    note: 'Every request fails, once signed in',
    faults: pastTheEntrance({ kind: 'status', status: 500 }),
  },
  'rate-limited': {
    note: 'Too many requests, signing in included',
    faults: [...inside, 'signIn'].map((operation) => ({
      match: { operation },
      fault: { kind: 'status', status: 429, retryAfter: 60 },
    })),
  },
  malformed: {
    note: 'Answers are not JSON, once signed in',
    faults: pastTheEntrance({ kind: 'malformed-json' }),
  },
  'off-schema': {
    note: 'Answers have another shape, once signed in',
    faults: pastTheEntrance({ kind: 'off-schema' }),
  },
  'wrong-content-type': {
    note: 'Answers say that they are text, once signed in',
    faults: pastTheEntrance({ kind: 'wrong-content-type' }),
  },
  'login-page': {
    note: 'A proxy answers with a page, once signed in',
    faults: pastTheEntrance({ kind: 'login-page-200' }),
  },
  'error-before-commit': {
    note: 'The first payment fails before it is taken',
    faults: firstPayment({ kind: 'error-before-commit' }),
  },
  'error-after-commit': {
    note: 'The first payment is taken and then an error is said',
    faults: firstPayment({ kind: 'error-after-commit' }),
  },
  'pay-reset-after-commit': {
    note: 'The first payment is taken and the connection is cut',
    faults: firstPayment({ kind: 'reset-before-headers', when: 'after' }),
  },
  'pay-truncated': {
    note: 'The receipt of the first payment is cut',
    faults: firstPayment({ kind: 'truncate' }),
  },
  'pay-hang': {
    note: 'The first payment is taken and nothing is said',
    faults: firstPayment({ kind: 'hang', when: 'after' }),
  },
  'pay-late': {
    note: 'The first payment reaches the utility 40 seconds late',
    faults: firstPayment({ kind: 'delay', ms: 40_000 }),
  },
  'pay-unknown': {
    note: 'Payments are taken and then an error is said, and the utility cannot tell what became of them',
    faults: [
      { match: { operation: 'pay' }, fault: { kind: 'error-after-commit' } },
      { match: { operation: 'resolvePayment' }, fault: { kind: 'answer', body: { status: 'unknown' } } },
    ],
  },
  duplicate: { note: 'Every request arrives twice', faults: everywhere({ kind: 'duplicate' }) },
  stale: {
    note: 'Bills are shown as they were at first',
    faults: [{ match: { operation: 'listBills' }, fault: { kind: 'stale' } }],
  },
  'quote-changes': {
    note: 'Somebody pays $50 of the first bill at the counter just before the first payment',
    faults: firstPayment({ kind: 'paid-elsewhere', amount: 5000 }),
  },
  'bad-day': {
    note: 'A few requests in a hundred go wrong, each in its own way',
    faults: [
      { match: { operation: '*', chance: 0.05 }, fault: { kind: 'status', status: 502 } },
      { match: { operation: '*', chance: 0.025 }, fault: { kind: 'reset-before-headers' } },
      { match: { operation: '*', chance: 0.025 }, fault: { kind: 'reset-before-headers', when: 'after' } },
      { match: { operation: '*', chance: 0.02 }, fault: { kind: 'truncate' } },
      { match: { operation: '*', chance: 0.01 }, fault: { kind: 'malformed-json' } },
      { match: { operation: '*', chance: 0.5 }, fault: { kind: 'delay', ms: 1000 } },
    ],
  },
};
