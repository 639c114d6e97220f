import { expect } from 'chai';
import { html } from 'lit';

import { allTenants } from '../../mock-api/tenants/index.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import { signIn as signInWords } from '../../src/i18n/en/sign-in.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { press } from '../support/keys.js';
import { mount, waitUntil } from '../support/page.js';
import { focused, match, text } from '../support/perceive.js';
import { activate, fill, find, findField, focusIs, heard, reads, use, type Used } from '../support/use.js';

const login = html`<utility-login></utility-login>`;
const nobody = (options: StageOptions = {}): Promise<Used> => use(login, { signedInAs: null, ...options });
const type = async ({ place }: Used, name = 'flowerpower', password = 'water-lily-2016'): Promise<void> => {
  await fill(place, '* User name', name);
  await fill(place, '* Password', password);
};
const signIn = async (used: Used, name?: string, password?: string): Promise<void> => {
  await type(used, name, password);
  await press('Enter');
};

describe('signing in', () => {
  it('offers managers and readers ordinary fields, labelled, described and masked in replays (ACC-30, ACC-35)', async () => {
    const { place, widget } = await nobody();
    const name = await findField(place, '* User name');
    const password = await findField(place, '* Password');
    expect([name.autocomplete, password.autocomplete]).to.deep.equal(['username', 'current-password']);
    expect([name.parentNode, password.parentNode]).to.deep.equal([widget, widget]);
    expect(name.form).to.equal(password.form);
    expect([password.dataset['ddPrivacy'], 'sentryMask' in password.dataset]).to.deep.equal(['mask', true]);
    expect(name.placeholder + password.placeholder).to.equal('');
    expect(text(place)).to.contain('to see your bills and pay them');
  });

  it('speaks in the words of the portal where it has its own (S1.26)', async () => {
    const { ontario, glendora } = allTenants({ processorBase: location.origin });
    for (const [tenant, lang, title, words] of [
      [ontario, 'en', 'Login to My Account', 'Remember me'],
      [ontario, 'es', 'Entrar en mi cuenta', 'Recordarme'],
      [glendora, 'en', 'Customer Portal', 'Please sign in to see your water use'],
      [glendora, 'es', 'Portal del cliente', 'Inicie sesión para ver su consumo de agua'],
    ] as const) {
      const { place } = await use(html`<utility-login lang=${lang}></utility-login>`, {
        signedInAs: null,
        tenant: () => tenant,
      });
      await find(place, 'heading', title);
      await reads(place, words);
      place.remove();
    }
  });

  it('says what is missing in a summary that takes the focus and leads to each field (ACC-21)', async () => {
    const used = await nobody();
    await activate(used.place, 'button', 'Sign in');
    await focusIs('group', 'There is a problem');
    const words = match('link', null, used.place).map((link) => link.textContent.trim());
    expect(words).to.deep.equal(['Enter your user name', 'Enter your password']);
    for (const field of match('textbox', null, used.place)) {
      const described = field.getAttribute('aria-describedby') ?? '';
      expect(document.getElementById(described)?.textContent.trim()).to.be.oneOf(words);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
    }
    await activate(used.place, 'link', 'Enter your password');
    await focusIs('textbox', '* Password');
    await fill(used.place, '* Password', 'x');
    await waitUntil(() => match('link', null, used.place).length === 1, 'what is mended is no longer said');
    expect(used.asked('signIn')).to.equal(0);
    expect([...used.said, ...used.events]).to.deep.equal([]);
  });

  it('says the same of a wrong name and a wrong password, and keeps what was typed (SEC-22, REL-02)', async () => {
    const words = [];
    for (const [name, password] of [
      ['flowerpower', 'water-rose'],
      ['nobody-at-all', 'water-lily-2016'],
    ] as const) {
      const used = await nobody();
      await signIn(used, name, password);
      await focusIs('group', 'There is a problem');
      words.push(text(await find(used.place, 'group', 'There is a problem')));
      expect((await findField(used.place, '* User name')).value).to.equal(name);
      expect(used.events.map((event) => event.replace(/,"correlationId":"\w+"/, ''))).to.deep.equal([
        'error {"kind":"auth","code":"credentials-wrong"}',
      ]);
      used.place.remove();
    }
    expect(words[0]).to.equal(words[1]);
  });

  it('forgets why an attempt failed once there is something else wrong (ACC-21)', async () => {
    const used = await nobody({ faults: [failing('signIn', { kind: 'status', status: 500 })] });
    await signIn(used);
    await reads(used.place, signInWords['signIn.service']);
    await signIn(used, '');
    await focusIs('group', 'There is a problem');
    const card = used.widget.shadowRoot?.querySelector('.card') ?? null;
    expect(text(card)).to.contain('There is a problem').and.not.to.contain(signInWords['signIn.service']);
  });

  it('says that it works, sends once however often it is pressed, and keeps the focus (ACC-25, ACC-33)', async () => {
    const used = await nobody({ faults: [failing('signIn', { kind: 'hang' })], clock: hurriedClock(1, 0) });
    await type(used);
    await activate(used.place, 'button', 'Sign in');
    expect(await heard(used)).to.deep.equal(['Signing in…']);
    await focusIs('button', 'Signing in…');
    await press('Enter');
    expect(await heard(used)).to.deep.equal(['!Still working. Please wait.']);
    await focusIs('button', 'Signing in…');
    expect(used.asked('signIn')).to.equal(1);
  });

  it('goes to the heading when the resident is in, tells the page so and nothing else (SEC-41)', async () => {
    const used = await nobody();
    await signIn(used);
    await focusIs('heading', 'You are signed in');
    await reads(used.place, 'Signed in as flowerpower');
    expect(used.events).to.deep.equal(['signed-in null']);
    expect(match('textbox', null, used.place)).to.deep.equal([]);
  });

  it('shows the password on request, says so on its button, and hides it again on submit (ACC-20)', async () => {
    const used = await nobody();
    await type(used, 'flowerpower', 'secret');
    const password = await findField(used.place, '* Password');
    expect(password.type).to.equal('password');
    await activate(used.place, 'button', 'Show password');
    await focusIs('button', 'Hide password');
    expect([password.type, password.value]).to.deep.equal(['text', 'secret']);
    await activate(used.place, 'button', 'Sign in');
    await waitUntil(() => password.type === 'password', 'the password is hidden');
  });

  for (const [what, fault, words] of [
    ['the network', { kind: 'reset-before-headers' }, signInWords['signIn.network']],
    ['the utility', { kind: 'status', status: 500 }, signInWords['signIn.service']],
    ['maintenance', { kind: 'maintenance', retryAfter: 120 }, signInWords['signIn.service']],
    [
      'too many tries',
      { kind: 'status', status: 429, retryAfter: 60 },
      'There were too many tries. Wait 60 seconds, then sign in again.',
    ],
  ] as const) {
    it(`says that ${what} is the matter, whom to call and when, and keeps everything (REL-02, SEC-23)`, async () => {
      const used = await nobody({ faults: [failing('signIn', fault, 1)] });
      await type(used);
      await activate(used.place, 'button', 'Sign in');
      await reads(used.place, words);
      await waitUntil(() => used.said.includes(`!${words}`), 'it is said');
      expect(used.said.filter((said) => said.startsWith('!'))).to.deep.equal([`!${words}`]);
      expect(text(used.place)).to.match(/Call 925-555-0142, Monday to Friday, 8 am to 4:30 pm/);
      await focusIs('button', 'Sign in');
      expect((await findField(used.place, '* Password')).value).to.equal('water-lily-2016');
      await press('Enter');
      await focusIs('heading', 'You are signed in');
    });
  }

  it('says where the message went when an account waits to be verified, and leads back', async () => {
    const used = await nobody();
    await signIn(used, 'newleaf');
    await focusIs('heading', 'Please verify your account first');
    expect(match('textbox', null, used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'Back to sign in');
    await focusIs('heading', 'Sign in');
    expect((await findField(used.place, '* Password')).value).to.equal('');
  });

  it('signs out at once and says so', async () => {
    const used = await use(login);
    await activate(used.place, 'button', 'Sign out');
    await focusIs('heading', 'Sign in');
    expect(await heard(used)).to.deep.equal(['You are signed out. Your data is hidden on this page.']);
    expect(used.events).to.deep.equal(['signed-out null']);
    expect(text(used.place)).not.to.contain('flowerpower');
  });

  for (const [what, name, words] of [
    ['a sign-in that failed', 'flowerpower', signInWords['signIn.service']],
    ['an account that waits to be verified', 'newleaf', 'Please verify your account first'],
  ] as const) {
    it(`forgets ${what} once somebody is in from another place`, async () => {
      const failed = failing('signIn', { kind: 'status', status: 500 }, name === 'newleaf' ? 0 : 1);
      const used = await nobody({ faults: [failed] });
      await signIn(used, name);
      await reads(used.place, words);
      await used.client.session!.signIn(
        { identifier: 'flowerpower', password: 'water-lily-2016', remember: false },
        new AbortController().signal,
      );
      await reads(used.place, 'Signed in as flowerpower');
      await activate(used.place, 'button', 'Sign out');
      await find(used.place, 'textbox', '* User name');
      expect(text(used.place)).not.to.match(/There is a problem|verify/);
    });
  }

  it('hides everything when the end of a visit could not be told, and tells it later (SEC-05)', async () => {
    const used = await use(login, { faults: [failing('signOut', { kind: 'reset-before-headers' }, 1)] });
    await activate(used.place, 'button', 'Sign out');
    await reads(used.place, 'Please sign out again');
    expect(text(used.place)).not.to.contain('flowerpower');
    expect(await heard(used)).to.deep.equal([
      '!Your data is hidden on this page. But we could not reach the utility to end your visit. Please sign out again.',
    ]);
    await activate(used.place, 'button', 'Sign out again');
    await waitUntil(() => used.asked('signOut') === 2, 'the utility is told');
    expect(await heard(used)).to.deep.equal(['You are signed out. Your data is hidden on this page.']);
    await waitUntil(() => !text(used.place).includes('Please sign out again'), 'the warning goes');
    expect(focused().role).not.to.equal('document');
  });

  it('says that time ran out when the session ends on its own', async () => {
    const used = await use(html`<utility-login></utility-login><utility-bill-list></utility-bill-list>`);
    await reads(used.place, 'Bill 98820');
    await used.world.utility.endSessions();
    await activate(used.place, 'button', 'Details of bill 98820');
    await reads(used.widget, 'You were signed out because time ran out');
    expect(used.events).to.deep.equal(['session-expired null', 'session-expired null']);
    expect(text(used.place)).not.to.match(/98820|flowerpower/);
  });

  it('keeps the page’s own words where it is not configured, and tells the page why', async () => {
    const place = await mount(html`<div></div>`);
    const codes: unknown[] = [];
    place.addEventListener('utility-error', (event) => codes.push(event.detail));
    const widget = document.createElement('utility-login');
    widget.append('Call 925-555-0142');
    place.append(widget);
    await widget.updateComplete;
    expect(text(place)).to.equal('Call 925-555-0142');
    expect(JSON.stringify(codes)).to.equal('[{"kind":"configuration","code":"not-configured"}]');
  });

  it('shows the page’s own words until it is ready and when nothing can be reached, and starts again on request', async () => {
    const used = await use(html`<utility-login>Call 925-555-0142</utility-login>`, {
      signedInAs: null,
      faults: [failing('getPortal', { kind: 'status', status: 503 }, 4)],
      clock: hurriedClock(50, 10_000),
    });
    expect(text(used.place)).to.equal('Call 925-555-0142');
    await reads(used.place, 'We could not load this');
    expect(text(used.place)).to.contain('Call 925-555-0142');
    await activate(used.place, 'button', 'Try again');
    await find(used.place, 'textbox', '* User name');
    expect(text(used.place)).not.to.contain('Call 925-555-0142');
    expect(focused().role).not.to.equal('document');
  });
});
