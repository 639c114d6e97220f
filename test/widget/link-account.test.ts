import { expect } from 'chai';
import { html } from 'lit';

import type { Tenant } from '../../mock-api/domain/tenant.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/link-account/define.js';
import '../../src/widgets/pay-now/define.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { gate } from '../support/gate.js';
import { press } from '../support/keys.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, fill, find, findField, focusIs, heard, reads, use, type Used } from '../support/use.js';

const widget = html`<utility-link-account></utility-link-account>`;
const quick = hurriedClock(50, 10_000);
const account = '* Account number';
const customer = '* Customer ID';

const start = (options: StageOptions = {}, widgets = widget): Promise<Used> =>
  use(widgets, { scenario: 'no-accounts', ...options });

async function search({ widget: own }: Used, numbers = ['28624', '405583']): Promise<void> {
  await fill(own, account, numbers[0] ?? '');
  await fill(own, customer, numbers[1] ?? '');
  await press('Enter');
}

/** A portal that asks for the customer number alone, which finds every account of the customer. */
const byCustomer = (tenant: Tenant): Tenant => ({
  ...tenant,
  portal: {
    ...tenant.portal,
    linking: { fields: [{ name: 'customerNumber', kind: 'customer-number' }], remember: false },
  },
});
async function several(options: StageOptions = {}): Promise<Used> {
  const used = await start({ tenant: byCustomer, ...options });
  await fill(used.widget, customer, '405583');
  await press('Enter');
  return used;
}

