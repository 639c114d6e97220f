import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../mock-api/faults/fault.js';
import '../src/widgets/login/define.js';
import { enter, press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { failing, hurriedClock, onStage, stage, type StageOptions } from './support.js';

const meta: Meta = { title: 'Widgets/Sign in', component: 'utility-login', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-login heading-level=${level}></utility-login>`,
  {
    signedInAs: null,
  },
);

const login = html`<utility-login></utility-login>`;
const nobody = (options: StageOptions = {}) => onStage(stage({ signedInAs: null, ...options }), login);
/** Nothing here ends by itself: what is waited for is looked at. */
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

const signIn = async (
  page: HTMLElement,
  name = 'flowerpower',
  password = 'water-lily-2016',
): Promise<void> => {
  await enter(page, /User name/, name);
  await enter(page, /^\* Password/, password);
  await press(page, 'Sign in');
};

export const Ready: Story = {
  render: () => nobody(),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'to see your bills'),
};

export const NotConfigured: Story = {
  render: () => login,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};

export const NotConfiguredWithFallback: Story = {
  render: () => html`
    <utility-login
      ><p>Call <a href="tel:+19255550142">925-555-0142</a> to hear what you owe.</p></utility-login
    >
  `,
  play: async ({ canvasElement }: Played) => read(canvasElement, '925-555-0142'),
};

export const Loading: Story = {
  render: () => nobody({ faults: [failing('getPortal', { kind: 'hang' })], clock: still }),
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'img', 'Loading');
  },
};

export const LoadingWithFallback: Story = {
  render: () =>
    onStage(
      stage({ signedInAs: null, faults: [failing('getPortal', { kind: 'hang' })], clock: still }),
      html`<utility-login><p>Call 925-555-0142 to hear what you owe.</p></utility-login>`,
    ),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Call 925-555-0142'),
};

export const Unreachable: Story = {
  render: () =>
    onStage(
      stage({ signedInAs: null, scenario: 'offline', clock: quick }),
      html`<utility-login><p>Call 925-555-0142 to hear what you owe.</p></utility-login>`,
    ),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'could not load this'),
};

export const SessionUnknown: Story = {
  name: 'Session cannot be asked for',
  render: () => nobody({ faults: [failing('getSession', { kind: 'status', status: 500 })], clock: quick }),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'to see your bills'),
};

export const NotOffered: Story = {
  render: () => nobody({ scenario: 'sign-in-off' }),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Not offered online'),
};

export const RememberMe: Story = {
  render: () => nobody({ scenario: 'remember' }),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Remember me'),
};

export const ErrorSummary: Story = {
  render: () => nobody(),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Sign in');
    await read(canvasElement, 'There is a problem');
  },
};

export const WrongCredentials: Story = {
  render: () => nobody(),
  play: async ({ canvasElement }: Played) => {
    await signIn(canvasElement, 'flowerpower', 'water-rose');
    await read(canvasElement, 'did not match');
  },
};

export const PasswordShown: Story = {
  render: () => nobody(),
  play: async ({ canvasElement }: Played) => {
    await enter(canvasElement, /^\* Password/, 'water-lily-2016');
    await press(canvasElement, 'Show password');
    await read(canvasElement, 'Hide');
  },
};

export const Working: Story = {
  render: () => nobody({ faults: [failing('signIn', { kind: 'hang' })], clock: still }),
  play: async ({ canvasElement }: Played) => {
    await signIn(canvasElement);
    await read(canvasElement, 'Signing in');
  },
};

const failed = (fault: Fault, words: RegExp): Story => ({
  render: () => nobody({ faults: [failing('signIn', fault)] }),
  play: async ({ canvasElement }: Played) => {
    await signIn(canvasElement);
    await read(canvasElement, words);
  },
});
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, /Check your connection/);
export const FailedService = failed({ kind: 'status', status: 500 }, /not answering/);
export const FailedMaintenance = failed({ kind: 'maintenance', retryAfter: 120 }, /not answering/);
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 60 }, /Wait 60 seconds/);
export const FailedUnreadable = failed({ kind: 'malformed-json' }, /could not read/);

export const VerificationPending: Story = {
  render: () => nobody(),
  play: async ({ canvasElement }: Played) => {
    await signIn(canvasElement, 'newleaf');
    await read(canvasElement, 'verify your account');
  },
};

export const SignedIn: Story = {
  render: () => onStage(stage(), login),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Signed in as'),
};

export const SignOutUnconfirmed: Story = {
  render: () => onStage(stage({ faults: [failing('signOut', { kind: 'reset-before-headers' })] }), login),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Sign out');
    await read(canvasElement, 'Please sign out again');
  },
};
