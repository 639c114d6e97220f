import type { UtilityAdapter } from '../../../src/adapter/port.js';
import type { Bill, MethodUsed, PaymentRequest, Quote } from '../../../src/contract/index.js';
import { UtilityError, isUtilityError } from '../../../src/core/errors.js';
import type { Utility } from '../../../mock-api/domain/utility.js';
import type { Whole } from './memory-suite.js';

/** An adapter that breaks one rule, and the case that has to notice. */
export interface WrongAdapter {
  /** What is wrong with it. */
  readonly rule: string;
  readonly caught: string;
  /** Made once for each suite: what it gives makes the adapters, which may share what they should not. */
  readonly make: () => (right: Whole, utility: Utility) => UtilityAdapter;
}

type Change = (right: Whole, utility: Utility) => UtilityAdapter;
const wrong = (rule: string, caught: string, change: Change): WrongAdapter => ({
  rule,
  caught,
  make: () => change,
});

const live = new AbortController().signal;
const codeOf = (error: unknown): string => (isUtilityError(error) ? error.code : '');
/** Gives `instead` where a call is refused with a code. */
const except = async <T>(work: Promise<T>, code: string, instead: () => T | Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (codeOf(error) === code) return instead();
    throw error as Error;
  });
const refusedAs = (error: unknown, code: string): never => {
  if (!isUtilityError(error)) throw error as Error;
  throw new UtilityError('rejected', { code });
};

const card: MethodUsed = { kind: 'card', brand: 'visa', last4: '4242' };
const receiptFor = (request: PaymentRequest) => ({
  ...{ confirmation: 'MADE-UP', reference: request.reference, accountId: request.accountId },
  items: request.items.map((item) => ({ ...item, billNumber: '1', remaining: 0 })),
  ...{ amount: request.total, fee: 0, total: request.total, method: card },
  ...{ at: '2016-12-12T16:12:00-08:00', posting: 'today' as const },
});

const billing: readonly WrongAdapter[] = [
  wrong('throws what is no UtilityError', 'bills.unknown', (right) => ({
    ...right,
    bills: { ...right.bills, getBill: () => Promise.reject(new Error('no such bill')) },
  })),
  wrong('answers amounts as text', 'bills.list', (right) => ({
    ...right,
    bills: {
      ...right.bills,
      listBills: async (question, signal) => {
        const list = await right.bills.listBills(question, signal);
        return { ...list, totalDue: String(list.totalDue) as unknown as number };
      },
    },
  })),
  wrong('says another total than the bills owe', 'bills.total', (right) => ({
    ...right,
    bills: {
      ...right.bills,
      listBills: async (question, signal) => {
        const list = await right.bills.listBills(question, signal);
        return { ...list, totalDue: list.totalDue + 1 };
      },
    },
  })),
  wrong('lists paid bills as open', 'bills.open', (right) => ({
    ...right,
    bills: {
      ...right.bills,
      listBills: async (question, signal) => {
        const list = await right.bills.listBills(question, signal);
        const bills: Bill[] = list.bills.map((bill, at) =>
          at === 0 ? { ...bill, balance: 0, status: 'paid' } : bill,
        );
        return { ...list, bills };
      },
    },
  })),
  wrong('leaves a line out of a bill', 'bills.details', (right) => ({
    ...right,
    bills: {
      ...right.bills,
      getBill: async (id, signal) => {
        const details = await right.bills.getBill(id, signal);
        return { ...details, lines: details.lines.slice(1) };
      },
    },
  })),
  wrong('tells that a bill is another resident’s', 'bills.own', (right) => ({
    ...right,
    bills: {
      ...right.bills,
      listBills: (question, signal) =>
        right.bills.listBills(question, signal).catch((error: unknown) => refusedAs(error, 'forbidden')),
    },
  })),
  wrong('says zero where nothing is known of the use', 'usage.missing', (right) => ({
    ...right,
    usage: {
      getUsage: async (id, signal) => {
        const use = await right.usage.getUsage(id, signal);
        const points = use.points.map((point, at) =>
          at === 0 ? { ...point, kind: 'missing' as const, quantity: 0 } : point,
        );
        return { ...use, points };
      },
    },
  })),
  wrong('shows use newest first', 'usage.history', (right) => ({
    ...right,
    usage: {
      getUsage: async (id, signal) => {
        const use = await right.usage.getUsage(id, signal);
        return { ...use, points: [...use.points].reverse() };
      },
    },
  })),
];

