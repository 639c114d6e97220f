import { randomId } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import type { MethodUsed } from '../../src/contract/index.js';
import { dayIn, momentIn } from '../domain/zone.js';
import { memoryStore } from '../store/memory.js';
import type { Store, Transaction } from '../store/store.js';
import { accountDigits, checkBankAccount } from './bank-account.js';
import type { BankError, BankInput } from './bank-account.js';
import { bankDayAfter } from './bank-days.js';
import { brandOf, checkCard, plainDigits } from './card.js';
import type { Brand, CardError, CardInput } from './card.js';
import { bankScenarioOf } from './test-accounts.js';
import type { BankScenario } from './test-accounts.js';
import { scenarioOf } from './test-cards.js';
import { testTokenOf } from './test-tokens.js';
import type { CardScenario } from './test-cards.js';
import { challengeSeconds, paidState, postingDays, returnDays, settleSeconds, stateNow } from './charges.js';
import type { ChargeRecord, ChargeState, MerchantProcessor } from './charges.js';

/** What is left of a card or a bank account once it is a token. The number is in nobody's hands. */
export interface TokenRecord {
  readonly token: string;
  readonly method: MethodUsed;
  readonly scenario: Scenario;
  readonly expiresAt: number;
  readonly used: boolean;
}

type Scenario = CardScenario | `bank-${BankScenario}`;

export interface ProcessorCollections {
  tokens: TokenRecord;
  charges: ChargeRecord;
  challenges: { readonly challenge: string; readonly charge: string };
}

export type Tokenized =
  | { readonly ok: true; readonly token: string; readonly brand: Brand; readonly last4: string }
  | { readonly ok: false; readonly errors: CardError[] };

export type TokenizedBankAccount =
  | { readonly ok: true; readonly token: string; readonly last4: string }
  | { readonly ok: false; readonly errors: BankError[] };

export type ChallengeResult = 'approved' | 'refused';

export interface Processor {
  /** Turns a card into a token for one charge. `brands` are the accepted ones; errors come in the order of the fields. */
  tokenize(card: CardInput, brands: readonly string[]): Promise<Tokenized>;
  /** Turns a bank account into a token for one charge. Errors come in the order of the fields. */
  tokenizeBankAccount(account: BankInput): Promise<TokenizedBankAccount>;
  /** The payer's answer to the bank. `unknown`: no such challenge, or it has ended. */
  completeChallenge(challenge: string, result: ChallengeResult): Promise<'completed' | 'unknown'>;
  /** The processor as one utility sees it; keys of two merchants never meet. `clock` is the merchant's. */
  forMerchant(merchant: string, clock?: Clock): MerchantProcessor;
}

const tokenSeconds = 1800;
const clearingZone = 'America/New_York';

/** Money from a bank account is there, or gone again, on the morning of a bank day. */
function fromBank(now: number, zone: string, returned: boolean): ChargeState {
  const morningOf = (day: string): number => momentIn(zone, `${day}T06:00`);
  const expectedOn = bankDayAfter(dayIn(zone, now), postingDays);
  const settlesAt = morningOf(expectedOn);
  const returnsAt = morningOf(bankDayAfter(expectedOn, returnDays));
  return { status: 'processing', settlesAt, expectedOn, ...(returned ? { returnsAt } : {}) };
}
const chargeId = (merchant: string, key: string): string => `${merchant} ${key}`;

/**
 * A simulated payment processor. `clock.random` makes the ids, so that a seeded clock makes the same ones.
 * Numbers of cards and bank accounts are never stored and never logged.
 */
