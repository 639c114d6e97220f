import type { UtilityAdapter } from '../../adapter/port.js';
import type { Send } from '../../adapter/send.js';
import { keyHeader, writeHeader } from '../../contract/index.js';
import type { PaymentRequest } from '../../contract/index.js';
import { isUtilityError } from '../../core/errors.js';
import { ConformanceFailure, NotJudged, check, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, refused, soon } from '../setting.js';
import type { Sent, Setting } from '../setting.js';

/** What stands in the network’s place: nothing asked of it gets any further. */
type Answer = (request: Sent) => Promise<Response> | Response;

const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    ...init,
    headers: { 'Content-Type': 'application/json', ...Object.fromEntries(new Headers(init.headers)) },
  });
const page = (status: number): Response =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'Content-Type': 'text/html' } });

/** Rejects as `fetch` does where nobody waits for its answer any more. */
const aborted = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    const give = (): void => reject(signal?.reason as Error);
    if (signal?.aborted === true) give();
    signal?.addEventListener('abort', give);
  });

/** An adapter in front of a network that gives this answer to everything, and what it has sent. */
async function facing(setting: Setting, answer: Answer) {
  const sent: Sent[] = [];
  const between = (): Send => async (url, init) => {
    const request = {
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : '',
    };
    sent.push(request);
    return Promise.race([answer(request), aborted(init.signal)]);
  };
  return { adapter: await setting.visitor(between), sent };
}

const unseen = 'it is judged of adapters that speak the contract over HTTP: no address was given';

/** For adapters that speak the contract over HTTP, and send through what they were given. */
async function overHttp(setting: Setting, answer: Answer) {
  if (!setting.options.http) throw new NotJudged(unseen);
  return facing(setting, answer);
}

const payment: PaymentRequest = {
  ...{ reference: 'CONF-1', quoteId: 'quote', accountId: 'account' },
  ...{ items: [{ billId: 'bill', amount: 100 }], total: 100 },
  ...{ method: { kind: 'card', token: 'token' }, confirmedDuplicate: false },
};
const secret = { identifier: 'canary-identifier', password: 'canary-password', remember: false };

const session = ({ session: port }: UtilityAdapter) => {
  if (!port) throw new NotJudged('the adapter signs nobody in');
  return port;
};
const payments = ({ payments: port }: UtilityAdapter) => {
  if (!port) throw new NotJudged('the adapter takes no payments');
  return port;
};

