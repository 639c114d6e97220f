import { accountDigits } from './bank-account.js';

/** What happens to a payment from a bank account. Numbers that are not listed post. */
export type BankScenario = 'posts' | 'returned' | 'refused';

export interface TestAccount {
  readonly number: string;
  readonly scenario: BankScenario;
  /** What a developer sees when it is used. */
  readonly note: string;
}

/** A routing number that passes every check and belongs to no bank. */
export const testRouting = '110000000';

/** Any name, either type and any routing number go with them. */
export const testAccounts: readonly TestAccount[] = [
  { number: '000100001234', scenario: 'posts', note: 'Processing, paid 2 business days later' },
  {
    number: '000200005678',
    scenario: 'returned',
    note: 'Processing, paid 2 business days later, and taken back 2 more later: not enough money',
  },
  { number: '000300009012', scenario: 'refused', note: 'Refused at once by the bank' },
];

export const bankScenarioOf = (number: string): BankScenario =>
  testAccounts.find((account) => account.number === accountDigits(number))?.scenario ?? 'posts';