const portals: readonly WrongAdapter[] = [
  wrong('leaves a text out in one language', 'portal.languages', (right) => ({
    ...right,
    getPortal: async (signal) => ({ ...(await right.getPortal(signal)), name: { en: 'City' } }),
  })),
  wrong('offers what it has no port for', 'portal.ports', ({ usage: _, ...right }) => right),
  wrong('offers payments and says nothing of them', 'portal.settings', (right) => ({
    ...right,
    getPortal: async (signal) => {
      const { payments: _, ...portal } = await right.getPortal(signal);
      return portal;
    },
  })),
  wrong('has a currency without hundredths', 'portal.currency', (right) => ({
    ...right,
    getPortal: async (signal) => ({ ...(await right.getPortal(signal)), currency: 'JPY' }),
  })),
  wrong('asks for numbers that no number fits', 'portal.numbers', (right) => ({
    ...right,
    getPortal: async (signal) => {
      const portal = await right.getPortal(signal);
      return { ...portal, numbers: { account: { label: { en: 'A', es: 'A' }, minDigits: 9, maxDigits: 5 } } };
    },
  })),
  wrong('answers somebody who has given up', 'adapter.aborted-before', (right) => ({
    ...right,
    getPortal: () => right.getPortal(live),
  })),
];

const sessions: readonly WrongAdapter[] = [
  wrong('tells that an identity is unknown', 'session.unknown-alike', (right) => ({
    ...right,
    session: {
      ...right.session,
      signIn: (request, signal) =>
        right.session.signIn(request, signal).catch((error: unknown) => {
          if (request.identifier === 'flowerpower') throw error as Error;
          throw new UtilityError('auth', { code: 'user-unknown', status: 401 });
        }),
    },
  })),
  wrong('tells that an address is not verified whatever the password', 'session.unverified', (right) => ({
    ...right,
    session: {
      ...right.session,
      signIn: (request, signal) =>
        request.identifier === 'newleaf'
          ? Promise.resolve({ step: 'verification-pending', id: 'v', sentTo: 'l•••@gardeners.example' })
          : right.session.signIn(request, signal),
    },
  })),
  wrong('keeps the session when somebody signs out', 'session.sign-out', (right) => ({
    ...right,
    session: { ...right.session, signOut: () => Promise.resolve({ state: 'signed-out' }) },
  })),
  {
    rule: 'signs every browser in at once',
    caught: 'session.one-browser',
    make: () => {
      let signedIn: Whole | undefined;
      return (right) => ({
        ...right,
        session: {
          ...right.session,
          getSession: (signal) => (signedIn ?? right).session.getSession(signal),
          signIn: (request, signal) => {
            signedIn = right;
            return right.session.signIn(request, signal);
          },
        },
      });
    },
  },
  wrong('answers from memory after the session has ended', 'session.expired', (right) => {
    const known = new Map<string, Awaited<ReturnType<Whole['accounts']['listAccounts']>>>();
    return {
      ...right,
      session: {
        ...right.session,
        signIn: async (request, signal) => {
          const step = await right.session.signIn(request, signal);
          if (step.step === 'signed-in') known.set('', await right.accounts.listAccounts(signal));
          return step;
        },
      },
      accounts: {
        listAccounts: async (signal) => known.get('') ?? right.accounts.listAccounts(signal),
      },
    };
  }),
  wrong('looks at any number of wrong passwords', 'session.limited', (right) => ({
    ...right,
    session: {
      ...right.session,
      signIn: (request, signal) =>
        except(right.session.signIn(request, signal), 'rate-limited', () => {
          throw new UtilityError('auth', { code: 'credentials-wrong', status: 401 });
        }),
    },
  })),
];

