import type { PaymentOutcome, PaymentRequest, Receipt, Resolution } from '../../src/contract/index.js';
import { toUtilityError } from '../../src/core/errors.js';
import { randomId, randomKey } from '../../src/core/clock.js';
import { guestOf } from '../../src/core/payment/order.js';
import type { Mutant } from './payment-world.js';

/**
 * The roads to a double charge and to an untrue receipt that payment pages have been seen to take. Each is put around the library from
 * outside, and each has to be caught by the tests that the library itself passes.
 */

const invented = (request: Pick<PaymentRequest, 'reference' | 'accountId' | 'total'>): Receipt => ({
  ...{ confirmation: 'none', reference: request.reference, accountId: request.accountId, items: [] },
  ...{ amount: request.total, fee: 0, total: request.total },
  method: { kind: 'card', brand: 'visa', last4: '4242' },
  ...{ at: '2016-12-12T16:12:00-08:00', posting: 'today' },
});
const asPaid = (request: Parameters<typeof invented>[0]): PaymentOutcome => ({
  status: 'paid',
  receipt: invented(request),
});

/** A key made inside the request function: each further attempt is a payment of its own. */
const keyPerRequest: Mutant = {
  name: 'a key made per request',
  caughtAs: /nobody had confirmed it/,
  send: (send, newKey) => {
    const used = new Set<string>();
    return (url, init) => {
      const headers = new Headers(init.headers);
      const key = headers.get('Idempotency-Key');
      if (key !== null && used.has(key)) headers.set('Idempotency-Key', newKey());
      else if (key !== null) used.add(key);
      return send(url, { ...init, headers });
    };
  },
};

/** After a time-out the key is thrown away and the payer may begin again. */
const keyDropped: Mutant = {
  name: 'a key dropped on time-out',
  caughtAs: /said "not charged" of \w+, which was charged|nobody was told/,
  changed: ({ desk, intents }, state) => {
    if (state.at !== 'unknown') return;
    const { reference } = state.intent;
    intents.remove(reference);
    queueMicrotask(() => desk.dispatch({ type: 'resolved', reference, resolution: { status: 'closed' } }));
  },
};

/** An answer that cannot be read is taken for a success, because its status was 200. */
const parseFailureAsSuccess: Mutant = {
  name: 'a parse failure taken for success',
  caughtAs: /said "paid" of \w+ with 0 charges/,
  port: (port) => ({
    ...port,
    pay: async (request, key, signal) => {
      try {
        return await port.pay(request, key, signal);
      } catch (thrown) {
        if (toUtilityError(thrown).kind === 'contract') return asPaid(request);
        throw thrown;
      }
    },
  }),
};

/** The button works while a payment is being sent: every press is a payment. */
const buttonLiveWhileSending: Mutant = {
  name: 'a button that is live while sending',
  caughtAs: /nobody had confirmed it/,
  press: async ({ desk, port, intents, clock }) => {
    const state = desk.state.value;
    if (state.at !== 'submitting') return desk.confirm();
    const { order, quote, means, confirmedDuplicate } = state.frozen;
    const intent = { reference: randomId(clock, 8), key: randomKey(clock), startedAt: clock.now() };
    intents.add(intent);
    const request: PaymentRequest = {
      ...{ reference: intent.reference, quoteId: quote.id, accountId: order.accountId },
      ...{ items: [...order.items], total: quote.total, confirmedDuplicate },
      method: { kind: order.method, token: means.token },
      ...guestOf(order),
    };
    await port.pay(request, intent.key, new AbortController().signal).catch(() => undefined);
    intents.remove(intent.reference);
  },
};

/** The button works while the price is being asked for: what is sent is not what is shown. */
const buttonLiveOnStaleQuote: Mutant = {
  name: 'a button that is live with a stale quote',
  caughtAs: /charged otherwise than shown/,
  port: (port) => {
    let last: Awaited<ReturnType<typeof port.quote>> | null = null;
    return {
      ...port,
      quote: async (request, signal) => {
        const stale = last;
        last = await port.quote(request, signal);
        // What stands on the screen is the price of the choice before.
        return stale ?? last;
      },
      pay: (request, key, signal) => {
        const quote = last;
        if (!quote) return port.pay(request, key, signal);
        const items = quote.items.map(({ billId, amount }) => ({ billId, amount }));
        return port.pay({ ...request, quoteId: quote.id, items, total: quote.total }, key, signal);
      },
    };
  },
};

