import { describe, expect, it } from 'vitest';

import { UsageHistory, parse } from '../../../src/contract/index.js';
import { account, codeOf, setUp, tenantWith } from './support.js';

describe('the use of an account', () => {
  it('is as billed: a replaced meter that shows 0 and 8 has used 10 (S4.16, S4.37)', async () => {
    const { utility, session } = await setUp();
    const { points } = await utility.usage(session, account);
    expect(points[points.length - 1]).toEqual({
      ...{ from: '2016-09-19', to: '2016-11-18', quantity: 10, kind: 'actual', billNumber: '98465' },
    });
    for (const { billNumber, quantity } of points) {
      if (billNumber === undefined) continue;
      const { bill } = await utility.bill(session, `bill-${billNumber}`);
      expect(bill.usage?.quantity).toBe(quantity);
    }
  });

  it('comes oldest first, without gap or overlap, over three years', async () => {
    const { utility, session } = await setUp();
    const history = await utility.usage(session, account);
    expect(parse(UsageHistory, history)).toEqual({ ok: true, value: history });
    const { points } = history;
    expect(points).toHaveLength(18);
    expect(points.map(({ from }) => from)).toEqual([
      points[0]?.from,
      ...points.slice(0, -1).map(({ to }) => to),
    ]);
    expect([history.unit, points[0]?.from]).toEqual(['CCF', '2013-11-18']);
  });

  it('tells estimated, missing and nothing used apart (ACC-43)', async () => {
    const { utility, session } = await setUp();
    const { points } = await utility.usage(session, account);
    const notable = points.filter(({ kind, quantity }) => kind !== 'actual' || quantity === 0);
    expect(notable.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['estimated', 4],
      ['actual', 0],
      ['missing', null],
    ]);
  });

  it('is a month each where bills are monthly, and nothing where there was no bill yet', async () => {
    const monthly = await setUp({ tenant: tenantWith('many-bills') });
    const { points } = await monthly.utility.usage(monthly.session, account);
    expect(points).toHaveLength(40);
    expect(points.some(({ kind }) => kind === 'estimated')).toBe(true);
    const none = await setUp({ tenant: tenantWith('no-bills') });
    expect(await none.utility.usage(none.session, account)).toMatchObject({ unit: 'CCF', points: [] });
  });

  it('is nobody else’s to see', async () => {
    const { utility, session } = await setUp();
    expect(await codeOf(utility.usage(null, account))).toBe('signed-out');
    expect(await codeOf(utility.usage(session, 'account-clubhouse'))).toBe('not-found');
    const off = await setUp({ tenant: tenantWith('usage-off') });
    expect(await codeOf(off.utility.usage(off.session, account))).toBe('not-found');
  });
});
