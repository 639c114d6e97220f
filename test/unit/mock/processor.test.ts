import { describe, expect, it } from 'vitest';

import { momentIn } from '../../../mock-api/domain/zone.js';
import { passesLuhn } from '../../../mock-api/processor/card.js';
import { createProcessor } from '../../../mock-api/processor/processor.js';
import type { ProcessorCollections } from '../../../mock-api/processor/processor.js';
import { testCards } from '../../../mock-api/processor/test-cards.js';
import { memoryStore } from '../../../mock-api/store/memory.js';
import { manualClock } from '../../support/manual-clock.js';
import { brands } from './support.js';

const start = momentIn('America/Los_Angeles', '2016-12-12T16:12');
const card = { number: '4242 4242 4242 4242', expiry: '12 / 30', code: '123', postal: '94566' };

async function processorWithToken(scenario = 'paid') {
  const clock = manualClock(start);
  const store = memoryStore<ProcessorCollections>();
  const processor = createProcessor({ clock, store });
  const number = testCards.find((known) => known.scenario === scenario)?.number ?? '';
  const made = await processor.tokenize({ ...card, number }, brands);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return { clock, store, processor, merchant: processor.forMerchant('city'), token: made.token };
}

describe('the payment processor', () => {
  it('has test cards with right check digits, one for every thing that may happen', () => {
    expect(testCards.map(({ number }) => passesLuhn(number))).toEqual(testCards.map(() => true));
    expect(new Set(testCards.map(({ scenario }) => scenario)).size).toBe(8);
  });

  it('gives a token with brand and last four digits', async () => {
    const processor = createProcessor({ clock: manualClock(start) });
    expect(await processor.tokenize(card, brands)).toMatchObject({ ok: true, brand: 'visa', last4: '4242' });
  });

  it('says what is wrong with a card, field by field (PAY-08)', async () => {
    const processor = createProcessor({ clock: manualClock(start) });
    const empty = { number: '', expiry: '', code: '', postal: '' };
    expect(await processor.tokenize(empty, brands)).toEqual({
      ok: false,
      errors: ['number', 'expiry', 'code', 'postal'].map((field) => ({ field, code: 'empty' })),
    });
    expect(await processor.tokenize({ ...card, expiry: '11/16' }, brands)).toEqual({
      ok: false,
      errors: [{ field: 'expiry', code: 'expired' }],
    });
    expect(await processor.tokenize(card, ['mastercard'])).toEqual({
      ok: false,
      errors: [{ field: 'number', code: 'brand-not-accepted' }],
    });
  });

  it('keeps nothing of a card but brand and last four digits (PAY-01)', async () => {
    const { store, token, merchant } = await processorWithToken();
    await merchant.charge({ token, amount: 100, key: 'k' });
    const kept = await store.transaction(async (tx) =>
      JSON.stringify([await tx.list('tokens'), await tx.list('charges')]),
    );
    expect(kept).toContain('"last4":"4242"');
    expect(kept).not.toMatch(/4242424242|94566|"123"/);
  });

  it('takes a token once, for one charge', async () => {
    const { merchant, token } = await processorWithToken('card-declined');
    expect(await merchant.describe(token)).toEqual({ kind: 'card', brand: 'visa', last4: '0002' });
    expect(await merchant.charge({ token, amount: 100, key: 'a' })).toEqual({
      status: 'declined',
      reason: 'card-declined',
    });
    expect(await merchant.describe(token)).toBeUndefined();
    expect(await merchant.charge({ token, amount: 100, key: 'b' })).toEqual({
      status: 'refused',
      reason: 'token-unusable',
    });
    expect(await merchant.find('b')).toBeUndefined();
  });

  it('charges once per key, whatever the second request says', async () => {
    const { merchant, token, processor } = await processorWithToken();
    await merchant.charge({ token, amount: 100, key: 'k' });
    const other = await processor.tokenize(card, brands);
    const second = { token: other.ok ? other.token : '', amount: 900, key: 'k' };
    expect(await merchant.charge(second)).toEqual({ status: 'paid' });
    expect(await merchant.taken()).toEqual([{ key: 'k', amount: 100 }]);
    expect(await merchant.describe(second.token)).toBeDefined();
  });

  it('keeps the keys of two merchants apart', async () => {
    const { merchant, token, processor } = await processorWithToken();
    await merchant.charge({ token, amount: 100, key: 'k' });
    const other = processor.forMerchant('other');
    expect(await other.find('k')).toBeUndefined();
    expect(await other.taken()).toEqual([]);
  });

  it('refuses a closed key for ever, and does not close one that has a charge', async () => {
    const { merchant, token } = await processorWithToken();
    expect(await merchant.close('a')).toEqual({ status: 'refused', reason: 'key-closed' });
    expect(await merchant.charge({ token, amount: 100, key: 'a' })).toEqual({
      status: 'refused',
      reason: 'key-closed',
    });
    expect(await merchant.charge({ token, amount: 100, key: 'b' })).toEqual({ status: 'paid' });
    expect(await merchant.close('b')).toEqual({ status: 'paid' });
  });

  it('makes the same ids from the same seed', async () => {
    expect((await processorWithToken()).token).toBe((await processorWithToken()).token);
  });

  it('has one answer to a challenge', async () => {
    const { merchant, token, processor } = await processorWithToken('challenge');
    const state = await merchant.charge({ token, amount: 100, key: 'k' });
    const challenge = state.status === 'action-required' ? state.challenge : '';
    expect(await processor.completeChallenge(challenge, 'refused')).toBe('completed');
    expect(await processor.completeChallenge(challenge, 'approved')).toBe('unknown');
    expect(await merchant.find('k')).toEqual({ status: 'declined', reason: 'challenge-failed' });
  });
});
