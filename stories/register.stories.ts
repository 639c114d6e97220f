import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Tenant } from '../mock-api/domain/tenant.js';
import type { Fault } from '../mock-api/faults/fault.js';
import '../src/widgets/register/define.js';
import { enter, press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { fillUsual, giveCode, inSteps, registerUsual, startInSteps } from './registering.js';
import { failing, hurriedClock, onStage, stage, type Stage, type StageOptions } from './support.js';

const meta: Meta = { title: 'Widgets/Register', component: 'utility-register', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-register heading-level=${level}></utility-register>`,
  {
    signedInAs: null,
  },
);

const register = html`<utility-register></utility-register>`;
/** Nothing here ends by itself: what is waited for is looked at. */
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

/** A story of somebody who is not signed in; what happens there may need the utility behind it. */
function story(options: StageOptions, play: (page: HTMLElement, own: Stage) => Promise<void>): Story {
  let own: Stage;
  return {
    render: () => {
      own = stage({ signedInAs: null, ...options });
      return onStage(own, register);
    },
    play: async ({ canvasElement }: Played) => play(canvasElement, own),
  };
}

export const Ready = story({}, (page) => read(page, 'Type these numbers'));

export const NotConfigured: Story = {
  render: () => register,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};

export const NotConfiguredWithFallback: Story = {
  render: () => html`<utility-register><p>Call 925-555-0142 to open an account.</p></utility-register>`,
  play: async ({ canvasElement }: Played) => read(canvasElement, '925-555-0142'),
};

export const Loading = story(
  { faults: [failing('getPortal', { kind: 'hang' })], clock: still },
  async (page) => {
    await see(page, 'img', 'Loading');
  },
);

export const Unreachable = story({ scenario: 'offline', clock: quick }, (page) =>
  read(page, 'could not load this'),
);

export const NotOffered = story({ scenario: 'registration-off' }, (page) => read(page, 'Not offered online'));

export const SignedIn = story({ signedInAs: 'flowerpower' }, (page) =>
  read(page, 'To register somebody else, sign out first'),
);

export const ErrorSummary = story({}, async (page) => {
  await read(page, 'Type these numbers');
  await press(page, 'Create account');
  await read(page, 'There is a problem');
});

export const WrongEntries = story({}, async (page) => {
  await fillUsual(page, 'riverbend', 'water');
  await enter(page, '* User ID again', 'riverbed');
  await enter(page, '* Email address', 'robin at mail');
  await press(page, 'Create account');
  await read(page, 'These two are not the same');
});

/** The portal says what a user name may be made of, so that nothing has to be sent to find out. */
export const NameNotAllowed = story({}, async (page) => {
  await fillUsual(page, 'river bend');
  await press(page, 'Create account');
  await see(page, 'link', 'Use only letters, digits, and . _ -');
});

export const NameTaken = story({}, async (page) => {
  await fillUsual(page, 'flowerpower1');
  await enter(page, '* User ID', 'FlowerPower');
  await enter(page, '* User ID again', 'FlowerPower');
  await press(page, 'Create account');
  await read(page, 'Choose another one');
});

export const PasswordShown = story({}, async (page) => {
  await fillUsual(page);
  await press(page, 'Show password');
  await read(page, 'Hide');
});

export const QuestionFailed = story(
  { faults: [failing('getChallenge', { kind: 'status', status: 500 })], clock: quick },
  (page) => read(page, 'Load the question again'),
);

export const QuestionWrong = story({}, async (page) => {
  await fillUsual(page);
  await enter(page, /Type these numbers/, 'none');
  await press(page, 'Create account');
  await read(page, 'Please answer this new question');
});

export const Working = story(
  { faults: [failing('register', { kind: 'hang' })], clock: still },
  async (page) => {
    await fillUsual(page);
    await press(page, 'Create account');
    await read(page, 'Creating your account');
  },
);

const failed = (fault: Fault, words: RegExp): Story =>
  story({ faults: [failing('register', fault)] }, async (page) => {
    await fillUsual(page);
    await press(page, 'Create account');
    await read(page, words);
  });
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, /Check your internet connection/);
export const FailedService = failed({ kind: 'status', status: 500 }, /not answering/);
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 300 }, /Wait 5 minutes/);
export const FailedUnreadable = failed({ kind: 'malformed-json' }, /could not read/);
export const FailedOther = failed({ kind: 'status', status: 409, code: 'something-new' }, /could not accept/);

export const MessageSent = story({ clock: still }, registerUsual);

/** A city that lets people ask for another message at once. */
const atOnce = (tenant: Tenant): Tenant => ({
  ...tenant,
  portal: { ...tenant.portal, verification: { codeLength: 6, resendAfterSeconds: 0 } },
});

export const MessageSentAgain = story({ tenant: atOnce }, async (page) => {
  await registerUsual(page);
  await press(page, 'Send the message again');
  await read(page, 'We sent a new message');
});

export const OtherAddress = story({}, async (page) => {
  await registerUsual(page);
  await press(page, 'Use another email address');
  await read(page, 'We send a new message there');
});

export const CodeWrong = story({}, async (page) => {
  await registerUsual(page);
  await enter(page, /Code/, '000 000');
  await press(page, 'Confirm');
  await read(page, 'That is not the code');
});

export const TooManyCodes = story(
  { faults: [failing('verify', { kind: 'status', status: 429, retryAfter: 600 })] },
  async (page) => {
    await registerUsual(page);
    await enter(page, /Code/, '000000');
    await press(page, 'Confirm');
    await read(page, 'Wait 10 minutes');
  },
);

export const MessageTooOld = story({}, async (page, own) => {
  await registerUsual(page);
  own.world.clock.advance(31 * 60_000);
  await giveCode(page, own);
  await read(page, 'This message is too old');
});

export const Done = story({}, async (page, own) => {
  await registerUsual(page);
  await giveCode(page, own);
  await read(page, 'Your account is ready');
});

export const Terms = story({ tenant: inSteps }, (page) => read(page, 'Terms of service'));

export const FirstOfSteps = story({ tenant: inSteps }, async (page) => {
  await press(page, 'I accept');
  await read(page, 'Step 1 of 3');
});

export const SecondOfSteps = story({ tenant: inSteps }, async (page, own) => {
  await startInSteps(page);
  await giveCode(page, own);
  await read(page, 'Step 2 of 3');
});

export const SecondStepWrong = story({ tenant: inSteps }, async (page, own) => {
  await startInSteps(page);
  await giveCode(page, own);
  await enter(page, /Customer account number/, '2862-4a');
  await press(page, 'Continue');
  await read(page, 'Enter the 5 digits');
});

const lastStep = async (page: HTMLElement, own: Stage): Promise<void> => {
  await startInSteps(page);
  await giveCode(page, own);
  await enter(page, 'Name (required)', 'Robin Rivers');
  await enter(page, /Customer account number/, '286-24');
  await press(page, 'Continue');
  await read(page, 'Step 3 of 3');
};

export const LastOfSteps = story({ tenant: inSteps }, lastStep);

export const PasswordRulesBroken = story({ tenant: inSteps }, async (page, own) => {
  await lastStep(page, own);
  await enter(page, 'Password (required)', 'water');
  await press(page, 'Create account');
  await read(page, 'Use at least 8 characters.');
});

export const TextMessageSent = story({ tenant: inSteps }, async (page, own) => {
  await lastStep(page, own);
  await enter(page, 'Password (required)', 'Calm-water-9');
  await enter(page, /Mobile/, '(925) 555-0117');
  await press(page, 'Create account');
  await read(page, 'Check your phone');
});