const doors: readonly WrongAdapter[] = [
  wrong('shows the customer’s whole name to whoever has a bill', 'linking.masked', (right) => ({
    ...right,
    linking: {
      ...right.linking,
      searchAccounts: async (request, signal) => {
        const { found } = await right.linking.searchAccounts(request, signal);
        return { found: found.map((one) => ({ ...one, customerName: 'Alameda Gardens Association' })) };
      },
    },
  })),
  wrong('tells which answer was wrong', 'linking.no-match-alike', (right) => ({
    ...right,
    linking: {
      ...right.linking,
      searchAccounts: (request, signal) =>
        right.linking.searchAccounts(request, signal).catch((error: unknown) => {
          if (codeOf(error) !== 'no-match' || request.proof['accountNumber'] !== '30215')
            throw error as Error;
          const fields = [{ field: 'customerNumber', code: 'wrong' }];
          throw new UtilityError('rejected', { code: 'no-match', fields, status: 404 });
        }),
    },
  })),
  wrong('links by another resident’s ticket', 'linking.other-ticket', (right) => ({
    ...right,
    linking: {
      ...right.linking,
      linkAccount: (request, signal) =>
        except(right.linking.linkAccount(request, signal), 'ticket-expired', () =>
          right.accounts.listAccounts(signal),
        ),
    },
  })),
  wrong('tells that an address is registered', 'registration.known-alike', (right) => ({
    ...right,
    registration: {
      ...right.registration,
      register: (request, signal) =>
        request.answers['email']?.startsWith('flora') === true
          ? Promise.resolve({ step: 'registered' })
          : right.registration.register(request, signal),
    },
  })),
  wrong('shows the whole address that a message went to', 'registration.begins', (right) => ({
    ...right,
    registration: {
      ...right.registration,
      register: async (request, signal) => {
        const step = await right.registration.register(request, signal);
        return step.step === 'verification-pending'
          ? { ...step, sentTo: request.answers['email'] ?? '' }
          : step;
      },
    },
  })),
  wrong('takes a link twice', 'registration.whole', (right) => ({
    ...right,
    registration: {
      ...right.registration,
      verify: (request, signal) =>
        except(right.registration.verify(request, signal), 'code-used', () => ({ step: 'registered' })),
    },
  })),
  wrong('does not say how long to wait for another message', 'registration.resend-wait', (right) => ({
    ...right,
    registration: {
      ...right.registration,
      resend: (request, signal) =>
        except(right.registration.resend(request, signal), 'rate-limited', () => {
          throw new UtilityError('service', { code: 'rate-limited', status: 429 });
        }),
    },
  })),
  wrong('shows a guest whose account it is', 'guest.masked', (right) => ({
    ...right,
    guest: {
      findBills: async (request, signal) => ({
        ...(await right.guest.findBills(request, signal)),
        customerName: 'Alameda Gardens Association',
      }),
    },
  })),
  wrong('shows a guest how much was used', 'guest.no-usage', (right) => ({
    ...right,
    guest: {
      findBills: async (request, signal) => {
        const found = await right.guest.findBills(request, signal);
        const bills = found.bills.bills.map((bill) => ({ ...bill, usage: { quantity: 3, unit: 'CCF' } }));
        return { ...found, bills: { ...found.bills, bills } };
      },
    },
  })),
  wrong('lets a guest pay any number of times with a ticket', 'guest.pay', (right) => {
    let last: Quote | undefined;
    return {
      ...right,
      payments: {
        ...right.payments,
        quote: async (request, signal) => {
          const quote = right.payments.quote(request, signal);
          last = await (last ? except(quote, 'ticket-expired', () => last!) : quote);
          return last;
        },
      },
    };
  }),
];

