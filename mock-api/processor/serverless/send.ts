/**
 * Stands in for the card page's requests to its processor's server, where there is none: demo mode, a static Storybook, a widget test.
 * `?card=4242424242424242` in the page's address fills the card form and `?account=000100001234` the bank account's, since no script of
 * the page around it could.
 */
import { accountDigits, checkBankAccount } from '../bank-account.js';
import type { BankError, BankInput } from '../bank-account.js';
import { brandOf, checkCard, plainDigits } from '../card.js';
import type { CardError, CardInput } from '../card.js';
import { byId, metaContent } from '../frame/dom.js';
import type { ChallengeAnswer, Sent, TokenAnswer } from '../frame/send.js';
import { testAccounts, testRouting } from '../test-accounts.js';
import { testCards } from '../test-cards.js';
import { randomId, systemClock } from '../../../src/core/clock.js';
import { bankTokenFor, tokenFor } from './tokens.js';
import type { ChallengeAnswered } from './tokens.js';

const given = new URLSearchParams(location.search);

function fillIn(typed: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(typed)) byId(name, HTMLInputElement).value = value;
}

const number = given.get('card');
if (number !== null) fillIn({ number, expiry: '04 / 30', code: '123', postal: '94566' });

const account = given.get('account');
if (account !== null) {
  fillIn({ holder: 'Flora Gardener', routing: testRouting, account });
  const checking = document.querySelector<HTMLInputElement>('#type input[value="checking"]');
  if (checking) checking.checked = true;
}

export async function sendBankAccount(entry: BankInput): Promise<TokenAnswer<BankError>> {
  if (given.has('unreachable')) return { kind: 'failed' };
  const errors = checkBankAccount(entry);
  if (errors.length > 0) return { kind: 'refused', errors };
  const digits = accountDigits(entry.account);
  const known = testAccounts.find((one) => one.number === digits);
  if (!known) return { kind: 'refused', errors: [{ field: 'account', code: 'invalid' }] };
  return {
    kind: 'token',
    token: bankTokenFor(known, randomId(systemClock, 12)),
    method: { kind: 'bank-account', last4: digits.slice(-4) },
  };
}

export async function sendCard(entry: {
  readonly card: CardInput;
  readonly brands: readonly string[];
}): Promise<TokenAnswer<CardError>> {
  if (given.has('unreachable')) return { kind: 'failed' };
  const errors = checkCard(entry.card, entry.brands, metaContent('processor-day'));
  const digits = plainDigits(entry.card.number);
  const brand = brandOf(digits);
  if (errors.length > 0 || !brand) return { kind: 'refused', errors };
  const card = testCards.find((one) => one.number === digits);
  // Only published test cards: this page is no place for any other number.
  if (!card) return { kind: 'refused', errors: [{ field: 'number', code: 'invalid' }] };
  return {
    kind: 'token',
    token: tokenFor(card, randomId(systemClock, 12)),
    method: { kind: 'card', brand, last4: digits.slice(-4) },
  };
}

export async function sendAnswer(challenge: string, answer: ChallengeAnswer): Promise<Sent> {
  const answered: ChallengeAnswered = { cardPage: 'challenge-answered', challenge, answer };
  parent.postMessage(answered, '*');
  return 'sent';
}
