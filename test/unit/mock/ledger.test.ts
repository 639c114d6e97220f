import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PaymentRequest, Resolution } from '../../../src/contract/index.js';
import { sum } from '../../../src/core/money.js';
import { Refusal } from '../../../mock-api/domain/refusal.js';
import type { CardScenario } from '../../../mock-api/processor/test-cards.js';
import { account, setUp, tenantWith } from './support.js';
import type { World } from './support.js';

const bills = ['bill-98820', 'bill-98465'] as const;
const keys = ['key-0', 'key-1', 'key-2', 'key-3'] as const;

/** What people and networks do, in any order and several at a time. */
type Deed =
  | {
      readonly do: 'pay';
      readonly key: string;
      readonly bills: readonly string[];
      readonly card: CardScenario;
      readonly confirmed: boolean;
    }
  | { readonly do: 'again'; readonly key: string }
  | { readonly do: 'ask'; readonly key: string }
  | { readonly do: 'counter'; readonly bill: string; readonly amount: number }
  | { readonly do: 'settle' }
  | { readonly do: 'answer'; readonly approve: boolean }
  | { readonly do: 'wait'; readonly seconds: number };

const card = fc.constantFrom<CardScenario>('paid', 'paid', 'card-declined', 'processing', 'challenge');
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    key: fc.constantFrom(...keys),
    bills: fc.subarray([...bills], { minLength: 1 }),
    card,
    confirmed: fc.boolean(),
  }),
  fc.record({ do: fc.constant('again' as const), key: fc.constantFrom(...keys) }),
  fc.record({ do: fc.constant('ask' as const), key: fc.constantFrom(...keys) }),
  fc.record({
    do: fc.constant('counter' as const),
    bill: fc.constantFrom(...bills),
    amount: fc.integer({ min: 1, max: 4000 }),
  }),
  fc.record({ do: fc.constant('settle' as const) }),
  fc.record({ do: fc.constant('answer' as const), approve: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 21, 100) }),
);

class Story {
  readonly world: World;
  /** Every answer about a key, in the order in which it came. */
  readonly said: { key: string; status: Resolution['status']; total: number }[] = [];
  readonly sent = new Map<string, PaymentRequest>();
  readonly challenges: string[] = [];
  counter = 0;

  constructor(world: World) {
    this.world = world;
  }

  note(key: string, answer: Resolution): void {
    this.said.push({
      key,
      status: answer.status,
      total: answer.status === 'paid' ? answer.receipt.total : 0,
    });
    if (answer.status === 'action-required') this.challenges.push(answer.challenge);
  }

  async pay(key: string, request: PaymentRequest): Promise<void> {
    this.sent.set(key, request);
    this.note(key, await this.world.utility.pay(this.world.session, key, request));
  }

  async act(step: Deed): Promise<void> {
    const { utility, session, clock, processor, tokenFor, requestFor } = this.world;
    switch (step.do) {
      case 'pay': {
        const open = await utility.bills(session, account, false);
        const items = open.bills
          .filter((bill) => step.bills.includes(bill.id))
          .map((bill) => ({ billId: bill.id, amount: bill.balance }));
        if (items.length === 0) return;
        const quote = await utility.quote(session, { accountId: account, items, method: 'card' });
        const request = requestFor(quote, await tokenFor(step.card), { confirmedDuplicate: step.confirmed });
        return this.pay(step.key, request);
      }
      case 'again': {
        const request = this.sent.get(step.key);
        return request && this.pay(step.key, request);
      }
      case 'ask':
        this.note(step.key, await utility.resolve(step.key));
        return;
      case 'counter':
        await utility.recordPayment({ billId: step.bill, amount: step.amount });
        this.counter += step.amount;
        return;
      case 'settle':
        return utility.settle();
      case 'answer':
        await processor.completeChallenge(
          this.challenges.at(-1) ?? '',
          step.approve ? 'approved' : 'refused',
        );
        return;
      case 'wait':
        return clock.tick(step.seconds * 1000);
    }
  }

  /** Refusals are answers; whatever else goes wrong is not. */
  async tell(batch: readonly Deed[]): Promise<void> {
    await Promise.all(
      batch.map((step) =>
        this.act(step).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        }),
      ),
    );
  }
}

const finals: readonly string[] = ['paid', 'declined', 'closed'];

