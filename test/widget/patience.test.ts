import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';

import type { UtilityAdapter } from '../../src/adapter/port.js';
import { pause } from '../../src/core/clock.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/usage-chart/define.js';
import { manualClock, type ManualClock } from '../support/manual-clock.js';
import { waitUntil } from '../support/page.js';
import { match } from '../support/perceive.js';
import { activate, find, focusIs, heard, use, type Used } from '../support/use.js';

const bills = html`<utility-bill-list></utility-bill-list>`;
const views: readonly (readonly [string, TemplateResult])[] = [
  ['the list of bills', bills],
  ['the payment form', html`<utility-pay-now></utility-pay-now>`],
  ['the chart', html`<utility-usage-chart></utility-usage-chart>`],
];

/** Every read is answered, each in less time than a read may take. */
const slow =
  (clock: ManualClock, seconds: Readonly<Record<string, number>>) =>
  (usual: UtilityAdapter): UtilityAdapter => {
    const late =
      <A extends readonly unknown[], T>(name: string, read: (...input: A) => Promise<T>) =>
      async (...input: A): Promise<T> => {
        await pause(clock, (seconds[name] ?? 0) * 1000, input.at(-1) as AbortSignal);
        return read(...input);
      };
    const { session, accounts, bills: ports, usage } = usual as Required<UtilityAdapter>;
    return {
      ...usual,
      session: { ...session, getSession: late('session', session.getSession) },
      accounts: { listAccounts: late('accounts', accounts.listAccounts) },
      bills: { ...ports, listBills: late('bills', ports.listBills) },
      usage: { getUsage: late('bills', usage.getUsage) },
    };
  };

const waits = ({ place }: Used): boolean => match('img', 'Loading', place).length > 0;
const failed = ({ place }: Used): boolean => match('button', 'Try again', place).length > 0;
/** Waits in steps of a second, so that what has been answered is drawn before the next. */
async function seconds(clock: ManualClock, used: Used, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) {
    await clock.tick(1000);
    await new Promise(requestAnimationFrame);
    await (used.widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  }
}

describe('a view that waits for one answer after the other (REL-02)', () => {
  for (const [name, widget] of views) {
    it(`says after 30 seconds that it could not be loaded, whichever it waits for: ${name}`, async () => {
      const clock = manualClock();
      const used = await use(widget, {
        clock,
        adapt: slow(clock, { session: 12, accounts: 12, bills: 12 }),
      });
      await waitUntil(() => waits(used), 'it is loading');
      // Until its code and words are there the clock stands.
      await seconds(clock, used, 29);
      expect(waits(used)).to.equal(true);
      expect(failed(used)).to.equal(false);
      await seconds(clock, used, 1);
      await waitUntil(() => failed(used), 'it has failed');
      expect(waits(used)).to.equal(false);
      expect(await heard(used)).to.deep.equal(['We could not load this']);
      expect(used.events).to.deep.equal(['error {"kind":"network","code":"timed-out"}']);
    });
  }

  it('has 30 seconds again when the resident tries again, and does not ask again for what is known', async () => {
    const clock = manualClock();
    const used = await use(bills, { clock, adapt: slow(clock, { session: 20, accounts: 6, bills: 20 }) });
    await waitUntil(() => waits(used), 'it is loading');
    await seconds(clock, used, 30);
    await activate(used.place, 'button', 'Try again');
    await waitUntil(() => waits(used), 'it is loading again');
    await seconds(clock, used, 27);
    await find(used.place, 'button', 'Show past bills');
    expect(failed(used)).to.equal(false);
    expect(used.asked('listAccounts')).to.be.lessThan(3);
    await focusIs('heading', 'Your bills');
  });

  it('counts only while there is nothing to show', async () => {
    const clock = manualClock();
    const used = await use(bills, { clock });
    await waitUntil(() => waits(used), 'it is loading');
    await seconds(clock, used, 5);
    await find(used.place, 'button', 'Show past bills');
    await seconds(clock, used, 40);
    expect(failed(used)).to.equal(false);
  });
});
