import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/pay-now/define.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, reads, use, type Used } from '../support/use.js';

// The frame's own ten seconds are not hurried: a busy machine needs some of them.
const clock = hurriedClock(50, 9_000);
const start = (options: StageOptions): Promise<Used> =>
  use(html`<utility-pay-now></utility-pay-now>`, { clock, card: '4242424242424242', ...options });
const given = /If you call, give this code: [2-9A-Z]{12}/;

describe('the code by which staff find a failure', () => {
  it('stands beside a total that could not be worked out', async () => {
    const used = await start({ faults: [failing('quotePayment', { kind: 'status', status: 500 })] });
    await reads(used.place, 'We could not work out the total.');
    await reads(used.place, given);
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, /Total\s+\$261\.57/);
    expect(text(used.place)).not.to.match(given);
  });

  it('stands beside a payment that was refused, and not beside one that only did not arrive', async () => {
    const codes: boolean[] = [];
    for (const fault of [
      { kind: 'status', status: 409, code: 'token-unusable' },
      { kind: 'reset-before-headers' },
    ] as const) {
      const used = await start({ faults: [failing('pay', fault)] });
      await reads(used.place, 'Fee');
      await waitUntil(
        () => match('img', 'The payment form is loading', used.place).length === 0,
        'the card form',
      );
      await activate(used.place, 'button', 'Continue');
      await activate(used.place, 'button', 'Pay $261.57');
      await reads(used.place, 'You were not charged');
      codes.push(given.test(text(used.place)));
      used.place.remove();
    }
    expect(codes).to.deep.equal([true, false]);
  });
});
