import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Tenant } from '../mock-api/domain/tenant.js';
import type { Fault } from '../mock-api/faults/fault.js';
import type { Linking } from '../src/contract/doors.js';
import '../src/widgets/link-account/define.js';
import { enter, press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { failing, hurriedClock, onStage, stage, type StageOptions } from './support.js';

const meta: Meta = { title: 'Widgets/Link account', component: 'utility-link-account', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-link-account heading-level=${level}></utility-link-account>`,
);
type Step = (canvas: HTMLElement) => Promise<unknown>;

const widget = html`<utility-link-account></utility-link-account>`;
const fallback = html`<utility-link-account><p>Call 925-555-0142 to link it.</p></utility-link-account>`;
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

const unlinked = { scenario: 'no-accounts' } as const;

/** A portal that asks for something else. */
const asking =
  (linking: Partial<Linking>) =>
  (tenant: Tenant): Tenant => ({
    ...tenant,
    portal: {
      ...tenant.portal,
      linking: { fields: [], remember: true, ...tenant.portal.linking, ...linking },
    },
  });
const byCustomer = asking({ fields: [{ name: 'customerNumber', kind: 'customer-number' }] });

/** A customer who has this many accounts more. */
const withMore =
  (count: number) =>
  (tenant: Tenant): Tenant => {
    const [first] = tenant.accounts;
    if (!first) return tenant;
    const more = Array.from({ length: count }, (_, index) => ({
      ...first,
      id: `account-${(40_000 + index).toString()}`,
      number: (40_000 + index * 37).toString(),
      serviceAddress: `${(index * 2 + 1).toString()} WATERLILY CT`,
      periods: [],
    }));
    return { ...byCustomer(tenant), accounts: [...tenant.accounts, ...more] };
  };

const shows = (options: StageOptions, words: string | RegExp, ...steps: readonly Step[]): Story => ({
  render: () => onStage(stage(options), widget),
  play: async ({ canvasElement }: Played) => {
    for (const step of steps) await step(canvasElement);
    await read(canvasElement, words);
  },
});

const answer = async (canvas: HTMLElement, account = '28624', customer = '405-583'): Promise<void> => {
  await enter(canvas, '* Account number', account);
  await enter(canvas, '* Customer ID', customer);
};
const find: Step = (canvas) => press(canvas, 'Find my account');
const search: Step = async (canvas) => {
  await answer(canvas);
  await find(canvas);
};
const searchByCustomer: Step = async (canvas) => {
  await enter(canvas, '* Customer ID', '405583');
  await find(canvas);
};
const link: Step = (canvas) => press(canvas, 'Link this account');
const remember: Step = (canvas) => press(canvas, 'Remember these values', 'checkbox');

/** The pair was not copied: each number went into the other's field. */
export const Swapped = shows(
  unlinked,
  'This looks like another number',
  (canvas) => answer(canvas, '405583', '28624'),
  find,
);

export const Ready = shows(unlinked, 'Link your utility account', (canvas) =>
  see(canvas, 'button', 'Find my account'),
);

export const NotConfigured: Story = {
  render: () => widget,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};
export const NotConfiguredWithFallback: Story = {
  render: () => fallback,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Call 925-555-0142'),
};
export const Loading: Story = {
  render: () => onStage(stage({ faults: [failing('getSession', { kind: 'hang' })], clock: still }), widget),
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'img', 'Loading');
  },
};
export const NotOffered = shows({ scenario: 'linking-off' }, 'Not offered online');
/** The portal offers linking and says nothing about how. */
export const NothingAsked = shows({ tenant: asking({ fields: [] }) }, 'Not offered online');
export const SignedOut = shows({ signedInAs: null }, 'Sign in to link your account');
export const Expired = shows(
  {
    ...unlinked,
    faults: [failing('searchAccounts', { kind: 'status', status: 401, code: 'signed-out' })],
  },
  'time ran out',
  search,
);
export const Unreachable: Story = {
  render: () => onStage(stage({ scenario: 'offline', clock: quick }), fallback),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'could not load this'),
};

export const ErrorSummary = shows(unlinked, 'Enter this: Customer ID', find);
export const WrongLength = shows(unlinked, 'too short. On your bill it has 6 digits', async (canvas) => {
  await answer(canvas, '28 624-1', '4055');
  await find(canvas);
});

export const Working = shows(
  { ...unlinked, faults: [failing('searchAccounts', { kind: 'hang' })], clock: still },
  'Looking for your account…',
  search,
);

/** Nothing is found; what was typed stays. */
export const NoMatch = shows(unlinked, 'We found no account', async (canvas) => {
  await answer(canvas, '28625');
  await find(canvas);
});

/** A portal whose failures stand in the lower right. */
export const NoMatchBelow = shows(
  {
    ...unlinked,
    tenant: (tenant) => ({ ...tenant, portal: { ...tenant.portal, errorStyle: 'below' } }),
  },
  'We found no account',
  async (canvas) => {
    await answer(canvas, '28625');
    await find(canvas);
  },
);

const failed = (fault: Fault, words: string): Story =>
  shows({ ...unlinked, faults: [failing('searchAccounts', fault)], clock: quick }, words, search);
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 60 }, 'Wait 60 seconds');
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, 'Check your internet connection');
export const FailedService = failed({ kind: 'status', status: 500 }, 'not answering right now');
export const FailedMaintenance = failed({ kind: 'maintenance', retryAfter: 120 }, 'closed for maintenance');
export const FailedUnreadable = failed({ kind: 'off-schema' }, 'could not be read');

export const Found = shows(unlinked, 'We found 1 account', search);
export const FoundRemembered = shows(unlinked, 'each time you sign in', remember, search);
export const FullNumbers = shows(unlinked, 'Account number: 28624', search, (canvas) =>
  press(canvas, 'Show the full numbers'),
);
export const LinkedAlready = shows({}, 'This account is linked already', search);

/** A portal that asks for the customer number alone finds all that belong to it. */
export const Several = shows({ ...unlinked, tenant: byCustomer }, 'Which account', searchByCustomer);
export const SeveralOneLinked = shows({ tenant: withMore(1) }, 'Linked already', searchByCustomer);
export const NothingChosen = shows(
  { ...unlinked, tenant: byCustomer },
  'Choose the account',
  searchByCustomer,
  link,
);
/** More than seven are a native list. */
export const Many = shows({ ...unlinked, tenant: withMore(9) }, 'We found 11 accounts', searchByCustomer);

export const WorkingOnTheLink = shows(
  { ...unlinked, faults: [failing('linkAccount', { kind: 'hang' })], clock: still },
  'Linking the account…',
  search,
  link,
);
/** The answer was lost: the account may be linked or not. */
export const LinkUnsure = shows(
  { ...unlinked, faults: [failing('linkAccount', { kind: 'status', status: 502 })], clock: quick },
  'could not tell whether',
  search,
  link,
);
export const LinkRefused = shows(
  { ...unlinked, faults: [failing('linkAccount', { kind: 'status', status: 403, code: 'forbidden' })] },
  'did not link',
  search,
  link,
);
export const TicketExpired = shows(
  { ...unlinked, faults: [failing('linkAccount', { kind: 'status', status: 410, code: 'ticket-expired' })] },
  'Some time has passed',
  search,
  link,
);

export const Linked = shows(unlinked, 'Your account is linked', remember, search, link);
/** Linked until the resident signs out. */
export const LinkedForNow = shows(unlinked, 'ends when you sign out', search, link);

/** A portal that asks for one number, and for the last name or the last amount. */
export const NameOrAmount = shows(
  {
    ...unlinked,
    tenant: asking({
      fields: [
        { name: 'number', kind: 'account-number', label: { en: 'Utility customer number' } },
        { name: 'second', kind: 'name-or-amount' },
      ],
      remember: false,
    }),
  },
  'We found 1 account',
  async (canvas) => {
    await enter(canvas, '* Utility customer number', '2.86.24');
    await enter(canvas, '* Last name, or the amount of your last bill', 'association');
  },
  find,
);
