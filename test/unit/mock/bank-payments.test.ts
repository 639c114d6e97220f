import { describe, expect, it } from 'vitest';

import { PaymentOutcome, Quote, parse } from '../../../src/contract/index.js';
import { Refusal } from '../../../mock-api/domain/refusal.js';
import type { Tenant } from '../../../mock-api/domain/tenant.js';
import { codeOf, receiptOf, setUp, tenant } from './support.js';

const late = { billId: 'bill-98820', amount: 13_446 };
const dayMs = 86_400_000;
/** From Monday 16:12 to Wednesday 06:00, when two bank days have passed. */
const untilPosted = 2 * dayMs - (10 * 60 + 12) * 60_000;
const withFees = (fees: Tenant['rules']['fees']): Tenant => ({
  ...tenant,
  rules: { ...tenant.rules, fees },
});

describe('a payment from a bank account', () => {
  it('is processing, with the day on which the money is expected, and paid by nobody yet (PAY-18)', async () => {
    const { payFromBank, utility, session, merchant } = await setUp();
    const outcome = await payFromBank('posts', 'key-1', [late]);
    expect(outcome).toEqual({
      ...{ status: 'processing', reference: 'UW-7K3F', total: 13_446, expectedOn: '2016-12-14' },
      submitted: expect.stringMatching(/^2016-12-12T/) as string,
      method: { kind: 'bank-account', last4: '1234' },
    });
    expect(parse(PaymentOutcome, outcome)).toEqual({ ok: true, value: outcome });
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({
      ...{ balance: 13_446, pending: 13_446, status: 'processing' },
    });
    expect(await merchant.taken()).toEqual([]);
  });

  it('is paid once two bank days have passed, and not a moment before (PAY-18)', async () => {
    const { payFromBank, utility, session, clock } = await setUp();
    await payFromBank('posts', 'key-1', [late]);
    await clock.tick(untilPosted - 1);
    expect((await utility.resolve('key-1')).status).toBe('processing');
    await clock.tick(1);
    const again = await utility.startSession('flowerpower');
    expect((await utility.bill(again, late.billId)).bill).toMatchObject({ balance: 0, status: 'paid' });
    expect(receiptOf(await utility.resolve('key-1'))).toMatchObject({
      method: { kind: 'bank-account', last4: '1234' },
      at: '2016-12-14T06:00:00-08:00',
    });
    expect(session).not.toBe(again);
  });

  it('that the bank returns owes again, and is never said to be paid from then on (PAY-18)', async () => {
    const { payFromBank, utility, clock, merchant } = await setUp({
      tenant: withFees({ 'bank-account': { fixed: 50 } }),
    });
    await payFromBank('returned', 'key-1', [late]);
    await clock.tick(untilPosted);
    expect((await utility.resolve('key-1')).status).toBe('paid');
    expect(await utility.ledger.balanceOf(late.billId)).toBe(0);
    await clock.tick(2 * dayMs);
    const session = await utility.startSession('flowerpower');
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({
      ...{ balance: 13_446, pending: 0, status: 'open', returned: { amount: 13_446, on: '2016-12-16' } },
    });
    expect(await utility.resolve('key-1')).toEqual({ status: 'declined', reason: 'insufficient-funds' });
    expect(await utility.ledger.chargesFor('key-1')).toMatchObject([{ total: 13_496, reversed: true }]);
    const rows = (await utility.ledger.rows()).filter((row) => row.key === 'key-1');
    expect(rows.reduce((sum, row) => sum + row.amount * (row.billId === null ? -1 : 1), 0)).toBe(0);
    expect(await merchant.taken()).toEqual([]);
  });

  it('that came and went while nobody looked is in the book both ways, once', async () => {
    const { payFromBank, utility, clock } = await setUp();
    await payFromBank('returned', 'key-1', [late]);
    await clock.tick(10 * dayMs);
    expect((await utility.resolve('key-1')).status).toBe('declined');
    expect((await utility.resolve('key-1')).status).toBe('declined');
    const kinds = (await utility.ledger.rows()).filter((row) => row.key === 'key-1').map(({ kind }) => kind);
    expect(kinds).toEqual(['payment', 'reversal']);
    expect(await utility.ledger.balanceOf(late.billId)).toBe(13_446);
  });

  it('that the bank refuses at once is declined, and nothing was charged (PAY-18)', async () => {
    const { payFromBank, utility } = await setUp();
    const outcome = await payFromBank('refused', 'key-1', [late]);
    expect(outcome).toEqual({ status: 'declined', reason: 'bank-account-refused' });
    expect(await utility.ledger.chargesFor('key-1')).toEqual([]);
  });

  it('gives the same answer for the same key, and keeps it while it is under way (PAY-13, PAY-19)', async () => {
    const { bankOrder, utility, session } = await setUp();
    const { request } = await bankOrder('posts', [late]);
    const first = await utility.pay(session, 'key-1', request);
    expect(await utility.pay(session, 'key-1', request)).toEqual(first);
    const { quote, request: second } = await bankOrder('posts', [late]);
    expect(quote.pendingBillIds).toEqual([late.billId]);
    expect(await codeOf(utility.pay(session, 'key-2', second))).toBe('payment-pending');
  });
});

