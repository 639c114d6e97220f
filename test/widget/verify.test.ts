import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';

import '../../src/widgets/login/define.js';
import '../../src/widgets/register/define.js';
import '../../src/widgets/verify/define.js';
import { inSteps, newestMail, newestToken, openLink, registerBehind } from '../../stories/registering.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { press } from '../support/keys.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { match, text } from '../support/perceive.js';
import { activate, fill, find, findField, focusIs, heard, reads, use, type Used } from '../support/use.js';

const verify = html`<utility-verify></utility-verify>`;

async function nobody(options: StageOptions = {}, widgets: TemplateResult = verify): Promise<Used> {
  const used = await use(widgets, { signedInAs: null, ...options });
  await find(used.widget, 'heading', /./);
  return used;
}
/** With the link of a message that somebody has just got. */
async function linked(options: StageOptions = {}): Promise<Used> {
  const used = await nobody(options);
  await registerBehind(used);
  await openLink(used);
  await focusIs('heading', 'Confirm your address');
  return used;
}
const confirm = ({ place }: Used): Promise<void> => activate(place, 'button', 'Confirm my address');

describe('confirming an address by a link', () => {
  it('does nothing by being opened, leaves the address bar, and confirms by a button (S1.22, S1.24, SEC-27)', async () => {
    const used = await linked();
    expect(location.hash).to.equal('');
    expect(used.asked('verify')).to.equal(0);
    expect(text(used.place)).not.to.contain(await newestToken(used));
    used.said.length = 0;
    await confirm(used);
    await focusIs('heading', 'Your address is confirmed');
    expect(used.events).to.deep.equal(['verified {"next":"sign-in"}']);
    await activate(used.place, 'button', 'Sign in');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-login"}');
  });

  it('takes the link that the page was opened with, once', async () => {
    const first = await nobody();
    await registerBehind(first);
    history.replaceState(null, '', `#utility-verify=${await newestToken(first)}`);
    first.place.remove();
    const used = await use(verify, first);
    await find(used.place, 'button', 'Confirm my address');
    expect(location.hash).to.equal('');
    used.place.remove();
    await Promise.resolve();
    const reloaded = await use(verify, first);
    await reads(reloaded.place, 'Nothing to confirm here yet');
  });

  it('says that it works, and asks once however often it is pressed (ACC-25, ACC-33)', async () => {
    const used = await linked({ faults: [failing('verify', { kind: 'hang' })], clock: hurriedClock(1, 0) });
    used.said.length = 0;
    await confirm(used);
    expect(await heard(used)).to.deep.equal(['Checking…']);
    await focusIs('button', 'Checking…');
    await press('Enter');
    expect(await heard(used)).to.deep.equal(['!Still working. Please wait.']);
    expect(used.asked('verify')).to.equal(1);
  });

  for (const [what, prepare, title, next] of [
    [
      'has run out',
      (used: Used) => {
        used.world.clock.advance(31 * 60_000);
        return Promise.resolve();
      },
      'This message is too old',
      'Send the message again',
    ],
    [
      'was used',
      async (used: Used) => used.world.utility.verify(null, { token: await newestToken(used) }),
      'This is confirmed already',
      'Sign in',
    ],
  ] as const) {
    it(`says that a link ${what}, and what to do next (SEC-29)`, async () => {
      const used = await linked();
      await prepare(used);
      await confirm(used);
      await focusIs('heading', title);
      await find(used.place, 'button', next);
      expect(text(used.place)).to.contain('Call 925-555-0142');
      expect(used.events[0]).to.match(/^error \{"kind":"rejected"/);
    });
  }

  it('sends a new message for a link that has run out, and confirms by its code (SEC-29)', async () => {
    const used = await linked();
    used.world.clock.advance(31 * 60_000);
    await confirm(used);
    await activate(used.place, 'button', 'Send the message again');
    await focusIs('heading', 'Check your email');
    expect(text(used.place)).to.contain('Earlier messages do not work any more');
    const { code } = await newestMail(used);
    await fill(used.place, '* Code', code ?? '');
    await press('Enter');
    await focusIs('heading', 'Your address is confirmed');
  });

  it('says that there is a newer message (SEC-29)', async () => {
    const used = await nobody();
    const id = await registerBehind(used);
    const older = await newestToken(used);
    used.world.clock.advance(60_000);
    await used.world.utility.resend({ id });
    await openLink(used, older);
    await focusIs('heading', 'Confirm your address');
    await confirm(used);
    await focusIs('heading', 'There is a newer message');
  });

  it('says that a link is another account’s, and lets whoever is in sign out (SEC-29)', async () => {
    const used = await linked({ signedInAs: 'flowerpower' });
    await confirm(used);
    await focusIs('heading', 'This is for another account');
    await activate(used.place, 'button', 'Sign out');
    await waitUntil(() => used.events.at(-1) === 'signed-out null', 'they are out');
    expect(used.client.session?.view.value.is).to.equal('signed-out');
  });

  it('says that a link is not whole', async () => {
    const used = await nobody();
    await openLink(used, 'half');
    await focusIs('heading', 'Confirm your address');
    await confirm(used);
    await focusIs('heading', 'This link does not work');
  });

  for (const [what, fault, words] of [
    ['the network', { kind: 'reset-before-headers' }, /Check your internet connection/],
    ['the utility', { kind: 'status', status: 500 }, /not answering right now/],
    ['too many tries', { kind: 'status', status: 429, retryAfter: 45 }, /Wait 45 seconds/],
  ] as const) {
    it(`says that ${what} is the matter, and keeps the link to be tried again (REL-02, SEC-23)`, async () => {
      const used = await linked({ faults: [failing('verify', fault, 1)] });
      await confirm(used);
      await reads(used.place, words);
      await waitUntil(() => used.said.some((said) => said.startsWith('!') && words.test(said)), 'it is said');
      await confirm(used);
      await focusIs('heading', 'Your address is confirmed');
    });
  }

  it('leads on to the rest of the registration on the same page (S3.8, ACC-34)', async () => {
    const used = await nobody(
      { tenant: inSteps },
      html`<utility-verify></utility-verify><utility-register></utility-register>`,
    );
    const register = used.place.querySelector('utility-register')!;
    await used.world.utility.register({
      ...{ answers: { email: 'robin@mail.example' }, termsVersion: '2016-07', locale: 'en' },
    });
    await openLink(used);
    await confirm(used);
    await focusIs('heading', 'Your address is confirmed');
    expect(used.events).to.deep.equal(['verified {"next":"details"}']);
    await activate(used.place, 'button', 'Go on with your registration');
    await focusIs('heading', 'Your water account');
    expect(text(register)).to.contain('Step 2 of 3');
  });

  it('leads on in the same tab to a page that holds the registration (S3.8)', async () => {
    const used = await nobody({ tenant: inSteps });
    await used.world.utility.register({
      ...{ answers: { email: 'robin@mail.example' }, termsVersion: '2016-07', locale: 'en' },
    });
    await openLink(used);
    await confirm(used);
    await focusIs('heading', 'Your address is confirmed');
    used.place.remove();
    await Promise.resolve();
    const next = await use(html`<utility-register></utility-register>`, used);
    await reads(next.place, 'Step 2 of 3');
  });
});

/** The first part of a registration, up to the message that it sends. */
async function beginIn({ place }: Used): Promise<HTMLElement> {
  const register = place.querySelector<HTMLElement>('utility-register')!;
  await activate(register, 'button', 'I accept');
  await fill(register, 'Email address (required)', 'robin@mail.example');
  await fill(register, 'Email address again (required)', 'robin@mail.example');
  await activate(register, 'button', 'Continue');
  await focusIs('heading', 'Check your email');
  return register;
}

describe('a registration of several parts', () => {
  const both = html`<utility-verify></utility-verify><utility-register></utility-register>`;
  const begin = async ({ world }: Used): Promise<void> => {
    const answers = { email: 'robin@mail.example' };
    await world.utility.register({ answers, termsVersion: '2016-07', locale: 'en' });
  };
  /** Its link was used in another tab, and nothing was filled in there. */
  async function usedUp(widgets?: TemplateResult): Promise<Used> {
    const used = await nobody({ tenant: inSteps }, widgets);
    await begin(used);
    const token = await newestToken(used);
    await used.world.utility.verify(null, { token });
    await openLink(used, token);
    await confirm(used);
    await focusIs('heading', 'This is confirmed already');
    return used;
  }

  it('does not send to sign in who has no password yet, but says how to go on (SEC-29, S3.8)', async () => {
    const used = await usedUp();
    expect(text(used.place)).not.to.contain('You can sign in now');
    expect(text(used.place)).to.contain('If not, go on with your registration.');
    await find(used.place, 'button', 'Sign in');
    await activate(used.place, 'button', 'Go on with your registration');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-register"}');
  });

  it('goes on with the same address on the same page, which gets a new link (SEC-29, S3.8)', async () => {
    const used = await usedUp(both);
    const register = used.place.querySelector('utility-register')!;
    await activate(used.place, 'button', 'Go on with your registration');
    await activate(register, 'button', 'I accept');
    await fill(register, 'Email address (required)', 'robin@mail.example');
    await fill(register, 'Email address again (required)', 'Robin@Mail.example');
    await activate(register, 'button', 'Continue');
    await focusIs('heading', 'Check your email');
    await fill(register, 'Code (required)', (await newestMail(used)).code ?? '');
    await press('Enter');
    await focusIs('heading', 'Your water account');
  });

  it('begins anew where its own registration waits for a link that was used elsewhere (SEC-29)', async () => {
    const used = await nobody({ tenant: inSteps }, both);
    const register = await beginIn(used);
    const token = await newestToken(used);
    await used.world.utility.verify(null, { token });
    await openLink(used, token);
    await confirm(used);
    await focusIs('heading', 'This is confirmed already');
    await activate(used.place, 'button', 'Go on with your registration');
    await find(register, 'button', 'I accept');
    await focusIs('heading', 'Create your account');
  });

  it('shows one field for one code where both tags are on the page (ACC-34)', async () => {
    const used = await nobody({ tenant: inSteps }, both);
    const verifying = used.place.querySelector('utility-verify')!;
    const register = await beginIn(used);
    await findField(register, 'Code (required)');
    await reads(verifying, 'This page asks you to confirm in another place.');
    expect(match('textbox', null, verifying)).to.deep.equal([]);
    // After a reload nobody knows which of them was used last, and there is one all the same.
    used.place.remove();
    await Promise.resolve();
    const again = await use(both, used);
    await findField(again.place, 'Code (required)');
    await reads(again.place, 'This page asks you to confirm in another place.');
    expect(match('heading', 'Check your email', again.place)).to.have.length(1);
    // A link is opened here: it is what the resident did last.
    await openLink(again);
    await focusIs('heading', 'Confirm your address');
    expect(match('textbox', null, again.place)).to.deep.equal([]);
    expect(match('button', 'Confirm my address', again.place)).to.have.length(1);
  });

  it('lets the one that stays take over from the one that leaves', async () => {
    const used = await nobody({ tenant: inSteps }, both);
    const register = await beginIn(used);
    register.remove();
    await findField(used.place, 'Code (required)');
  });
});

describe('confirming an address by a code', () => {
  const both = html`<utility-verify></utility-verify><utility-login></utility-login>`;
  async function fromSignIn(options: StageOptions = {}): Promise<Used> {
    const used = await nobody(options, both);
    await registerBehind(used);
    const login = used.place.querySelector('utility-login')!;
    await fill(login, '* User name', 'riverbend');
    await fill(login, '* Password', 'calm-water-9');
    await activate(login, 'button', 'Sign in');
    await activate(login, 'button', 'Type the code, or get a new message');
    await focusIs('heading', 'Check your email');
    return used;
  }

  it('goes on from signing in before the account is verified (S1.23, SEC-28)', async () => {
    const used = await fromSignIn();
    const code = await findField(used.place, '* Code');
    expect([code.getAttribute('autocomplete'), code.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    await fill(used.place, '* Code', `Your code is ${(await newestMail(used)).code ?? ''}.`);
    await press('Enter');
    await focusIs('heading', 'Your address is confirmed');
    const login = used.place.querySelector('utility-login')!;
    await activate(login, 'button', 'Back to sign in');
    await fill(login, '* User name', 'riverbend');
    await fill(login, '* Password', 'calm-water-9');
    await press('Enter');
    await reads(login, 'Signed in as riverbend');
  });

  it('says that a phone number is confirmed where the code came by text (S2.8)', async () => {
    const used = await nobody({ tenant: inSteps }, both);
    const { utility } = used.world;
    const email = 'robin@mail.example';
    await utility.register({ answers: { email }, termsVersion: '2016-07', locale: 'en' });
    const step = await utility.verify(null, { token: await newestToken(used) });
    const answers = {
      ...{ fullName: 'Robin Rivers', accountNumber: '28624' },
      ...{ password: 'Calm-water-9', mobile: '9255550117' },
    };
    const ticket = step.step === 'details-needed' ? step.ticket : '';
    await utility.register({ answers, ticket, locale: 'en' });
    const login = used.place.querySelector('utility-login')!;
    await fill(login, 'Email address (required)', email);
    await fill(login, 'Password (required)', 'Calm-water-9');
    await activate(login, 'button', 'Sign in');
    await activate(login, 'button', 'Type the code, or get a new message');
    await focusIs('heading', 'Check your phone');
    await fill(used.place, 'Code (required)', (await newestMail(used)).code ?? '');
    await press('Enter');
    await focusIs('heading', 'Your phone number is confirmed');
  });

  it('sends another message when it is time, and says that older ones are over (S2.11, SEC-29)', async () => {
    const used = await fromSignIn();
    const older = (await newestMail(used)).code ?? '';
    used.world.clock.advance(60_000);
    used.said.length = 0;
    await activate(used.place, 'button', 'Send the message again');
    await reads(used.place, 'Earlier messages do not work any more.');
    await waitUntil(() => used.said.some((said) => said.startsWith('We sent a new message')), 'it is said');
    await find(used.place, 'button', /Send the message again \(in \d+ seconds\)/);
    await fill(used.place, '* Code', older);
    await press('Enter');
    await focusIs('heading', 'There is a newer message');
    await activate(used.place, 'button', 'Type a code');
    await fill(used.place, '* Code', (await newestMail(used)).code ?? '');
    await press('Enter');
    await focusIs('heading', 'Your address is confirmed');
  });

  it('says how long to wait where a message was sent just before (SEC-23)', async () => {
    const used = await fromSignIn();
    await activate(used.place, 'button', 'Send the message again');
    await reads(used.place, /Wait \d+ seconds/);
    await find(used.place, 'button', /Send the message again \(in \d+ seconds\)/);
  });

  it('keeps the message’s place through a reload, and nothing that could be read (SEC-02)', async () => {
    const used = await fromSignIn();
    used.place.remove();
    await Promise.resolve();
    const again = await use(verify, used);
    await reads(again.place, 'We sent a message to r•••@mail.example');
    const kept = sessionStorage.getItem(`utility-widgets:${used.adapter.id}:verification`) ?? '';
    expect(kept).to.contain('r•••@mail.example');
    expect(kept).not.to.match(/calm-water|riverbend@/);
    await again.client.session!.signIn(
      { identifier: 'flowerpower', password: 'water-lily-2016', remember: false },
      new AbortController().signal,
    );
    await reads(again.place, 'You are signed in as flowerpower');
    expect(sessionStorage.getItem(`utility-widgets:${used.adapter.id}:verification`)).to.equal(null);
  });
});

describe('with nothing to confirm', () => {
  it('says where the message is, and leads to signing in', async () => {
    const used = await nobody();
    await reads(used.place, 'Look in your junk mail folder too.');
    expect(match('textbox', null, used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'Sign in');
    expect(used.events).to.deep.equal(['navigate {"to":"utility-login"}']);
  });

  it('says whom to call without a comma where the portal names no hours', async () => {
    const { place } = await nobody({
      tenant: ({ portal, ...rest }) => ({
        ...rest,
        portal: { ...portal, contact: { ...portal.contact, hours: { en: '', es: '' } } },
      }),
    });
    await reads(place, /Call 925-555-0142\.$/);
    place.lang = 'es';
    await reads(place, /Llame al 925-555-0142\.$/);
  });

  it('ignores an address that carries nothing it could use', async () => {
    afterThisTest(() => history.replaceState(null, '', location.pathname + location.search));
    const used = await nobody();
    for (const hash of [
      '#utility-verify=',
      `#utility-verify=${'x'.repeat(200)}`,
      '#utility-verify=%E0%A4%A',
    ]) {
      location.hash = hash;
      await waitUntil(() => location.hash === '', 'it is read');
    }
    await reads(used.place, 'Nothing to confirm here yet');
  });
});
