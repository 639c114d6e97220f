import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Tenant } from '../mock-api/domain/tenant.js';
import type { Fault } from '../mock-api/faults/fault.js';
import '../src/widgets/pay-now/define.js';
import { press, read, see, seeGone, type Played } from './play.js';
import {
  failing,
  hurriedClock,
  onStage,
  payElsewhere,
  stage,
  type Stage,
  type StageOptions,
} from './support.js';

const meta: Meta = {
  title: 'Widgets/Pay now',
  component: 'utility-pay-now',
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

const pay = html`<utility-pay-now></utility-pay-now>`;
const fallback = html`<utility-pay-now><p>Pay by phone: 925-555-0142.</p></utility-pay-now>`;
const still = hurriedClock(1, 0);
/** Retries and look-ups come fast; no limit of time is reached. */
const quick = hurriedClock(20, 4000);
const slowing = hurriedClock(5, 10_000);

const paid = '4242424242424242';
const processing = '4000000000000077';
const challenge = '4000000000003220';
const noMoney = '4000000000009995';

type Step = (page: HTMLElement) => Promise<void>;
const tells = (options: StageOptions, ...steps: readonly Step[]): Story => ({
  render: () => onStage(stage(options), pay),
  play: async ({ canvasElement }: Played) => {
    for (const step of steps) await step(canvasElement);
  },
});
const prepared = (
  options: StageOptions,
  prepare: (own: Stage) => Promise<unknown>,
  ...steps: readonly Step[]
): Story => ({
  ...tells(options, ...steps),
  render: () => {
    const own = stage(options);
    return html`${until(prepare(own).then(() => onStage(own, pay)))}`;
  },
});

const says =
  (words: string | RegExp): Step =>
  (page) =>
    read(page, words);
const toCard: Step = async (page) => {
  await see(page, 'iframe', /^Card details for your payment/);
  await read(page, /Card fee/);
  await see(page, 'button', 'Continue');
  await seeGone(page, 'img', 'The card form is loading');
};
const next: Step = async (page) => {
  await toCard(page);
  await press(page, 'Continue');
};
const review: Step = async (page) => {
  await next(page);
  await see(page, 'heading', 'Check and pay');
};
const send: Step = async (page) => {
  await review(page);
  await press(page, /^Pay \$/);
};
const failed = (fault: Fault, words: string): Story =>
  tells({ faults: [failing('listBills', fault)], clock: quick }, says(words));
const withRules = (rules: Partial<Tenant['rules']>) => ({
  tenant: (tenant: Tenant): Tenant => ({ ...tenant, rules: { ...tenant.rules, ...rules } }),
});

export const Editing = tells({ card: paid }, toCard);
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
export const SignedOut = tells({ signedInAs: null }, says('Sign in to pay your bill'));
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
  render: () => onStage((refreshed = stage({ card: paid, clock: quick })), pay),
  play: async ({ canvasElement }: Played) => {
    await toCard(canvasElement);
    refreshed?.world.faults.add(failing('listBills', { kind: 'status', status: 500 }));
    refreshed?.client.billsChanged();
    await read(canvasElement, 'We could not check your bills again');
    await see(canvasElement, 'iframe', /^Card details/);
  },
};

export const WithFee = tells({ card: paid, scenario: 'with-fee' }, toCard);
export const Quoting = tells(
  { card: paid, faults: [failing('quotePayment', { kind: 'hang' })], clock: still },
  async (page) => {
    await see(page, 'img', 'Working out the total');
  },
);
export const QuoteFailed = tells(
  { card: paid, faults: [failing('quotePayment', { kind: 'status', status: 500 })], clock: quick },
  says('could not work out the total'),
);
export const NoBillChosen = tells({ card: paid }, toCard, async (page) => {
  await press(page, /^Bill 98820/, 'checkbox');
  await press(page, /^Bill 98465/, 'checkbox');
  await press(page, 'Continue');
  await read(page, 'Choose at least one bill');
});

