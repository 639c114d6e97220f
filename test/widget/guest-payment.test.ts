import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/pay-now/define.js';
import { UtilityError } from '../../src/core/errors.js';
import { failing, type StageOptions } from '../../stories/support.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, find, focusIs, heard, reads, fill, use, type Used } from '../support/use.js';

const start = (options: StageOptions = {}): Promise<Used> =>
  use(html`<utility-pay-now></utility-pay-now>`, {
    signedInAs: null,
    card: '4242424242424242',
    ...options,
  });
const lookUp = async (used: Used, account: string, customer: string): Promise<void> => {
  await find(used.place, 'button', 'Find my bill');
  await fill(used.place, /Account number/, account);
  await fill(used.place, /Customer ID/, customer);
  used.said.length = 0;
  await activate(used.place, 'button', 'Find my bill');
};
const cardIsThere = ({ place }: Used): Promise<void> =>
  waitUntil(
    () =>
      match('iframe', null, place).length === 1 &&
      match('img', 'The payment form is loading', place).length === 0,
    'the card form is there',
  );

describe('a guest', () => {
  it('finds a bill by what is on it, and pays it on the third screen (S1.5, PAY-38, SEC-21)', async () => {
    const used = await start();
    await lookUp(used, ' 28-624 ', 'No. 405583');
    await focusIs('heading', 'Pay your bill');
    await reads(used.place, /Total\s+\$261\.57/);
    const shown = text(used.place);
    expect(shown).not.to.contain('28624').and.not.to.contain('ALAMEDA');
    await cardIsThere(used);
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check and pay');
    await activate(used.place, 'button', 'Pay $261.57');
    await focusIs('heading', 'Paid. Thank you.');
    expect((await used.world.processor.taken()).map(({ amount }) => amount)).to.deep.equal([26_157]);
    await activate(used.place, 'button', 'Back to bills');
    await find(used.place, 'button', 'Find my bill');
  });

  it('copies the pair of numbers from the bill into one field (ACC-34)', async () => {
    const used = await start();
    await fill(used.place, /Account number/, '28624 - 405583');
    await activate(used.place, 'button', 'Find my bill');
    await focusIs('heading', 'Pay your bill');
  });

  it('is told that the numbers stand in each other’s fields (ACC-34)', async () => {
    const used = await start();
    await lookUp(used, '405583', '28624');
    await focusIs('group', 'There is a problem');
    expect(match('link', /^This looks like another number/, used.place)).to.have.length(2);
  });

  it('is told that nothing fits, not what was wrong, and keeps what was typed (SEC-21, SEC-22)', async () => {
    const used = await start();
    await lookUp(used, '28624', '405584');
    await reads(used.place, 'We found no account with what you typed');
    expect(text(used.place)).to.contain('Call 925-555-0142');
    const box = (await find(used.place, 'textbox', /Account number/)) as HTMLInputElement;
    expect(box.value).to.equal('28624');
    expect(await heard(used)).to.have.length(1);
    // A new mistake is the only thing that counts then.
    await fill(used.place, /Account number/, '');
    await activate(used.place, 'button', 'Find my bill');
    await focusIs('group', 'There is a problem');
    const card = used.widget.shadowRoot?.querySelector('.card') ?? null;
    expect(text(card)).to.contain('There is a problem').and.not.to.contain('We found no account');
  });

  it('reads at each field how the bill prints its number (ACC-21, S3.10)', async () => {
    const used = await start();
    await lookUp(used, '2862', 'abc');
    await focusIs('group', 'There is a problem');
    expect(used.asked('findGuestBills')).to.equal(0);
  });

  it('has to wait in words where it was too many tries, or the service is down (SEC-23, REL-02)', async () => {
    const used = await start({
      faults: [failing('findGuestBills', { kind: 'status', status: 429, retryAfter: 42 })],
    });
    await lookUp(used, '28624', '405583');
    await reads(used.place, 'Wait 42 seconds');
  });

  it('reads a long wait in minutes (REL-02)', async () => {
    const used = await start({
      faults: [failing('findGuestBills', { kind: 'status', status: 429, retryAfter: 593 })],
    });
    await lookUp(used, '28624', '405583');
    await reads(used.place, 'Try again in 10 minutes.');
  });

  it('reads at the field what the utility does not take in it (ACC-21)', async () => {
    const used = await start({
      adapt: (usual) => ({
        ...usual,
        guest: {
          findBills: () => {
            const fields = [{ field: 'customerNumber', code: 'unknown' }];
            return Promise.reject(new UtilityError('rejected', { code: 'validation', fields }));
          },
        },
      }),
    });
    await lookUp(used, '28624', '405583');
    await focusIs('group', 'There is a problem');
    const field = await find(used.place, 'textbox', /Customer ID/);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
  });

  it('may sign in instead, and another bill may be looked for', async () => {
    const used = await start();
    await lookUp(used, '28624', '405583');
    await cardIsThere(used);
    await activate(used.place, 'button', 'Look for another bill');
    await find(used.place, 'button', 'Find my bill');
    expect(match('iframe', null, used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'Sign in instead');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-login"}');
  });

  it('is asked to look the bill up again when the utility has closed it before the page did (PAY-38)', async () => {
    const used = await start({
      faults: [failing('quotePayment', { kind: 'status', status: 410, code: 'ticket-expired' })],
    });
    await lookUp(used, '28624', '405583');
    await reads(used.place, 'We closed your bill because some time has passed. Nothing was charged.');
    await find(used.place, 'button', 'Find my bill');
    await focusIs('heading', 'Pay without signing in');
    expect(text(used.place)).not.to.contain('We could not work out the total');
    expect(used.said.join()).not.to.contain('We could not work out the total');
  });

  it('comes to the look-up too when the payment is what was refused for it (PAY-38)', async () => {
    const expired = { kind: 'status', status: 410, code: 'ticket-expired' } as const;
    const used = await start({ faults: [failing('pay', expired)] });
    await lookUp(used, '28624', '405583');
    await reads(used.place, /Total\s+\$261\.57/);
    await cardIsThere(used);
    await activate(used.place, 'button', 'Continue');
    used.world.faults.add(failing('quotePayment', expired));
    await activate(used.place, 'button', 'Pay $261.57');
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, 'We closed your bill because some time has passed. Nothing was charged.');
    await find(used.place, 'button', 'Find my bill');
  });

  it('who owes nothing may look for another bill, and reads whom to call', async () => {
    const used = await start({
      adapt: ({ guest, ...usual }) => ({
        ...usual,
        guest: {
          findBills: async (...asked) => {
            const found = await guest!.findBills(...asked);
            return { ...found, bills: { ...found.bills, bills: [] } };
          },
        },
      }),
    });
    await lookUp(used, '28624', '405583');
    await reads(used.place, 'You owe nothing');
    await reads(used.place, 'Call 925-555-0142');
    await activate(used.place, 'button', 'Look for another bill');
    await find(used.place, 'button', 'Find my bill');
  });
});
