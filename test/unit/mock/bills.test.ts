import { describe, expect, it } from 'vitest';

import { BillDetails, BillList, parse } from '../../../src/contract/index.js';
import { daysBetween } from '../../../src/core/dates.js';
import { account, codeOf, setUp, tenantWith } from './support.js';

describe('the bills of the simulated utility', () => {
  it('come out of reads and rates at the printed amounts (S4.16, S4.21)', async () => {
    const { utility, session } = await setUp();
    const { bills, totalDue } = await utility.bills(session, account, false);
    expect(bills.map(({ number, charges, balance }) => [number, charges, balance])).toEqual([
      ['98820', 13_446, 13_446],
      ['98465', 12_711, 12_711],
    ]);
    expect(totalDue).toBe(26_157);
  });

  it('itemise the charges, the note of the replaced meter among them (S4.16, S4.22)', async () => {
    const { utility, session } = await setUp();
    const { lines, bill } = await utility.bill(session, 'bill-98465');
    expect(lines.map(({ label, amount, unitPrice }) => [label['en'], amount, unitPrice])).toEqual([
      ['WATER FIXED CHARGE', 5361, undefined],
      ['WATER VAR CHARGE IRRIGATION', 4050, '4.05'],
      ['REPLACED METER #1470066', 0, undefined],
      ['ZONE 7 COST', 3300, '3.30'],
    ]);
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(bill.charges);
  });

  it('state the use and never one read minus another (S4.16)', async () => {
    const { utility, session } = await setUp();
    const { reads, bill } = await utility.bill(session, 'bill-98465');
    expect(reads).toEqual([
      { meter: '68596455', from: '2016-09-19', to: '2016-11-18', previous: 0, current: 8, kind: 'replaced' },
    ]);
    expect(bill.usage).toEqual({ quantity: 10, unit: 'CCF' });
    expect(bill.previousUsage).toEqual({ quantity: 11, unit: 'CCF' });
  });

  it('carry the billing year as the utility says it, not the year of their date (S4.26)', async () => {
    const { utility, session } = await setUp();
    const { bills } = await utility.bills(session, account, false);
    expect(bills.map(({ year, issued }) => [year, issued])).toEqual([
      [2017, '2016-09-26'],
      [2017, '2016-11-30'],
    ]);
  });

  it('are dated by the day of the utility, on which one is two days late (S4.20)', async () => {
    const { utility, session, clock } = await setUp();
    const { asOf, bills } = await utility.bills(session, account, false);
    expect(daysBetween(bills[0]!.due, asOf)).toBe(2);
    // Eight hours later it is past midnight in the utility's zone; in UTC it was so all along.
    await clock.tick(8 * 3_600_000);
    const later = await utility.startSession('flowerpower');
    expect((await utility.bills(later, account, false)).asOf).toBe('2016-12-13');
  });

  it('include the past ones where they are asked for, newest first (S4.20, S4.34)', async () => {
    const { utility, session } = await setUp();
    const { bills, totalDue } = await utility.bills(session, account, true);
    const paid = bills.slice(2);
    expect(paid[0]).toMatchObject({
      number: '35932',
      charges: 13_446,
      balance: 0,
      status: 'paid',
      paidOn: '2016-08-26',
    });
    expect(paid.length).toBeGreaterThan(2);
    expect(paid.map((bill) => bill.issued)).toEqual(
      paid
        .map((bill) => bill.issued)
        .sort()
        .reverse(),
    );
    expect(totalDue).toBe(26_157);
  });

  it('owe the rest after a payment elsewhere, and nothing after it is paid', async () => {
    const { utility, session } = await setUp();
    await utility.recordPayment({ billId: 'bill-98820', amount: 5000 });
    expect((await utility.bill(session, 'bill-98820')).bill).toMatchObject({ balance: 8446, status: 'open' });
    await utility.recordPayment({ billId: 'bill-98820', amount: 8446 });
    expect((await utility.bill(session, 'bill-98820')).bill).toMatchObject({
      ...{ balance: 0, status: 'paid', paidOn: '2016-12-12' },
    });
  });

  it("are not found on somebody else's account, as if there were none (SEC-22)", async () => {
    const { utility } = await setUp();
    const other = await utility.startSession('newleaf');
    expect(await codeOf(utility.bills(other, account, false))).toBe('not-found');
    expect(await codeOf(utility.bill(other, 'bill-98465'))).toBe('not-found');
    expect(await codeOf(utility.bill(other, 'bill-1'))).toBe('not-found');
    expect(await utility.accounts(other)).toEqual({ accounts: [] });
  });

  it.each([
    ['nothing-due', 0, 6],
    ['many-bills', 40, 40],
    ['no-bills', 0, 0],
  ])('in the world %s are %i open of %i', async (scenario, open, all) => {
    const { utility, session } = await setUp({ tenant: tenantWith(scenario) });
    const lists = [await utility.bills(session, account, false), await utility.bills(session, account, true)];
    expect(lists.map(({ bills }) => bills.length)).toEqual([open, all]);
    expect(lists.map((list) => parse(BillList, list))).toEqual(lists.map((value) => ({ ok: true, value })));
    for (const { id } of lists[1]!.bills) {
      const details = await utility.bill(session, id);
      expect(parse(BillDetails, details)).toEqual({ ok: true, value: details });
    }
  });

  it('belong each to one of two accounts', async () => {
    const { utility, session } = await setUp({ tenant: tenantWith('two-accounts') });
    const { accounts } = await utility.accounts(session);
    const numbers = await Promise.all(
      accounts.map(async ({ id }) =>
        (await utility.bills(session, id, false)).bills.map((bill) => bill.number),
      ),
    );
    expect(numbers).toEqual([['98820', '98465'], ['98507']]);
  });

  it.each([
    [
      'bills-off',
      (world: Awaited<ReturnType<typeof setUp>>) => world.utility.bills(world.session, account, false),
    ],
    [
      'bills-off',
      (world: Awaited<ReturnType<typeof setUp>>) => world.utility.bill(world.session, 'bill-98465'),
    ],
    [
      'no-payments',
      (world: Awaited<ReturnType<typeof setUp>>) =>
        world.quoteFor([{ billId: 'bill-98465', amount: 12_711 }]),
    ],
  ])('have no address in the world %s, which does not offer them', async (scenario, ask) => {
    expect(await codeOf(ask(await setUp({ tenant: tenantWith(scenario) })))).toBe('not-found');
  });
});
