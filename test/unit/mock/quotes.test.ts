import { describe, expect, it } from 'vitest';

import { Refusal } from '../../../mock-api/domain/refusal.js';
import { account, codeOf, setUp, tenantWith } from './support.js';

const late = { billId: 'bill-98820', amount: 13_446 };
const next = { billId: 'bill-98465', amount: 12_711 };

const errorsOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.errors : error),
  );

describe('a quote of the simulated utility', () => {
  it('adds up amount and fee, and says how long it holds (PAY-29, S4.25)', async () => {
    const { quoteFor } = await setUp({ tenant: tenantWith('with-fee') });
    expect(await quoteFor([late, next])).toMatchObject({
      ...{ amount: 26_157, fee: 195, total: 26_352, expiresInSeconds: 600, pendingBillIds: [] },
      items: [
        { ...late, billNumber: '98820' },
        { ...next, billNumber: '98465' },
      ],
    });
  });

  it.each([
    [0, 'today'],
    // 16:59 and 17:00 on a Monday
    [47, 'today'],
    [48, 'next-business-day'],
    // Tuesday morning, and Saturday noon
    [16 * 60, 'today'],
    [(4 * 24 + 20) * 60, 'next-business-day'],
  ])('made %i minutes later counts %s (S4.12)', async (minutes, posting) => {
    const world = await setUp();
    await world.clock.tick(minutes * 60_000);
    const session = await world.utility.startSession('flowerpower');
    const quote = await world.utility.quote(session, { accountId: account, items: [late], method: 'card' });
    expect(quote.posting).toBe(posting);
  });

  it.each([
    [0, 'amount-too-low'],
    [13_447, 'amount-too-high'],
    [13_445, 'partial-not-offered'],
  ])('is refused for %i cents with %s', async (amount, code) => {
    const { quoteFor } = await setUp();
    expect(await errorsOf(quoteFor([next, { ...late, amount }]))).toEqual([
      { field: 'items.1.amount', code },
    ]);
  });

  it('takes less than a balance where the portal does (S4.25)', async () => {
    const { quoteFor } = await setUp({ tenant: tenantWith('partial') });
    expect(await quoteFor([{ ...late, amount: 1 }])).toMatchObject({ amount: 1, total: 1 });
  });

  it('is refused for a bill that is paid, named twice or not of the account', async () => {
    const { quoteFor } = await setUp();
    expect(await errorsOf(quoteFor([{ billId: 'bill-35932', amount: 100 }]))).toMatchObject([
      { code: 'nothing-due' },
    ]);
    expect(await errorsOf(quoteFor([late, late]))).toEqual([
      { field: 'items.1.billId', code: 'bill-repeated' },
    ]);
    expect(await codeOf(quoteFor([{ billId: 'bill-1', amount: 100 }]))).toBe('not-found');
  });

  it('names the bills that have a payment under way (PAY-19)', async () => {
    const { quoteFor, payWith } = await setUp();
    await payWith('processing', 'key-1', [late]);
    expect((await quoteFor([late, next])).pendingBillIds).toEqual(['bill-98820']);
  });
});
