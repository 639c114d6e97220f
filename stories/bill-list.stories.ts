import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Fault } from '../mock-api/faults/fault.js';
import '../src/widgets/bill-list/define.js';
import {
  accounts,
  agree,
  cards,
  confirm,
  pay,
  reviewBank,
  says,
  send,
  staged,
  toCard,
  withRules,
} from './paying.js';
import { press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import {
  failing,
  hurriedClock,
  onStage,
  payElsewhere,
  stage,
  type Stage,
  type StageOptions,
} from './support.js';

const meta: Meta = { title: 'Widgets/Bills', component: 'utility-bill-list', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-bill-list heading-level=${level}></utility-bill-list>`,
);

const list = html`<utility-bill-list></utility-bill-list>`;
const fallback = html`<utility-bill-list><p>Call 925-555-0142 to hear what you owe.</p></utility-bill-list>`;
const bills = (options: StageOptions = {}) => onStage(stage(options), list);
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

const shows = (options: StageOptions, words: string | RegExp): Story => ({
  render: () => bills(options),
  play: async ({ canvasElement }: Played) => read(canvasElement, words),
});
const failed = (fault: Fault, words: string): Story =>
  shows({ faults: [failing('listBills', fault)], clock: quick }, words);

/** One bill is late, one is due. */
export const LateAndDue = shows({}, /2 days late/);

export const NotConfigured: Story = {
  render: () => list,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};
export const NotConfiguredWithFallback: Story = {
  render: () => fallback,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Call 925-555-0142'),
};

export const Loading: Story = {
  render: () => bills({ faults: [failing('listBills', { kind: 'hang' })], clock: still }),
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'heading', 'Your bills');
  },
};

export const Empty = shows({ scenario: 'no-bills' }, 'You owe nothing');
export const NothingDue = shows({ scenario: 'nothing-due' }, 'You owe nothing');
export const NoAccount = shows({ scenario: 'no-accounts' }, 'No account is linked yet');
export const NotOffered = shows({ scenario: 'bills-off' }, 'Not offered online');
export const SignedOut = shows({ signedInAs: null }, 'Sign in to see your bills');
/** Nothing to pay with: no bill has a box, and none leaves room for one. */
export const WithoutPayments = shows({ scenario: 'no-payments' }, /days late/);

export const Expired: Story = {
  render: () =>
    bills({
      faults: [
        { match: { operation: 'getBill' }, fault: { kind: 'status', status: 401, code: 'signed-out' } },
      ],
    }),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Details of bill 98820');
    await read(canvasElement, 'time ran out');
  },
};

export const Unreachable: Story = {
  render: () => onStage(stage({ scenario: 'offline', clock: quick }), fallback),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'could not load this'),
};
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, 'Check your internet connection');
export const FailedService = failed({ kind: 'status', status: 500 }, 'not answering right now');
export const FailedMaintenance = failed({ kind: 'maintenance', retryAfter: 120 }, 'closed for maintenance');
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 60 }, 'Wait 60 seconds');
const refused = (operation: string, status: number, code: string): StageOptions => ({
  faults: [failing(operation, { kind: 'status', status, code })],
});
export const FailedNotYours = shows(
  refused('listBills', 403, 'forbidden'),
  'You cannot see this, or not any more',
);
export const FailedGone = shows(refused('listAccounts', 404, 'not-found'), 'This is not here any more');
export const FailedUnreadable = failed({ kind: 'off-schema' }, 'could not be read');
export const SessionUnknown = shows(
  { faults: [failing('getSession', { kind: 'status', status: 502 })], clock: quick },
  'not answering right now',
);

const prepared = (
  options: StageOptions,
  prepare: (own: Stage) => Promise<unknown>,
  words: string | RegExp,
): Story => ({
  render: () => {
    const own = stage(options);
    return html`${until(prepare(own).then(() => onStage(own, list)))}`;
  },
  play: async ({ canvasElement }: Played) => read(canvasElement, words),
});

/** The bank took back what had been paid from an account: it is owed again, and said. */
export const Returned = staged(
  { card: accounts.returned, ...withRules({ idleSeconds: 30 * 86_400 }) },
  html`${list}${pay}`,
  reviewBank,
  agree,
  confirm,
  says('Your payment is on its way'),
  (_page, own) => {
    own.later(8 * 86_400_000);
    own.elsewhere();
  },
  says('took back'),
  says('You were not charged'),
);

/** A payment for the late bill is with the bank. */
export const Processing = prepared(
  {},
  async (own) => {
    await payElsewhere(own, 'bill-98820');
  },
  'Payment under way',
);
export const PartlyPaid = prepared(
  {},
  ({ world }) => world.utility.recordPayment({ billId: 'bill-98820', amount: 5000 }),
  '$50.00 of',
);

export const PastBills: Story = {
  render: () => bills(),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Show past bills');
    await read(canvasElement, /Paid Aug 26/);
  },
};

export const ManyBills = shows({ scenario: 'many-bills' }, '40 bills chosen');
export const TwoAccounts = shows({ scenario: 'two-accounts' }, /days late/);

export const SecondAccount: Story = {
  render: () => bills({ scenario: 'two-accounts' }),
  play: async ({ canvasElement }: Played) => {
    const accounts = await see(canvasElement, 'combobox', 'Account');
    if (!(accounts instanceof HTMLSelectElement)) throw new Error('Accounts are chosen from a native list');
    accounts.value = 'account-28711';
    accounts.dispatchEvent(new Event('change', { bubbles: true }));
    await read(canvasElement, 'Bill 98507');
  },
};

export const Details: Story = {
  render: () => bills(),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Details of bill 98465');
    await read(canvasElement, 'ZONE 7 COST');
  },
};

export const DetailsLoading: Story = {
  render: () => bills({ faults: [failing('getBill', { kind: 'hang' })], clock: still }),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Details of bill 98820');
    await see(canvasElement, 'img', 'Loading');
  },
};

export const DetailsFailed: Story = {
  render: () => bills({ faults: [failing('getBill', { kind: 'status', status: 500 })], clock: quick }),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Details of bill 98820');
    await read(canvasElement, 'could not load this');
  },
};

export const DetailsGone: Story = {
  render: () => bills(refused('getBill', 404, 'not-found')),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Details of bill 98820');
    await read(canvasElement, 'This is not here any more');
  },
};

export const SomeChosen: Story = {
  render: () => bills(),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, /^Choose bill 98465/, 'checkbox');
    await read(canvasElement, '1 bill chosen');
  },
};

export const NothingChosen: Story = {
  render: () => bills(),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, /^Choose bill 98820/, 'checkbox');
    await press(canvasElement, /^Choose bill 98465/, 'checkbox');
    await press(canvasElement, 'Pay now');
    await read(canvasElement, 'Choose at least one bill');
  },
};

const besideForm = (options: StageOptions) =>
  onStage(
    stage({ card: cards.paid, ...options }),
    html`${list}
      <hr />
      ${pay}`,
  );

/** What is chosen here is chosen in the form, whose button is the one that goes on. */
export const BesideTheForm: Story = {
  render: () => besideForm({}),
  play: async ({ canvasElement }: Played) => toCard(canvasElement),
};

/** Nothing else can be chosen until it is known what became of the payment. */
export const WhilePaying: Story = {
  render: () => besideForm({ faults: [failing('pay', { kind: 'hang' })], clock: still }),
  play: async ({ canvasElement }: Played) => {
    await send(canvasElement);
    await read(canvasElement, 'You are making a payment');
  },
};
