import { createHash } from 'node:crypto';

import type { Processor } from '../../mock-api/processor/processor.js';
import { testAccounts, testRouting, type BankScenario } from '../../mock-api/processor/test-accounts.js';
import { testCards, type CardScenario } from '../../mock-api/processor/test-cards.js';
import type { PaymentsPort } from '../../src/adapter/port.js';
import type { Captured } from '../../src/client/payment/captures.js';
import type { PaymentItem, PaymentOutcome, Resolution } from '../../src/contract/index.js';

/** What is typed into the processor's frame, by what becomes of it. */
export type Typed = CardScenario | `bank-${BankScenario}` | 'misspelt';

/** One hash a call, at once: the engine's own comes in real time, and would make each run another one. */
export function hashAtOnce(): void {
  Object.defineProperty(crypto.subtle, 'digest', {
    configurable: true,
    value: async (_: string, data: Uint8Array) => {
      await Promise.resolve();
      return new Uint8Array(createHash('sha256').update(data).digest()).buffer;
    },
  });
}

/** The frame's answer to what is typed. */
export async function tokenOf(processor: Processor, typed: Typed): Promise<Captured> {
  if (typed.startsWith('bank-')) {
    const number = testAccounts.find(({ scenario }) => `bank-${scenario}` === typed)?.number ?? '';
    const made = await processor.tokenizeBankAccount({
      ...{ holder: 'Robin Field', type: 'checking', routing: testRouting, account: number },
    });
    if (!made.ok) return { ok: false, errors: [{ field: 'account', code: 'invalid' }] };
    return { ok: true, means: { token: made.token, method: { kind: 'bank-account', last4: made.last4 } } };
  }
  const number = testCards.find((one) => one.scenario === typed)?.number ?? '4242';
  const made = await processor.tokenize({ number, expiry: '12/30', code: '123', postal: '94566' }, ['visa']);
  if (!made.ok) return { ok: false, errors: [{ field: 'number', code: 'invalid' }] };
  const { token, brand, last4 } = made;
  return { ok: true, means: { token, method: { kind: 'card', brand, last4 } } };
}

/**
 * A backend that keeps to itself which bills have a payment under way, and takes another one for them unasked. It says what a payment
 * pays, by which a browser that has only kept the key knows the bills.
 */
export function silentOnPending(port: PaymentsPort, paid: Map<string, readonly PaymentItem[]>): PaymentsPort {
  const told = <T extends PaymentOutcome | Resolution>(outcome: T, key: string): T => {
    const items = paid.get(key);
    return outcome.status === 'processing' && items ? { ...outcome, items: [...items] } : outcome;
  };
  const { resolve } = port;
  return {
    ...port,
    quote: async (request, signal) => ({ ...(await port.quote(request, signal)), pendingBillIds: [] }),
    pay: async (request, key, signal) => {
      paid.set(key, request.items);
      return told(await port.pay({ ...request, confirmedDuplicate: true }, key, signal), key);
    },
    ...(resolve && { resolve: async (key, signal) => told(await resolve(key, signal), key) }),
  };
}
