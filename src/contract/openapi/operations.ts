import type { ProblemCode } from '../index.js';

/** What the document says of one operation beside its schemas. */
export interface OperationWords {
  readonly tag: string;
  /** The same of an adapter in JavaScript: `port.method(what it is given)`. */
  readonly adapter: string;
  readonly summary: string;
  readonly description: string;
  /** Problems that this operation may answer with, beside those of every operation; see `problemsOf`. */
  readonly problems: readonly ProblemCode[];
}

export const tags: Readonly<Record<string, string>> = {
  Portal: 'Everything in which utilities differ.',
  Session: 'Signing in and out.',
  Registration: 'Becoming a user: the form, the message that confirms an address, and another one.',
  Accounts: 'Accounts with the utility, and how a resident shows that one is theirs.',
  Bills: 'What is owed and what was paid.',
  Payments: 'What a payment would cost, paying exactly once, and what became of a payment.',
  Usage: 'Consumption, as billed.',
};

export const words: Readonly<Record<string, OperationWords>> = {
  getPortal: {
    tag: 'Portal',
    adapter: 'getPortal(signal)',
    summary: 'Describe the portal',
    description:
      'Asked for once a page, by everybody. Names, contact, forms, rules and capabilities: a widget whose capability is missing says that the utility does not offer it.',
    problems: [],
  },
  getSession: {
    tag: 'Session',
    adapter: 'session.getSession(signal)',
    summary: 'Tell who is signed in',
    description:
      'Never a refusal: that nobody is signed in is the answer `signed-out`. Asked when a page opens, when it becomes visible again, and once after a 401.',
    problems: [],
  },
  signIn: {
    tag: 'Session',
    adapter: 'session.signIn(request, signal)',
    summary: 'Sign in',
    description:
      'Answers with a step. Known and unknown identities are answered alike and as late; that an address is not verified yet is said after the right password alone. With a cookie session the answer sets an `HttpOnly` cookie; a session that the browser carried before ends.',
    problems: ['credentials-wrong', 'not-found'],
  },
  signOut: {
    tag: 'Session',
    adapter: 'session.signOut(signal)',
    summary: 'Sign out',
    description:
      'Ends the session at the backend, takes the cookie back, and answers the same where nobody was signed in.',
    problems: [],
  },
  getChallenge: {
    tag: 'Registration',
    adapter: 'registration.getChallenge(signal)',
    summary: 'Get a question that only people answer easily',
    description: 'Needed where `registration.challenge` of the portal is true. Works without an image.',
    problems: ['not-found'],
  },
  register: {
    tag: 'Registration',
    adapter: 'registration.register(request, signal)',
    summary: 'Send one part of a registration',
    description:
      'The first part begins a registration, further ones carry its ticket. An identity that is known already is answered like a new one; its owner is told by mail. Where the portal has user names, one that is taken is a field error.',
    problems: ['challenge-wrong', 'no-match', 'ticket-expired', 'not-found'],
  },
  verify: {
    tag: 'Registration',
    adapter: 'registration.verify(request, signal)',
    summary: 'Confirm an address by a link or a code',
    description: 'Opening a link has no effect; this request has, once. Tries of a code are limited.',
    problems: [
      'code-wrong',
      'code-wrong-account',
      'code-expired',
      'code-used',
      'code-superseded',
      'not-found',
    ],
  },
  resendVerification: {
    tag: 'Registration',
    adapter: 'registration.resend(request, signal)',
    summary: 'Send another message',
    description:
      'To the same address after `resendAfterSeconds`, to another one at once. Links and codes of earlier messages are superseded. Answers alike for known and unknown addresses.',
    problems: ['code-expired', 'code-used', 'code-superseded', 'not-found'],
  },
  listAccounts: {
    tag: 'Accounts',
    adapter: 'accounts.listAccounts(signal)',
    summary: 'List the resident’s accounts',
    description: 'The accounts that are linked, for good or for this session.',
    problems: ['not-found'],
  },
  searchAccounts: {
    tag: 'Accounts',
    adapter: 'linking.searchAccounts(request, signal)',
    summary: 'Find accounts by what is on their bill',
    description:
      'Every field of `linking.fields` is needed. `no-match` does not tell what was wrong. Searches are limited for each resident.',
    problems: ['no-match', 'not-found'],
  },
  linkAccount: {
    tag: 'Accounts',
    adapter: 'linking.linkAccount(request, signal)',
    summary: 'Link an account that was found',
    description:
      'Gives the accounts that are linked then. A ticket is one resident’s; linking once more changes nothing.',
    problems: ['ticket-expired', 'not-found'],
  },
  listBills: {
    tag: 'Bills',
    adapter: 'bills.listBills({ accountId, past }, signal)',
    summary: 'List an account’s bills',
    description:
      'The bills that are owed, and with `past=true` the paid ones too. An account that is not the resident’s is not found.',
    problems: ['not-found'],
  },
  getBill: {
    tag: 'Bills',
    adapter: 'bills.getBill(billId, signal)',
    summary: 'Show a bill with its lines and meter reads',
    description: 'The lines add up to what was charged. A bill that is not the resident’s is not found.',
    problems: ['not-found'],
  },
  quotePayment: {
    tag: 'Payments',
    adapter: 'payments.quote(request, signal)',
    summary: 'Say what a payment would cost',
    description:
      'The only source of a fee. Nothing is reserved and nothing is charged. A guest sends the ticket of a look-up instead of a session.',
    problems: ['ticket-expired', 'not-found'],
  },
  pay: {
    tag: 'Payments',
    adapter: 'payments.pay(request, key, signal)',
    summary: 'Pay, exactly once a key',
    description:
      'One `Idempotency-Key` stands for one thing that a payer means to pay. The same key with the same body gives the same outcome and never a second charge, at the same time too (`key-in-flight` while the first is being carried out); with another body it is `key-reused`; a key that `resolvePayment` has closed is refused for ever. Every problem here says that this request has charged nothing.',
    problems: [
      'key-required',
      'key-reused',
      'key-closed',
      'key-in-flight',
      'ticket-expired',
      'quote-expired',
      'quote-changed',
      'payment-pending',
      'token-unusable',
      'not-found',
    ],
  },
  resolvePayment: {
    tag: 'Payments',
    adapter: 'payments.resolve(key, signal)',
    summary: 'Say what became of a payment, or close its key',
    description:
      'The key is itself the permission to look. A key that was never seen is closed by the question, for ever, so that a payment which is still on its way is refused. `unknown` where the backend cannot tell.',
    problems: [],
  },
  findGuestBills: {
    tag: 'Payments',
    adapter: 'guest.findBills(request, signal)',
    summary: 'Look up what is due without signing in',
    description:
      'Every field of `guestPayment.fields` is needed. Number, name and address are masked, and what was used is left out. `no-match` does not tell what was wrong. Look-ups are limited by where they come from.',
    problems: ['no-match', 'not-found'],
  },
  getUsage: {
    tag: 'Usage',
    adapter: 'usage.getUsage(accountId, signal)',
    summary: 'Show what one account has used',
    description:
      'As billed, never computed from reads. A period of which nothing is known is null, not zero.',
    problems: ['not-found'],
  },
};

