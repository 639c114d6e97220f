import type { UtilityAdapter } from '../../adapter/port.js';
import type { Method, PaymentItem, PaymentRequest, Quote } from '../../contract/index.js';
import { agreementText, sha256 } from '../../core/agreement.js';
import { randomKey, systemClock } from '../../core/clock.js';
import { isUtilityError } from '../../core/errors.js';
import { NotJudged, NotOffered, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, once, refused } from '../setting.js';
import type { Setting } from '../setting.js';

export const newKey = (): string => randomKey(systemClock);

export const paymentsOf = async (setting: Setting, adapter?: UtilityAdapter) => {
  await setting.need('payments');
  return setting.offered<'payments'>(adapter ?? (await setting.resident()), 'payments');
};

/** What a payer would send who has confirmed a quote. */
export const requestFor = (quote: Quote, kind: Method, token: string): PaymentRequest => ({
  reference: `CONF-${newKey().slice(0, 8)}`,
  quoteId: quote.id,
  accountId: quote.accountId,
  items: quote.items.map(({ billId, amount }) => ({ billId, amount })),
  total: quote.total,
  method: { kind, token },
  confirmedDuplicate: false,
});

const offers = async ({ portal }: Setting, kind: Method): Promise<boolean> =>
  (await portal()).payments?.methods.some((method) => method.kind === kind) === true;

const methodOf = async (setting: Setting): Promise<Method> =>
  (await offers(setting, 'card')) ? 'card' : 'bank-account';

export async function quoteOne(setting: Setting, method?: Method, own?: PaymentItem) {
  const port = await paymentsOf(setting);
  const item = own ?? (await setting.openBill()).item;
  const kind = method ?? (await methodOf(setting));
  return port.quote({ accountId: await setting.accountId(), items: [item], method: kind }, live);
}

const tokensOf = ({ facts }: Setting) => fact(facts.payment, 'payment');

async function cardOrder(setting: Setting, token: string, item?: PaymentItem) {
  if (!(await offers(setting, 'card'))) throw new NotOffered('the portal takes no cards');
  const quote = await quoteOne(setting, 'card', item);
  return { quote, request: requestFor(quote, 'card', token) };
}

async function bankOrder(setting: Setting, means: { readonly token: string; readonly lastFour: string }) {
  if (!(await offers(setting, 'bank-account'))) throw new NotOffered('the portal takes no bank accounts');
  const quote = await quoteOne(setting, 'bank-account');
  const { authorization } = quote;
  check(authorization !== undefined, 'A quote for a bank account has no authorization to agree to');
  const locale = (await setting.portal()).locales[0] ?? 'en';
  const hash = await sha256(agreementText(authorization.text, locale, means.lastFour));
  const { id, version } = authorization;
  const request: PaymentRequest = {
    ...requestFor(quote, 'bank-account', means.token),
    authorization: { id, version, locale, hash },
  };
  return { quote, request };
}

const resolver = async (setting: Setting, adapter?: UtilityAdapter) => {
  const { resolve } = await paymentsOf(setting, adapter);
  if (!resolve) throw new NotJudged('the adapter cannot say what became of a payment (resolve)');
  return resolve;
};

const rejected = (code: string | readonly string[]) => ({ kind: 'rejected', code }) as const;
const bad = rejected('validation');

const reasons = [
  'card-declined',
  'insufficient-funds',
  'card-expired',
  'security-code-wrong',
  'processor-refused',
] as const;

/** One payment, made once, of which each rule looks at another side. */
const storyOf = (setting: Setting) =>
  once(async () => {
    const { bill, item } = await setting.openBill();
    const { quote, request } = await cardOrder(setting, fact(tokensOf(setting).paid, 'payment.paid'), item);
    const key = newKey();
    const outcome = await (await paymentsOf(setting)).pay(request, key, live);
    check(outcome.status === 'paid', `The test card that pays came to "${outcome.status}"`);
    return {
      bill,
      item,
      quote,
      request,
      key,
      receipt: outcome.receipt,
      after: await setting.billNow(bill.id),
    };
  });
type Story = Awaited<ReturnType<ReturnType<typeof storyOf>>>;

