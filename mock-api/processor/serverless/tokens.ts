import { createProcessor } from '../processor.js';
import type { Processor, ProcessorCollections, TokenRecord } from '../processor.js';
import { testAccounts } from '../test-accounts.js';
import type { TestAccount } from '../test-accounts.js';
import { testCards } from '../test-cards.js';
import type { TestCard } from '../test-cards.js';
import { memoryStore } from '../../store/memory.js';
import type { Store, Transaction } from '../../store/store.js';
import type { Clock } from '../../../src/core/clock.js';

/**
 * Where there is no processor's server, the card page makes its tokens itself: a token names one of the published test cards
 * or accounts, and the processor beside the widgets reads its fate off it. No number leaves the frame here either.
 */
export const tokenFor = (card: TestCard, random: string): string =>
  `tok_${testCards.indexOf(card)}_${card.number.slice(-4)}_${random}`;

export const bankTokenFor = (account: TestAccount, random: string): string =>
  `tok_bank${testAccounts.indexOf(account)}_${account.number.slice(-4)}_${random}`;

function readToken(token: string): TokenRecord | undefined {
  const [, bank, index = ''] = /^tok_(bank)?(\d+)_\d{4}_\w+$/.exec(token) ?? [];
  if (index === '') return undefined;
  const made = { token, expiresAt: 0, used: false };
  if (bank !== undefined) {
    const account = testAccounts[Number(index)];
    if (!account) return undefined;
    const method = { kind: 'bank-account' as const, last4: account.number.slice(-4) };
    return { ...made, method, scenario: `bank-${account.scenario}` };
  }
  const card = testCards[Number(index)];
  if (!card) return undefined;
  const { brand, number, scenario } = card;
  return { ...made, method: { kind: 'card', brand, last4: number.slice(-4) }, scenario };
}

/** JSON has no infinity: a token of the card page is good for a century. */
const distant = 100 * 365 * 86_400_000;

function withCardPageTokens(store: Store<ProcessorCollections>, clock: Clock): Store<ProcessorCollections> {
  return {
    transaction: (work) =>
      store.transaction((tx) => {
        const seeing: Transaction<ProcessorCollections> = {
          list: (collection) => tx.list(collection),
          put: (collection, id, record) => tx.put(collection, id, record),
          remove: (collection, id) => tx.remove(collection, id),
          async get<K extends keyof ProcessorCollections & string>(collection: K, id: string) {
            const known = await tx.get(collection, id);
            const token = known === undefined && collection === 'tokens' ? readToken(id) : undefined;
            if (token === undefined) return known;
            await tx.put('tokens', id, { ...token, expiresAt: clock.now() + distant });
            return tx.get(collection, id);
          },
        };
        return work(seeing);
      }),
  };
}

/** What the card page tells of the payer's answer to the bank; it holds nothing of the card. */
export interface ChallengeAnswered {
  readonly cardPage: 'challenge-answered';
  readonly challenge: string;
  readonly answer: 'approved' | 'refused';
}

function isAnswer(data: unknown): data is ChallengeAnswered {
  return typeof data === 'object' && data !== null && 'cardPage' in data;
}

export interface CardPageProcessorOptions {
  /** By default in memory. */
  readonly store?: Store<ProcessorCollections>;
  /** Whether a message of the window is the card page's; by default each that looks so. */
  readonly hears?: (message: MessageEvent) => boolean;
}

/** A processor in the page, for the card page that demo mode, a story or a test frames. `clock` is the processor's. */
export function cardPageProcessor(
  clock: Clock,
  { store = memoryStore<ProcessorCollections>(), hears = () => true }: CardPageProcessorOptions = {},
): Processor {
  const processor = createProcessor({ clock, store: withCardPageTokens(store, clock) });
  addEventListener('message', (message: MessageEvent<unknown>) => {
    const { data } = message;
    if (isAnswer(data) && hears(message)) void processor.completeChallenge(data.challenge, data.answer);
  });
  return processor;
}
