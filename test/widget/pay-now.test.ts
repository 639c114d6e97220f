import { expect } from 'chai';
import { computeAccessibleDescription } from 'dom-accessibility-api';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/pay-now/define.js';
import {
  failing,
  hurriedClock,
  payElsewhere,
  withoutResolve,
  type StageOptions,
} from '../../stories/support.js';
import { press } from '../support/keys.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { focused, match, text } from '../support/perceive.js';
import { activate, find, focusIs, heard, reads, use, type Used } from '../support/use.js';

const VISA = '4242424242424242';
const pay = html`<utility-pay-now></utility-pay-now>`;
const start = (options: StageOptions = {}, prepare?: Parameters<typeof use>[2]): Promise<Used> =>
  use(pay, { card: VISA, ...options }, prepare);
const quick = hurriedClock(20, 4000);

const ready = async ({ place }: Used): Promise<void> => {
  await reads(place, 'Fee');
  await find(place, 'iframe', 'Card details for your payment to City of Pleasanton');
  await waitUntil(
    () => match('img', 'The payment form is loading', place).length === 0,
    'the card form is there',
  );
};
const review = async (used: Used): Promise<void> => {
  await ready(used);
  used.said.length = 0;
  await activate(used.place, 'button', 'Continue');
  await focusIs('heading', 'Check and pay');
};
const send = async (used: Used): Promise<void> => {
  await review(used);
  used.said.length = 0;
  await activate(used.place, 'button', /^Pay \$/);
};
/** What the utility's book says was charged for the two bills, in minor units. */
const charged = async ({ world }: Used): Promise<number[]> =>
  (await world.processor.taken()).map(({ amount }) => amount);

/** Keys of open payments that the browser holds for this utility. */
const kept = ({ adapter }: Used): string[] =>
  Object.keys(localStorage).filter((name) => name.includes(`${adapter.id}:`));