const processingOf = (setting: Setting) =>
  once(async () => {
    const { bill, item } = await setting.openBill();
    const token = fact(tokensOf(setting).processing, 'payment.processing');
    const { request } = await cardOrder(setting, token, item);
    const key = newKey();
    const outcome = await (await paymentsOf(setting)).pay(request, key, live);
    return { bill, item, key, request, outcome };
  });

const stories = new WeakMap<
  Setting,
  { paid: () => Promise<Story>; processing: ReturnType<typeof processingOf> }
>();
const told = (setting: Setting) => {
  const known = stories.get(setting) ?? { paid: storyOf(setting), processing: processingOf(setting) };
  stories.set(setting, known);
  return known;
};

/** Fails where a bill owes anything else than before. */
async function uncharged(
  setting: Setting,
  bill: { readonly id: string; readonly balance: number },
  what: string,
) {
  const now = await setting.billNow(bill.id);
  same([now.balance, now.pending], [bill.balance, 0], `After ${what} the bill owes, and has pending,`);
}

const quoteRules: readonly Rule[] = [
  {
    id: 'payments.quote',
    name: 'quotes what was asked for: amount and fee make the total',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const quote = await quoteOne(setting, undefined, item);
      same(quote.amount, item.amount, 'The quote’s amount is');
      same(quote.total, quote.amount + quote.fee, 'The quote’s total is');
      same(quote.accountId, await setting.accountId(), 'The quote is of account');
      same(quote.items, [{ ...item, billNumber: bill.number }], 'The quote’s items are');
      check(quote.expiresInSeconds > 0, 'The quote has run out as it was made');
      await uncharged(setting, bill, 'a quote');
    },
  },
  {
    id: 'payments.quote-fee',
    name: 'has no fee where the portal says that a method has none',
    run: async (setting) => {
      await setting.need('payments');
      const { item } = await setting.openBill();
      for (const { kind, hasFee } of (await setting.portal()).payments?.methods ?? []) {
        if (kind === 'other') continue;
        const { fee } = await quoteOne(setting, kind, item);
        check(
          hasFee || fee === 0,
          `Paying by ${kind} costs ${fee}, and the portal says that it costs nothing`,
        );
      }
    },
  },
  {
    id: 'payments.quote-amounts',
    name: 'quotes nothing for no money, more than is owed, or a part where parts are not taken',
    run: async (setting) => {
      const { bill } = await setting.openBill();
      const ask = (amount: number) => quoteOne(setting, undefined, { billId: bill.id, amount });
      await refused(ask(0), bad, 'A quote for nothing');
      await refused(ask(bill.balance + 1), bad, 'A quote for more than is owed');
      const { payments } = await setting.portal();
      if (payments?.partial === true) same((await ask(1)).amount, 1, 'A part is quoted as');
      else if (bill.balance > 1) await refused(ask(1), bad, 'A quote for a part');
    },
  },
  {
    id: 'payments.quote-twice',
    name: 'quotes no bill twice in one payment',
    run: async (setting) => {
      const { item } = await setting.openBill();
      const port = await paymentsOf(setting);
      const ask = {
        accountId: await setting.accountId(),
        items: [item, item],
        method: await methodOf(setting),
      };
      await refused(port.quote(ask, live), bad, 'A quote for one bill twice');
    },
  },
  {
    id: 'payments.quote-unknown',
    name: 'quotes no bill and no account that is not there',
    run: async (setting) => {
      const { item } = await setting.openBill();
      const port = await paymentsOf(setting);
      const accountId = await setting.accountId();
      const method = await methodOf(setting);
      const unknown = { billId: setting.random(), amount: 100 };
      await refused(
        port.quote({ accountId, items: [unknown], method }, live),
        rejected('not-found'),
        'An unknown bill',
      );
      const elsewhere = { accountId: setting.random(), items: [item], method };
      await refused(port.quote(elsewhere, live), rejected('not-found'), 'An unknown account');
    },
  },
  {
    id: 'payments.quote-own',
    name: 'quotes no bill of another resident’s',
    run: async (setting) => {
      const { item } = await setting.openBill();
      const other = await setting.signedIn(fact(setting.facts.otherResident, 'otherResident'));
      const port = await paymentsOf(setting, other);
      const ask = { accountId: await setting.accountId(), items: [item], method: await methodOf(setting) };
      await refused(port.quote(ask, live), rejected('not-found'), 'Another resident’s bill');
    },
  },
  {
    id: 'payments.quote-method',
    name: 'quotes no method that the portal does not offer',
    run: async (setting) => {
      const missing = (['card', 'bank-account'] as const).map(async (kind) =>
        (await offers(setting, kind)) ? [] : [kind],
      );
      await setting.need('payments');
      const [kind] = (await Promise.all(missing)).flat();
      if (!kind) throw new NotOffered('the portal offers every method there is');
      await refused(quoteOne(setting, kind), bad, `A quote for ${kind}`);
    },
  },
  {
    id: 'payments.signed-out',
    name: 'quotes and takes nothing from somebody who is not signed in and no guest',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const port = await paymentsOf(setting, await setting.visitor());
      const method = await methodOf(setting);
      const wanted = { kind: 'auth', code: 'signed-out' } as const;
      const ask = { accountId: await setting.accountId(), items: [item], method };
      await refused(port.quote(ask, live), wanted, 'A stranger’s quote');
      const quote = await quoteOne(setting, method, item);
      const request = requestFor(quote, method, setting.facts.payment?.paid ?? 'token');
      await refused(port.pay(request, newKey(), live), wanted, 'A stranger’s payment');
      await uncharged(setting, bill, 'a stranger’s payment');
    },
  },
];

