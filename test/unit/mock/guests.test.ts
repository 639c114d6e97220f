import { describe, expect, it } from 'vitest';

import { GuestBills, parse } from '../../../src/contract/index.js';
import { maskAddress, maskName } from '../../../mock-api/domain/masks.js';
import { account, codeOf, receiptOf, setUp } from './support.js';
import type { World } from './support.js';

const late = { billId: 'bill-98820', amount: 13_446 };
const proof = { accountNumber: '28624', customerNumber: '405583' };

const lookUp = ({ utility }: World) => utility.guestBills({ proof });

/** A guest's order for one bill, and the request that pays it. */
async function orderOf(world: World, guest: string, items = [late]) {
  const { utility, requestFor, tokenFor } = world;
  const quote = await utility.quote(null, { accountId: account, items, method: 'card', guest });
  return requestFor(quote, await tokenFor('paid'), { guest });
}

describe('a guest’s look-up', () => {
  it('shows a masked name, address and number, and what is due (SEC-21, S1.5)', async () => {
    const found = await lookUp(await setUp());
    expect(parse(GuestBills, found)).toEqual({ ok: true, value: found });
    expect(found).toMatchObject({
      number: '••624',
      customerName: 'A••• G••• A•••',
      serviceAddress: '••0 A••• D••• I•••',
      expiresInSeconds: 900,
      bills: { totalDue: 26_157 },
    });
    expect(found.bills.bills.map(({ number, balance }) => [number, balance])).toEqual([
      ['98820', 13_446],
      ['98465', 12_711],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/Alameda|ALAMEDA|28624|405583|usage/);
  });

  it.each([
    [{ accountNumber: ' 28-624 ', customerNumber: 'Customer ID: 405 583' }, 'found'],
    [{ accountNumber: '28624', customerNumber: '405584' }, 'no-match'],
    [{ accountNumber: '28625', customerNumber: '405583' }, 'no-match'],
    [{ accountNumber: '405583', customerNumber: '28624' }, 'no-match'],
    [{ accountNumber: '28624' }, 'validation'],
    [{}, 'validation'],
  ])('with %j is %s, whatever it was that did not fit', async (given, expected) => {
    const { utility } = await setUp();
    const answer = utility.guestBills({ proof: given });
    if (expected === 'found') expect((await answer).bills.totalDue).toBe(26_157);
    else expect(await codeOf(answer)).toBe(expected);
  });

  const guessing = async () => {
    const { utility, clock } = await setUp();
    const guess = (caller: string, changed: object = { customerNumber: '400000' }) =>
      codeOf(utility.guestBills({ proof: { ...proof, ...changed } }, caller));
    return { clock, guess };
  };

  it('is limited for each guest, by right and wrong guesses alike, until time has passed (SEC-21, SEC-23)', async () => {
    const { clock, guess } = await guessing();
    for (let i = 0; i < 12; i += 1) expect(await guess('stranger')).toBe('no-match');
    expect(await guess('stranger', {})).toBe('rate-limited');
    expect(await guess('stranger', { accountNumber: '30215' })).toBe('rate-limited');
    await clock.tick(600_000);
    expect(await guess('stranger', {})).toContain('not refused');
  });

  it('is open to the owner of an account at which a stranger has guessed (SEC-23)', async () => {
    const { guess } = await guessing();
    for (let i = 0; i < 20; i += 1) await guess('stranger');
    expect(await guess('owner', {})).toContain('not refused');
  });

  it('is limited over all guests too, for one account and for all of them (SEC-21)', async () => {
    const { guess } = await guessing();
    for (let i = 0; i < 200; i += 1) expect(await guess(`guest ${i}`)).toBe('no-match');
    expect(await guess('another guest')).toBe('rate-limited');
    const other = (i: number) => guess(`guest ${i}`, { accountNumber: String(10_000 + i) });
    for (let i = 201; i < 1000; i += 1) await other(i);
    expect(await other(1000)).toBe('rate-limited');
  });
});

describe('masking', () => {
  it.each([
    ['Rosa Delgado-Ortiz', 'R••• D•••'],
    ['  A  ', 'A•••'],
    ['', ''],
  ])('leaves of the name %j %j (SEC-21)', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['214 WATERLILY CT', '••4 W••• C•••'],
    ['0 ALAMEDA DR - IRR', '••0 A••• D••• I•••'],
    ['7B Ñandú St, Apt 12', '••B Ñ••• S••• A••• ••2'],
    ['', ''],
  ])('leaves of the address %j %j (SEC-21)', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});

describe('a guest’s payment', () => {
  it('needs no session, and its receipt tells no more than the payer knew (SEC-21, S1.5)', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const request = await orderOf(world, ticket);
    const receipt = receiptOf(await world.utility.pay(null, 'key-1', request));
    expect(receipt).toMatchObject({ total: 13_446, items: [{ billNumber: '98820', remaining: 0 }] });
    expect(receipt).not.toHaveProperty('sentTo');
    expect(JSON.stringify(receipt)).not.toMatch(/Alameda|ALAMEDA|28624|405583|flora/);
    expect(await world.utility.resolve('key-1')).toEqual({ status: 'paid', receipt });
    expect(await world.utility.ledger.balanceOf(late.billId)).toBe(0);
  });

  it('from a bank account is agreed to by the account’s holder, and not in the customer’s name (PAY-26, SEC-21)', async () => {
    const world = await setUp();
    const { ticket: guest } = await lookUp(world);
    const quote = await world.utility.quote(null, {
      ...{ accountId: account, items: [late], method: 'bank-account', guest },
    });
    expect(quote.authorization?.text['en']).toMatch(/^I, the holder of this bank account, allow City of/);
    expect(quote.authorization?.text['es']).toMatch(/^Yo, titular de esta cuenta bancaria, permito que/);
    expect(quote.authorization?.text['es']).toMatch(/p\.\s?m\.$/);
    expect(JSON.stringify(quote)).not.toMatch(/Alameda|\.\./);
  });

  it('gives the same answer for the same key, also when the ticket has run out meanwhile (PAY-13)', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const request = await orderOf(world, ticket);
    const first = await world.utility.pay(null, 'key-1', request);
    await world.clock.tick(900_000);
    expect(await world.utility.pay(null, 'key-1', request)).toEqual(first);
    expect(await world.utility.ledger.chargesFor('key-1')).toHaveLength(1);
  });

  it('is refused without ticket and session', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const { guest: _, ...request } = await orderOf(world, ticket);
    const order = { accountId: account, items: [late], method: 'card' as const };
    expect(await codeOf(world.utility.quote(null, order))).toBe('signed-out');
    expect(await codeOf(world.utility.pay(null, 'key-1', request))).toBe('signed-out');
  });

  it('is refused for another account than the ticket’s, and for its bills', async () => {
    const world = await setUp();
    const { ticket: guest } = await lookUp(world);
    const other = { billId: 'bill-98466', amount: 100 };
    const quote = (accountId: string, items = [late]) =>
      codeOf(world.utility.quote(null, { accountId, items, method: 'card', guest }));
    expect(await quote('account-clubhouse', [other])).toBe('not-found');
    expect(await quote('account-nobody')).toBe('not-found');
    expect(await quote(account, [other])).toBe('not-found');
    const request = await orderOf(world, guest);
    const swapped = { ...request, accountId: 'account-clubhouse' };
    expect(await codeOf(world.utility.pay(null, 'key-1', swapped))).toBe('quote-changed');
  });

  it('is refused with a ticket that was made up or has run out', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const request = await orderOf(world, ticket);
    expect(await codeOf(orderOf(world, 'made-up'))).toBe('ticket-expired');
    await world.clock.tick(900_000);
    expect(await codeOf(orderOf(world, ticket))).toBe('ticket-expired');
    expect(await codeOf(world.utility.pay(null, 'key-1', request))).toBe('ticket-expired');
    expect(await world.utility.ledger.chargesFor('key-1')).toEqual([]);
  });

  it('spends its ticket: with another key, or for another quote, it is refused', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const first = await orderOf(world, ticket);
    const second = await orderOf(world, ticket, [{ billId: 'bill-98465', amount: 12_711 }]);
    await world.utility.pay(null, 'key-1', first);
    expect(await codeOf(world.utility.pay(null, 'key-2', second))).toBe('ticket-expired');
    expect(await codeOf(orderOf(world, ticket))).toBe('ticket-expired');
  });

  it('that was declined leaves the ticket good for another try', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const request = await orderOf(world, ticket);
    const token = await world.tokenFor('card-declined');
    const declined = { ...request, method: { kind: 'card' as const, token } };
    expect((await world.utility.pay(null, 'key-1', declined)).status).toBe('declined');
    expect((await world.utility.pay(null, 'key-2', await orderOf(world, ticket))).status).toBe('paid');
  });

  it('and a resident’s do not get into each other’s quotes or keys', async () => {
    const world = await setUp();
    const { ticket } = await lookUp(world);
    const request = await orderOf(world, ticket);
    const { guest: _, ...asResident } = request;
    expect(await codeOf(world.utility.pay(world.session, 'key-1', asResident))).toBe('quote-expired');
    await world.utility.pay(null, 'key-1', request);
    expect(await codeOf(world.utility.pay(world.session, 'key-1', asResident))).toBe('key-reused');
    const { ticket: another } = await lookUp(world);
    expect(await codeOf(world.utility.pay(null, 'key-1', { ...request, guest: another }))).toBe('key-reused');
  });
});
