import type { MethodUsed } from '../../../src/contract/values.js';
import type { BankError, BankInput } from '../bank-account.js';
import type { CardError, CardInput } from '../card.js';

/** What the processor made of a card or a bank account. */
export type TokenAnswer<E> =
  | { readonly kind: 'token'; readonly token: string; readonly method: MethodUsed }
  | { readonly kind: 'refused'; readonly errors: readonly E[] }
  | { readonly kind: 'failed' };

export type ChallengeAnswer = 'approved' | 'refused';
export type Sent = 'sent' | 'failed';

// Below the page's own limit of 10 s, so that the page hears that it failed rather than nothing.
const limit = 9_000;

/** Sends JSON to the processor, which is this frame's own origin; what was typed goes nowhere else. */
async function post(path: string, body: unknown): Promise<Response> {
  return fetch(new URL(path, location.href), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    signal: AbortSignal.timeout(limit),
  });
}

async function makeToken<E>(entry: unknown): Promise<TokenAnswer<E>> {
  try {
    const response = await post('tokens', entry);
    if (response.status === 201) return { kind: 'token', ...((await response.json()) as SentToken) };
    if (response.status === 422) {
      return { kind: 'refused', errors: ((await response.json()) as { errors: E[] }).errors };
    }
    return { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

type SentToken = Omit<Extract<TokenAnswer<never>, { kind: 'token' }>, 'kind'>;

export const sendCard = (entry: {
  readonly card: CardInput;
  readonly brands: readonly string[];
}): Promise<TokenAnswer<CardError>> => makeToken(entry);

export const sendBankAccount = (bankAccount: BankInput): Promise<TokenAnswer<BankError>> =>
  makeToken({ bankAccount });

/** Hands the payer's answer to the bank's question over. A question that is no longer open counts as answered. */
export async function sendAnswer(challenge: string, answer: ChallengeAnswer): Promise<Sent> {
  try {
    const { ok, status } = await post(`challenges/${encodeURIComponent(challenge)}`, { answer });
    return ok || status === 404 || status === 409 ? 'sent' : 'failed';
  } catch {
    return 'failed';
  }
}