const payRules: readonly Rule[] = [
  {
    id: 'payments.keys',
    name: 'says how it treats keys, and keeps them for a day at least',
    run: async (setting) => {
      const { keys } = await paymentsOf(setting);
      check(keys.header !== '', 'Keys have no header');
      check(keys.retentionSeconds >= 86_400, `Keys are forgotten after ${keys.retentionSeconds} s`);
    },
  },
  {
    id: 'payments.paid',
    name: 'takes what was quoted, and says so in a receipt (PAY-21)',
    features: ['card'],
    run: async (setting) => {
      const { quote, request, receipt, item } = await told(setting).paid();
      same(receipt.reference, request.reference, 'The receipt’s reference is');
      same(receipt.accountId, request.accountId, 'The receipt’s account is');
      same(
        [receipt.amount, receipt.fee, receipt.total],
        [quote.amount, quote.fee, quote.total],
        'Amount, fee and total are',
      );
      same(
        receipt.items.map(({ billId, amount }) => ({ billId, amount })),
        [item],
        'The receipt’s items are',
      );
      same(receipt.method.kind, 'card', 'The receipt says that was paid with');
      check(receipt.confirmation !== '', 'The receipt has no confirmation number');
    },
  },
  {
    id: 'payments.booked',
    name: 'takes a payment off its bill, once, when it says paid',
    features: ['card'],
    run: async (setting) => {
      const { bill, item, receipt } = await told(setting).paid();
      const now = await setting.billNow(bill.id);
      same(now.balance, bill.balance - item.amount, 'After paying the bill owes');
      same(
        receipt.items.map(({ remaining }) => remaining),
        [now.balance],
        'The receipt says that is left',
      );
    },
  },
  {
    id: 'payments.replay',
    name: 'gives the same outcome for the same key, and takes no second payment (PAY-13)',
    features: ['card', 'resolve'],
    run: async (setting) => {
      const { request, key, receipt, bill, after } = await told(setting).paid();
      const again = await (await paymentsOf(setting)).pay(request, key, live);
      check(again.status === 'paid', `The same key came to "${again.status}" the second time`);
      same(again.receipt.confirmation, receipt.confirmation, 'The second answer’s confirmation is');
      same((await setting.billNow(bill.id)).balance, after.balance, 'After the second request the bill owes');
    },
  },
  {
    id: 'payments.reused',
    name: 'refuses a key that was used for something else',
    features: ['card'],
    run: async (setting) => {
      const { request, key, bill, after } = await told(setting).paid();
      const other = { ...request, reference: `${request.reference}-2` };
      await refused(
        (await paymentsOf(setting)).pay(other, key, live),
        rejected('key-reused'),
        'A key used for something else',
      );
      same((await setting.billNow(bill.id)).balance, after.balance, 'After it the bill owes');
    },
  },
  {
    id: 'payments.other-payer',
    name: 'gives another resident nothing for a key and a body that they have learned',
    features: ['card'],
    run: async (setting) => {
      const { request, key } = await told(setting).paid();
      const other = await setting.signedIn(fact(setting.facts.otherResident, 'otherResident'));
      await refused(
        (await paymentsOf(setting, other)).pay(request, key, live),
        { kind: 'rejected' },
        'Another resident’s payment again',
      );
    },
  },
  {
    id: 'payments.together',
    name: 'takes one payment for two requests that come at once under one key',
    features: ['card'],
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, fact(tokensOf(setting).paid, 'payment.paid'), item);
      const key = newKey();
      const port = await paymentsOf(setting);
      const answers = await Promise.allSettled([port.pay(request, key, live), port.pay(request, key, live)]);
      for (const answer of answers) {
        if (answer.status === 'fulfilled') continue;
        const { reason } = answer as { reason: unknown };
        check(
          isUtilityError(reason) && reason.code === 'key-in-flight',
          `One of the two was refused: ${String(reason)}`,
        );
      }
      const paid = answers.flatMap((answer) =>
        answer.status === 'fulfilled' && answer.value.status === 'paid'
          ? [answer.value.receipt.confirmation]
          : [],
      );
      same(new Set(paid).size, 1, 'Payments that were confirmed');
      same((await setting.billNow(bill.id)).balance, bill.balance - item.amount, 'After both the bill owes');
    },
  },
  {
    id: 'payments.no-key',
    name: 'takes no payment without a key',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.facts.payment?.paid ?? 'token', item);
      await refused(
        (await paymentsOf(setting)).pay(request, '', live),
        { kind: 'rejected' },
        'A payment without a key',
      );
      await uncharged(setting, bill, 'a payment without a key');
    },
  },
  {
    id: 'payments.quote-made-up',
    name: 'takes nothing for a quote that it did not make',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.facts.payment?.paid ?? 'token', item);
      const wrong = { ...request, quoteId: setting.random() };
      await refused(
        (await paymentsOf(setting)).pay(wrong, newKey(), live),
        rejected('quote-expired'),
        'A made-up quote',
      );
      await uncharged(setting, bill, 'a made-up quote');
    },
  },
  {
    id: 'payments.quote-changed',
    name: 'takes nothing where the total is not the quote’s',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.facts.payment?.paid ?? 'token', item);
      const wrong = { ...request, total: request.total - 1 };
      await refused(
        (await paymentsOf(setting)).pay(wrong, newKey(), live),
        rejected('quote-changed'),
        'Another total',
      );
      await uncharged(setting, bill, 'another total');
    },
  },
  {
    id: 'payments.quote-others',
    name: 'takes nothing for another resident’s quote',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.facts.payment?.paid ?? 'token', item);
      const other = await setting.signedIn(fact(setting.facts.otherResident, 'otherResident'));
      await refused(
        (await paymentsOf(setting, other)).pay(request, newKey(), live),
        rejected(['quote-expired', 'not-found']),
        'Another resident’s quote',
      );
      await uncharged(setting, bill, 'another resident’s try');
    },
  },
  {
    id: 'payments.token-made-up',
    name: 'takes nothing for a token that the processor did not make',
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.random(), item);
      await refused(
        (await paymentsOf(setting)).pay(request, newKey(), live),
        rejected('token-unusable'),
        'A made-up token',
      );
      await uncharged(setting, bill, 'a made-up token');
    },
  },
  ...reasons.map((reason): Rule => ({
    id: `payments.declined-${reason}`,
    name: `says that nothing was taken, and why, when a payment is declined: ${reason}`,
    features: ['card'],
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const token = fact(tokensOf(setting).declined?.[reason], `payment.declined.${reason}`);
      const { request } = await cardOrder(setting, token, item);
      const key = newKey();
      const port = await paymentsOf(setting);
      const outcome = await port.pay(request, key, live);
      same(outcome, { status: 'declined', reason }, 'The outcome is');
      await uncharged(setting, bill, 'a decline');
      same(await port.pay(request, key, live), outcome, 'The same key comes to');
      same(await port.resolve?.(key, live), port.resolve && outcome, 'Asked what became of it, it says');
    },
  })),
  {
    id: 'payments.processing',
    name: 'says processing, and neither paid nor declined, until the money is there (PAY-18)',
    features: ['card'],
    run: async (setting) => {
      const { bill, item, request, outcome } = await told(setting).processing();
      check(outcome.status === 'processing', `The test card that takes a while came to "${outcome.status}"`);
      same([outcome.reference, outcome.total], [request.reference, request.total], 'Reference and total are');
      const now = await setting.billNow(bill.id);
      // It may have posted by now.
      const still = [bill.balance, item.amount];
      const posted = [bill.balance - item.amount, 0];
      const seen = [now.balance, now.pending].join();
      check([still.join(), posted.join()].includes(seen), `The bill owes, and has pending, ${seen}`);
    },
  },
  {
    id: 'payments.pending',
    extra: true,
    name: 'asks before a bill is paid again while a payment for it is under way (PAY-19)',
    features: ['card'],
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const token = fact(tokensOf(setting).processing, 'payment.processing');
      const first = await cardOrder(setting, token, item);
      const port = await paymentsOf(setting);
      await port.pay(first.request, newKey(), live);
      if ((await setting.billNow(bill.id)).pending === 0)
        throw new NotJudged('the payment has posted at once');
      const second = await quoteOne(setting, 'card', item);
      same(second.pendingBillIds, [bill.id], 'Bills with a payment under way');
      const request = requestFor(second, 'card', fact(tokensOf(setting).paid, 'payment.paid'));
      await refused(
        port.pay(request, newKey(), live),
        rejected('payment-pending'),
        'Paying it again, unasked',
      );
    },
  },
  {
    id: 'payments.action-required',
    extra: true,
    name: 'takes nothing before the payer’s bank has its answer (PAY-36)',
    features: ['card'],
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const token = fact(tokensOf(setting).actionRequired, 'payment.actionRequired');
      const { request } = await cardOrder(setting, token, item);
      const key = newKey();
      const port = await paymentsOf(setting);
      const outcome = await port.pay(request, key, live);
      check(outcome.status === 'action-required', `The test card that asks came to "${outcome.status}"`);
      check(outcome.expiresInSeconds > 0, 'The challenge has run out as it began');
      const again = await port.pay(request, key, live);
      check(again.status === 'action-required', `The same key came to "${again.status}"`);
      same(again.challenge, outcome.challenge, 'The challenge is');
      same((await setting.billNow(bill.id)).balance, bill.balance, 'Meanwhile the bill owes');
    },
  },
  {
    id: 'payments.bank-authorization',
    name: 'has an authorization for a bank account, in each language, with the place of its last digits (PAY-26)',
    features: ['bank-account'],
    run: async (setting) => {
      if (!(await offers(setting, 'bank-account'))) throw new NotOffered('the portal takes no bank accounts');
      const { authorization } = await quoteOne(setting, 'bank-account');
      check(authorization !== undefined, 'There is nothing to agree to');
      for (const locale of (await setting.portal()).locales)
        check(
          authorization.text[locale]?.includes('{lastFour}') === true,
          `In ${locale} {lastFour} is missing`,
        );
    },
  },
  {
    id: 'payments.bank',
    name: 'takes a bank account’s money by its authorization, with the day on which it is expected',
    features: ['bank-account'],
    run: async (setting) => {
      const { request } = await bankOrder(setting, fact(tokensOf(setting).bank, 'payment.bank'));
      const outcome = await (await paymentsOf(setting)).pay(request, newKey(), live);
      check(outcome.status === 'processing' || outcome.status === 'paid', `It came to "${outcome.status}"`);
      if (outcome.status !== 'processing') return;
      check(outcome.expectedOn !== undefined, 'No day is expected');
      // Older backends say neither when it was sent nor what with.
      const { kind = 'bank-account' } = outcome.method ?? {};
      check(kind === 'bank-account', `It is paid with "${kind}"`);
    },
  },
  {
    id: 'payments.bank-not-agreed',
    name: 'takes nothing from a bank account without the words that the payer agreed to',
    features: ['bank-account'],
    run: async (setting) => {
      const { request } = await bankOrder(setting, fact(tokensOf(setting).bank, 'payment.bank'));
      const port = await paymentsOf(setting);
      const { authorization, ...without } = request;
      await refused(port.pay(without, newKey(), live), bad, 'A payment without an agreement');
      const other = {
        ...request,
        authorization: { id: 'other', version: '1', locale: 'en', ...authorization, hash: '0'.repeat(64) },
      };
      await refused(port.pay(other, newKey(), live), bad, 'A payment by other words');
    },
  },
  {
    id: 'payments.bank-refused',
    name: 'says that nothing was taken when a bank refuses',
    features: ['bank-account'],
    run: async (setting) => {
      const { request } = await bankOrder(
        setting,
        fact(tokensOf(setting).bankRefused, 'payment.bankRefused'),
      );
      const outcome = await (await paymentsOf(setting)).pay(request, newKey(), live);
      same(outcome, { status: 'declined', reason: 'bank-account-refused' }, 'The outcome is');
    },
  },
];

