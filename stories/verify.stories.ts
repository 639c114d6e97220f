import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../mock-api/faults/fault.js';
import '../src/widgets/login/define.js';
import '../src/widgets/verify/define.js';
import { enter, press, read, see, type Played } from './play.js';
import { playground } from './playground.js';
import { giveCode, inSteps, newestToken, openLink, registerBehind } from './registering.js';
import { failing, hurriedClock, onStage, stage, type Stage, type StageOptions } from './support.js';

const meta: Meta = { title: 'Widgets/Verify', component: 'utility-verify', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

export const Playground = playground(
  (level) => html`<utility-verify heading-level=${level}></utility-verify>`,
  {
    signedInAs: null,
  },
);

const verify = html`<utility-verify></utility-verify>`;
const still = hurriedClock(1, 0);
const quick = hurriedClock(50, 10_000);

function story(
  options: StageOptions,
  play: (page: HTMLElement, own: Stage) => Promise<void>,
  widgets = verify,
): Story {
  let own: Stage;
  return {
    render: () => {
      own = stage({ signedInAs: null, ...options });
      return onStage(own, widgets);
    },
    play: async ({ canvasElement }: Played) => play(canvasElement, own),
  };
}

/** A story that begins with the link of a message. */
const linked = (options: StageOptions, play: (page: HTMLElement, own: Stage) => Promise<void>): Story =>
  story(options, async (page, own) => {
    await see(page, 'heading', /Nothing to confirm|You are signed in/);
    await registerBehind(own);
    await openLink(own);
    await see(page, 'button', 'Confirm my address');
    await play(page, own);
  });

const confirm = async (page: HTMLElement): Promise<void> => press(page, 'Confirm my address');

export const NotConfigured: Story = {
  render: () => verify,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};

export const NotConfiguredWithFallback: Story = {
  render: () => html`<utility-verify><p>Call 925-555-0142 to confirm your address.</p></utility-verify>`,
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

export const NothingToVerify = story({}, (page) => read(page, 'Nothing to confirm here yet'));

export const SignedIn = story({ signedInAs: 'flowerpower' }, (page) =>
  read(page, 'Your address is confirmed'),
);

export const LinkOpened = linked({}, (page) => read(page, 'Press the button to confirm'));

export const Working = linked(
  { faults: [failing('verify', { kind: 'hang' })], clock: still },
  async (page) => {
    await confirm(page);
    await read(page, 'Checking');
  },
);

export const Verified = linked({}, async (page) => {
  await confirm(page);
  await read(page, 'You can sign in now');
});

export const LinkExpired = linked({}, async (page, own) => {
  own.world.clock.advance(31 * 60_000);
  await confirm(page);
  await read(page, 'This message is too old');
});

export const LinkUsed = linked({}, async (page, own) => {
  await own.world.utility.verify(null, { token: await newestToken(own) });
  await confirm(page);
  await read(page, 'This is confirmed already');
});

export const LinkUsedBeforeThePassword = story({ tenant: inSteps }, async (page, own) => {
  await see(page, 'heading', /Nothing to confirm/);
  const { utility } = own.world;
  const answers = { email: 'robin@mail.example' };
  await utility.register({ answers, termsVersion: '2016-07', locale: 'en' });
  const token = await newestToken(own);
  await utility.verify(null, { token });
  await openLink(own, token);
  await confirm(page);
  await read(page, 'go on with your registration');
});

export const LinkSuperseded = story({}, async (page, own) => {
  await see(page, 'heading', /Nothing to confirm/);
  const id = await registerBehind(own);
  const older = await newestToken(own);
  own.world.clock.advance(60_000);
  await own.world.utility.resend({ id });
  await openLink(own, older);
  await confirm(page);
  await read(page, 'There is a newer message');
});

export const LinkOfAnotherAccount = linked({ signedInAs: 'flowerpower' }, async (page) => {
  await confirm(page);
  await read(page, 'This is for another account');
});

export const LinkUnusable = story({}, async (page, own) => {
  await see(page, 'heading', /Nothing to confirm/);
  await openLink(own, 'half-a-link');
  await confirm(page);
  await read(page, 'This link does not work');
});

const failed = (fault: Fault, words: RegExp): Story =>
  linked({ faults: [failing('verify', fault)] }, async (page) => {
    await confirm(page);
    await read(page, words);
  });
export const FailedNetwork = failed({ kind: 'reset-before-headers' }, /Check your internet connection/);
export const FailedService = failed({ kind: 'status', status: 500 }, /not answering/);
export const FailedRateLimited = failed({ kind: 'status', status: 429, retryAfter: 45 }, /Wait 45 seconds/);
export const FailedUnreadable = failed({ kind: 'malformed-json' }, /could not read/);

/** Signing in is how somebody comes here who has closed the page on which they registered. */
const both = html`<utility-verify></utility-verify><utility-login></utility-login>`;
const fromSignIn = (play: (page: HTMLElement, own: Stage) => Promise<void>): Story =>
  story(
    {},
    async (page, own) => {
      await see(page, 'heading', /Nothing to confirm/);
      await registerBehind(own);
      await enter(page, /User name/, 'riverbend');
      await enter(page, /^\* Password/, 'calm-water-9');
      await press(page.querySelector('utility-login') ?? page, 'Sign in');
      await press(page, 'Type the code, or get a new message');
      await read(page, 'Check your email');
      await play(page, own);
    },
    both,
  );

export const CodeWanted = fromSignIn((page) => read(page, 'You can paste it'));

export const CodeIncomplete = fromSignIn(async (page) => {
  await enter(page, /Code/, '12');
  await press(page, 'Confirm');
  await read(page, 'Enter all of the code');
});

export const CodeRight = fromSignIn(async (page, own) => {
  await giveCode(page, own);
  await read(page, 'You can sign in now');
});

export const CodeSuperseded = fromSignIn(async (page, own) => {
  const [mail] = await own.world.utility.mailbox();
  own.world.clock.advance(60_000);
  await press(page, 'Send the message again');
  await read(page, 'We sent a new message');
  await enter(page, /Code/, mail?.code ?? '');
  await press(page, 'Confirm');
  await read(page, 'There is a newer message');
});
