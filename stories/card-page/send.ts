/**
 * Stands in for the card page's requests to its processor's server, where there is none: a static Storybook, a widget test.
 * `?card=4242424242424242` in the page's address fills the form, since no script of the page around it could.
 */
import { brandOf, checkCard, plainDigits } from '../../mock-api/processor/card.js';
import type { CardInput } from '../../mock-api/processor/card.js';
import { byId, metaContent } from '../../mock-api/processor/frame/dom.js';
import type { ChallengeAnswer, Sent, TokenAnswer } from '../../mock-api/processor/frame/send.js';
import { testCards } from '../../mock-api/processor/test-cards.js';
import { randomId, systemClock } from '../../src/core/clock.js';
import { tokenFor } from './tokens.js';
import type { ChallengeAnswered } from './tokens.js';

const given = new URLSearchParams(location.search);

function fillIn(card: CardInput): void {
  for (const [name, value] of Object.entries(card)) byId(name, HTMLInputElement).value = value as string;
}

const number = given.get('card');
if (number !== null) fillIn({ number, expiry: '04 / 30', code: '123', postal: '94566' });

export async function sendCard(entry: {
  readonly card: CardInput;
  readonly brands: readonly string[];
}): Promise<TokenAnswer> {
  if (given.has('unreachable')) return { kind: 'failed' };
  const errors = checkCard(entry.card, entry.brands, metaContent('processor-day'));
  const digits = plainDigits(entry.card.number);
  const brand = brandOf(digits);
  if (errors.length > 0 || !brand) return { kind: 'refused', errors };
  const card = testCards.find((one) => one.number === digits);
  // Only published test cards: this page is no place for any other number.
  if (!card) return { kind: 'refused', errors: [{ field: 'number', code: 'invalid' }] };
  return { kind: 'token', token: tokenFor(card, randomId(systemClock, 12)), brand, last4: digits.slice(-4) };
}

export async function sendAnswer(challenge: string, answer: ChallengeAnswer): Promise<Sent> {
  const answered: ChallengeAnswered = { cardPage: 'challenge-answered', challenge, answer };
  parent.postMessage(answered, '*');
  return 'sent';
}