/** "We have it" is shown as "it is paid". */
const processingAsPaid: Mutant = {
  name: 'processing shown as paid',
  caughtAs: /said "paid" of \w+ with 0 charges/,
  port: (port) => {
    const told = <T extends PaymentOutcome | Resolution>(outcome: T): T | PaymentOutcome =>
      outcome.status === 'processing' ? asPaid({ ...outcome, accountId: 'account' }) : outcome;
    return {
      ...port,
      pay: async (request, key, signal) => told(await port.pay(request, key, signal)),
      ...(port.resolve
        ? {
            resolve: async (key: string, signal: AbortSignal) =>
              told((await port.resolve?.(key, signal)) ?? { status: 'unknown' }),
          }
        : {}),
    };
  },
};

/** Money that a bank is to send is shown as money that is there. */
const bankAsPaid: Mutant = {
  name: 'a bank payment shown as paid before it has posted',
  caughtAs: /said "paid" of \w+ with 0 charges/,
  port: (port) => ({
    ...port,
    pay: async (request, key, signal) => {
      const outcome = await port.pay(request, key, signal);
      const expected = outcome.status === 'processing' && outcome.expectedOn !== undefined;
      return expected ? asPaid(request) : outcome;
    },
  }),
};

/** What the bank took back is still shown as paid. */
const returnedAsPaid: Mutant = {
  name: 'a returned bank payment that stays paid',
  caughtAs: /said "paid" of \w+ with 0 charges/,
  port: (port) => {
    const posting = new Map<string, number>();
    const { resolve } = port;
    const told = <T extends PaymentOutcome | Resolution>(outcome: T, key: string): T | PaymentOutcome => {
      if (outcome.status === 'processing' && outcome.expectedOn !== undefined)
        posting.set(key, outcome.total);
      const total = posting.get(key);
      return outcome.status === 'declined' && total !== undefined
        ? asPaid({ reference: key, accountId: 'account', total })
        : outcome;
    };
    return {
      ...port,
      pay: async (request, key, signal) => told(await port.pay(request, key, signal), key),
      ...(resolve && { resolve: async (key, signal) => told(await resolve(key, signal), key) }),
    };
  },
};

/** A guest whose payment was not heard of is looked up anew, and the payment is sent as another one. */
const guestAnew: Mutant = {
  name: 'a guest’s payment sent again under a new key',
  caughtAs: /nobody had confirmed it/,
  where: { guest: true },
  port: (port, world) => ({
    ...port,
    pay: async (request, key, signal) => {
      try {
        return await port.pay(request, key, signal);
      } catch (thrown) {
        const guest = request.guest === undefined ? null : await world.lookUp(null);
        if (guest === null) throw thrown;
        const { accountId, items, method } = request;
        const quote = await port.quote({ accountId, items, method: method.kind, guest }, signal);
        const again = { ...request, guest, quoteId: quote.id, total: quote.total };
        return port.pay(again, randomKey(world.clock), signal);
      }
    },
  }),
};

/** Only the backend is trusted to know which bills are being paid. */
const billsNotLocked: Mutant = {
  name: 'bills that are free again while they are being paid',
  caughtAs: /was paid \d+ of \d+/,
  where: { silent: true },
  tabs: (tabs) => ({
    ...tabs,
    lock: async (name) => (name.includes('bill:') ? () => undefined : ((await tabs.lock?.(name)) ?? null)),
  }),
};

export const mutants: readonly Mutant[] = [
  bankAsPaid,
  returnedAsPaid,
  guestAnew,
  billsNotLocked,
  keyPerRequest,
  keyDropped,
  parseFailureAsSuccess,
  buttonLiveWhileSending,
  buttonLiveOnStaleQuote,
  processingAsPaid,
];
