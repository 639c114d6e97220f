import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../mock-api/faults/fault.js';
import type { UsageHistory, UsagePoint } from '../src/contract/index.js';
import '../src/widgets/usage-chart/define.js';
import { press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { failing, hurriedClock, onStage, stage, type StageOptions } from './support.js';

const meta: Meta = {
  title: 'Widgets/Use',
  component: 'utility-usage-chart',
  tags: ['autodocs'],
  excludeStories: ['recorded'],
};
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-usage-chart heading-level=${level}></utility-usage-chart>`,
);
type Step = (canvas: HTMLElement) => Promise<unknown>;

const widget = html`<utility-usage-chart></utility-usage-chart>`;
const fallback = html`<utility-usage-chart><p>Call 925-555-0142 about your use.</p></utility-usage-chart>`;
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

const shows = (options: StageOptions, words: string | RegExp, ...steps: readonly Step[]): Story => ({
  render: () => onStage(stage(options), widget),
  play: async ({ canvasElement }: Played) => {
    for (const step of steps) await step(canvasElement);
    await read(canvasElement, words);
  },
});
const failed = (fault: Fault, words: string): Story =>
  shows({ faults: [failing('getUsage', fault)], clock: quick }, words);

/** A utility whose records of use are these. */
export const recorded = (points: readonly UsagePoint[], unit = 'CCF'): StageOptions => ({
  adapt: (usual) => ({
    ...usual,
    usage: {
      getUsage: (accountId): Promise<UsageHistory> =>
        Promise.resolve({ accountId, service: { en: 'Water', es: 'Agua' }, unit, points: [...points] }),
    },
  }),
});

const monthly = (quantities: readonly (number | null)[]): UsagePoint[] =>
  quantities.map((quantity, index) => {
    const day = (months: number): string =>
      `${(2012 + Math.floor(months / 12)).toString()}-${((months % 12) + 1).toString().padStart(2, '0')}-15`;
    const kind = quantity === null ? 'missing' : 'actual';
    return { from: day(index), to: day(index + 1), quantity, kind };
  });
const estimated = (points: readonly UsagePoint[]): UsagePoint[] =>
  points.map((point, index) => (index === points.length - 1 ? { ...point, kind: 'estimated' } : point));

/** Three years, with a period that was estimated, one without a reading and one in which nothing was used. */
export const AsBilled = shows({}, 'You used 10 CCF from Sep 19 to Nov 18, 2016, 1 less than');

export const NotConfigured: Story = {
  render: () => widget,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};
export const NotConfiguredWithFallback: Story = {
  render: () => fallback,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Call 925-555-0142'),
};
export const Loading: Story = {
  render: () => onStage(stage({ faults: [failing('getUsage', { kind: 'hang' })], clock: still }), widget),
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'heading', 'Your use');
    await see(canvasElement, 'img', 'Loading');
  },
};
export const Empty = shows({ scenario: 'no-bills' }, 'There is no use to show yet');
export const NoAccount = shows({ scenario: 'no-accounts' }, 'No account is linked yet');
export const NoAccountNoLinking = shows(
  {
    scenario: 'no-accounts',
    adapt: ({ linking: _, ...usual }) => usual,
  },
  'Call us and we will link',
);
export const NotOffered = shows({ scenario: 'usage-off' }, 'Not offered online');
export const SignedOut = shows({ signedInAs: null }, 'Sign in to see your use');
export const Expired = shows(
  { faults: [failing('getUsage', { kind: 'status', status: 401, code: 'signed-out' })] },
  'time ran out',
);
export const Unreachable: Story = {
  render: () => onStage(stage({ scenario: 'offline', clock: quick }), fallback),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'could not load this'),
};
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, 'Check your internet connection');
export const FailedService = failed({ kind: 'status', status: 500 }, 'not answering right now');
export const FailedMaintenance = failed({ kind: 'maintenance', retryAfter: 120 }, 'closed for maintenance');
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 60 }, 'Wait 60 seconds');
export const FailedUnreadable = failed({ kind: 'off-schema' }, 'could not be read');

export const InGallons = shows({}, 'You used 7,480 gallons', (canvas) => press(canvas, 'gallons', 'radio'));
export const AsTable = shows({}, 'Read from the meter', (canvas) => press(canvas, 'Show as a table'));
/** What the chart says of one period while the focus is in it. */
export const OnePeriod = shows({}, '1 less than the time before', async (canvas) => {
  (await see(canvas, 'listbox', /Use in CCF/)).focus();
});
export const TwoAccounts = shows({ scenario: 'two-accounts' }, 'You used', (canvas) =>
  see(canvas, 'combobox', 'Account'),
);

export const OnlyOnePeriod = shows(recorded(monthly([12])), 'You used 12 CCF from Jan 15 to Feb 15, 2012.');
export const NothingUsed = shows(recorded(monthly([0, 0, 0])), 'the same as the time before');
export const LatestMissing = shows(recorded(monthly([4, 7, null])), 'We have no reading');
export const LatestEstimated = shows(recorded(estimated(monthly([4, 7, 9]))), 'an estimated 9 CCF');
export const ManyPeriods = shows(
  recorded(monthly(Array.from({ length: 60 }, (_, index) => 4 + ((index * 7) % 15)))),
  'the latest 36 periods',
);
/** A correction that the utility booked, and a burst pipe. */
export const BelowZero = shows(recorded(monthly([12, -3, 8, 24_816])), '24,816');
/** A unit that the portal says nothing about. */
export const UnknownUnit = shows(recorded(monthly([1.25, 1.375]), 'kWh'), 'You used 1.375 kWh');