async function judge({ world, said, counter }: Story): Promise<void> {
  const { ledger } = world.utility;
  const rows = await ledger.rows();
  const taken = await world.merchant.taken();
  for (const key of keys) {
    const charges = await ledger.chargesFor(key);
    expect(charges.length).toBeLessThanOrEqual(1);
    const verdicts = said.filter((answer) => answer.key === key && finals.includes(answer.status));
    expect(new Set(verdicts.map(({ status }) => status)).size).toBeLessThanOrEqual(1);
    for (const { status, total } of verdicts) {
      expect(charges.map((charge) => charge.total)).toEqual(status === 'paid' ? [total] : []);
    }
    expect(charges.map((charge) => charge.total)).toEqual(
      taken.filter((entry) => entry.key === key).map((entry) => entry.amount),
    );
  }
  const paid = sum(await Promise.all(bills.map((bill) => ledger.paidOn(bill))));
  const fees = sum(rows.filter((row) => row.kind === 'fee').map((row) => row.amount));
  expect(paid + fees).toBe(sum(taken.map((entry) => entry.amount)) + counter);
  for (const bill of bills) {
    const charge = rows.find((row) => row.kind === 'charge' && row.billId === bill)?.amount ?? 0;
    expect(await ledger.balanceOf(bill)).toBe(charge - (await ledger.paidOn(bill)));
  }
  expect(rows.map((row) => Number(row.id))).toEqual(rows.map((_, index) => index + 1));
}

describe('the book of the simulated utility', () => {
  it('agrees with every answer that was given, whatever happens at once (PAY-12, PAY-13, PAY-14, PAY-18)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        async (batches) => {
          const story = new Story(await setUp({ tenant: tenantWith('with-fee') }));
          for (const batch of batches) await story.tell(batch);
          // What is under way comes to its end, and each payer asks once more.
          await story.world.clock.tick(700_000);
          for (const key of story.sent.keys()) await story.act({ do: 'ask', key });
          await judge(story);
        },
      ),
      { seed: 26_157, numRuns: 120 },
    );
  });

  it('takes no more for a bill than its balance unless the payer confirmed it (PAY-19)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        async (batches) => {
          const story = new Story(await setUp());
          const unconfirmed = batches.map((batch) =>
            batch
              .filter((step) => step.do !== 'counter')
              .map((step) => (step.do === 'pay' ? { ...step, confirmed: false } : step)),
          );
          for (const batch of unconfirmed) await story.tell(batch);
          await story.world.clock.tick(700_000);
          for (const bill of bills)
            expect(await story.world.utility.ledger.balanceOf(bill)).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 26_157, numRuns: 80 },
    );
  });

  it('is only ever added to', async () => {
    const { utility, payWith } = await setUp();
    const before = await utility.ledger.rows();
    await payWith('paid', 'key-1');
    await utility.reversePayment('PL-204518');
    const after = await utility.ledger.rows();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map((row) => [row.kind, row.billId, row.amount])).toEqual([
      ['payment', 'bill-98820', -13_446],
      ['payment', 'bill-98465', -12_711],
      ['reversal', 'bill-98820', 13_446],
      ['reversal', 'bill-98465', 12_711],
    ]);
  });

  it('holds the past: bill 35932 was last paid on 2016-08-26 (S4.34)', async () => {
    const { utility } = await setUp();
    const rows = (await utility.ledger.rows()).filter((row) => row.billId === 'bill-35932');
    expect(rows.map(({ kind, day, amount }) => [kind, day, amount])).toEqual([
      ['charge', '2016-07-27', 13_446],
      ['payment', '2016-08-26', -13_446],
    ]);
    expect(await utility.ledger.paidOn('bill-35932')).toBe(13_446);
  });
});

describe('two payments that race for one bill', () => {
  it('end with one that is taken and one that has to be confirmed', async () => {
    const { utility, session, quoteFor, outstanding, requestFor, tokenFor } = await setUp();
    const quote = await quoteFor(await outstanding());
    const requests = [requestFor(quote, await tokenFor('paid')), requestFor(quote, await tokenFor('paid'))];
    const ends = await Promise.allSettled(
      requests.map((request, at) => utility.pay(session, `key-${at}`, request)),
    );
    expect(ends).toMatchObject([
      { status: 'fulfilled', value: { status: 'paid' } },
      { status: 'rejected', reason: { code: 'payment-pending' } },
    ]);
    expect(await utility.ledger.paidOn('bill-98820')).toBe(13_446);
  });

  it('under one key end with one charge', async () => {
    const { utility, session, quoteFor, outstanding, requestFor, tokenFor } = await setUp();
    const request = requestFor(await quoteFor(await outstanding()), await tokenFor('paid'));
    await Promise.allSettled(Array.from({ length: 5 }, () => utility.pay(session, 'key-1', request)));
    expect(await utility.ledger.chargesFor('key-1')).toHaveLength(1);
  });

  it('with one token end with one charge', async () => {
    const { utility, session, quoteFor, requestFor, tokenFor, merchant } = await setUp();
    const token = await tokenFor('paid');
    const pay = async (billId: string, amount: number) =>
      utility.pay(session, billId, requestFor(await quoteFor([{ billId, amount }]), token));
    const ends = await Promise.allSettled([pay('bill-98820', 13_446), pay('bill-98465', 12_711)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await merchant.taken()).toHaveLength(1);
  });
});
