import type { PaymentItem, PaymentOutcome, PaymentRequest, Quote } from '../../../src/contract/index.js';
import { momentIn } from '../../../mock-api/domain/zone.js';
import type { Tenant } from '../../../mock-api/domain/tenant.js';
import type { Collections } from '../../../mock-api/domain/records.js';
import { Refusal } from '../../../mock-api/domain/refusal.js';
import { createUtility } from '../../../mock-api/domain/utility.js';
import type { Utility } from '../../../mock-api/domain/utility.js';
import { scenarios } from '../../../mock-api/faults/scenarios.js';
import type { MerchantProcessor } from '../../../mock-api/processor/charges.js';
import { createProcessor } from '../../../mock-api/processor/processor.js';
import { testAccounts, testRouting } from '../../../mock-api/processor/test-accounts.js';
import type { BankScenario } from '../../../mock-api/processor/test-accounts.js';
import { testCards } from '../../../mock-api/processor/test-cards.js';
import type { CardScenario } from '../../../mock-api/processor/test-cards.js';
import { memoryStore } from '../../../mock-api/store/memory.js';
import { pleasanton } from '../../../mock-api/tenants/pleasanton.js';
import { agreementText, sha256 } from '../../../src/core/agreement.js';
import { manualClock } from '../../support/manual-clock.js';

export const account = 'account-irrigation';
export const credentials = { identifier: 'flowerpower', password: 'water-lily-2016', remember: false };
export const tenant = pleasanton({ processorBase: 'http://localhost:4011' });
export const brands = ['visa', 'mastercard', 'amex', 'discover'];

export const tenantWith = (...names: readonly string[]): Tenant =>
  names.reduce((changed, name) => {
    const change = scenarios[name]?.tenant;
    if (!change) throw new Error(`no data scenario ${name}`);
    return change(changed);
  }, tenant);

interface SetUp {
  readonly tenant?: Tenant;
  /** Who is signed in, where it is not the usual resident. */
  readonly signedInAs?: string;
  /** Stands between the utility and the processor. */
  readonly between?: (processor: MerchantProcessor) => MerchantProcessor;
}

/** A utility on a clock that stands still at 2016-12-12 16:12, with a processor and a signed-in resident. */
export async function setUp(options: SetUp = {}) {
  const own = options.tenant ?? tenant;
  const clock = manualClock(momentIn('America/Los_Angeles', own.rules.startsAt));
  const processor = createProcessor({ clock });
  const merchant = processor.forMerchant('city', clock);
  const utility = createUtility({
    store: memoryStore<Collections>(),
    tenant: own,
    clock,
    processor: options.between?.(merchant) ?? merchant,
  });
  const session = await utility.startSession(options.signedInAs ?? credentials.identifier);
  const tokenFor = async (scenario: CardScenario): Promise<string> => {
    const number = testCards.find((card) => card.scenario === scenario)?.number ?? '';
    const made = await processor.tokenize({ number, expiry: '12/30', code: '123', postal: '94566' }, brands);
    if (!made.ok) throw new Error(`no token: ${JSON.stringify(made.errors)}`);
    return made.token;
  };
  const bankTokenFor = async (scenario: BankScenario): Promise<string> => {
    const account = testAccounts.find((known) => known.scenario === scenario)?.number ?? '';
    const made = await processor.tokenizeBankAccount({
      ...{ holder: 'Flora Gardener', type: 'checking', routing: testRouting, account },
    });
    if (!made.ok) throw new Error(`no token: ${JSON.stringify(made.errors)}`);
    return made.token;
  };
  const outstanding = async (): Promise<PaymentItem[]> =>
    (await utility.bills(session, account, false)).bills.map(({ id, balance }) => ({
      billId: id,
      amount: balance,
    }));
  const quoteFor = (items: PaymentItem[]): Promise<Quote> =>
    utility.quote(session, { accountId: account, items, method: 'card' });
  const requestFor = (quote: Quote, token: string, rest: Partial<PaymentRequest> = {}): PaymentRequest => ({
    reference: 'UW-7K3F',
    quoteId: quote.id,
    accountId: quote.accountId,
    items: quote.items.map(({ billId, amount }) => ({ billId, amount })),
    total: quote.total,
    method: { kind: 'card', token },
    confirmedDuplicate: false,
    ...rest,
  });
  const payWith = async (
    scenario: CardScenario,
    key: string,
    items?: PaymentItem[],
  ): Promise<PaymentOutcome> => {
    const quote = await quoteFor(items ?? (await outstanding()));
    return utility.pay(session, key, requestFor(quote, await tokenFor(scenario)));
  };
  /** A quote for a bank account, what is agreed to, and the request that pays by it. */
  const bankOrder = async (scenario: BankScenario, items?: PaymentItem[], locale = 'en') => {
    const quote = await utility.quote(session, {
      ...{ accountId: account, items: items ?? (await outstanding()), method: 'bank-account' },
    });
    const { authorization } = quote;
    if (!authorization) throw new Error('nothing is to be agreed to');
    const lastFour = testAccounts.find((known) => known.scenario === scenario)?.number.slice(-4) ?? '';
    const text = agreementText(authorization.text, locale, lastFour);
    const { id, version } = authorization;
    const agreement = { id, version, locale, hash: await sha256(text) };
    const token = await bankTokenFor(scenario);
    const request = requestFor(quote, token, {
      method: { kind: 'bank-account', token },
      authorization: agreement,
    });
    return { quote, text, agreement, request };
  };
  const payFromBank = async (
    scenario: BankScenario,
    key: string,
    items?: PaymentItem[],
  ): Promise<PaymentOutcome> => utility.pay(session, key, (await bankOrder(scenario, items)).request);
  return {
    bankTokenFor,
    bankOrder,
    payFromBank,
    clock,
    processor,
    merchant,
    utility,
    session,
    tokenFor,
    outstanding,
    quoteFor,
    requestFor,
    payWith,
  };
}
export type World = Awaited<ReturnType<typeof setUp>>;

/** The code with which something is refused; anything else that happens is passed on. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    return `not refused: ${JSON.stringify(await work)}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

export const receiptOf = (outcome: Awaited<ReturnType<Utility['resolve']>>) => {
  if (outcome.status !== 'paid') throw new Error(`not paid but ${outcome.status}`);
  return outcome.receipt;
};