/** What comes of the first question that the adapter sends: a portal may be a constant of its own, whose session is asked for then. */
async function asked(adapter: UtilityAdapter, sent: readonly Sent[], signal: AbortSignal): Promise<unknown> {
  try {
    await adapter.getPortal(signal);
    if (sent.length === 0) await adapter.session?.getSession(signal);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Fails where an answer of a broken network is believed. */
async function disbelieves(setting: Setting, answer: Answer, what: string): Promise<void> {
  const { adapter, sent } = await facing(setting, answer);
  const work = adapter.getPortal(live);
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (sent.length === 0) throw new NotJudged('the adapter does not send through what it was given');
  check(error !== undefined, `${what} was believed`);
  check(isUtilityError(error), `${what} came to something that is no UtilityError`);
}

const rules: readonly Rule[] = [
  {
    id: 'adapter.id',
    name: 'has a name that stays',
    run: async ({ visitor }) => {
      const [one, two] = [await visitor(), await visitor()];
      check(one.id !== '', 'The adapter’s id is empty');
      same(two.id, one.id, 'Made again, the adapter’s id is');
    },
  },
  {
    id: 'adapter.unreachable',
    name: 'says network, worth trying again, when nothing is reached',
    run: async (setting) => {
      const { adapter, sent } = await facing(setting, () => Promise.reject(new TypeError('Failed to fetch')));
      const error = await asked(adapter, sent, live);
      if (sent.length === 0) throw new NotJudged('the adapter does not send through what it was given');
      if (error instanceof ConformanceFailure) throw error;
      check(isUtilityError(error), 'It came to something that is no UtilityError');
      same([error.kind, error.retry], ['network', true], 'Kind, and whether to try again, are');
    },
  },
  ...(
    [
      ['login-page', 'a page of HTML that says 200', () => page(200)],
      ['truncated', 'an answer that ends in the middle', () => json('{"contract":1,"id":"x","na')],
      ['off-schema', 'an answer of another shape', () => json({ contract: 1, id: 7, capabilities: 'all' })],
      ['empty', 'an empty answer', () => json('')],
      ['null', 'null', () => json(null)],
    ] as const
  ).map(([id, what, answer]): Rule => ({
    id: `adapter.${id}`,
    name: `does not believe ${what} (PAY-17)`,
    run: (setting) => disbelieves(setting, answer, what),
  })),
  ...(
    [
      ['paid without a receipt', { status: 'paid' }],
      ['an outcome that nobody knows', { status: 'fine' }],
      ['nothing', {}],
    ] as const
  ).map(([what, body], at): Rule => ({
    id: `adapter.payment-off-schema-${at + 1}`,
    name: `says of a payment answered by ${what} that it cannot tell, and never that it is paid (PAY-17)`,
    features: ['payments', 'guest-payment'],
    run: async (setting) => {
      const { adapter } = await overHttp(setting, () => json(body));
      const work = payments(adapter).pay(payment, 'key', live);
      await refused(work, { kind: 'contract' }, `A payment answered by ${what}`);
    },
  })),
  {
    id: 'adapter.unknown-word',
    name: 'takes a word for display that it does not know as other',
    run: async (setting) => {
      if (!setting.options.http) throw new NotJudged(unseen);
      const config = await setting.portal();
      const { adapter } = await facing(setting, () => json({ ...config, requiredMark: 'not-known-yet' }));
      same((await adapter.getPortal(live)).requiredMark, 'other', 'An unknown word is');
    },
  },
  {
    id: 'adapter.unknown-property',
    name: 'drops what the contract does not name',
    run: async (setting) => {
      if (!setting.options.http) throw new NotJudged(unseen);
      const config = await setting.portal();
      const { adapter } = await facing(setting, () => json({ ...config, extra: 1 }));
      check(!('extra' in (await adapter.getPortal(live))), 'What the contract does not name is handed on');
    },
  },
  {
    id: 'adapter.problem',
    name: 'hands on a problem’s code, fields, correlation id and time to wait',
    run: async (setting) => {
      const problem = { code: 'a-new-reason', status: 422, errors: [{ field: 'identifier', code: 'odd' }] };
      const headers = { 'Content-Type': 'application/problem+json', 'X-Correlation-Id': 'ABC-1' };
      const { adapter } = await overHttp(setting, () => json(problem, { status: 422, headers }));
      const error = await refused(
        session(adapter).signIn(secret, live),
        { kind: 'rejected', code: 'a-new-reason' },
        'A refusal',
      );
      same(error.correlationId, 'ABC-1', 'The correlation id is');
      same(error.fields, problem.errors, 'The field errors are');
      check(!error.retry, 'A refusal is said to be worth trying again');
    },
  },
  {
    id: 'adapter.retry-after',
    name: 'hands on how long to wait, in seconds or as a date (SEC-23)',
    run: async (setting) => {
      const date = 'Mon, 12 Dec 2016 00:00:00 GMT';
      for (const [wait, seconds] of [
        ['120', 120],
        ['Mon, 12 Dec 2016 00:01:30 GMT', 90],
      ] as const) {
        const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': wait, Date: date };
        const { adapter } = await overHttp(setting, () =>
          json({ code: 'rate-limited' }, { status: 429, headers }),
        );
        const error = await refused(
          session(adapter).signIn(secret, live),
          { kind: 'service', code: 'rate-limited' },
          'Too many sign-ins',
        );
        same(error.retryAfterSeconds, seconds, `"${wait}" is`);
      }
    },
  },
  {
    id: 'adapter.maintenance',
    name: 'says service of a failure whose body is a page',
    run: async (setting) => {
      const { adapter } = await overHttp(setting, () => page(503));
      const error = await refused(adapter.getPortal(live), { kind: 'service' }, 'Maintenance');
      check(error.retry, 'Maintenance is said not to be worth trying again');
    },
  },
  {
    id: 'adapter.signed-out-once',
    name: 'asks at most once whether the session stands after a 401, and then says signed-out',
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () =>
        json(
          { code: 'signed-out' },
          { status: 401, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      );
      if (!adapter.accounts) throw new NotJudged('the adapter lists no accounts');
      await refused(
        adapter.accounts.listAccounts(live),
        { kind: 'auth', code: 'signed-out' },
        'A list of accounts',
      );
      check(sent.length <= 3, `It was asked ${sent.length} times`);
    },
  },
  {
    id: 'adapter.write-once',
    name: 'sends a write that is no payment once, whatever becomes of it',
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () => page(503));
      await refused(session(adapter).signIn(secret, live), {}, 'A sign-in');
      same(sent.length, 1, 'It was sent so many times');
    },
  },
  {
    id: 'adapter.payment-retry',
    name: 'repeats a payment with the same key and body alone, three times at most (PAY-15)',
    features: ['payments', 'guest-payment'],
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () =>
        Promise.reject(new TypeError('Failed to fetch')),
      );
      await refused(payments(adapter).pay(payment, 'the-one-key', live), { kind: 'network' }, 'A payment');
      check(sent.length <= 3, `It was sent ${sent.length} times`);
      for (const { headers, body } of sent) {
        same(headers.get(keyHeader), 'the-one-key', 'The key is');
        same(body, sent[0]?.body, 'The body is');
      }
    },
  },
  {
    id: 'adapter.payment-refused-once',
    name: 'does not repeat a payment that was refused',
    features: ['payments', 'guest-payment'],
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () =>
        json(
          { code: 'quote-changed' },
          { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      );
      await refused(
        payments(adapter).pay(payment, 'key', live),
        { kind: 'rejected', code: 'quote-changed' },
        'A payment',
      );
      same(sent.length, 1, 'It was sent so many times');
    },
  },
  {
    id: 'adapter.write-headers',
    name: 'sends every write as JSON with the header that no form can send (SEC-07)',
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () => page(500));
      await refused(session(adapter).signIn(secret, live), {}, 'A sign-in');
      await refused(session(adapter).signOut(live), {}, 'A sign-out');
      for (const { method, headers } of sent.filter((request) => request.method !== 'GET')) {
        same(method, 'POST', 'A write is a');
        same(headers.get('Content-Type'), 'application/json', 'Its type is');
        same(headers.get(writeHeader.name), writeHeader.value, `Its ${writeHeader.name} is`);
      }
    },
  },
  {
    id: 'adapter.no-secrets-in-addresses',
    name: 'puts no password, token or key into an address (SEC-02)',
    run: async (setting) => {
      const { adapter, sent } = await overHttp(setting, () => page(500));
      await refused(session(adapter).signIn(secret, live), {}, 'A sign-in');
      if (adapter.payments) {
        await refused(adapter.payments.pay(payment, 'canary-key', live), {}, 'A payment');
        if (adapter.payments.resolve)
          await refused(adapter.payments.resolve('canary-key', live), {}, 'A look-up');
      }
      for (const { url } of sent) check(!/canary|token=/.test(url), `An address tells a secret: ${url}`);
    },
  },
  {
    id: 'adapter.aborted-before',
    name: 'does nothing for somebody who has given up already',
    run: async ({ visitor }) => {
      const stop = new AbortController();
      const reason = new Error('given up');
      stop.abort(reason);
      const adapter = await visitor();
      const thrown = await adapter.getPortal(stop.signal).then(
        () => undefined,
        (error: unknown) => error,
      );
      check(thrown !== undefined, 'A question that was given up before is answered');
      check(!isUtilityError(thrown), 'Giving up is told as a failure of the backend');
    },
  },
  {
    id: 'adapter.aborted-payment',
    name: 'takes nothing for a payment that was given up before it was sent',
    features: ['payments', 'guest-payment'],
    run: async (setting) => {
      await setting.need('payments');
      const stop = new AbortController();
      stop.abort(new Error('given up'));
      const port = setting.offered<'payments'>(await setting.resident(), 'payments');
      const thrown = await port.pay(payment, setting.random(), stop.signal).then(
        () => undefined,
        (error: unknown) => error,
      );
      check(
        thrown !== undefined && !isUtilityError(thrown),
        'A payment that was given up before is carried out',
      );
    },
  },
  {
    id: 'adapter.aborted-meanwhile',
    name: 'stops waiting as soon as somebody gives up',
    run: async (setting) => {
      const { adapter, sent } = await facing(setting, () => new Promise<Response>(() => undefined));
      const stop = new AbortController();
      const work = asked(adapter, sent, stop.signal);
      // Not before the adapter has asked; one that never does so is not judged.
      for (let turn = 0; turn < 50 && sent.length === 0; turn += 1) await Promise.resolve();
      stop.abort(new Error('given up'));
      const thrown = await soon(work, 5_000, 'A question that was given up');
      if (sent.length === 0) throw new NotJudged('the adapter does not send through what it was given');
      check(thrown !== undefined && !isUtilityError(thrown), 'Giving up is told as a failure of the backend');
    },
  },
];

/** An adapter that does not send through what it is given cannot be judged by half of them, and is not the worse for it. */
export const adapterRules: readonly Rule[] = rules.map((rule) => ({ ...rule, extra: true }));
