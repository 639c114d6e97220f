import { expect } from 'chai';
import { html, render } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import { pageSlot } from '../../src/client/page-slot.js';
import { defineOnce } from '../../src/element/define.js';
import { failing, hurriedClock, onStage, stage } from '../../stories/support.js';
import { gate } from '../support/gate.js';
import { countUse } from '../support/count-use.js';
import { afterThisTest, mount, waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, fill, find, findField, reads, use } from '../support/use.js';
import { warnings } from '../support/warnings.js';

const all = html`<utility-login></utility-login><utility-bill-list></utility-bill-list
  ><utility-pay-now></utility-pay-now>`;

describe('a guest on a page', () => {
  it('keeps what was typed and chosen when it is moved, and asks nothing twice (REL-19)', async () => {
    const used = await use(all, { signedInAs: null });
    await fill(used.place, '* User name', 'flowerpower');
    await fill(used.place, '* Password', 'secret');
    const field = await findField(used.place, '* Password');
    const before = used.world.faults.log.length;
    const elsewhere = document.createElement('section');
    used.place.append(elsewhere);
    elsewhere.append(used.place.querySelector('utility-provider')!);
    await reads(used.place, 'to see your bills');
    expect(await findField(used.place, '* Password')).to.equal(field);
    expect(field.value).to.equal('secret');
    expect(match('textbox', null, used.widget)).to.have.length(2);
    expect(used.world.faults.log.length).to.equal(before);
  });

  it('goes on paying when it is moved, and pays once (REL-19)', async () => {
    const paying = gate();
    const used = await use(html`<utility-pay-now></utility-pay-now>`, {
      card: '4242424242424242',
      faults: [failing('pay', paying.fault)],
    });
    await reads(used.place, 'Fee');
    await waitUntil(
      () => match('img', 'The payment form is loading', used.place).length === 0,
      'the card form',
    );
    await activate(used.place, 'button', 'Continue');
    await activate(used.place, 'button', 'Pay $261.57');
    await reads(used.place, 'Paying $261.57');
    const elsewhere = document.createElement('section');
    used.place.append(elsewhere);
    elsewhere.append(used.widget.parentElement!);
    paying.open();
    await reads(used.place, 'Paid. Thank you.');
    expect(used.asked('pay')).to.equal(1);
  });

  it('leaves nothing behind after it was there, used and removed 13 times (REL-17)', async () => {
    const own = stage({ card: '4242424242424242' });
    const inUse = countUse();
    const round = async (): Promise<void> => {
      const used = await use(all, own);
      // Not by a real key: waiting for it takes a timer of the test runner's own.
      (await find(used.place, 'button', 'Details of bill 98820')).click();
      await find(used.place, 'table');
      await waitUntil(
        () => match('img', 'The payment form is loading', used.place).length === 0,
        'the card form',
      );
      const children = [...used.place.querySelectorAll('utility-login, utility-pay-now')];
      used.place.remove();
      await waitUntil(() => (inUse.count()['channels'] ?? 0) === 0, 'the channel closes');
      for (const child of children) {
        child.remove();
        // The page may keep the node: its second life begins with one set of fields.
        expect(child.querySelectorAll('iframe').length).to.be.lessThan(2);
      }
    };
    await round();
    const first = inUse.count();
    for (let turn = 2; turn <= 13; turn += 1) await round();
    expect(inUse.count()).to.deep.equal(first);
    expect(
      Object.keys(first).filter((kind) => !/^window (error|unhandledrejection)$/.test(kind)),
    ).to.deep.equal([]);
  });

  it('lets one widget fail without the others or the page hearing of it (REL-05)', async () => {
    const errors: unknown[] = [];
    const note = (event: Event): void => void errors.push(event);
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
    afterThisTest(() => {
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
    });
    const used = await use(all, {
      faults: [failing('listBills', { kind: 'malformed-json' })],
      clock: hurriedClock(50, 5000),
    });
    await reads(used.place, 'Signed in as flowerpower');
    await reads(used.place.querySelector('utility-bill-list')!, 'We could not load this');
    await activate(used.widget, 'button', 'Sign out');
    await reads(used.place, 'Sign in to see your bills');
    expect(errors).to.deep.equal([]);
  });

  it('speaks to two utilities on one page, each with its own resident', async () => {
    const one = stage();
    const other = stage({ signedInAs: null });
    const place = await mount(html`<div></div>`);
    render(
      [
        onStage(one, html`<utility-login></utility-login>`),
        onStage(other, html`<utility-login></utility-login>`),
      ],
      place,
    );
    const [first, second] = place.querySelectorAll('utility-login');
    await reads(first!, 'Signed in as flowerpower');
    await reads(second!, 'to see your bills');
    await activate(first!, 'button', 'Sign out');
    await reads(first!, 'You are signed out');
    expect(other.world.faults.log.some(({ operation }) => operation === 'signOut')).to.equal(false);
  });

  it('names all portals of a page that names several, once, and shows the page’s own words', async () => {
    const page = pageSlot();
    const before = { current: page.current, portals: page.portals };
    page.current = undefined;
    page.portals = ['https://one.example', 'https://two.example'];
    afterThisTest(() => Object.assign(page, before));
    const lines = warnings();
    const place = await mount(
      html`<div><utility-login>Call us</utility-login><utility-login>Call us</utility-login></div>`,
    );
    await waitUntil(() => lines.length > 0, 'a warning');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('https://one.example, https://two.example');
    expect(text(place)).to.match(/^Call us\s+Call us$/);
  });

  it('leaves a class of somebody else under one of its tags alone, and names it', async () => {
    class Foreign extends HTMLElement {}
    class Ours extends HTMLElement {}
    customElements.define('utility-foreign-thing', Foreign);
    const lines = warnings();
    defineOnce('utility-foreign-thing', Ours);
    expect(customElements.get('utility-foreign-thing')).to.equal(Foreign);
    await waitUntil(() => lines.length > 0, 'a warning');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('<utility-foreign-thing>');
    class Again extends HTMLElement {}
    defineOnce('utility-our-thing', Ours);
    defineOnce('utility-our-thing', Again);
    expect(customElements.get('utility-our-thing')).to.equal(Ours);
    expect(lines).to.have.length(1);
  });
});
