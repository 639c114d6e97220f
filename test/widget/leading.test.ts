import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import { carried, carry } from '../../src/element/carried.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, find, focusIs, heard, reads, use, type Used } from '../support/use.js';
import { warnings } from '../support/warnings.js';

const list = html`<utility-bill-list></utility-bill-list>`;
const pay = html`<utility-pay-now></utility-pay-now>`;
const nowhere = 'This page cannot take you there';

/** The page's address ends in this, as if another page had led here. */
function arriveWith(fragment: string): void {
  const before = location.href;
  history.replaceState({ kept: true }, '', fragment);
  afterThisTest(() => {
    history.replaceState(null, '', before);
  });
}

/** The bills on the payment form, ticked or not. */
async function ticked({ place }: Used): Promise<readonly boolean[]> {
  await reads(place, 'Which bills do you want to pay?');
  await waitUntil(() => match('checkbox', null, place).length === 2, 'two bills');
  return match('checkbox', null, place).map((box) => (box as HTMLInputElement).checked);
}

describe('a button that leads to another widget', () => {
  it('says beside it, once, that the page has no such place, and tells the webmaster how to add one', async () => {
    const lines = warnings();
    const used = await use(list);
    await heard(used);
    await activate(used.place, 'button', 'Pay now');
    expect(await heard(used)).to.deep.equal([`!${nowhere}. Look in the menu of this website, or call us.`]);
    await reads(used.place, nowhere);
    expect(text(used.place).split('Call ').length).to.equal(2);
    await focusIs('button', 'Pay now');
    await waitUntil(() => lines.length > 0, 'a line');
    await activate(used.place, 'button', 'Pay now');
    await heard(used);
    expect(lines).to.have.length(1);
    expect(lines[0])
      .to.contain('<utility-bill-list>')
      .and.to.contain(`routes='{"utility-pay-now":"/its-page"}'`);
  });

  it('says so to somebody who has to sign in first, until they have', async () => {
    const used = await use(list, { signedInAs: null });
    await activate(used.place, 'button', 'Sign in');
    await reads(used.place, nowhere);
    const session = used.client.session!;
    await session.signIn(
      { identifier: 'flowerpower', password: 'water-lily-2016', remember: false },
      new AbortController().signal,
    );
    await reads(used.place, '2 days late');
    expect(text(used.place)).not.to.contain(nowhere);
  });

  it('says nothing where the page leads on itself', async () => {
    const lines = warnings();
    const used = await use(list);
    used.place.addEventListener('utility-navigate', (event) => {
      event.preventDefault();
    });
    await activate(used.place, 'button', 'Pay now');
    await waitUntil(() => used.events.length > 0, 'the event');
    await used.widget.ownerDocument.defaultView!.customElements.whenDefined('utility-bill-list');
    expect(text(used.place)).not.to.contain(nowhere);
    expect(lines).to.deep.equal([]);
  });

  it('leads there once the place has come', async () => {
    const used = await use(list);
    await activate(used.place, 'button', 'Pay now');
    await reads(used.place, nowhere);
    used.widget.after(document.createElement('utility-pay-now'));
    await activate(used.place, 'button', 'Pay now');
    await focusIs('heading', 'Pay your bill');
    expect(text(used.place)).not.to.contain(nowhere);
  });

  it('leads to what the page has put in a tag whose code has not come', async () => {
    const used = await use(
      html`<utility-bill-list></utility-bill-list><utility-provider><p></p></utility-provider>`,
    );
    const later = document.createElement('utility-later');
    later.textContent = 'Call about this';
    let seen = 0;
    later.scrollIntoView = () => {
      seen += 1;
    };
    used.widget.after(later);
    const { widget } = used;
    (widget as unknown as { navigate(detail: { to: string }): void }).navigate({ to: 'utility-later' });
    expect(seen).to.equal(1);
    expect(text(used.place)).not.to.contain(nowhere);
  });
});

describe('what was chosen on another page', () => {
  it('is chosen here, and no longer stands in the address', async () => {
    const { pathname, search } = location;
    arriveWith('#utility-pay-now=account-irrigation,bill-98465');
    const used = await use(pay);
    expect(await ticked(used)).to.have.members([true, false]);
    const box = (await find(used.place, 'checkbox', /98465/)) as HTMLInputElement;
    expect(box.checked).to.equal(true);
    await focusIs('heading', 'Pay your bill');
    expect(location.pathname + location.search + location.hash).to.equal(pathname + search);
    expect(history.state).to.deep.equal({ kept: true });
  });

  it('leaves the address alone where it is for another widget', async () => {
    arriveWith('#utility-bill-list=account-irrigation');
    await ticked(await use(pay));
    expect(location.hash).to.equal('#utility-bill-list=account-irrigation');
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a broken escape', '%E0%A4%A'],
    ['only commas', ',,,,'],
    ['ids of nobody', 'account-x,bill-x,bill-y'],
    ['markup', '%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'],
    ['names of an object', '__proto__,constructor,toString'],
    ['an id without end', 'a,'.concat('b'.repeat(200))],
    ['100 kB', 'a,'.repeat(50_000)],
  ];
  for (const [name, fragment] of hostile) {
    it(`changes nothing where the address holds ${name}`, async () => {
      arriveWith(`#utility-pay-now=${fragment}`);
      const used = await use(pay);
      expect(await ticked(used)).to.deep.equal([true, true]);
      await reads(used.place, '$261.57');
      expect(location.hash).to.equal('');
      expect(used.events).to.deep.equal([]);
    });
  }

  it('goes through any address as it was, and is not written where nothing was chosen', () => {
    const to = 'utility-pay-now';
    for (const ids of [['a'], ['a,b', 'ü 😀', '#&=%', '../x'], ['1', '2', '3']]) {
      const url = new URL(carry({ to, accountId: 'an account', billIds: ids }), 'https://city.example/pay');
      expect(carried(to, url.hash)).to.deep.equal({ to, accountId: 'an account', billIds: ids });
    }
    expect(carried(to, carry({ to, accountId: 'x' }))).to.deep.equal({
      to,
      accountId: 'x',
      billIds: undefined,
    });
    expect(carried(to, carry({ to, billIds: ['y'] }))).to.deep.equal({
      to,
      accountId: undefined,
      billIds: ['y'],
    });
    expect([carry({ to }), carry({ to, billIds: [] }), carry({ to, accountId: '\ud800' })]).to.deep.equal([
      '',
      '',
      '',
    ]);
  });
});