const resolveRules: readonly Rule[] = [
  {
    id: 'payments.resolve-paid',
    name: 'says of a key that has paid that it has, with the receipt (PAY-14)',
    features: ['resolve'],
    run: async (setting) => {
      const { key, receipt } = await told(setting).paid();
      const resolution = await (await resolver(setting))(key, live);
      check(resolution.status === 'paid', `Asked about a paid key, it says "${resolution.status}"`);
      same(resolution.receipt.confirmation, receipt.confirmation, 'The confirmation is');
    },
  },
  {
    id: 'payments.resolve-anybody',
    name: 'tells whoever has the key, signed in or not: the key is the permission (PAY-14)',
    features: ['resolve'],
    run: async (setting) => {
      const { key } = await told(setting).paid();
      const resolve = await resolver(setting, await setting.visitor());
      same((await resolve(key, live)).status, 'paid', 'Asked from another browser, it says');
    },
  },
  {
    id: 'payments.resolve-closes',
    name: 'closes a key that it has never seen, for ever: a payment that comes later is refused (PAY-14)',
    features: ['resolve'],
    run: async (setting) => {
      const { bill, item } = await setting.openBill();
      const resolve = await resolver(setting);
      const key = newKey();
      same(await resolve(key, live), { status: 'closed' }, 'Of a key never seen it says');
      const { request } = await cardOrder(setting, fact(tokensOf(setting).paid, 'payment.paid'), item);
      const port = await paymentsOf(setting);
      await refused(port.pay(request, key, live), rejected('key-closed'), 'A payment under a closed key');
      same(await resolve(key, live), { status: 'closed' }, 'After that it says');
      await refused(port.pay(request, key, live), rejected('key-closed'), 'A second one');
      await uncharged(setting, bill, 'a payment under a closed key');
    },
  },
  {
    id: 'payments.resolve-processing',
    name: 'says of a key whose money is not there yet that it is processing, or paid by now',
    features: ['resolve'],
    run: async (setting) => {
      const { key } = await told(setting).processing();
      const { status } = await (await resolver(setting))(key, live);
      check(['processing', 'paid'].includes(status), `It says "${status}"`);
    },
  },
  {
    id: 'payments.resolve-refused',
    name: 'does not say paid of a key whose payment it refused',
    features: ['resolve'],
    run: async (setting) => {
      const { item } = await setting.openBill();
      const { request } = await cardOrder(setting, setting.facts.payment?.paid ?? 'token', item);
      const key = newKey();
      const port = await paymentsOf(setting);
      await refused(port.pay({ ...request, quoteId: setting.random() }, key, live), {}, 'A made-up quote');
      const { status } = await (await resolver(setting))(key, live);
      check(status === 'closed' || status === 'declined', `It says "${status}"`);
    },
  },
];

export const paymentRules: readonly Rule[] = [...quoteRules, ...payRules, ...resolveRules];
