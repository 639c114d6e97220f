import { describe, expect, it } from 'vitest';

import type { UtilityAdapter } from '../../src/adapter/port.js';
import { believed } from '../../src/client/own-adapter.js';
import { UtilityError } from '../../src/core/errors.js';
import { quote, receipt } from '../support/payment-samples.js';

const live = new AbortController().signal;
const keys = { header: 'Idempotency-Key', retentionSeconds: 60, replaysErrors: true };

/** An adapter of a page's own, whose author did not mind the contract. */
const answering = (answer: unknown, withResolve = true): UtilityAdapter => {
  const give = () => Promise.resolve(answer as never);
  return believed({
    id: 'own',
    getPortal: give,
    session: { getSession: give, signIn: give, signOut: give },
    accounts: { listAccounts: give },
    bills: { listBills: give, getBill: give },
    payments: { keys, quote: give, pay: give, ...(withResolve && { resolve: give }) },
  });
};
const offSchema = { kind: 'contract', code: 'off-schema' };
const strange = [
  { status: 'paid' },
  { status: 'paid', receipt: {} },
  { state: 'ok' },
  null,
  undefined,
  'paid',
];

const asked = ({ getPortal, session, accounts, bills, payments }: UtilityAdapter) => ({
  getPortal: getPortal(live),
  getSession: session?.getSession(live),
  signIn: session?.signIn({} as never, live),
  signOut: session?.signOut(live),
  listAccounts: accounts?.listAccounts(live),
  listBills: bills?.listBills({ accountId: 'a', past: false }, live),
  getBill: bills?.getBill('b', live),
  quote: payments?.quote({} as never, live),
  pay: payments?.pay({} as never, 'key', live),
  resolve: payments?.resolve?.('key', live),
});

describe('an adapter of the page’s own', () => {
  it.each(strange)('is not believed, by any port, when it answers %j (PAY-12, PAY-17)', async (answer) => {
    for (const [method, given] of Object.entries(asked(answering(answer))))
      await expect(given, method).rejects.toMatchObject(offSchema);
  });

  it('is believed in the contract’s shape, and keeps the ports it has (PAY-14)', async () => {
    const paid = { status: 'paid', receipt };
    const { payments } = answering(paid);
    expect(payments?.keys.retentionSeconds).toBe(60);
    expect(await payments?.pay({} as never, 'key', live)).toEqual(paid);
    expect(await answering({ status: 'closed' }).payments?.resolve?.('key', live)).toEqual({
      status: 'closed',
    });
    expect(await answering(quote).payments?.quote({} as never, live)).toEqual(quote);
    expect(answering(paid, false).payments?.resolve).toBeUndefined();
    expect(believed({ id: 'x', getPortal: () => Promise.reject(new Error()) }).bills).toBeUndefined();
  });

  it('may be frozen, a class of its own, and throw what it likes', async () => {
    class Own implements UtilityAdapter {
      readonly id = 'own';
      readonly #problem = new UtilityError('service', { code: 'maintenance' });
      getPortal(): Promise<never> {
        throw this.#problem;
      }
    }
    const adapter = believed(Object.freeze(new Own()));
    expect(adapter.id).toBe('own');
    await expect(adapter.getPortal(live)).rejects.toMatchObject({ kind: 'service', code: 'maintenance' });
  });
});