export const CardFormLoading = tells({ card: 'silent', clock: still }, async (page) => {
  await see(page, 'img', 'The card form is loading');
});
export const CardFormRefused = tells({ card: 'refused' }, says('card form did not load'));
export const CardFormSilent = tells({ card: 'silent', clock: slowing }, says('card form did not load'));
export const CardErrors = tells({}, next, says('Enter your card number'));
export const CardNotTaken = tells(
  { card: '378282246310005' },
  next,
  says('We do not take this kind of card'),
);
export const ProcessorUnreachable = tells(
  { card: `${paid}&unreachable` },
  next,
  says('card form did not answer'),
);

export const Review = tells({ card: paid }, review);
export const ReviewWithFee = tells({ card: paid, scenario: 'with-fee' }, review);
export const ReviewWithPaymentPending = prepared(
  { card: paid, scenario: 'partial' },
  (own) => payElsewhere(own, 'bill-98820', 'processing', 5000),
  review,
  says('A payment for this is under way'),
);
export const ReviewMustConfirm = prepared(
  { card: paid, scenario: 'partial' },
  (own) => payElsewhere(own, 'bill-98820', 'processing', 5000),
  send,
  says('Tick the box'),
);

export const Submitting = tells(
  { card: paid, faults: [failing('pay', { kind: 'hang' })], clock: still },
  send,
  says('We are sending your payment'),
);
export const Slow = tells(
  { card: paid, faults: [failing('pay', { kind: 'hang' })], clock: slowing },
  send,
  says('Still working'),
);
export const ActionRequired = tells({ card: challenge }, send, says('Your bank has a question'));
export const Processing = tells({ card: processing, clock: still }, send, says('Your payment is on its way'));
export const Paid = tells({ card: paid }, send, says('Paid. Thank you.'));
export const PaidWithFee = tells({ card: paid, scenario: 'with-fee' }, send, says('Paid. Thank you.'));
export const PaidLate = tells(
  { card: paid, ...withRules({ cutOff: '08:00' }) },
  send,
  says('next business day'),
);
export const Declined = tells({ card: '4000000000000002' }, send, says('Your card was not charged'));
export const DeclinedForMoney = tells({ card: noMoney }, send, says('not enough money'));

/** Nobody can say whether the money was taken. */
export const Unknown = tells(
  { card: paid, scenario: 'pay-unknown', clock: quick },
  send,
  says('Check again'),
);
export const UnknownChecking = tells(
  {
    card: paid,
    faults: [failing('pay', { kind: 'error-after-commit' }), failing('resolvePayment', { kind: 'hang' })],
    clock: quick,
  },
  send,
  says('Checking…'),
);
export const UnknownAfterReload: Story = prepared(
  { faults: [failing('resolvePayment', { kind: 'answer', body: { status: 'unknown' } })], clock: quick },
  async ({ adapter }) => {
    const intent = {
      reference: 'BCDF-2345',
      key: '00112233445566778899aabbccddeeff',
      startedAt: Date.UTC(2016, 11, 13),
    };
    localStorage.setItem(`utility-widgets:${adapter.id}:intent:${intent.reference}`, JSON.stringify(intent));
  },
  says('Check again'),
);

export const CancelledQuoteChanged = tells(
  { card: paid, scenario: 'quote-changes' },
  send,
  says('amount you owe has changed'),
);
export const CancelledNeverArrived = tells(
  { card: paid, faults: [failing('pay', { kind: 'reset-before-headers' })], clock: quick },
  send,
  says('did not reach us'),
);
export const CancelledSignedOut = tells(
  { card: paid, faults: [failing('pay', { kind: 'status', status: 401, code: 'signed-out' })], clock: quick },
  send,
  says('You were signed out'),
);
export const Expired = tells(
  { card: paid, ...withRules({ quoteSeconds: 6 }) },
  review,
  says('time to confirm ran out'),
);
