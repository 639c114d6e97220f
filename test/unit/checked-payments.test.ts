import { describe, expect, it } from 'vitest';

import type { PaymentsPort } from '../../src/adapter/port.js';
import { checkedPayments } from '../../src/client/checked-payments.js';
import { quote, receipt } from '../support/payment-samples.js';

const live = new AbortController().signal;
const keys = { header: 'Idempotency-Key', retentionSeconds: 60, replaysErrors: true };

/** An adapter of a page's own, whose author did not mind the contract. */
const answering = (answer: unknown, withResolve = true): PaymentsPort => {
  const give = () => Promise.resolve(answer as never);
  return checkedPayments({ keys, quote: give, pay: give, ...(withResolve && { resolve: give }) });
};
const offSchema = { kind: 'contract', code: 'off-schema' };

describe('an adapter of the page’s own', () => {
  it.each([
    { status: 'paid' },
    { status: 'paid', receipt: {} },
    { status: 'ok', receipt },
    null,
    undefined,
    'paid',
  ])('is not believed when it answers a payment with %j (PAY-12, PAY-17)', async (answer) => {
    await expect(answering(answer).pay({} as never, 'key', live)).rejects.toMatchObject(offSchema);
    await expect(answering(answer).resolve?.('key', live)).rejects.toMatchObject(offSchema);
    await expect(answering(answer).quote({} as never, live)).rejects.toMatchObject(offSchema);
  });

  it('is believed in the contract’s shape, and keeps the ports it has (PAY-14)', async () => {
    const paid = { status: 'paid', receipt };
    expect(await answering(paid).pay({} as never, 'key', live)).toEqual(paid);
    expect(await answering({ status: 'closed' }).resolve?.('key', live)).toEqual({ status: 'closed' });
    expect(await answering(quote).quote({} as never, live)).toEqual(quote);
    expect(answering(paid, false).resolve).toBeUndefined();
  });
});
