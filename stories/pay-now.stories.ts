import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../mock-api/faults/fault.js';
import {
  accounts,
  cards,
  next,
  pay,
  prepared,
  quick,
  says,
  slowing,
  still,
  tells,
  toBank,
  toCard,
  withRules,
} from './paying.js';
import { enter, press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { failing, onStage, payElsewhere, stage, type Stage } from './support.js';

const meta: Meta = {
  title: 'Widgets/Pay now',
  component: 'utility-pay-now',
  tags: ['autodocs'],
  parameters: {
    docs: {
      description: {
        component:
          'The card form is a frame of another origin, and a frame of the page’s own is refused. On one machine that other origin is the same server under its other name: open Storybook as `localhost` or as `127.0.0.1`. Elsewhere every story that needs a card shows the card form as refused.',
      },
    },
  },
};
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-pay-now heading-level=${level}></utility-pay-now>`,
);

const fallback = html`<utility-pay-now><p>Pay by phone: 925-555-0142.</p></utility-pay-now>`;
const failed = (fault: Fault, words: string): Story =>
  tells({ faults: [failing('listBills', fault)], clock: quick }, says(words));

export const Editing = tells({ card: cards.paid }, toCard);
export const EmptyCard = tells({}, toCard);

export const NotConfigured: Story = {
  render: () => pay,
  play: async (on: Played) => says('not set up')(on.canvasElement),
};
export const NotConfiguredWithFallback: Story = {
  render: () => fallback,
  play: async (on: Played) => says('Pay by phone')(on.canvasElement),
};
export const Loading = tells(
  { faults: [failing('listBills', { kind: 'hang' })], clock: still },
  async (page) => {
    await see(page, 'img', 'Loading');
  },
);
export const NothingDue = tells({ scenario: 'nothing-due' }, says('You owe nothing'));
export const AllUnderWay = prepared(
  {},
  async (own) => {
    await payElsewhere(own, 'bill-98820');
    await payElsewhere(own, 'bill-98465');
  },
  says('All your bills have a payment under way'),
);
export const NoAccount = tells({ scenario: 'no-accounts' }, says('No account is linked yet'));
export const SessionUnknown = tells(
  { faults: [failing('getSession', { kind: 'status', status: 502 })], clock: quick },
  says('not answering right now'),
);
export const SignedOut = tells(
  { signedInAs: null, scenario: 'guests-off' },
  says('Sign in to pay your bill'),
);
const asGuest = async (page: HTMLElement, account: string, customer: string): Promise<void> => {
  await enter(page, /Account number/, account);
  await enter(page, /Customer ID/, customer);
  await press(page, 'Find my bill');
};
export const Guest = tells({ signedInAs: null }, says('Pay without signing in'));
export const GuestMistaken = tells(
  { signedInAs: null },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '2862', 'abc');
  },
  says('There is a problem'),
);
export const GuestNotFound = tells(
  { signedInAs: null },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '28624', '405584');
  },
  says('We found no account with what you typed'),
);
export const GuestFound = tells(
  { signedInAs: null, card: cards.paid },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '28624', '405583');
  },
  toCard,
);
export const NotOffered = tells({ scenario: 'no-payments' }, says('Not offered online'));
export const Unreachable: Story = {
  render: () => onStage(stage({ scenario: 'offline', clock: quick }), fallback),
  play: async (on: Played) => says('could not load this')(on.canvasElement),
};
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, 'Check your internet connection');
export const FailedService = failed({ kind: 'status', status: 500 }, 'not answering right now');
export const FailedMaintenance = failed({ kind: 'maintenance', retryAfter: 120 }, 'closed for maintenance');
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 60 }, 'Wait 60 seconds');

let refreshed: Stage | undefined;
export const NotRefreshed: Story = {
  render: () => onStage((refreshed = stage({ card: cards.paid, clock: quick })), pay),
  play: async ({ canvasElement }: Played) => {
    await toCard(canvasElement);
    refreshed?.world.faults.add(failing('listBills', { kind: 'status', status: 500 }));
    refreshed?.client.billsChanged();
    await read(canvasElement, 'We could not check your bills again');
    await see(canvasElement, 'iframe', /^Card details/);
  },
};

export const WithFee = tells({ card: cards.paid, scenario: 'with-fee' }, toCard);
export const BankAccount = tells({ card: accounts.posts }, toBank);
export const BankAccountWithFee = tells({ card: accounts.posts, scenario: 'with-fee' }, toBank);
export const BankAccountErrors = tells(
  {},
  toBank,
  (page) => press(page, 'Continue'),
  says('There is a problem'),
);
export const BankFormLoading = tells({ card: 'silent', clock: still }, async (page) => {
  await see(page, 'img', 'The payment form is loading');
  await press(page, /^Bank account/, 'radio');
  await see(page, 'img', 'The payment form is loading');
});
export const GuestBankAccount = tells(
  { signedInAs: null, card: accounts.posts },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '28624', '405583');
  },
  toBank,
);
export const GuestWaits = tells(
  {
    signedInAs: null,
    faults: [failing('findGuestBills', { kind: 'status', status: 429, retryAfter: 42 })],
    clock: quick,
  },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '28624', '405583');
  },
  says('Wait 42 seconds'),
);
export const GuestWorking = tells(
  { signedInAs: null, faults: [failing('findGuestBills', { kind: 'hang' })], clock: still },
  async (page) => {
    await see(page, 'button', 'Find my bill');
    await asGuest(page, '28624', '405583');
  },
  says('Looking for your bill…'),
);

export const Quoting = tells(
  { card: cards.paid, faults: [failing('quotePayment', { kind: 'hang' })], clock: still },
  async (page) => {
    await see(page, 'img', 'Working out the total');
  },
);
export const QuoteFailed = tells(
  { card: cards.paid, faults: [failing('quotePayment', { kind: 'status', status: 500 })], clock: quick },
  says('could not work out the total'),
);
/** Nobody confirmed in time what the payment would cost. */
export const QuoteOld = tells({ card: cards.paid, ...withRules({ quoteSeconds: 7 }) }, says('out of date'));
export const NoBillChosen = tells({ card: cards.paid }, toCard, async (page) => {
  await press(page, /^Bill 98820/, 'checkbox');
  await press(page, /^Bill 98465/, 'checkbox');
  await press(page, 'Continue');
  await read(page, 'Choose at least one bill');
});

export const CardFormLoading = tells({ card: 'silent', clock: still }, async (page) => {
  await see(page, 'img', 'The payment form is loading');
});
export const CardFormRefused = tells({ card: 'refused' }, says('payment form did not load'));
export const CardFormSilent = tells({ card: 'silent', clock: slowing }, says('payment form did not load'));
export const MeansErrors = tells({}, next, says('Enter your card number'));
export const CardNotTaken = tells({ card: cards.notTaken }, next, says('We do not take this kind of card'));
export const ProcessorUnreachable = tells(
  { card: `${cards.paid}&unreachable` },
  next,
  says('payment form did not answer'),
);
