import { describe, expect, it } from 'vitest';

import { PaymentOutcome, parse } from '../../../src/contract/index.js';
import { account, codeOf, receiptOf, setUp, tenantWith } from './support.js';

const late = { billId: 'bill-98820', amount: 13_446 };
const next = { billId: 'bill-98465', amount: 12_711 };

describe('a payment', () => {
  it('posts every bill at once and gives a receipt (S4.29, PAY-21)', async () => {
    const { payWith, utility, session } = await setUp({ tenant: tenantWith('with-fee') });
    const outcome = await payWith('paid', 'key-1');
    expect(outcome).toEqual({
      status: 'paid',
      receipt: {
        confirmation: 'PL-204518',
        reference: 'UW-7K3F',
        accountId: account,
        items: [
          { ...late, billNumber: '98820', remaining: 0 },
          { ...next, billNumber: '98465', remaining: 0 },
        ],
        ...{ amount: 26_157, fee: 195, total: 26_352, posting: 'today', sentTo: 'f•••@gardeners.example' },
        method: { kind: 'card', brand: 'visa', last4: '4242' },
        at: '2016-12-12T16:12:00-08:00',
      },
    });
    expect(parse(PaymentOutcome, outcome)).toEqual({ ok: true, value: outcome });
    expect(await utility.bills(session, account, false)).toMatchObject({ totalDue: 0, bills: [] });
  });

  it.each([
    'card-declined',
    'insufficient-funds',
    'card-expired',
    'security-code-wrong',
    'processor-refused',
  ] as const)('with the card for %s is declined, and nothing is charged (PAY-18)', async (reason) => {
    const { payWith, utility, merchant } = await setUp();
    expect(await payWith(reason, 'key-1')).toEqual({ status: 'declined', reason });
    expect(await utility.resolve('key-1')).toEqual({ status: 'declined', reason });
    expect(await utility.ledger.chargesFor('key-1')).toEqual([]);
    expect(await merchant.taken()).toEqual([]);
  });

  it('that is processing shows as pending until it settles by itself (PAY-12)', async () => {
    const { payWith, utility, session, clock } = await setUp();
    expect(await payWith('processing', 'key-1', [late])).toEqual({
      ...{ status: 'processing', reference: 'UW-7K3F', total: 13_446 },
      submitted: '2016-12-12T16:12:00-08:00',
      method: { kind: 'card', brand: 'visa', last4: '0077' },
    });
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({
      ...{ balance: 13_446, pending: 13_446, status: 'processing' },
    });
    await clock.tick(19_999);
    expect((await utility.resolve('key-1')).status).toBe('processing');
    await clock.tick(1);
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({
      balance: 0,
      pending: 0,
      status: 'paid',
    });
    expect(receiptOf(await utility.resolve('key-1')).at).toBe('2016-12-12T16:12:20-08:00');
  });

  it('that is processing can be settled at once', async () => {
    const { payWith, utility } = await setUp();
    await payWith('processing', 'key-1', [late]);
    await utility.settle();
    expect(await utility.ledger.paidOn(late.billId)).toBe(13_446);
  });

  it.each([
    ['approved', 'paid', 13_446],
    ['refused', 'declined', 0],
  ] as const)('whose challenge was %s is %s (PAY-36)', async (answer, status, paid) => {
    const { payWith, utility, processor } = await setUp();
    const outcome = await payWith('challenge', 'key-1', [late]);
    if (outcome.status !== 'action-required') throw new Error(outcome.status);
    expect(outcome.expiresInSeconds).toBe(600);
    expect(await utility.resolve('key-1')).toEqual(outcome);
    expect(await processor.completeChallenge(outcome.challenge, answer)).toBe('completed');
    expect((await utility.resolve('key-1')).status).toBe(status);
    expect(await utility.ledger.paidOn(late.billId)).toBe(paid);
  });

  it('whose challenge ran out is declined, and stays so when the bank approves late (PAY-36)', async () => {
    const { payWith, utility, processor, clock } = await setUp();
    const outcome = await payWith('challenge', 'key-1', [late]);
    if (outcome.status !== 'action-required') throw new Error(outcome.status);
    await clock.tick(600_000);
    expect(await utility.resolve('key-1')).toEqual({ status: 'declined', reason: 'challenge-failed' });
    expect(await processor.completeChallenge(outcome.challenge, 'approved')).toBe('unknown');
    expect(await utility.resolve('key-1')).toMatchObject({ status: 'declined' });
    expect(await utility.ledger.chargesFor('key-1')).toEqual([]);
  });

  it('can be taken back, and the bill owes again', async () => {
    const { payWith, utility, session } = await setUp();
    const { confirmation } = receiptOf(await payWith('paid', 'key-1', [late]));
    await utility.reversePayment(confirmation);
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({
      balance: 13_446,
      status: 'open',
    });
    expect(await utility.ledger.chargesFor('key-1')).toMatchObject([{ reversed: true }]);
    expect(await codeOf(utility.reversePayment(confirmation))).toBe('not-found');
  });
});

