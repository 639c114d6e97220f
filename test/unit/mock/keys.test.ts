import { describe, expect, it } from 'vitest';

import type { MerchantProcessor } from '../../../mock-api/processor/charges.js';
import { codeOf, receiptOf, setUp } from './support.js';

const late = { billId: 'bill-98820', amount: 13_446 };

/** A processor whose charges wait for `open`. */
function gated() {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const between = (processor: MerchantProcessor): MerchantProcessor => ({
    ...processor,
    charge: async (order) => {
      await gate;
      return processor.charge(order);
    },
  });
  return { open: () => open(), between };
}

describe('an idempotency key', () => {
  it('gives the first answer again, and charges once (PAY-13)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor, merchant } = await setUp();
    const request = requestFor(await quoteFor([late]), await tokenFor('paid'));
    const first = await utility.pay(session, 'key-1', request);
    expect(await utility.pay(session, 'key-1', request)).toEqual(first);
    expect(await utility.resolve('key-1')).toEqual(first);
    expect(await utility.ledger.chargesFor('key-1')).toHaveLength(1);
    expect(await merchant.taken()).toEqual([{ key: 'key-1', amount: 13_446 }]);
  });

  it('is refused with another payment (PAY-13)', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp();
    const request = requestFor(await quoteFor([late]), await tokenFor('paid'));
    await utility.pay(session, 'key-1', request);
    for (const change of [{ reference: 'UW-0000' }, { total: 1 }, { confirmedDuplicate: true }]) {
      expect(await codeOf(utility.pay(session, 'key-1', { ...request, ...change }))).toBe('key-reused');
    }
  });

  it('is refused while its payment is on its way, which answers are "processing" meanwhile', async () => {
    const { open, between } = gated();
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp({ between });
    const request = requestFor(await quoteFor([late]), await tokenFor('paid'));
    const first = utility.pay(session, 'key-1', request);
    expect(await codeOf(utility.pay(session, 'key-1', request))).toBe('key-in-flight');
    expect((await utility.resolve('key-1')).status).toBe('processing');
    expect((await utility.bill(session, late.billId)).bill).toMatchObject({ pending: 13_446 });
    open();
    expect((await first).status).toBe('paid');
    expect(await utility.ledger.chargesFor('key-1')).toHaveLength(1);
  });

  it('that was asked about before it was seen is closed for ever (PAY-14)', async () => {
    const { utility, payWith, merchant } = await setUp();
    expect(await utility.resolve('key-1')).toEqual({ status: 'closed' });
    expect(await codeOf(payWith('paid', 'key-1', [late]))).toBe('key-closed');
    expect(await utility.resolve('key-1')).toEqual({ status: 'closed' });
    expect(await merchant.taken()).toEqual([]);
  });

  it('whose charge got lost on the way to the processor is closed after a minute, and the late charge is refused', async () => {
    const { open, between } = gated();
    const { utility, session, quoteFor, requestFor, tokenFor, clock, merchant } = await setUp({ between });
    const paying = codeOf(
      utility.pay(session, 'key-1', requestFor(await quoteFor([late]), await tokenFor('paid'))),
    );
    await clock.tick(59_999);
    expect((await utility.resolve('key-1')).status).toBe('processing');
    await clock.tick(1);
    expect(await utility.resolve('key-1')).toEqual({ status: 'closed' });
    open();
    expect(await paying).toBe('key-closed');
    expect(await merchant.taken()).toEqual([]);
    expect(await utility.ledger.paidOn(late.billId)).toBe(0);
  });

  it('whose charge went through unheard is found paid when it is asked about', async () => {
    const between = (processor: MerchantProcessor): MerchantProcessor => ({
      ...processor,
      charge: async (order) => {
        await processor.charge(order);
        throw new Error('the line went dead');
      },
    });
    const { utility, payWith } = await setUp({ between });
    expect((await payWith('paid', 'key-1', [late])).status).toBe('processing');
    expect(receiptOf(await utility.resolve('key-1')).total).toBe(13_446);
    expect(await utility.ledger.chargesFor('key-1')).toHaveLength(1);
  });

  it('is left unused by a refusal', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor } = await setUp();
    const quote = await quoteFor([late]);
    expect(await codeOf(utility.pay(session, 'key-1', requestFor(quote, 'tok_none')))).toBe('token-unusable');
    expect((await utility.pay(session, 'key-1', requestFor(quote, await tokenFor('paid')))).status).toBe(
      'paid',
    );
  });
});
