import { expect } from 'chai';
import { html } from 'lit';

import { onStage, stage } from '../../stories/support.js';
import '../../src/widgets/pay-now/define.js';
import { framePosts } from '../support/frame-posts.js';
import { mount, waitUntil } from '../support/page.js';
import { focused, match } from '../support/perceive.js';
import { activate, find, reads } from '../support/use.js';

const ready = async (form: HTMLElement): Promise<void> => {
  await find(form, 'iframe');
  await reads(form, /Total\s+\$261\.57/);
  await waitUntil(() => match('img', null, form).length === 0, 'the card form is there');
};

/** Two payment forms on one page; the first one's frame connects first. */
async function both(card: string) {
  const posts = framePosts();
  const place = await mount(onStage(stage({ card }), html`<utility-pay-now></utility-pay-now>`));
  const first = place.querySelector('utility-pay-now')!;
  await ready(first);
  const second = document.createElement('utility-pay-now');
  first.parentElement!.append(second);
  await ready(second);
  /** What was asked of each form's frame. */
  const asked = (type: string): number[] =>
    posts.documents.map((document) => document.filter((post) => post.type === type).length);
  return { first, second, asked, answered: posts.answered };
}
const headingIs = (form: HTMLElement, name: string): Promise<HTMLElement> => find(form, 'heading', name);
const VISA = '4242424242424242';
const ASKS = '4000000000003220';

describe('two payment forms on one page', () => {
  it('have frames with names of their own, however they come and go (PAY-09)', async () => {
    const { first, second } = await both('empty');
    const titles = () => [...document.querySelectorAll('iframe')].map(({ title }) => title);
    const name = 'Card details for your payment to City of Pleasanton';
    expect(titles()).to.deep.equal([name, `${name}, form 2`]);
    const third = document.createElement('utility-pay-now');
    first.before(third);
    await ready(third);
    expect(titles()).to.deep.equal([`${name}, form 3`, name, `${name}, form 2`]);
    first.remove();
    const fourth = document.createElement('utility-pay-now');
    second.after(fourth);
    await ready(fourth);
    expect(new Set(titles()).size).to.equal(3);
  });

  it('take the card of the form in which “Continue” was pressed (PAY-11)', async () => {
    const { first, second, asked } = await both(VISA);
    await activate(first, 'button', 'Continue');
    await headingIs(first, 'Check and pay');
    expect(asked('tokenize')).to.deep.equal([1, 0]);
    await activate(first, 'button', 'Change bills or payment details');
    await ready(second);
    await activate(second, 'button', 'Continue');
    await headingIs(second, 'Check and pay');
    expect(asked('tokenize')).to.deep.equal([1, 1]);
  });

  it('say what is wrong with a card where that card is, and keep the focus there (PAY-11)', async () => {
    const { first, second, answered } = await both('empty');
    for (const [form, other] of [
      [first, second],
      [second, first],
    ] as const) {
      await activate(form, 'button', 'Continue');
      await find(form, 'group', 'There is a problem');
      await waitUntil(() => focused().name === 'There is a problem', 'the focus');
      expect(document.activeElement).to.equal(form);
      expect(match('group', 'There is a problem', other)).to.deep.equal([]);
      const before = answered();
      await activate(form, 'link', 'Enter your card number');
      // The frame moves the focus in its own time.
      await waitUntil(() => answered() > before, 'the frame has heard of it');
      expect(document.activeElement).to.equal(form.querySelector('iframe'));
    }
  });

  it('go on with the one that is left when the other is taken away', async () => {
    const { first, second, asked } = await both(ASKS);
    await activate(second, 'button', 'Continue');
    await headingIs(first, 'Check and pay');
    second.remove();
    await activate(first, 'button', /^Pay \$/);
    await headingIs(first, 'Your bank has a question');
    await find(first, 'iframe');
    await waitUntil(() => asked('challenge').includes(1), 'the question');
    expect(asked('challenge')).to.deep.equal([1, 0]);
  });

  it('have the bank ask in one of them, and the other one says so (PAY-36)', async () => {
    const { first, second, asked } = await both(ASKS);
    await activate(second, 'button', 'Continue');
    await activate(second, 'button', /^Pay \$/);
    await waitUntil(() => asked('challenge').includes(1), 'the question');
    expect(asked('challenge')).to.deep.equal([0, 1]);
    await find(second, 'iframe');
    await reads(first, 'Please answer your bank in the other payment form on this page.');
    expect(match('iframe', null, first)).to.deep.equal([]);
  });

  it('have the bank ask where it can be seen (PAY-36)', async () => {
    const { first, second, asked } = await both(ASKS);
    await activate(second, 'button', 'Continue');
    await headingIs(first, 'Check and pay');
    second.hidden = true;
    await activate(first, 'button', /^Pay \$/);
    await find(first, 'iframe');
    await waitUntil(() => asked('challenge').includes(1), 'the question');
    expect(asked('challenge')).to.deep.equal([1, 0]);
  });

  it('are both emptied when the payment is made', async () => {
    const { first, second, asked } = await both(VISA);
    await activate(first, 'button', 'Continue');
    await activate(first, 'button', /^Pay \$/);
    await headingIs(second, 'Paid. Thank you.');
    expect(asked('clear')).to.deep.equal([1, 1]);
  });
});