describe('paying', () => {
  it('says total and fee, and frames the card on another origin with no more than it needs (PAY-09)', async () => {
    const used = await start({ scenario: 'with-fee' });
    await ready(used);
    const frame = (await find(used.place, 'iframe')) as HTMLIFrameElement;
    expect(frame.sandbox.value).to.equal('allow-scripts allow-same-origin allow-forms');
    expect(new URL(frame.src).origin).not.to.equal(location.origin);
    expect(frame.parentNode).to.equal(used.widget);
    expect(text(used.place)).to.match(/2 bills\s+\$261\.57\s+Fee\s+\$1\.95\s+Total\s+\$263\.52/);
  });

  it('says the first total, once, though nobody has touched the form yet (ACC-33, PAY-29)', async () => {
    const used = await start({ scenario: 'with-fee' });
    await ready(used);
    await waitUntil(() => used.said.length > 0, 'the total is said');
    expect(used.said).to.deep.equal(['Total $263.52, with a fee of $1.95.']);
  });

  it('asks for a choice of bills where none is made, at the first of them, until one is made', async () => {
    const used = await start();
    await ready(used);
    await activate(used.place, 'checkbox', /^Bill 98820/);
    await activate(used.place, 'checkbox', /^Bill 98465/);
    used.said.length = 0;
    await activate(used.place, 'button', 'Continue');
    expect(await heard(used)).to.deep.equal(['!Choose at least one bill']);
    await focusIs('checkbox', /^Bill 98820/);
    const group = await find(used.place, 'group', 'Which bills do you want to pay?');
    expect(computeAccessibleDescription(group)).to.equal('Choose at least one bill');
    const boxes = match('checkbox', null, group);
    expect(boxes.map((box) => box.ariaInvalid)).to.deep.equal(['true', 'true']);
    await press(' ');
    await reads(used.place, /Total\s+\$134\.46/);
    expect(text(used.place)).not.to.contain('Choose at least one bill');
    expect(boxes.map((box) => box.ariaInvalid)).to.deep.equal([null, null]);
  });

  it('counts again when bills are chosen, and says the new total (PAY-29)', async () => {
    const used = await start();
    await ready(used);
    used.said.length = 0;
    await activate(used.place, 'checkbox', /^Bill 98465/);
    await waitUntil(() => used.said.some((said) => said.includes('$134.46')), 'the total is said');
    expect(used.said.filter((said) => said.includes('$134.46'))).to.have.length(1);
  });

  it('shows what is wrong with the card in a summary with the focus, and leads back into the frame (PAY-11)', async () => {
    const used = await start({ card: 'empty' });
    await ready(used);
    await activate(used.place, 'button', 'Continue');
    await focusIs('group', 'There is a problem');
    expect(match('link', null, used.place).map((link) => link.textContent.trim())).to.deep.equal([
      'Enter your card number',
      'Enter the expiration date',
      'Enter the security code',
      'Enter the ZIP code of your billing address',
    ]);
    await activate(used.place, 'link', 'Enter the security code');
    await focusIs('iframe', /^Card details/);
  });

  it('says so when the card form does not come, and loads it again on request', async () => {
    const used = await start({ card: 'silent', clock: hurriedClock(20, 10_000) });
    await reads(used.place, 'The payment form did not load. Nothing was charged.');
    expect(text(used.place)).to.contain('Call 925-555-0142');
    await activate(used.place, 'button', 'Load the payment form again');
    await find(used.place, 'img', 'The payment form is loading');
    expect(focused().role).not.to.equal('document');
  });

  it('keeps the bills when the total cannot be had, and asks again on request', async () => {
    const used = await start({
      faults: [failing('quotePayment', { kind: 'status', status: 500 })],
      clock: quick,
    });
    await reads(used.place, 'We could not work out the total. Nothing was charged.');
    expect(text(used.place)).to.contain('Call 925-555-0142');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, /Total\s+\$261\.57/);
    expect(focused().role).not.to.equal('document');
  });

  it('reviews, pays once, gives a receipt and tells the page a word (PAY-21, SEC-41)', async () => {
    const used = await start();
    await review(used);
    expect(text(used.place)).to.match(/\$261\.57\s+Paying with: Visa ending 4242/);
    used.said.length = 0;
    await activate(used.place, 'button', 'Pay $261.57');
    await focusIs('heading', 'Paid. Thank you.');
    expect(used.events).to.deep.equal([
      'payment-changed {"status":"submitting"}',
      'payment-changed {"status":"paid"}',
    ]);
    expect(text(used.place))
      .to.match(/PL-204518/)
      .and.to.contain('Visa ending 4242')
      .and.to.contain('925-555-0142');
    expect(await charged(used)).to.deep.equal([26_157]);
    expect(kept(used)).to.deep.equal([]);
  });

  it('keeps the button in its place while it pays, and answers a second press in words (ACC-25, PAY-13)', async () => {
    const used = await start({
      faults: [failing('pay', { kind: 'hang', when: 'after' })],
      clock: hurriedClock(1, 0),
    });
    await send(used);
    await waitUntil(() => used.said.includes('Paying $261.57…'), 'it is said');
    used.said.length = 0;
    await focusIs('button', 'Paying $261.57…');
    await press('Enter');
    expect(await heard(used)).to.deep.equal(['!Still working. Please wait.']);
    expect(used.asked('pay')).to.equal(1);
    expect(await charged(used)).to.deep.equal([26_157]);
  });

  it('says that it is slow, and then that nobody knows yet, and never pays again (PAY-12, PAY-16)', async () => {
    const used = await start({
      faults: [failing('pay', { kind: 'hang' }), failing('resolvePayment', { kind: 'hang' })],
      clock: hurriedClock(8, 30_000),
    });
    await send(used);
    await reads(used.place, 'Still working. This can take up to half a minute.');
    await focusIs('heading', 'We are checking your payment');
    await waitUntil(() => used.said.includes('!Please do not pay again'), 'the warning is said');
    expect(used.said.filter((said) => !said.endsWith('…'))).to.deep.equal([
      'Still working. This can take up to half a minute.',
      '!Please do not pay again',
    ]);
    expect(text(used.place))
      .to.match(/Please do not pay again/)
      .and.to.match(/Reference\s+\w{4}-\w{4}/);
    expect(text(used.place)).to.contain('Call 925-555-0142, Monday to Friday, 8 am to 4:30 pm');
    expect(match('button', /Pay/, used.place)).to.deep.equal([]);
    expect(await charged(used)).to.deep.equal([]);
  });

  it('looks again on request and tells the truth when it is known', async () => {
    const used = await start({ scenario: 'pay-unknown', clock: quick });
    await send(used);
    await find(used.place, 'button', 'Check again');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Check again');
    await focusIs('heading', 'Paid. Thank you.');
    expect(await charged(used)).to.deep.equal([26_157]);
  });

  it('says that nobody here can look it up where the backend cannot, and how to call (PAY-14)', async () => {
    const used = await start({
      faults: [failing('pay', { kind: 'hang', when: 'after' })],
      clock: hurriedClock(20, 60_000),
      adapt: withoutResolve,
    });
    await send(used);
    await focusIs('heading', 'We do not know if you have paid');
    await reads(used.place, 'Please call, and have the reference ready.');
    expect(text(used.place)).to.match(/Reference\s+\w{4}-\w{4}/);
    expect(match('button', 'Check again', used.place)).to.deep.equal([]);
    expect(kept(used)).to.have.length(1);
  });

  it('lets its payer give such a payment up on the word of the utility’s people alone', async () => {
    const used = await start({
      faults: [failing('pay', { kind: 'hang' })],
      clock: hurriedClock(20, 60_000),
      adapt: withoutResolve,
    });
    await send(used);
    await activate(used.place, 'button', 'Start again');
    await reads(used.place, 'Call first. Then tick the box.');
    expect(kept(used)).to.have.length(1);
    await activate(used.place, 'checkbox', 'I have called, and was told that nothing was taken');
    await activate(used.place, 'button', 'Start again');
    await focusIs('heading', 'Pay your bill');
    expect(kept(used)).to.deep.equal([]);
    expect(used.asked('pay')).to.equal(1);
  });

  it('asks first where one of the bills has a payment under way (PAY-19)', async () => {
    const used = await start({ scenario: 'partial' }, (own) =>
      payElsewhere(own, 'bill-98820', 'processing', 5000),
    );
    await send(used);
    await reads(used.place, 'Tick the box if you want to pay again');
    const box = (await find(used.place, 'checkbox', 'I know, and I want to pay again')) as HTMLInputElement;
    expect([box.checked, box.ariaInvalid]).to.deep.equal([false, 'true']);
    expect(used.asked('pay')).to.equal(0);
    await focusIs('checkbox', 'I know, and I want to pay again');
    await activate(used.place, 'checkbox', 'I know, and I want to pay again');
    await activate(used.place, 'button', /^Pay \$/);
    await focusIs('heading', 'Paid. Thank you.');
  });

  it('has the bank ask in the frame, and the focus is at the question (PAY-36)', async () => {
    const used = await start({ card: '4000000000003220' });
    await send(used);
    await reads(used.place, 'Your bank has a question');
    // The frame may take it to its own heading; not every browser lets a frame do so.
    await waitUntil(() => /^(heading|iframe)$/.test(focused().role), 'the focus is at the question');
    const frame = await find(used.place, 'iframe', /^Card details/);
    expect(frame.getBoundingClientRect().height).to.be.greaterThan(100);
    expect(used.events.at(-1)).to.equal('payment-changed {"status":"action-required"}');
  });

  for (const [card, heading, words, taken] of [
    ['4000000000009995', 'You were not charged', 'There was not enough money', 0],
    ['4000000000000077', 'Your payment is on its way', 'The bank has not finished yet', 1],
  ] as const) {
    it(`says “${heading}” on the utility’s own word (PAY-18)`, async () => {
      const used = await start({ card, clock: hurriedClock(1, 0) });
      await send(used);
      await focusIs('heading', heading);
      await reads(used.place, words);
      expect(text(used.place)).to.contain('Call 925-555-0142');
      expect(used.world.faults.log.filter(({ operation }) => operation === 'pay')).to.have.length(1);
      expect(await charged(used)).to.deep.equal([]);
      expect(used.events.at(-1)).to.equal(
        `payment-changed {"status":"${taken ? 'processing' : 'declined'}"}`,
      );
    });
  }

  it('starts again with the same bills after a refusal', async () => {
    const used = await start({ card: '4000000000000002' });
    await send(used);
    await focusIs('heading', 'You were not charged');
    await activate(used.place, 'button', 'Try again');
    await focusIs('heading', 'Pay your bill');
    await reads(used.place, /2 bills\s+\$261\.57/);
  });

  it('asks anew when the amount has changed meanwhile (PAY-29)', async () => {
    const used = await start({ scenario: 'quote-changes' });
    await send(used);
    await focusIs('heading', 'You were not charged');
    await reads(used.place, 'The amount you owe has changed');
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, /Total\s+\$211\.57/);
    expect(await charged(used)).to.deep.equal([]);
  });

  it('lets a quote run out before anything is sent', async () => {
    const tenant: StageOptions['tenant'] = (usual) => ({
      ...usual,
      rules: { ...usual.rules, quoteSeconds: 6 },
    });
    const used = await start({ tenant });
    await review(used);
    await focusIs('heading', 'Your time to confirm ran out');
    expect(used.asked('pay')).to.equal(0);
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, /Total\s+\$261\.57/);
  });

  it('says of a total that nobody confirmed in time that it is old, not that something failed, and works it out again', async () => {
    const tenant: StageOptions['tenant'] = (usual) => ({
      ...usual,
      rules: { ...usual.rules, quoteSeconds: 7 },
    });
    const used = await start({ tenant });
    await reads(used.place, 'This total is out of date');
    expect(text(used.place)).not.to.match(/could not|problem|Call 925/);
    expect(used.asked('quotePayment')).to.equal(1);
    await waitUntil(
      () => match('img', 'The payment form is loading', used.place).length === 0,
      'the card form is there',
    );
    await waitUntil(() => used.said.includes('This total is out of date'), 'it is said by itself');
    used.said.length = 0;
    await activate(used.place, 'button', 'Continue');
    expect(await heard(used)).to.deep.equal(['!This total is out of date']);
    await activate(used.place, 'button', 'Work it out again');
    await reads(used.place, /Total\s+\$261\.57/);
    expect(focused().role, 'the focus').not.to.equal('document');
  });

  it('goes back from review with the card still typed', async () => {
    const used = await start();
    await review(used);
    await activate(used.place, 'button', 'Change bills or payment details');
    await focusIs('heading', 'Pay your bill');
    await review(used);
  });

  it('leaves a payment that goes on by itself to the utility: its bills are not offered again (PAY-19)', async () => {
    const used = await start({ card: '4000000000000077', clock: hurriedClock(1, 0) });
    await send(used);
    await focusIs('heading', 'Your payment is on its way');
    await activate(used.place, 'button', 'Back to bills');
    await reads(used.place, 'All your bills have a payment under way');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-bill-list"}');
    expect(kept(used), 'the key stays until the backend has ended it').to.have.length(1);
    expect(match('checkbox', null, used.place)).to.deep.equal([]);
    await used.world.utility.settle();
    expect(await charged(used)).to.deep.equal([26_157]);
  });

  it('asks before it pays again what is under way, also of somebody who went on and sees old bills (PAY-19)', async () => {
    const used = await use(html`${pay}<utility-bill-list></utility-bill-list>`, {
      card: '4000000000000077',
      clock: hurriedClock(1, 0),
    });
    await send(used);
    await focusIs('heading', 'Your payment is on its way');
    const list = used.place.querySelector('utility-bill-list')!;
    await waitUntil(() => text(list).match(/Payment under way/g)?.length === 2, 'the list shows it');
    used.world.faults.add({ match: { operation: 'listBills' }, fault: { kind: 'stale' } });
    await activate(used.widget, 'button', 'Back to bills');
    await reads(list, '2 days late');
    expect(kept(used)).to.have.length(1);
    await send(used);
    await reads(used.widget, 'Tick the box if you want to pay again');
    expect(used.asked('pay')).to.equal(1);
  });

  it('names a payment that nobody can tell of by its reference, and by no day of the browser’s clock (PAY-12, SEC-33)', async () => {
    const used = await start(
      { faults: [failing('resolvePayment', { kind: 'answer', body: { status: 'unknown' } })], clock: quick },
      async ({ adapter }) => {
        const intent = { reference: 'BCDF-2345', key: 'k', startedAt: Date.UTC(2016, 11, 13, 0, 12) };
        localStorage.setItem(`utility-widgets:${adapter.id}:intent:BCDF-2345`, JSON.stringify(intent));
        afterThisTest(() => localStorage.clear());
      },
    );
    await reads(used.place, /Reference\s+BCDF-2345/);
    expect(text(used.place)).not.to.match(/Dec|2016/);
  });

  it('says of a bank’s question that does not load no word about the money, and loads it again (PAY-18, PAY-36)', async () => {
    const used = await start({ card: 'silent', clock: hurriedClock(20, 10_000) }, async (own) => {
      const key = await payElsewhere(own, 'bill-98820', 'challenge');
      const intent = { reference: 'BCDF-2345', key, startedAt: Date.UTC(2016, 11, 13) };
      localStorage.setItem(`utility-widgets:${own.adapter.id}:intent:BCDF-2345`, JSON.stringify(intent));
      afterThisTest(() => localStorage.clear());
    });
    await reads(used.place, 'The question did not load');
    expect(text(used.place)).not.to.match(/charged/);
    expect(text(used.place).match(/Call 925-555-0142/g)).to.have.length(1);
    await activate(used.place, 'button', 'Load the question again');
    await find(used.place, 'img', 'The question is loading');
    expect(focused().role).not.to.equal('document');
  });

  it('takes up a payment that an earlier page left open, before anything else (PAY-20)', async () => {
    const used = await start({}, async ({ adapter, ...own }) => {
      const key = await payElsewhere({ adapter, ...own }, 'bill-98820', 'paid');
      const intent = { reference: 'BCDF-2345', key, startedAt: Date.UTC(2016, 11, 13) };
      localStorage.setItem(`utility-widgets:${adapter.id}:intent:BCDF-2345`, JSON.stringify(intent));
    });
    await reads(used.place, 'Paid. Thank you.');
    expect(used.asked('pay')).to.equal(0);
    expect(kept(used)).to.deep.equal([]);
  });

  it('asks to sign in first, and says so where it is not offered or no account is linked', async () => {
    const out = await start({ signedInAs: null, scenario: 'guests-off' });
    await activate(out.place, 'button', 'Sign in');
    expect(out.events).to.deep.equal(['navigate {"to":"utility-login"}']);
    const off = await start({ scenario: 'no-payments' });
    await reads(off.place, 'Not offered online');
    const none = await start({ scenario: 'no-accounts' });
    await reads(none.place, 'No account is linked yet');
    expect(text(none.place)).to.contain('Call 925-555-0142').and.not.to.contain('You owe nothing');
    expect(match('iframe', null, off.place)).to.deep.equal([]);
  });
});
