import { expect } from 'chai';
import { html } from 'lit';

import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import '../../src/widgets/pay-now/define.js';
import { framePosts } from '../support/frame-posts.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, find, focusIs, reads, use, type Used } from '../support/use.js';

const quick = hurriedClock(20, 4000);
const down = failing('listBills', { kind: 'status', status: 500 });

/** A form with a card in it. Any other document of a frame than the first would be an empty one. */
async function typed(options: StageOptions = {}) {
  const posts = framePosts();
  const used = await use(html`<utility-pay-now></utility-pay-now>`, {
    card: '4242424242424242',
    clock: quick,
    ...options,
  });
  const frame = await find(used.place, 'iframe');
  await reads(used.place, /Total\s+\$261\.57/);
  await waitUntil(() => match('img', null, used.place).length === 0, 'the card form is there');
  await waitUntil(() => used.said.length > 0, 'the total is said');
  used.said.length = 0;
  const kept = (): void => {
    expect(used.widget.querySelector('iframe'), 'the frame').to.equal(frame);
    expect(posts.documents, 'documents').to.have.length(1);
  };
  return { ...used, widget: used.place.querySelector('utility-pay-now')!, frame, kept };
}
const noFrame = ({ place }: Used, why: string): Promise<void> =>
  waitUntil(() => place.querySelector('iframe') === null, why);

describe('a card that somebody is typing', () => {
  it('stays, with the bills that were known, when they cannot be read again (REL-02)', async () => {
    const used = await typed();
    used.world.faults.add(down);
    used.client.billsChanged();
    await reads(used.place, 'We could not check your bills again. They may have changed.');
    used.kept();
    expect(match('iframe', null, used.place)).to.deep.equal([used.frame]);
    expect(match('checkbox', null, used.place)).to.have.length(2);
    await waitUntil(() => used.said.length > 0, 'it is said');
    expect(used.said).to.deep.equal(['We could not check your bills again. They may have changed.']);
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await waitUntil(() => !text(used.place).includes('could not check'), 'the note is gone');
    await focusIs('heading', 'Pay your bill');
    await reads(used.place, /Total\s+\$261\.57/);
    used.kept();
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check and pay');
  });

  it('can be paid with while the bills could not be read again', async () => {
    const used = await typed();
    used.world.faults.add(down);
    used.client.billsChanged();
    await reads(used.place, 'We could not check your bills again.');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check and pay');
    await activate(used.place, 'button', 'Pay $261.57');
    await focusIs('heading', 'Paid. Thank you.');
    expect((await used.world.processor.taken()).map(({ amount }) => amount)).to.deep.equal([26_157]);
  });

  it('stays, and in sight, while the bills are read again', async () => {
    const used = await typed();
    used.world.faults.add(failing('listBills', { kind: 'hang' }));
    const before = used.asked('listBills');
    used.client.billsChanged();
    await waitUntil(() => used.asked('listBills') > before, 'the bills are asked for');
    await used.widget.updateComplete;
    used.kept();
    expect(match('iframe', null, used.place)).to.deep.equal([used.frame]);
  });

  it('waits out of sight while the bills of another account come, or do not come', async () => {
    const used = await typed({ scenario: 'two-accounts' });
    used.world.faults.add(down);
    used.widget.utilityArrive({ to: 'utility-pay-now', accountId: 'account-28711' });
    await find(used.place, 'img', 'Loading');
    used.kept();
    expect(match('iframe', null, used.place)).to.deep.equal([]);
    await find(used.place, 'group', 'We could not load this');
    used.kept();
    expect(match('iframe', null, used.place)).to.deep.equal([]);
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await find(used.place, 'checkbox', /^Bill 98507/);
    used.kept();
    expect(match('iframe', null, used.place)).to.deep.equal([used.frame]);
  });

  for (const [what, number, heading] of [
    ['a payment is made', '4242424242424242', 'Paid. Thank you.'],
    ['a payment is on its way', '4000000000000077', 'Your payment is on its way'],
  ] as const) {
    it(`is gone when ${what}`, async () => {
      const used = await typed({ card: number });
      await activate(used.place, 'button', 'Continue');
      await activate(used.place, 'button', /^Pay \$/);
      await focusIs('heading', heading);
      await noFrame(used, 'the frame is gone');
    });
  }

  it('is gone when its resident signs out, and when another one signs in (SEC-05)', async () => {
    const used = await typed({
      tenant: (usual) => ({
        ...usual,
        users: usual.users.map((user) => ({ ...user, verified: true, accounts: ['account-irrigation'] })),
      }),
    });
    const other = { identifier: 'newleaf', password: 'water-lily-2016', remember: false };
    await used.client.session!.signIn(other, new AbortController().signal);
    await reads(used.place, /Total\s+\$261\.57/);
    await waitUntil(() => match('iframe', null, used.place).length > 0, 'a frame');
    expect(used.widget.querySelector('iframe')).not.to.equal(used.frame);
    await used.client.session!.signOut();
    await noFrame(used, 'the frame is gone');
  });

  it('is gone when nothing is due any more', async () => {
    const used = await typed();
    const { utility } = used.world;
    const list = await utility.bills(await utility.startSession('flowerpower'), 'account-irrigation', false);
    used.world.faults.add(failing('listBills', { kind: 'answer', body: { ...list, bills: [] } }));
    used.client.billsChanged();
    await reads(used.place, 'You owe nothing');
    await noFrame(used, 'the frame is gone');
  });
});