const paying: readonly WrongAdapter[] = [
  wrong('makes a key for each request', 'payments.together', (right) => {
    let made = 0;
    return {
      ...right,
      payments: {
        ...right.payments,
        pay: (request, key, signal) => {
          made += 1;
          return right.payments.pay(
            { ...request, reference: `${request.reference}-${made}` },
            `${key}-${made}`,
            signal,
          );
        },
      },
    };
  }),
  wrong('gives another confirmation when a key is sent again', 'payments.replay', (right) => {
    let made = 0;
    return {
      ...right,
      payments: {
        ...right.payments,
        pay: async (request, key, signal) => {
          const outcome = await right.payments.pay(request, key, signal);
          made += 1;
          return outcome.status === 'paid'
            ? { ...outcome, receipt: { ...outcome.receipt, confirmation: `C-${made}` } }
            : outcome;
        },
      },
    };
  }),
  wrong('takes a key for something else', 'payments.reused', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: (request, key, signal) =>
        except(right.payments.pay(request, key, signal), 'key-reused', () => ({
          ...{ status: 'paid', receipt: receiptFor(request) },
        })),
    },
  })),
  wrong('takes a payment without a key', 'payments.no-key', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: (request, key, signal) => right.payments.pay(request, key || 'some-key', signal),
    },
  })),
  wrong('says closed and forgets it', 'payments.resolve-closes', (right) => {
    const seen = new Set<string>();
    return {
      ...right,
      payments: {
        ...right.payments,
        pay: (request, key, signal) => {
          seen.add(key);
          return right.payments.pay(request, key, signal);
        },
        resolve: async (key, signal) =>
          seen.has(key) ? right.payments.resolve!(key, signal) : { status: 'closed' },
      },
    };
  }),
  wrong('says closed of a key that has paid', 'payments.resolve-paid', (right) => ({
    ...right,
    payments: { ...right.payments, resolve: () => Promise.resolve({ status: 'closed' }) },
  })),
  wrong('tells what became of a key to its payer alone', 'payments.resolve-anybody', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      resolve: async (key, signal) => {
        await right.accounts.listAccounts(signal);
        return right.payments.resolve!(key, signal);
      },
    },
  })),
  wrong('says paid of money that is not there yet', 'payments.processing', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: async (request, key, signal) => {
        const outcome = await right.payments.pay(request, key, signal);
        return outcome.status === 'processing' ? { status: 'paid', receipt: receiptFor(request) } : outcome;
      },
    },
  })),
  wrong('says an outcome that nobody knows', 'payments.paid', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: async (request, key, signal) => {
        const outcome = await right.payments.pay(request, key, signal);
        return outcome.status === 'paid' ? ({ status: 'ok' } as never) : outcome;
      },
    },
  })),
  wrong('says processing of a card that was declined', 'payments.declined-card-declined', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: async (request, key, signal) => {
        const outcome = await right.payments.pay(request, key, signal);
        const { reference, total } = request;
        return outcome.status === 'declined' ? { status: 'processing', reference, total } : outcome;
      },
    },
  })),
  wrong(
    'takes the money of a card that was declined',
    'payments.declined-insufficient-funds',
    (right, utility) => ({
      ...right,
      payments: {
        ...right.payments,
        pay: async (request, key, signal) => {
          const outcome = await right.payments.pay(request, key, signal);
          const [item] = request.items;
          if (outcome.status === 'declined' && item) await utility.recordPayment(item);
          return outcome;
        },
      },
    }),
  ),
  wrong('asks nobody before a bill is paid twice', 'payments.pending', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      pay: (request, key, signal) =>
        right.payments.pay({ ...request, confirmedDuplicate: true }, key, signal),
    },
  })),
  wrong('quotes a total without the fee', 'payments.quote', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      quote: async (request, signal) => ({ ...(await right.payments.quote(request, signal)), fee: 195 }),
    },
  })),
  wrong('has a fee that the portal denies', 'payments.quote-fee', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      quote: async (request, signal) => {
        const quote = await right.payments.quote(request, signal);
        return { ...quote, fee: 195, total: quote.total + 195 };
      },
    },
  })),
  wrong('quotes more than is owed', 'payments.quote-amounts', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      quote: (request, signal) =>
        except(right.payments.quote(request, signal), 'validation', () =>
          right.payments.quote(
            { ...request, items: request.items.map((item) => ({ ...item, amount: 1 })) },
            signal,
          ),
        ),
    },
  })),
  wrong('takes a total that was not quoted', 'payments.quote-changed', (right) => {
    const quotes = new Map<string, Quote>();
    return {
      ...right,
      payments: {
        ...right.payments,
        quote: async (request, signal) => {
          const quote = await right.payments.quote(request, signal);
          quotes.set(quote.id, quote);
          return quote;
        },
        pay: (request, key, signal) =>
          right.payments.pay(
            { ...request, total: quotes.get(request.quoteId)?.total ?? request.total },
            key,
            signal,
          ),
      },
    };
  }),
  wrong('has nothing to agree to for a bank account', 'payments.bank-authorization', (right) => ({
    ...right,
    payments: {
      ...right.payments,
      quote: async (request, signal) => {
        const { authorization: _, ...quote } = await right.payments.quote(request, signal);
        return quote;
      },
    },
  })),
  wrong('forgets keys after an hour', 'payments.keys', (right) => ({
    ...right,
    payments: { ...right.payments, keys: { ...right.payments.keys, retentionSeconds: 3600 } },
  })),
  wrong('carries out a payment that was given up', 'adapter.aborted-payment', (right) => ({
    ...right,
    payments: { ...right.payments, pay: (request, key) => right.payments.pay(request, key, live) },
  })),
];

export const wrongAdapters: readonly WrongAdapter[] = [
  ...portals,
  ...sessions,
  ...billing,
  ...doors,
  ...paying,
];
