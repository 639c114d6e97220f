import type { Brand } from './card.js';
import { plainDigits } from './card.js';

/** What happens to a charge. Numbers that are not listed are paid. */
export type CardScenario =
  | 'paid'
  | 'card-declined'
  | 'insufficient-funds'
  | 'card-expired'
  | 'security-code-wrong'
  | 'processor-refused'
  | 'processing'
  | 'challenge';

export interface TestCard {
  readonly number: string;
  readonly brand: Brand;
  readonly scenario: CardScenario;
  /** What a developer sees when it is used. */
  readonly note: string;
}

/** Numbers that no bank issues. Any expiry in the future, any security code and any ZIP code go with them. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', scenario: 'paid', note: 'Paid' },
  { number: '5555555555554444', brand: 'mastercard', scenario: 'paid', note: 'Paid' },
  { number: '4000000000000002', brand: 'visa', scenario: 'card-declined', note: 'Declined without a reason' },
  {
    number: '4000000000009995',
    brand: 'visa',
    scenario: 'insufficient-funds',
    note: 'Declined: not enough money',
  },
  { number: '4000000000000069', brand: 'visa', scenario: 'card-expired', note: 'Declined: card expired' },
  {
    number: '4000000000000127',
    brand: 'visa',
    scenario: 'security-code-wrong',
    note: 'Declined: wrong security code',
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    scenario: 'processor-refused',
    note: 'Refused by the processor',
  },
  {
    number: '4000000000000077',
    brand: 'visa',
    scenario: 'processing',
    note: 'Processing at first, paid 20 seconds later',
  },
  {
    number: '4000000000003220',
    brand: 'visa',
    scenario: 'challenge',
    note: 'The bank asks the payer to approve',
  },
  {
    number: '378282246310005',
    brand: 'amex',
    scenario: 'paid',
    note: 'American Express, where it is accepted',
  },
  { number: '6011111111111117', brand: 'discover', scenario: 'paid', note: 'Discover, where it is accepted' },
];

export const scenarioOf = (number: string): CardScenario =>
  testCards.find((card) => card.number === plainDigits(number))?.scenario ?? 'paid';
