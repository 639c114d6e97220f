import { expect } from 'chai';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/link-account/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/register/define.js';
import '../../src/widgets/verify/define.js';
import { pendingSlot } from '../../src/client/registration/pending.js';
import { newestMail, openLink, registerBehind } from '../../stories/registering.js';
import type { Stage } from '../../stories/support.js';
import { drifted, enter, press, tableOf, wrongs, type Cell, type Row } from '../support/fault-table.js';
import { waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';

const nobody = { signedInAs: null } as const;
const shows = ({ widget, own }: Cell, words: RegExp): Promise<void> =>
  own.until(
    () => words.test(text(widget)),
    () => `${String(words)} in\n${text(widget)}`,
  );
const presses =
  (name: string | RegExp) =>
  ({ widget }: Cell): void =>
    press(widget, name);

/** Somebody has registered, and this tab knows of it. */
async function waitsForCode(own: Stage): Promise<void> {
  const id = await registerBehind(own);
  pendingSlot(own.client).set({ id, channel: 'email', sentTo: 'r•••@mail.example' });
}

function prove(on: Cell): void {
  enter(on, /Account number/, '28624');
  enter(on, /Customer ID/, '405583');
}

/** The frame is another document: it is waited for, and time stands still meanwhile. */
const cardIsThere = ({ widget }: Cell): Promise<void> =>
  waitUntil(
    () => match('iframe', null, widget).length === 1 && match('img', null, widget).length === 0,
    'the card form is there',
  );

const doors: readonly Row[] = [
  {
    ...{ name: 'signing in', tag: 'utility-login', operation: 'signIn', stage: nobody },
    well: /Signed in as flowerpower/,
    ready: async (on) => {
      await shows(on, /to see your bills/);
      enter(on, /User name/, 'flowerpower');
      enter(on, /^\* Password/, 'water-lily-2016');
    },
    act: presses('Sign in'),
  },
  {
    ...{ name: 'signing out', tag: 'utility-login', operation: 'signOut', well: /to see your bills/ },
    ready: (on) => shows(on, /Signed in as flowerpower/),
    act: presses(/^Sign out/),
  },
  {
    ...{ name: 'registering', tag: 'utility-register', operation: 'register', stage: nobody },
    well: /Check your email/,
    // Its question was answered by the first attempt.
    done: /Please answer this new question|Check your email/,
    ready: async (on) => {
      await shows(on, /Type these numbers/);
      const digits = /Type these numbers: ([\d ]+)/.exec(text(on.widget))?.[1] ?? '';
      for (const [name, value] of [
        ['* User ID', 'riverbend'],
        ['* User ID again', 'riverbend'],
        ['* Password', 'calm-water-9'],
        ['* Password again', 'calm-water-9'],
        ['* Password hint', 'what the lake is'],
        ['* Email address', 'robin@mail.example'],
        [/Type these numbers/, digits],
      ] as const)
        enter(on, name, value);
    },
    act: presses('Create account'),
  },
  {
    ...{ name: 'confirming by a link', tag: 'utility-verify', operation: 'verify', stage: nobody },
    well: /Your address is confirmed/,
    told: /This link does not work/,
    done: /confirmed/,
    ready: async (on) => {
      await shows(on, /Nothing to confirm/);
      await registerBehind(on);
      await openLink(on);
      await shows(on, /Press the button to confirm/);
    },
    act: presses('Confirm my address'),
  },
  {
    ...{ name: 'confirming by a code', tag: 'utility-verify', operation: 'verify', stage: nobody },
    prepare: waitsForCode,
    well: /Your address is confirmed/,
    done: /confirmed/,
    ready: async (on) => {
      await shows(on, /We sent a message/);
      enter(on, '* Code', (await newestMail(on)).code ?? '');
    },
    act: presses('Confirm'),
  },
  {
    ...{ name: 'asking for another message', tag: 'utility-verify', operation: 'resendVerification' },
    ...{ stage: nobody, prepare: waitsForCode, well: /We sent a new message/ },
    told: /This message is too old/,
    // It has been sent, and the next one has to wait.
    done: /We sent a new message|Wait \d+ seconds/,
    ready: async (on) => {
      await shows(on, /We sent a message/);
      on.world.clock.advance(60_000);
    },
    act: presses(/^Send the message again/),
  },
];

const accounts: readonly Row[] = [
  {
    ...{ name: 'finding an account', tag: 'utility-link-account', operation: 'searchAccounts' },
    stage: { scenario: 'no-accounts' },
    well: /We found 1 account/,
    ready: async (on) => {
      await shows(on, /Its bills show here/);
      prove(on);
    },
    act: presses('Find my account'),
  },
  {
    ...{ name: 'linking an account', tag: 'utility-link-account', operation: 'linkAccount' },
    stage: { scenario: 'no-accounts' },
    well: /Your account is linked/,
    ready: async (on) => {
      await shows(on, /Its bills show here/);
      prove(on);
      press(on.widget, 'Find my account');
      await shows(on, /We found 1 account/);
      on.typed.clear();
    },
    act: presses('Link this account'),
  },
  {
    ...{ name: 'a guest’s look-up', tag: 'utility-pay-now', operation: 'findGuestBills', stage: nobody },
    well: /Which bills do you want to pay/,
    ready: async (on) => {
      await shows(on, /Pay without signing in/);
      prove(on);
    },
    act: presses('Find my bill'),
  },
];

const money: readonly Row[] = [
  {
    ...{ name: 'working out a total', tag: 'utility-pay-now', operation: 'quotePayment' },
    well: /Total\s+\$127\.11/,
    ready: async (on) => {
      await waitUntil(() => /Total\s+\$261\.57/.test(text(on.widget)), 'the first total');
      await cardIsThere(on);
    },
    act: ({ widget }) => press(widget, /^Bill 98820/, 'checkbox'),
  },
  {
    ...{ name: 'paying', tag: 'utility-pay-now', operation: 'pay', stage: { card: '4242424242424242' } },
    // Whatever becomes of it, it is told truthfully; not paid is an end too.
    well: /Paid\. Thank you\.|You were not charged/,
    settles: true,
    isTrue: async ({ widget, world }) => {
      const taken = (await world.processor.taken()).map(({ amount }) => amount);
      const shown = text(widget);
      if (shown.includes('Paid. Thank you.')) expect(taken).to.deep.equal([26_157]);
      if (shown.includes('not charged')) expect(taken).to.deep.equal([]);
    },
    ready: async (on) => {
      await waitUntil(() => /Total\s+\$261\.57/.test(text(on.widget)), 'the first total');
      await cardIsThere(on);
      press(on.widget, 'Continue');
      await waitUntil(() => match('button', 'Pay $261.57', on.widget).length === 1, 'the last look');
    },
    act: presses('Pay $261.57'),
  },
];

describe('a request that goes wrong (REL-02, REL-03, REL-05, REL-16)', () => {
  tableOf('what a resident sends to come in', doors, [...wrongs, ...drifted]);
  tableOf('what a resident sends of an account', accounts, [...wrongs, ...drifted]);
  tableOf('what a resident sends to pay', money, [...wrongs, ...drifted]);
});
