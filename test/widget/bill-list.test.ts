import { expect } from 'chai';
import { computeAccessibleDescription } from 'dom-accessibility-api';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { press } from '../support/keys.js';
import { waitUntil } from '../support/page.js';
import { focused, match, text } from '../support/perceive.js';
import { activate, find, focusIs, heard, reads, use, type Used } from '../support/use.js';

const list = html`<utility-bill-list></utility-bill-list>`;
const bills = (options: StageOptions = {}): Promise<Used> => use(list, options);
const quick = hurriedClock(50, 10_000);
const inPlace = (): void => {
  expect(focused().role, 'the focus').not.to.equal('document');
};

describe('the list of bills', () => {
  it('says once how many bills there are to pay, and moves no focus of its own (ACC-33)', async () => {
    const used = await bills();
    expect(await heard(used)).to.deep.equal(['Your bills are here. 2 bills to pay.']);
    await reads(used.place, '2 days late');
    expect(used.said).to.deep.equal([]);
    expect(focused().role).to.equal('document');
    expect(match('listitem', null, used.place)).to.have.length(2);
    expect(text(used.place)).to.match(/Account ••624/);
  });

  it('chooses all that is owed, sums up what is ticked and says so', async () => {
    const used = await bills();
    const box = (await find(used.place, 'checkbox', 'Choose bill 98465, $127.11')) as HTMLInputElement;
    expect(box.checked).to.equal(true);
    await heard(used);
    await activate(used.place, 'checkbox', 'Choose bill 98465, $127.11');
    expect(await heard(used)).to.deep.equal(['1 bill chosen. $134.46']);
    await reads(used.place, /1 bill chosen\s+\$134\.46/);
    await activate(used.place, 'button', 'Pay now');
    expect(used.events).to.deep.equal([
      'navigate {"to":"utility-pay-now","accountId":"account-irrigation","billIds":["bill-98820"]}',
    ]);
  });

  it('asks for a choice where none is made, urgently and at the first of the bills, until one is made', async () => {
    const used = await bills();
    await activate(used.place, 'checkbox', /^Choose bill 98820/);
    await activate(used.place, 'checkbox', /^Choose bill 98465/);
    await waitUntil(() => used.said.at(-1)?.startsWith('0 bills'), 'the sum is said');
    used.said.length = 0;
    await activate(used.place, 'button', 'Pay now');
    expect(await heard(used)).to.deep.equal(['!Choose at least one bill to pay']);
    await focusIs('checkbox', /^Choose bill 98820/);
    const group = await find(used.place, 'group', 'Bills to pay');
    expect(computeAccessibleDescription(group)).to.equal('Choose at least one bill to pay');
    const boxes = match('checkbox', null, used.place);
    expect(boxes.map((box) => group.contains(box) && box.ariaInvalid)).to.deep.equal(['true', 'true']);
    expect(used.events).to.deep.equal([]);
    await press(' ');
    await waitUntil(() => !text(used.place).includes('Choose at least one bill'), 'the demand goes');
    expect(boxes.map((box) => box.ariaInvalid)).to.deep.equal([null, null]);
    await focusIs('checkbox', /^Choose bill 98820/);
  });

  it('asks for no choice where another account has its bills chosen', async () => {
    const used = await bills({ scenario: 'two-accounts' });
    for (const number of [98820, 98465])
      await activate(used.place, 'checkbox', new RegExp(`^Choose bill ${String(number)}`));
    await activate(used.place, 'button', 'Pay now');
    await reads(used.place, 'Choose at least one bill');
    const accounts = (await find(used.place, 'combobox', 'Account')) as HTMLSelectElement;
    accounts.value = 'account-28711';
    accounts.dispatchEvent(new Event('change', { bubbles: true }));
    await reads(used.place, /1 bill chosen/);
    expect(text(used.place)).not.to.contain('Choose at least one bill');
  });

  it('opens and closes the details of a bill under its button, which keeps the focus', async () => {
    const used = await bills();
    await activate(used.place, 'button', 'Details of bill 98465');
    await find(used.place, 'table');
    await focusIs('button', 'Details of bill 98465');
    expect((await find(used.place, 'button', 'Details of bill 98465')).ariaExpanded).to.equal('true');
    await reads(used.place, 'REPLACED METER');
    await reads(used.place, /1 \w+ = 748 gal/);
    await activate(used.place, 'button', 'Details of bill 98465');
    await waitUntil(() => match('table', null, used.place).length === 0, 'the details close');
    await focusIs('button', 'Details of bill 98465');
  });

  it('shows past bills on request and keeps the focus on the button', async () => {
    const used = await bills();
    await activate(used.place, 'button', 'Show past bills');
    await reads(used.place, 'Paid Aug 26');
    await focusIs('button', 'Hide past bills');
    expect(match('checkbox', null, used.place)).to.have.length(2);
  });

  for (const [what, scenario, edge] of [
    ['at the edge where nothing can be paid', 'no-payments', true],
    ['beside the boxes where something can', 'usual', false],
  ] as const) {
    it(`starts its bills ${what}, their details included`, async () => {
      const used = await bills(scenario === 'usual' ? {} : { scenario });
      await activate(used.place, 'button', 'Details of bill 98820');
      const start = (element: Element): number => Math.round(element.getBoundingClientRect().left);
      const button = await find(used.place, 'button', 'Details of bill 98820');
      await find(used.place, 'table');
      const row = match('listitem', null, used.place)[0]!;
      expect(start(button) === start(row)).to.equal(edge);
      expect(start(row.querySelector('.name')!)).to.equal(start(button));
      expect(start(row.querySelector('table')!)).to.equal(start(edge ? row : button));
      expect(match('checkbox', null, used.place)).to.have.length(edge ? 0 : 2);
    });
  }

  it('changes accounts without a doubt whose bills are shown (REL-04)', async () => {
    const used = await bills({ scenario: 'two-accounts' });
    const accounts = (await find(used.place, 'combobox', 'Account')) as HTMLSelectElement;
    await reads(used.place, 'Bill 98820');
    accounts.focus();
    accounts.value = 'account-28711';
    accounts.dispatchEvent(new Event('change', { bubbles: true }));
    await reads(used.place, 'Bill 98507');
    expect(text(used.place)).not.to.contain('Bill 98820');
    inPlace();
  });

  for (const [what, fault, words] of [
    ['the network', { kind: 'reset-before-headers' }, 'Check your internet connection'],
    ['the utility', { kind: 'status', status: 500 }, 'The utility’s system is not answering'],
    ['maintenance', { kind: 'maintenance', retryAfter: 120 }, 'closed for maintenance'],
    ['too many requests', { kind: 'status', status: 429, retryAfter: 60 }, 'Wait 60 seconds'],
  ] as const) {
    it(`says that ${what} is the matter, whom to call and when, and loads again on request (REL-02)`, async () => {
      const used = await bills({ faults: [failing('listBills', fault)], clock: quick });
      await reads(used.place, words);
      expect(await heard(used)).to.deep.equal(['We could not load this']);
      expect(text(used.place)).to.match(/Call 925-555-0142, Monday to Friday, 8 am to 4:30 pm/);
      used.world.faults.clear();
      await activate(used.place, 'button', 'Try again');
      await reads(used.place, 'Bill 98820');
      expect(await heard(used)).to.deep.equal(['Your bills are here. 2 bills to pay.']);
      await focusIs('heading', 'Your bills');
    });
  }

  it('says so again when it fails again, and never drops the focus', async () => {
    const used = await bills({
      faults: [failing('getPortal', { kind: 'status', status: 500 })],
      clock: quick,
    });
    await reads(used.place, 'We could not load this');
    expect(await heard(used)).to.deep.equal(['We could not load this']);
    await activate(used.place, 'button', 'Try again');
    expect(await heard(used)).to.deep.equal(['We could not load this']);
    await focusIs('group', 'We could not load this');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await focusIs('heading', 'Your bills');
  });

  it('fails for one bill without hiding the others', async () => {
    const used = await bills({ faults: [failing('getBill', { kind: 'status', status: 500 })], clock: quick });
    await activate(used.place, 'button', 'Details of bill 98820');
    await reads(used.place, 'We could not load this');
    expect(text(used.place)).to.contain('Bill 98465');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await find(used.place, 'table');
    inPlace();
  });

  it('says of a bill that is not there any more what to do, and shows the list as it is now (REL-02)', async () => {
    const used = await bills({
      faults: [failing('getBill', { kind: 'status', status: 404, code: 'not-found' })],
    });
    await activate(used.place, 'button', 'Details of bill 98820');
    await reads(used.place, 'This is not here any more. If you still need it, please call us.');
    expect(match('button', 'Try again', used.place)).to.deep.equal([]);
    const asked = used.asked('listBills');
    await activate(used.place, 'button', 'Show what is here now');
    await waitUntil(() => used.asked('listBills') > asked, 'the list is asked for again');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Show what is here now');
    await find(used.place, 'table');
  });

  it('says of an account that is not the resident’s any more what to do, and shows none of its bills (REL-02)', async () => {
    const used = await bills();
    await reads(used.place, 'Bill 98820');
    used.world.faults.add(failing('listBills', { kind: 'status', status: 403, code: 'forbidden' }));
    used.client.billsChanged();
    await reads(used.place, 'You cannot see this, or not any more. If it is yours, please call us.');
    expect(text(used.place)).not.to.contain('98820');
    expect(match('button', 'Try again', used.place)).to.deep.equal([]);
    expect(text(used.place)).to.contain('Call 925-555-0142');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Show what is here now');
    await reads(used.place, 'Bill 98820');
  });

  it('hides everything when the session ends, and leads to signing in (SEC-05)', async () => {
    const used = await bills();
    await reads(used.place, 'Bill 98820');
    await used.world.utility.endSessions();
    await activate(used.place, 'button', 'Details of bill 98820');
    await reads(used.place, 'You were signed out because time ran out');
    expect(text(used.place)).not.to.match(/98820|ALAMEDA|\$/);
    await focusIs('heading', 'Sign in to see your bills');
    await activate(used.place, 'button', 'Sign in');
    expect(used.events).to.deep.equal(['session-expired null', 'navigate {"to":"utility-login"}']);
  });

  it('says why there is nothing, and what comes next', async () => {
    const nothing = await bills({ scenario: 'nothing-due' });
    await reads(nothing.place, 'You owe nothing');
    expect(await heard(nothing)).to.deep.equal(['Your bills are here. 0 bills to pay.']);
    const none = await bills({ scenario: 'no-accounts' });
    await reads(none.place, 'No account is linked yet');
    expect(text(none.place)).to.contain('Call 925-555-0142');
    const off = await bills({ scenario: 'bills-off' });
    await reads(off.place, 'City of Pleasanton does not offer this on its website');
    expect(text(off.place)).to.contain('Call 925-555-0142');
  });
});