type Kind = Readonly<{ name: string; method: 'GET' | 'POST'; session: 'needed' | 'not-needed' }>;

/** Every code that an operation may answer with. */
export const problemsOf = ({ name, method, session }: Kind): readonly ProblemCode[] => [
  ...(session === 'needed' ? (['signed-out', 'forbidden'] as const) : []),
  ...(method === 'POST'
    ? (['validation', 'json-required', 'header-required', 'origin-refused', 'too-large'] as const)
    : []),
  ...(words[name]?.problems ?? []),
  ...(['rate-limited', 'maintenance', 'unavailable'] as const),
];

/** What each problem means to a caller. */
export const problemWords: Readonly<Record<ProblemCode, string>> = {
  'credentials-wrong': 'Identifier or password is wrong; not which.',
  'signed-out': 'There is no session, or it has ended.',
  forbidden: 'This resident may not do this.',
  validation: 'The body has another shape, or a value is not acceptable: see `errors`.',
  'not-found': 'There is no such thing for this caller, or the utility does not offer it.',
  'method-not-allowed': 'The address exists and takes another method: see `Allow`.',
  'json-required': 'A write without `Content-Type: application/json`.',
  'header-required': 'A write without `X-Utility-Widgets: 1`.',
  'origin-refused': 'A write from a page whose origin is not listed.',
  'too-large': 'The body is longer than the backend reads.',
  'rate-limited': 'Too often: `Retry-After` says how long to wait.',
  maintenance: 'The utility is being serviced.',
  unavailable: 'The backend failed, or one behind it.',
  'challenge-wrong': 'The question was not answered rightly, or is too old. Ask for another one.',
  'code-wrong': 'There is no such code or link.',
  'code-expired': 'The code, the link or the whole registration has run out.',
  'code-used': 'It was confirmed already.',
  'code-superseded': 'A newer message was sent.',
  'code-wrong-account': 'Somebody else is signed in in this browser.',
  'no-match': 'No account fits; not what was wrong.',
  'ticket-expired': 'The ticket has run out, was used, or is somebody else’s.',
  'quote-changed': 'What is owed or asked for is not what was quoted: ask for another quote.',
  'quote-expired': 'The quote has run out or is somebody else’s.',
  'payment-pending':
    'A payment for one of these bills is under way, and the payer was not asked to pay again.',
  'token-unusable': 'The token was used, is too old, or is of a kind that is not taken.',
  'key-required': 'A payment without a usable `Idempotency-Key`.',
  'key-reused': 'The key was sent with another body.',
  'key-closed': 'The key was closed: it will never pay.',
  'key-in-flight': 'The first request with this key is still being carried out.',
};