export function createProcessor(options: {
  readonly clock: Clock;
  readonly store?: Store<ProcessorCollections>;
}): Processor {
  const { clock } = options;
  const store = options.store ?? memoryStore<ProcessorCollections>();

  const merchantProcessor = (merchant: string, own: Clock): MerchantProcessor => {
    // A state that somebody was told is kept: a challenge that has run out cannot be approved afterwards.
    const told = async (
      tx: Transaction<ProcessorCollections>,
      record: ChargeRecord,
    ): Promise<ChargeState> => {
      const state = stateNow(record, own.now());
      await tx.put('charges', record.id, { ...record, state });
      return state;
    };

    return {
      describe: (token) =>
        store.transaction(async (tx) => {
          const record = testTokenOf(token) ?? (await tx.get('tokens', token));
          if (!record || record.used || record.expiresAt <= clock.now()) return undefined;
          return record.method;
        }),

      charge: ({ token, amount, key, zone = clearingZone }) =>
        store.transaction(async (tx): Promise<ChargeState> => {
          const id = chargeId(merchant, key);
          const known = await tx.get('charges', id);
          if (known) return told(tx, known);
          const test = testTokenOf(token);
          const means = test ?? (await tx.get('tokens', token));
          if (!means || means.used || means.expiresAt <= clock.now())
            return { status: 'refused', reason: 'token-unusable' };
          if (!test) await tx.put('tokens', token, { ...means, used: true });
          const state = await begin(means.scenario, own, zone, async (challenge) =>
            tx.put('challenges', challenge, { challenge, charge: id }),
          );
          await tx.put('charges', id, { id, merchant, key, amount, state });
          return state;
        }),

      find: (key) =>
        store.transaction(async (tx) => {
          const record = await tx.get('charges', chargeId(merchant, key));
          return record && told(tx, record);
        }),

      close: (key) =>
        store.transaction(async (tx) => {
          const id = chargeId(merchant, key);
          const known = await tx.get('charges', id);
          if (known) return told(tx, known);
          const state: ChargeState = { status: 'refused', reason: 'key-closed' };
          await tx.put('charges', id, { id, merchant, key, amount: 0, state });
          return state;
        }),

      settle: (key) =>
        store.transaction(async (tx) => {
          const record = await tx.get('charges', chargeId(merchant, key));
          if (!record) return undefined;
          return told(
            tx,
            record.state.status === 'processing'
              ? { ...record, state: paidState(record.state, own.now()) }
              : record,
          );
        }),

      taken: () =>
        store.transaction(async (tx) =>
          (await tx.list('charges'))
            .filter((record) => record.merchant === merchant && stateNow(record, own.now()).status === 'paid')
            .map(({ key, amount }) => ({ key, amount })),
        ),
    };
  };

  const begin = async (
    scenario: Scenario,
    own: Clock,
    zone: string,
    keepChallenge: (challenge: string) => Promise<void>,
  ): Promise<ChargeState> => {
    if (scenario === 'paid') return { status: 'paid' };
    if (scenario === 'processing')
      return { status: 'processing', settlesAt: own.now() + settleSeconds * 1000 };
    if (scenario === 'bank-posts' || scenario === 'bank-returned')
      return fromBank(own.now(), zone, scenario === 'bank-returned');
    if (scenario === 'bank-refused') return { status: 'declined', reason: 'bank-account-refused' };
    if (scenario !== 'challenge') return { status: 'declined', reason: scenario };
    const challenge = `ch_${randomId(clock, 20)}`;
    await keepChallenge(challenge);
    return { status: 'action-required', challenge, expiresAt: own.now() + challengeSeconds * 1000 };
  };

  const keep = async (method: MethodUsed, scenario: Scenario): Promise<string> => {
    const token = `tok_${randomId(clock, 20)}`;
    const expiresAt = clock.now() + tokenSeconds * 1000;
    await store.transaction((tx) =>
      tx.put('tokens', token, { token, method, scenario, expiresAt, used: false }),
    );
    return token;
  };

  return {
    async tokenize(card, brands) {
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const errors = checkCard(card, brands, today);
      const brand = brandOf(card.number);
      if (errors.length > 0 || !brand) return { ok: false, errors };
      const last4 = plainDigits(card.number).slice(-4);
      const token = await keep({ kind: 'card', brand, last4 }, scenarioOf(card.number));
      return { ok: true, token, brand, last4 };
    },

    async tokenizeBankAccount(account) {
      const errors = checkBankAccount(account);
      if (errors.length > 0) return { ok: false, errors };
      const last4 = accountDigits(account.account).slice(-4);
      const token = await keep({ kind: 'bank-account', last4 }, `bank-${bankScenarioOf(account.account)}`);
      return { ok: true, token, last4 };
    },

    completeChallenge: (challenge, result) =>
      store.transaction(async (tx) => {
        const link = await tx.get('challenges', challenge);
        const record = link ? await tx.get('charges', link.charge) : undefined;
        if (record?.state.status !== 'action-required') return 'unknown';
        const state: ChargeState =
          result === 'approved' ? { status: 'paid' } : { status: 'declined', reason: 'challenge-failed' };
        await tx.put('charges', record.id, { ...record, state });
        return 'completed';
      }),

    forMerchant: (merchant, own = clock) => merchantProcessor(merchant, own),
  };
}