describe('linking an account', () => {
  it('asks in the words and lengths of the portal, and says what is wrong in the same (S3.10, S4.13)', async () => {
    const used = await start();
    const field = await findField(used.place, account);
    expect(field.inputMode).to.equal('numeric');
    await reads(used.place, '5 digits, on your bill');
    await reads(used.place, '6 digits, on your bill');
    await search(used, ['286 2', '405583-1']);
    await focusIs('group', 'There is a problem');
    await find(used.place, 'link', 'Account number is too short. On your bill it has 5 digits.');
    await find(
      used.place,
      'link',
      'Customer ID is too long. Type only this number. On your bill it has 6 digits.',
    );
    expect(used.asked('searchAccounts')).to.equal(0);
  });

  it('finds each number in the pair that the bill prints, whichever field it is pasted into (ACC-24, S4.13)', async () => {
    const used = await start();
    await search(used, ['28624 - 405583', '28624 - 405583']);
    await focusIs('heading', 'We found 1 account');
    expect(used.asked('searchAccounts')).to.equal(1);
  });

  it('fills both fields from the pair when the field is left, says so, and leaves the focus where it goes (ACC-34, ACC-25)', async () => {
    const used = await start();
    for (const [typed, own] of [
      [account, customer],
      [customer, account],
    ] as const) {
      await fill(used.widget, typed, '28624 - 405583');
      expect((await findField(used.place, own)).value).to.equal('');
      await press('Tab');
      expect((await findField(used.place, account)).value).to.equal('28624');
      expect((await findField(used.place, customer)).value).to.equal('405583');
      await focusIs(
        typed === account ? 'textbox' : 'checkbox',
        typed === account ? customer : 'Remember these values',
      );
      const name = own === account ? 'Account number' : 'Customer ID';
      expect(await heard(used)).to.deep.equal([`We filled this in too: ${name}`]);
      for (const field of [account, customer]) {
        expect((await findField(used.place, field)).getAttribute('aria-invalid')).to.equal(null);
        await fill(used.widget, field, '');
      }
    }
  });

  it('fills both fields at once where the pair is pasted, and the focus stays (ACC-34)', async () => {
    const used = await start();
    const field = await findField(used.place, account);
    field.focus();
    field.value = '28624 - 405583';
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    await focusIs('textbox', account);
    expect(field.value).to.equal('28624');
    expect((await findField(used.place, customer)).value).to.equal('405583');
  });

  it('leaves a number that stands in the other field already, and does not wait for the field to be left (ACC-34)', async () => {
    const used = await start();
    await fill(used.widget, customer, '405584');
    await fill(used.widget, account, '28624 - 405583');
    await press('Enter');
    await reads(used.place, 'We found no account with these answers');
    expect((await findField(used.place, customer)).value).to.equal('405584');
    expect((await findField(used.place, account)).value).to.equal('28624 - 405583');
    await fill(used.widget, customer, '');
    await fill(used.widget, account, '28624/405583');
    await press('Enter');
    await focusIs('heading', 'We found 1 account');
  });

  it('blames nothing any more where the pair mends what was missing (ACC-34, ACC-21)', async () => {
    const used = await start();
    await search(used, ['', '']);
    await focusIs('group', 'There is a problem');
    await fill(used.widget, account, '28624 - 405583');
    await press('Tab');
    await waitUntil(() => match('group', 'There is a problem', used.place).length === 0, 'no summary');
  });

  it('says that the numbers stand in each other’s fields, where their digits tell (ACC-34, ACC-21)', async () => {
    const used = await start();
    await search(used, ['405583', '28624']);
    await focusIs('group', 'There is a problem');
    await find(
      used.place,
      'link',
      'This looks like another number: Customer ID. Type this one here: Account number',
    );
    await find(
      used.place,
      'link',
      'This looks like another number: Account number. Type this one here: Customer ID',
    );
    expect(used.asked('searchAccounts')).to.equal(0);
  });

  it('says of what is longer than the pair that one number goes into one field (S4.13)', async () => {
    const used = await start();
    await fill(used.widget, account, '28624 - 4055831');
    await press('Enter');
    await find(
      used.place,
      'link',
      'Account number is too long. Type only this number. On your bill it has 5 digits.',
    );
    expect(used.asked('searchAccounts')).to.equal(0);
  });

  for (const [one, other] of [
    ['28624', '405583'],
    [' 2 86 24 ', '405-583'],
    ['Account No. 28624', '#405.583'],
    ['２８６２４', '405–583'],
  ] as const) {
    it(`understands “${one}” and “${other}” (S2.13, S3.9, ACC-24)`, async () => {
      const used = await start();
      await search(used, [one, other]);
      await focusIs('heading', 'We found 1 account');
    });
  }

  it('shows whose account it is, masked until asked, and links it when that is confirmed (S4.17, SEC-44)', async () => {
    const used = await start();
    await search(used);
    await focusIs('heading', 'We found 1 account');
    const shown = text(used.place);
    expect(shown).to.match(/0 ALAMEDA DR - IRR/);
    expect(shown).to.match(/A••• G••• A•••/);
    expect(shown).to.match(/Account number: ••624/);
    expect(shown).to.match(/Customer ID: ••583/);
    expect(shown).not.to.match(/28624|405583|Gardens/);
    await activate(used.place, 'button', 'Show the full numbers');
    await reads(used.place, 'Account number: 28624');
    await reads(used.place, 'Customer ID: 405583');
    await focusIs('button', 'Hide the full numbers');
    await activate(used.place, 'button', 'Link this account');
    await focusIs('heading', 'Your account is linked');
    expect(used.events).to.deep.equal(['account-linked null']);
    await activate(used.place, 'button', 'See your bills');
    expect(used.events.at(-1)).to.equal(
      'navigate {"to":"utility-bill-list","accountId":"account-irrigation"}',
    );
  });

  it('says each thing once (ACC-33)', async () => {
    const [searching, linking] = [gate(), gate()];
    const used = await start({
      faults: [failing('searchAccounts', searching.fault), failing('linkAccount', linking.fault)],
    });
    await search(used);
    expect(await heard(used)).to.deep.equal(['Looking for your account…']);
    searching.open();
    await focusIs('heading', 'We found 1 account');
    expect(used.said).to.deep.equal([]);
    await activate(used.place, 'button', 'Link this account');
    expect(await heard(used)).to.deep.equal(['Linking the account…']);
    linking.open();
    await focusIs('heading', 'Your account is linked');
    expect(used.said).to.deep.equal([]);
  });

  it('is known at once to the bills and the payment form of the page, which led here (S4.10, S4.30)', async () => {
    const used = await start(
      {},
      html`${widget}<utility-bill-list></utility-bill-list><utility-pay-now></utility-pay-now>`,
    );
    const list = used.place.querySelector('utility-bill-list')!;
    const pay = used.place.querySelector('utility-pay-now')!;
    for (const from of [list, pay]) {
      await reads(from, 'No account is linked yet');
      await activate(from, 'button', 'Link your account');
      expect(used.events.pop()).to.equal('navigate {"to":"utility-link-account"}');
      await focusIs('heading', 'Link your utility account');
    }
    await search(used);
    await activate(used.widget, 'button', 'Link this account');
    await reads(list, 'Bill 98820');
    await reads(pay, 'Which bills do you want to pay?');
    await activate(used.widget, 'button', 'See your bills');
    await focusIs('heading', 'Your bills');
  });

  it('links a second account beside the first, and leads to its bills', async () => {
    const used = await use(html`${widget}<utility-bill-list></utility-bill-list>`);
    const list = used.place.querySelector('utility-bill-list')!;
    await reads(list, 'Bill 98820');
    await search(used, ['30215', '405583']);
    await activate(used.widget, 'button', 'Link this account');
    await find(list, 'combobox', 'Account');
    await reads(list, 'Bill 98820');
    await activate(used.widget, 'button', 'See your bills');
    await reads(list, 'Bill 98466');
    await activate(used.widget, 'button', 'Link another account');
    expect((await findField(used.widget, account)).value).to.equal('');
    await focusIs('heading', 'Link your utility account');
  });

  it('remembers the link only where that is ticked (S4.14)', async () => {
    for (const remember of [true, false]) {
      const used = await start();
      const box = (await find(used.place, 'checkbox', 'Remember these values')) as HTMLInputElement;
      expect(box.checked).to.equal(false);
      await reads(used.place, 'If you do not, the link ends when you sign out');
      if (remember) await activate(used.place, 'checkbox', 'Remember these values');
      await search(used);
      const words = remember ? 'here each time you sign in' : 'The link ends when you sign out';
      await reads(used.place, words);
      await activate(used.place, 'button', 'Link this account');
      await focusIs('heading', 'Your account is linked');
      await reads(used.place, words);
      const later = await used.world.utility.startSession('flowerpower');
      const { accounts } = await used.world.utility.accounts(later);
      expect(accounts).to.have.length(remember ? 1 : 0);
      used.place.remove();
    }
  });

  it('keeps what was typed where nothing fits, and tells what to check and whom to call (S2.16, SEC-22)', async () => {
    const said: string[] = [];
    for (const numbers of [
      ['28625', '405583'],
      ['28624', '405584'],
    ]) {
      const used = await start();
      await search(used, numbers);
      await reads(used.place, 'Check each one on your latest bill');
      expect(text(used.place)).to.contain('Call 925-555-0142, Monday to Friday');
      expect((await findField(used.place, account)).value).to.equal(numbers[0]);
      const urgent = (): string | undefined => used.said.find((each) => each.startsWith('!'));
      await waitUntil(() => urgent() !== undefined, 'it is said');
      said.push(urgent() ?? '');
      expect(used.events).to.have.length(1);
      used.place.remove();
    }
    expect(said[0]).to.match(/^!We found no account with these answers\. Check each one/);
    expect(said[0]).to.equal(said[1]);
  });

  it('goes back to what was typed, and asks nothing twice (ACC-34)', async () => {
    const used = await start();
    await search(used);
    await activate(used.place, 'button', 'Change what you typed');
    await focusIs('heading', 'Link your utility account');
    expect((await findField(used.place, account)).value).to.equal('28624');
    expect((await findField(used.place, customer)).value).to.equal('405583');
  });

  it('tells how long to wait after too many tries (SEC-23)', async () => {
    const used = await start({
      faults: [failing('searchAccounts', { kind: 'status', status: 429, retryAfter: 60 })],
      clock: quick,
    });
    await search(used);
    await reads(used.place, 'Wait 60 seconds');
    expect((await findField(used.place, account)).value).to.equal('28624');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Find my account');
    await focusIs('heading', 'We found 1 account');
  });

  it('lets one of several be chosen, none beforehand (S4.17)', async () => {
    const used = await several();
    await focusIs('heading', 'We found 2 accounts');
    const radios = match('radio', null, used.place) as HTMLInputElement[];
    expect(radios.map((radio) => radio.checked)).to.deep.equal([false, false]);
    await activate(used.place, 'button', 'Link this account');
    expect(await heard(used)).to.contain('!Choose the account that you want to link');
    await focusIs('radio', /ALAMEDA DR - IRR/);
    expect(used.asked('linkAccount')).to.equal(0);
    await press('ArrowDown');
    await waitUntil(() => radios[1]?.checked, 'the second');
    await waitUntil(() => radios.every((radio) => radio.ariaInvalid === null), 'the demand goes');
    await activate(used.place, 'button', 'Link this account');
    await reads(used.place, '12 ALAMEDA DR');
    await focusIs('heading', 'Your account is linked');
  });

  it('says which is linked already', async () => {
    const used = await several({ scenario: '' });
    await focusIs('heading', 'We found 2 accounts');
    await reads(used.place, 'Linked already');
    expect(match('radio', null, used.place)).to.have.length(0);
    await activate(used.place, 'button', 'Link this account');
    await reads(used.place, '12 ALAMEDA DR');
    await activate(used.place, 'button', 'Link another account');
    await fill(used.widget, customer, '405583');
    await press('Enter');
    await reads(used.place, 'These accounts are linked already');
    expect(match('button', 'Link this account', used.place)).to.have.length(0);
  });

  it('says that nobody can tell where the answer was lost, and links once when it is tried again (REL-02)', async () => {
    const used = await start({
      faults: [failing('linkAccount', { kind: 'reset-before-headers', when: 'after' })],
      clock: quick,
    });
    await search(used);
    await activate(used.place, 'button', 'Link this account');
    await reads(used.place, 'We could not tell whether the account was linked');
    expect(text(used.place)).not.to.contain('Nothing has changed on your account');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Link this account');
    await focusIs('heading', 'Your account is linked');
    expect((await used.world.utility.accounts(await session(used))).accounts).to.have.length(0);
  });

  it('answers a second press in words and sends nothing twice (ACC-25)', async () => {
    const linking = gate();
    const used = await start({ faults: [failing('linkAccount', linking.fault)] });
    await search(used);
    await activate(used.place, 'button', 'Link this account');
    await activate(used.place, 'button', 'Linking the account…');
    await waitUntil(() => used.said.includes('!Still working. Please wait.'), 'an answer');
    linking.open();
    await focusIs('heading', 'Your account is linked');
    expect(used.asked('linkAccount')).to.equal(1);
  });

  it('asks to find the account again after some time, with what was typed', async () => {
    const used = await start({
      faults: [failing('linkAccount', { kind: 'status', status: 410, code: 'ticket-expired' }, 1)],
    });
    await search(used);
    await activate(used.place, 'button', 'Link this account');
    await reads(used.place, 'Some time has passed');
    await focusIs('heading', 'Link your utility account');
    expect((await findField(used.place, account)).value).to.equal('28624');
    await activate(used.place, 'button', 'Find my account');
    await activate(used.place, 'button', 'Link this account');
    await focusIs('heading', 'Your account is linked');
  });

  it('hides all that was found when the session ends (SEC-05)', async () => {
    const used = await start();
    await search(used);
    await focusIs('heading', 'We found 1 account');
    await used.world.utility.endSessions();
    await activate(used.place, 'button', 'Link this account');
    await reads(used.place, 'You were signed out because time ran out');
    expect(text(used.place)).not.to.match(/ALAMEDA|••/);
    expect(used.widget.querySelector('input')).to.equal(null);
    await focusIs('heading', 'Sign in to link your account');
  });

  const signInAs = (used: Used, identifier: string, password: string): Promise<unknown> =>
    used.client.session!.signIn({ identifier, password, remember: false }, new AbortController().signal);
  const neighbour = (tenant: Tenant): Tenant => {
    const [first] = tenant.users;
    return { ...tenant, users: [...tenant.users, { ...first!, identifier: 'riverbend' }] };
  };

  it('keeps what was typed for whoever typed it when the session ends, out of the page (SEC-05, SEC-32)', async () => {
    const used = await start({ tenant: neighbour });
    await activate(used.place, 'checkbox', 'Remember these values');
    await used.world.utility.endSessions();
    await search(used);
    await find(used.place, 'heading', 'Sign in to link your account');
    expect(used.widget.querySelector('input')).to.equal(null);
    await signInAs(used, 'flowerpower', 'water-lily-2016');
    expect((await findField(used.place, account)).value).to.equal('28624');
    expect((await findField(used.place, customer)).value).to.equal('405583');
    expect(match('checkbox', null, used.place)[0]).to.have.property('checked', true);
    await activate(used.place, 'button', 'Find my account');
    await focusIs('heading', 'We found 1 account');
    await used.world.utility.endSessions();
    await activate(used.place, 'button', 'Link this account');
    await focusIs('heading', 'Sign in to link your account');
    await signInAs(used, 'riverbend', 'water-lily-2016');
    expect((await findField(used.place, account)).value).to.equal('');
    expect((await findField(used.place, customer)).value).to.equal('');
  });

  it('forgets what was typed when the resident signs out (SEC-05, SEC-32)', async () => {
    const used = await start();
    await fill(used.widget, account, '28624');
    await used.client.session!.signOut();
    await find(used.place, 'heading', 'Sign in to link your account');
    await signInAs(used, 'flowerpower', 'water-lily-2016');
    expect((await findField(used.place, account)).value).to.equal('');
  });

  it('says of a new attempt only what is wrong with that one', async () => {
    const used = await start();
    // Whom to call is said with what failed, and with nothing else.
    const help = 'Call 925-555-0142';
    await search(used, ['28624', '999999']);
    await reads(used.place, help);
    await search(used, ['405583', '28624']);
    await focusIs('group', 'There is a problem');
    expect(text(used.place)).not.to.contain(help);
    await fill(used.widget, account, '28624');
    await fill(used.widget, customer, '405583');
    await waitUntil(() => match('link', null, used.place).length === 0, 'what is mended is no longer said');
    expect(text(used.place)).not.to.contain(help);
  });
});

/** The same resident, signing in another time. */
const session = ({ world }: Used): Promise<string> => world.utility.startSession('flowerpower');