describe('what is agreed to before a bank account is charged', () => {
  it('names payer, amount, once, day, and how and until when to stop it, in each language (PAY-26)', async () => {
    const { bankOrder } = await setUp();
    const english = await bankOrder('posts');
    expect(parse(Quote, english.quote)).toEqual({ ok: true, value: english.quote });
    expect(english.text).toBe(
      'I, Alameda Gardens Association, allow City of Pleasanton to take $261.57 once, on or after December 12, 2016, ' +
        'from my bank account ending in 1234. This is for one payment only. ' +
        'To stop it, I call 925-555-0142 by December 12, 2016 at 5:00 PM.',
    );
    const { text } = await bankOrder('posts', undefined, 'es-MX');
    expect(text).toMatch(
      /^Yo, Alameda Gardens Association, permito que Ciudad de Pleasanton cobre .*261[.,]57.* una sola/,
    );
    expect(text).toContain('12 de diciembre de 2016');
    expect(text).toContain('termina en 1234');
  });

  it('is kept word for word with the payment, in the words that were shown (PAY-26)', async () => {
    const { bankOrder, utility, session } = await setUp();
    const { request } = await bankOrder('posts', [late], 'es');
    expect((await utility.pay(session, 'key-1', request)).status).toBe('processing');
  });

  it.each(['missing', 'another hash', 'another version', 'another language', 'another account'] as const)(
    'is refused where it is %s, and leaves the key unused (PAY-26)',
    async (wrong) => {
      const { bankOrder, utility, session, bankTokenFor } = await setUp();
      const { request, agreement } = await bankOrder('posts', [late]);
      const { authorization: _, ...without } = request;
      const method = { kind: 'bank-account' as const, token: await bankTokenFor('returned') };
      const changed = {
        missing: without,
        'another hash': { ...request, authorization: { ...agreement, hash: '0'.repeat(64) } },
        'another version': { ...request, authorization: { ...agreement, version: '2015-01' } },
        'another language': { ...request, authorization: { ...agreement, locale: 'es' } },
        'another account': { ...request, method },
      }[wrong];
      const refused: unknown = await utility.pay(session, 'key-1', changed).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refusal);
      expect((refused as Refusal).errors?.[0]?.field).toBe('authorization');
      expect((await utility.pay(session, 'key-1', request)).status).toBe('processing');
    },
  );

  it('is not asked for a card', async () => {
    const { quoteFor } = await setUp();
    expect(await quoteFor([late])).not.toHaveProperty('authorization');
  });
});

describe('a quote by method', () => {
  it.each([
    [{}, 0],
    [{ fixed: 195 }, 195],
    [{ basisPoints: 250 }, 336],
    [{ fixed: 100, basisPoints: 250 }, 436],
    // 13,446 × 0.01 % is 1.3446; × 0.26 % is 34.9596
    [{ basisPoints: 1 }, 1],
    [{ basisPoints: 26 }, 35],
  ])('adds the fee %j of a card to 134.46 as %i cents, half a cent up (PAY-29)', async (fee, expected) => {
    const { quoteFor } = await setUp({ tenant: withFees({ card: fee }) });
    expect(await quoteFor([late])).toMatchObject({ fee: expected, total: 13_446 + expected });
  });

  it('is each method’s own (PAY-31)', async () => {
    const { quoteFor, bankOrder } = await setUp({ tenant: withFees({ card: { fixed: 195 } }) });
    expect((await quoteFor([late])).fee).toBe(195);
    expect((await bankOrder('posts', [late])).quote.fee).toBe(0);
  });

  it('is not given for a method that the portal does not offer', async () => {
    const { payments } = tenant.portal;
    if (!payments) throw new Error('no payments');
    const methods = payments.methods.slice(0, 1);
    const cardsOnly = { ...tenant, portal: { ...tenant.portal, payments: { ...payments, methods } } };
    const { utility, session } = await setUp({ tenant: cardsOnly });
    const quote = utility.quote(session, {
      ...{ accountId: 'account-irrigation', items: [late], method: 'bank-account' },
    });
    expect(await codeOf(quote)).toBe('validation');
  });

  it('holds for its own method alone: a card’s is not paid from a bank account (PAY-29)', async () => {
    const { quoteFor, requestFor, utility, session, bankTokenFor, tokenFor } = await setUp();
    const token = await bankTokenFor('posts');
    const quote = await quoteFor([late]);
    const asBank = requestFor(quote, token, { method: { kind: 'bank-account', token } });
    expect(await codeOf(utility.pay(session, 'key-1', asBank))).toBe('quote-changed');
    expect(await codeOf(utility.pay(session, 'key-2', requestFor(quote, token)))).toBe('token-unusable');
    const card = requestFor(quote, await tokenFor('paid'));
    expect((await utility.pay(session, 'key-3', card)).status).toBe('paid');
  });
});
