import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/pay-now/define.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, find, focusIs, reads, use, type Used } from '../support/use.js';

const both = html`<utility-bill-list></utility-bill-list><utility-pay-now></utility-pay-now>`;
const start = (options: StageOptions = {}): Promise<Used> =>
  use(both, { card: '4242424242424242', ...options });
const inList = /^Choose bill 98465/;
const inForm = /^Bill 98465/;

const checked = async ({ place }: Used, name: RegExp): Promise<boolean> =>
  ((await find(place, 'checkbox', name)) as HTMLInputElement).checked;
const settles = (used: Used, name: RegExp, wanted: boolean): Promise<void> =>
  waitUntil(
    () => {
      const [box] = match('checkbox', name, used.place);
      return box instanceof HTMLInputElement && box.checked === wanted;
    },
    `${String(name)} is ${wanted ? 'ticked' : 'not ticked'}`,
  );

describe('a list and a form on one page', () => {
  it('share what is chosen, both ways, and the total with it', async () => {
    const used = await start();
    await reads(used.place, /Total\s+\$261\.57/);
    expect(await checked(used, inForm)).to.equal(true);
    await activate(used.place, 'checkbox', inList);
    await settles(used, inForm, false);
    await reads(used.place, /Total\s+\$134\.46/);
    await activate(used.place, 'checkbox', inForm);
    await settles(used, inList, true);
    await reads(used.place, /Total\s+\$261\.57/);
  });

  it('do not let a review stand that the choice has left behind (PAY-29)', async () => {
    const used = await start();
    await reads(used.place, /Total\s+\$261\.57/);
    await waitUntil(
      () => match('img', 'The payment form is loading', used.place).length === 0,
      'the card form is there',
    );
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check and pay');
    await activate(used.place, 'checkbox', inList);
    await reads(used.place, /Total\s+\$134\.46/);
    expect(match('button', /^Pay \$/, used.place)).to.deep.equal([]);
  });

  it('offer nothing else to pay while a payment is under way (PAY-13)', async () => {
    const used = await start({
      faults: [failing('pay', { kind: 'hang' }), failing('resolvePayment', { kind: 'hang' })],
      clock: hurriedClock(20, 4_000),
    });
    await reads(used.place, /Total\s+\$261\.57/);
    await waitUntil(
      () => match('img', 'The payment form is loading', used.place).length === 0,
      'the card form is there',
    );
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check and pay');
    await activate(used.place, 'button', 'Pay $261.57');
    await reads(used.place, 'You are making a payment');
    expect(match('checkbox', null, used.place)).to.deep.equal([]);
    expect(match('button', 'Pay now', used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'See your payment');
    await focusIs('heading', /your payment$/);
    expect(text(used.place)).not.to.contain('Choose at least one bill');
  });
});
