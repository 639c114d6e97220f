import { randomId } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { memoryStore } from '../store/memory.js';
import type { Store, Transaction } from '../store/store.js';
import { brandOf, checkCard, plainDigits } from './card.js';
import type { Brand, CardError, CardInput } from './card.js';
import { scenarioOf } from './test-cards.js';
import type { CardScenario } from './test-cards.js';
import { challengeSeconds, settleSeconds, stateNow } from './charges.js';
import type { ChargeRecord, ChargeState, MerchantProcessor } from './charges.js';

/** What is left of a card once it is a token. The number is in nobody's hands. */
export interface TokenRecord {
  readonly token: string;
  readonly brand: Brand;
  readonly last4: string;
  readonly scenario: CardScenario;
  readonly expiresAt: number;
  readonly used: boolean;
}

export interface ProcessorCollections {
  tokens: TokenRecord;
  charges: ChargeRecord;
  challenges: { readonly challenge: string; readonly charge: string };
}

export type Tokenized =
  | { readonly ok: true; readonly token: string; readonly brand: Brand; readonly last4: string }
  | { readonly ok: false; readonly errors: CardError[] };

export type ChallengeResult = 'approved' | 'refused';

export interface Processor {
  /** Turns a card into a token for one charge. `brands` are the accepted ones; errors come in the order of the fields. */
  tokenize(card: CardInput, brands: readonly string[]): Promise<Tokenized>;
  /** The payer's answer to the bank. `unknown`: no such challenge, or it has ended. */
  completeChallenge(challenge: string, result: ChallengeResult): Promise<'completed' | 'unknown'>;
  /** The processor as one utility sees it; keys of two merchants never meet. `clock` is the merchant's. */
  forMerchant(merchant: string, clock?: Clock): MerchantProcessor;
}

const tokenSeconds = 1800;
const chargeId = (merchant: string, key: string): string => `${merchant} ${key}`;

/**
 * A simulated payment processor. `clock.random` makes the ids, so that a seeded clock makes the same ones.
 * Card numbers are never stored and never logged.
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
          const record = await tx.get('tokens', token);
          if (!record || record.used || record.expiresAt <= clock.now()) return undefined;
          return { brand: record.brand, last4: record.last4 };
        }),

      charge: ({ token, amount, key }) =>
        store.transaction(async (tx): Promise<ChargeState> => {
          const id = chargeId(merchant, key);
          const known = await tx.get('charges', id);
          if (known) return told(tx, known);
          const card = await tx.get('tokens', token);
          if (!card || card.used || card.expiresAt <= clock.now())
            return { status: 'refused', reason: 'token-unusable' };
          await tx.put('tokens', token, { ...card, used: true });
          const state = await begin(card.scenario, own, async (challenge) =>
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
            record.state.status === 'processing' ? { ...record, state: { status: 'paid' } } : record,
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
    scenario: CardScenario,
    own: Clock,
    keepChallenge: (challenge: string) => Promise<void>,
  ): Promise<ChargeState> => {
    if (scenario === 'paid') return { status: 'paid' };
    if (scenario === 'processing')
      return { status: 'processing', settlesAt: own.now() + settleSeconds * 1000 };
    if (scenario !== 'challenge') return { status: 'declined', reason: scenario };
    const challenge = `ch_${randomId(clock, 20)}`;
    await keepChallenge(challenge);
    return { status: 'action-required', challenge, expiresAt: own.now() + challengeSeconds * 1000 };
  };

  return {
    async tokenize(card, brands) {
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const errors = checkCard(card, brands, today);
      const brand = brandOf(card.number);
      if (errors.length > 0 || !brand) return { ok: false, errors };
      const token = `tok_${randomId(clock, 20)}`;
      const last4 = plainDigits(card.number).slice(-4);
      const scenario = scenarioOf(card.number);
      const expiresAt = clock.now() + tokenSeconds * 1000;
      await store.transaction((tx) =>
        tx.put('tokens', token, { token, brand, last4, scenario, expiresAt, used: false }),
      );
      return { ok: true, token, brand, last4 };
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