describe('a payment is refused', () => {
  it('when the bill was paid in part since the quote (PAY-29)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp();
    const quote = await quoteFor([late]);
    await utility.recordPayment({ billId: late.billId, amount: 5000 });
    expect(await codeOf(utility.pay(session, 'key-1', requestFor(quote, await tokenFor('paid'))))).toBe(
      'quote-changed',
    );
  });

  it.each([
    ['another total', { total: 1 }],
    ['another amount', { items: [{ ...late, amount: 1 }] }],
    ['another bill', { items: [next] }],
    ['another account', { accountId: 'account-1' }],
  ])('when it says %s than was quoted', async (_, change) => {
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp();
    const request = requestFor(await quoteFor([late]), await tokenFor('paid'), change);
    expect(await codeOf(utility.pay(session, 'key-1', request))).toBe('quote-changed');
  });

  it('when the quote has run out, is made up or is somebody else’s (S4.27)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor, clock } = await setUp();
    const quote = await quoteFor([late]);
    const token = await tokenFor('paid');
    const other = await utility.startSession('newleaf');
    expect(await codeOf(utility.pay(session, 'k', requestFor({ ...quote, id: 'quote-1' }, token)))).toBe(
      'quote-expired',
    );
    expect(await codeOf(utility.pay(other, 'k', requestFor(quote, token)))).toBe('quote-expired');
    await clock.tick(600_000);
    expect(await codeOf(utility.pay(session, 'k', requestFor(quote, token)))).toBe('quote-expired');
  });

  it('when another one for the bill is under way, until the payer confirms (PAY-19)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor, payWith } = await setUp();
    await payWith('processing', 'key-1', [late]);
    const quote = await quoteFor([late]);
    const request = requestFor(quote, await tokenFor('paid'));
    expect(await codeOf(utility.pay(session, 'key-2', request))).toBe('payment-pending');
    const confirmed = { ...request, confirmedDuplicate: true };
    expect((await utility.pay(session, 'key-2', confirmed)).status).toBe('paid');
    await utility.settle();
    expect(await utility.ledger.balanceOf(late.billId)).toBe(-13_446);
  });

  it('when its token was used, is too old or of a brand that is not accepted (S4.1)', async () => {
    const { utility, requestFor, tokenFor, processor, clock } = await setUp();
    const old = await tokenFor('paid');
    await clock.tick(1_800_000);
    const again = await utility.startSession('flowerpower');
    const pay = async (token: string) => {
      const quote = await utility.quote(again, { accountId: account, items: [late], method: 'card' });
      return codeOf(utility.pay(again, 'key-1', requestFor(quote, token)));
    };
    expect(await pay(old)).toBe('token-unusable');
    const amex = await processor.tokenize(
      { number: '378282246310005', expiry: '12/30', code: '1234', postal: '94566' },
      ['amex'],
    );
    expect(await pay(amex.ok ? amex.token : '')).toBe('token-unusable');
    const token = await tokenFor('card-declined');
    expect(await pay(token)).toMatch('declined');
    expect(await utility.resolve('key-1')).toMatchObject({ status: 'declined' });
    const quote = await utility.quote(again, { accountId: account, items: [late], method: 'card' });
    expect(await codeOf(utility.pay(again, 'key-2', requestFor(quote, token)))).toBe('token-unusable');
  });

  it('without a session, with which the same key goes through (PAY-13)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp();
    const request = requestFor(await quoteFor([late]), await tokenFor('paid'));
    await utility.signOut(session);
    expect(await codeOf(utility.pay(session, 'key-1', request))).toBe('signed-out');
    const again = await utility.startSession('flowerpower');
    expect((await utility.pay(again, 'key-1', request)).status).toBe('paid');
  });
});
