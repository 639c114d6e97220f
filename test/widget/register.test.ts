import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/login/define.js';
import '../../src/widgets/register/define.js';
import { UtilityClient } from '../../src/client/client.js';
import { pageSlot } from '../../src/client/page-slot.js';
import { answerQuestion, inSteps, newestMail, registerBehind } from '../../stories/registering.js';
import { allTenants } from '../../mock-api/tenants/index.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { press } from '../support/keys.js';
import { manualClock } from '../support/manual-clock.js';
import { waitUntil } from '../support/page.js';
import { focused, match, text } from '../support/perceive.js';
import { activate, fill, find, findField, focusIs, heard, reads, use, type Used } from '../support/use.js';

const register = html`<utility-register></utility-register>`;
const nobody = (options: StageOptions = {}): Promise<Used> => use(register, { signedInAs: null, ...options });

/** Everything that the usual city asks for, by real keys; the question is answered by its own words. */
async function type({ place }: Used, userId = 'riverbend', password = 'calm-water-9'): Promise<void> {
  await find(place, 'textbox', /Type these numbers/);
  await fill(place, '* User ID', userId);
  await fill(place, '* User ID again', userId);
  await fill(place, '* Password', password);
  await fill(place, '* Password again', password);
  await fill(place, '* Password hint', 'what the lake is');
  await fill(place, '* Email address', 'robin@mail.example');
  await answerQuestion(place);
}
const send = ({ place }: Used): Promise<void> => activate(place, 'button', 'Create account');
async function registered(used: Used): Promise<void> {
  await type(used);
  await send(used);
  await focusIs('heading', 'Check your email');
}
const summary = async ({ place }: Used): Promise<string[]> => {
  await focusIs('group', 'There is a problem');
  return match('link', null, await find(place, 'group', 'There is a problem')).map((link) => text(link));
};
/** What the tab keeps for this stage's utility. */
const stored = ({ adapter }: Used): string =>
  Object.keys(sessionStorage)
    .filter((name) => name.includes(adapter.id))
    .map((name) => `${name} ${sessionStorage.getItem(name) ?? ''}`)
    .join('\n');

describe('registering', () => {
  it('asks for what the portal asks for, with its words, marks and lengths (S4.4, S1.6, S1.9, S1.32, ACC-35)', async () => {
    const { place } = await nobody();
    await find(place, 'textbox', /Type these numbers/);
    const fields = match('textbox', null, place) as HTMLInputElement[];
    expect(
      fields.map((field) => `${field.labels![0]!.textContent} ${field.autocomplete}`).slice(0, 6),
    ).to.deep.equal([
      '* User ID username',
      '* User ID again username',
      '* Password new-password',
      '* Password again new-password',
      '* Password hint off',
      '* Email address email',
    ]);
    const hint = document.getElementById(fields[2]!.getAttribute('aria-describedby')!)!;
    expect(text(hint)).to.equal('Use 8 to 15 characters.');
    expect(text(place)).to.contain('* means required');
    expect(fields.map((field) => field.placeholder).join('')).to.equal('');
  });

  for (const [name, english, spanish] of [
    ['pleasanton', 'to see and pay your bills', 'ver y pagar sus facturas'],
    ['glendora', 'to see how much you use', 'ver su consumo'],
  ] as const) {
    it(`says what an account is for by what ${name} offers online (S1.3)`, async () => {
      const tenant = allTenants({ processorBase: location.origin })[name];
      const { place } = await nobody({
        tenant: () => ({
          ...tenant,
          portal: {
            ...tenant.portal,
            registration: { ...tenant.portal.registration!, terms: undefined },
          },
        }),
      });
      await reads(place, english);
      if (name === 'glendora') expect(text(place)).not.to.match(/\b(bills|pay)\b/);
      place.lang = 'es';
      await reads(place, spanish);
    });
  }

  it('leads a new resident to what the utility offers, and not to bills that are not online', async () => {
    const used = await use(register, {
      signedInAs: null,
      tenant: (tenant) => ({
        ...tenant,
        portal: { ...tenant.portal, capabilities: ['sign-in', 'registration', 'accounts', 'usage'] },
      }),
      adapt: (usual) => ({
        ...usual,
        registration: {
          ...usual.registration!,
          verify: async () => ({
            step: 'registered',
            session: { state: 'signed-in', userName: 'riverbend', expiresInSeconds: 600 },
          }),
        },
      }),
    });
    await registered(used);
    await fill(used.place, '* Code', '123456');
    await press('Enter');
    await focusIs('heading', 'Your account is ready');
    await activate(used.place, 'button', 'See how much you use');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-usage-chart"}');
  });

  it('names each field that is empty, in a summary and beside it (S1.19, ACC-21)', async () => {
    const used = await nobody();
    await find(used.place, 'textbox', /Type these numbers/);
    await send(used);
    expect(await summary(used)).to.deep.equal([
      'Fill in: User ID',
      'Enter it a second time: User ID',
      'Enter a password',
      'Enter it a second time: Password',
      'Enter a password hint',
      'Enter your email address',
      'Answer the question',
    ]);
    expect(used.asked('register')).to.equal(0);
  });

  it('says of each answer what is wrong with it, and forgets it once it is mended (S1.11, S1.18)', async () => {
    const used = await nobody();
    await type(used, 'riverbend', 'water');
    await fill(used.place, '* Password again', 'waters');
    await fill(used.place, '* Password hint', 'water, not waters');
    await fill(used.place, '* Email address', 'robin at mail');
    await send(used);
    expect(await summary(used)).to.deep.equal([
      'Use at least 8 characters.',
      'These two are not the same: Password. Check both.',
      'The hint must not contain your password',
      'Enter an email address such as name@example.com',
    ]);
    await fill(used.place, '* Email address', 'robin@mail.example');
    await waitUntil(() => !text(used.place).includes('name@example.com'), 'it is mended');
  });

  it('says beforehand what a user name may be made of, and again at the field before anything is sent (S1.9, S1.19)', async () => {
    const used = await nobody();
    const allowed = 'Use only letters, digits, and . _ -';
    await type(used, 'river bend');
    const described = (field: HTMLElement): string =>
      field
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => text(document.getElementById(id)))
        .join(' ');
    const field = await findField(used.place, '* User ID');
    expect(described(field)).to.contain(`You will sign in with it. ${allowed}`);
    await send(used);
    expect(await summary(used)).to.deep.equal([allowed]);
    expect(described(field).split(allowed)).to.have.length(3);
    expect(used.asked('register')).to.equal(0);
    used.place.lang = 'es';
    await reads(used.place, 'Use solo letras, números y . _ -');
    used.place.lang = 'en';
    await reads(used.place, allowed);
    await fill(used.place, '* User ID', 'río.bend');
    await fill(used.place, '* User ID again', 'río.bend');
    await send(used);
    await focusIs('heading', 'Check your email');
  });

  for (const [characters, english, spanish] of [
    [{ letters: 'a-z', digits: false }, 'Use only letters from a to z', 'Use solo letras sin acento ni ñ'],
    [{ letters: 'none', digits: true, extras: ' -' }, 'digits, spaces, and -', 'números, espacios y -'],
  ] as const) {
    it(`has words for user names of ${JSON.stringify(characters)}`, async () => {
      const { place } = await nobody({
        tenant: (tenant) => {
          const { registration } = tenant.portal;
          const steps = registration!.steps.map((step) => ({
            ...step,
            fields: step.fields.map((one) => (one.kind === 'user-name' ? { ...one, characters } : one)),
          }));
          return { ...tenant, portal: { ...tenant.portal, registration: { ...registration!, steps } } };
        },
      });
      await reads(place, english);
      place.lang = 'es';
      await reads(place, spanish);
    });
  }

  it('says that a name is taken beside it, and keeps everything that was typed (S1.9, SEC-22)', async () => {
    const used = await nobody();
    await type(used, 'FlowerPower');
    await send(used);
    expect(await summary(used)).to.deep.equal(['This user name is taken. Choose another one.']);
    expect((await findField(used.place, '* Password')).value).to.equal('calm-water-9');
    await fill(used.place, '* User ID', 'riverbend');
    await fill(used.place, '* User ID again', 'riverbend');
    await send(used);
    await focusIs('heading', 'Check your email');
  });

  it('answers alike for an address that is registered already; its owner gets the message (SEC-22)', async () => {
    const words: string[] = [];
    for (const known of [true, false]) {
      const used = await nobody();
      await type(used);
      const [user] = used.world.tenant.users;
      await fill(used.place, '* Email address', known ? user!.email : 'nobody@gardeners.example');
      await send(used);
      await focusIs('heading', 'Check your email');
      words.push(
        text(used.place)
          .replace(/\S•••@\S+/, 'somebody')
          .replace(/in \d+ s/, 'in n s'),
      );
      used.place.remove();
    }
    expect(words[0]).to.equal(words[1]);
  });

  it('asks a new question after a wrong answer, in words, and keeps the rest (S4.5, SEC-24)', async () => {
    const used = await nobody();
    await type(used);
    await fill(used.place, /Type these numbers/, '0');
    await send(used);
    expect(await summary(used)).to.deep.equal(['That answer did not work. Please answer this new question.']);
    await waitUntil(() => used.asked('getChallenge') === 2, 'a new question');
    await waitUntil(
      () =>
        (match('textbox', /Type these numbers/, used.place)[0] as HTMLInputElement | undefined)?.value === '',
      'its field is empty',
    );
    await answerQuestion(used.place);
    await send(used);
    await focusIs('heading', 'Check your email');
  });

  it('loads the question again on request, and says that it is missing', async () => {
    const used = await nobody({
      faults: [failing('getChallenge', { kind: 'status', status: 500 }, 4)],
      clock: hurriedClock(50, 10_000),
    });
    await activate(used.place, 'button', 'Load the question again');
    await find(used.place, 'textbox', /Type these numbers/);
  });

  it('shows both passwords on request and hides them when they are sent (ACC-20)', async () => {
    const used = await nobody();
    await type(used);
    await activate(used.place, 'button', 'Show password');
    const passwords = [
      await findField(used.place, '* Password'),
      await findField(used.place, '* Password again'),
    ];
    await waitUntil(() => passwords.every((field) => field.type === 'text'), 'both are shown');
    await focusIs('button', 'Hide password');
    await fill(used.place, '* User ID', '');
    await send(used);
    await waitUntil(() => passwords.every((field) => field.type === 'password'), 'both are hidden');
  });

  it('says that it works, sends once however often it is pressed (S1.7, ACC-25, ACC-33)', async () => {
    const used = await nobody({ faults: [failing('register', { kind: 'hang' })], clock: hurriedClock(1, 0) });
    await type(used);
    used.said.length = 0;
    await send(used);
    expect(await heard(used)).to.deep.equal(['Creating your account…']);
    await press('Enter');
    expect(await heard(used)).to.deep.equal(['!Still working. Please wait.']);
    expect(used.asked('register')).to.equal(1);
  });

  for (const [what, fault, words] of [
    ['the network', { kind: 'reset-before-headers' }, /Check your internet connection/],
    ['the utility', { kind: 'status', status: 500 }, /not answering right now/],
    ['too many tries', { kind: 'status', status: 429, retryAfter: 300 }, /Wait 5 minutes/],
    ['an answer that makes no sense', { kind: 'malformed-json' }, /could not read/],
  ] as const) {
    it(`says that ${what} is the matter, whom to call and when, and keeps everything (REL-02, SEC-23)`, async () => {
      const used = await nobody({ faults: [failing('register', fault, 1)] });
      await type(used);
      await send(used);
      await reads(used.place, words);
      await waitUntil(() => used.said.some((said) => said.startsWith('!') && words.test(said)), 'it is said');
      expect(text(used.place)).to.match(/Call 925-555-0142/);
      expect((await findField(used.place, '* Password')).value).to.equal('calm-water-9');
      expect(used.events).to.have.length(1);
    });
  }

  it('keeps what is typed when the language changes, and when the widget is moved (REL-19)', async () => {
    const used = await nobody();
    await type(used);
    used.widget.setAttribute('lang', 'en-GB');
    const other = document.createElement('div');
    used.widget.parentElement!.append(other);
    other.append(used.widget);
    await find(used.place, 'textbox', '* Email address');
    expect((await findField(used.place, '* Email address')).value).to.equal('robin@mail.example');
    expect((await findField(used.place, '* Password')).value).to.equal('calm-water-9');
  });

  it('says where the message went and what to do, and takes its code in any spelling (S1.21, S1.31, S2.10, S2.11, SEC-28)', async () => {
    const used = await nobody();
    await registered(used);
    expect(text(used.place)).to.match(/r•••@mail\.example.*Press the link in it, or type its code/s);
    expect(text(used.place)).to.contain('junk mail folder');
    const code = await findField(used.place, /Code/);
    expect([code.getAttribute('autocomplete'), code.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    const digits = (await newestMail(used)).code ?? '';
    await fill(used.place, /Code/, `${digits.slice(0, 3)} - ${digits.slice(3)}`);
    await activate(used.place, 'button', 'Confirm');
    await focusIs('heading', 'Your account is ready');
    expect(text(used.place)).to.contain('You are registered with Citizen Self Service.');
    expect(used.events).to.deep.equal(['verified {"next":"sign-in"}', 'registered {"next":"sign-in"}']);
    expect(stored(used)).to.equal('');
    await activate(used.place, 'button', 'Sign in');
    expect(used.events.at(-1)).to.equal('navigate {"to":"utility-login"}');
  });

  it('says that a code is wrong at its field, and when there were too many (SEC-28)', async () => {
    const used = await nobody();
    await registered(used);
    for (let tries = 0; tries < 5; tries++) {
      await fill(used.place, /Code/, '000000');
      await press('Enter');
      expect(await summary(used)).to.deep.equal([
        'That is not the code. Check the newest message, then type it again.',
      ]);
    }
    await fill(used.place, /Code/, '000000');
    await press('Enter');
    await reads(used.place, /There were too many requests. Wait \d+ minutes/);
  });

  it('sends the message again when it is time, and says so and how long to wait (S2.11, SEC-23)', async () => {
    const used = await nobody();
    await registered(used);
    // On a busy machine it was said that the account was being made.
    used.said.length = 0;
    await activate(used.place, 'button', /Send the message again \(in \d+ seconds\)/);
    expect((await heard(used)).join()).to.match(/^!You can ask for another message in \d+ seconds\.$/);
    expect(used.asked('resendVerification')).to.equal(0);
  });

  it('goes on counting after a reload, and asks for no message before its time (S2.11, SEC-23)', async () => {
    const clock = manualClock(Date.UTC(2016, 11, 12), 7);
    const first = await nobody({ clock });
    await registered(first);
    await clock.tick(12_000);
    first.place.remove();
    await Promise.resolve();
    await clock.tick(5_000);
    // What a page after it knows is what the tab holds.
    const client = new UtilityClient({ adapter: first.adapter, clock });
    pageSlot().clients.set(first.adapter.id, client);
    const again = await use(register, { ...first, client });
    const wait = (button: HTMLElement): number => Number(/\d+/.exec(text(button))?.[0]);
    const button = await find(again.place, 'button', /Send the message again \(in \d+ seconds\)/);
    const left = wait(button);
    expect(left).to.equal(13);
    await activate(again.place, 'button', /Send the message again/);
    expect(await heard(again)).to.deep.equal([`!You can ask for another message in ${left} seconds.`]);
    expect(again.asked('resendVerification')).to.equal(0);
    await clock.tick((left - 1) * 1000);
    await find(again.place, 'button', /Send the message again \(in 1 second\)/);
    await clock.tick(1000);
    await find(again.place, 'button', 'Send the message again');
  });

  it('sends to another address, and says where to (S2.11)', async () => {
    const used = await nobody();
    await registered(used);
    await activate(used.place, 'button', 'Use another email address');
    await focusIs('heading', 'Use another email address');
    await fill(used.place, '* Email address', ' Sam <sam@mail.example> ');
    await press('Enter');
    await focusIs('heading', 'Check your email');
    await reads(used.place, 'We sent a new message to s•••@mail.example');
    expect((await newestMail(used)).to).to.equal('sam@mail.example');
  });

  it('takes up in the same tab what a page before it has begun, and never kept a secret (SEC-02, SEC-32)', async () => {
    const used = await nobody();
    await type(used);
    await send(used);
    await focusIs('heading', 'Check your email');
    expect(stored(used)).not.to.match(/calm-water|what the lake|Type these/);
    expect(stored(used)).to.match(/riverbend/);
    used.place.remove();
    await Promise.resolve();
    const again = await use(register, used);
    await reads(again.place, 'We sent a message to r•••@mail.example');
  });

  it('has the name and the address again after a reload, and the passwords not (SEC-32)', async () => {
    const used = await nobody();
    await type(used);
    await press('Tab');
    used.place.remove();
    await Promise.resolve();
    const again = await use(register, used);
    await find(again.place, 'textbox', /Type these numbers/);
    expect((await findField(again.place, '* User ID')).value).to.equal('riverbend');
    expect((await findField(again.place, '* Email address')).value).to.equal('robin@mail.example');
    expect((await findField(again.place, '* Password')).value).to.equal('');
    expect((await findField(again.place, '* Password hint')).value).to.equal('');
  });

  it('says so where somebody is signed in already, and lets them sign out', async () => {
    const used = await use(register);
    await reads(used.place, 'You are signed in as flowerpower.');
    expect(match('textbox', null, used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'Sign out');
    await focusIs('heading', 'Create your account');
    expect(text(used.place)).not.to.contain('flowerpower');
  });

  it('is not offered by a portal that takes no registrations', async () => {
    const used = await nobody({ scenario: 'registration-off' });
    await reads(used.place, 'Not offered online');
    expect(used.asked('getChallenge')).to.equal(0);
  });

  it('is found from signing in (S1.4, S1.26, S2.6, S4.3)', async () => {
    const used = await use(html`<utility-login></utility-login><utility-register></utility-register>`, {
      signedInAs: null,
    });
    await activate(used.place, 'button', 'New here? Create an account');
    await focusIs('heading', 'Create your account');
  });
});

describe('registering with the numbers of a bill', () => {
  const { ontario } = allTenants({ processorBase: location.origin });

  it('takes the pair that the bill prints in one field (ACC-34)', async () => {
    const used = await nobody({ tenant: () => ontario });
    const [customer, account] = [/^Customer Number/, /^Account Number/];
    await fill(used.place, customer, '4410072-5530261');
    await press('Tab');
    expect((await findField(used.place, customer)).value).to.equal('4410072');
    expect((await findField(used.place, account)).value).to.equal('5530261');
    expect(await heard(used)).to.deep.equal(['We filled this in too: Account Number']);
  });
});

describe('registering in steps', () => {
  const steps = async (): Promise<Used> => nobody({ tenant: inSteps });
  async function confirmed(): Promise<Used> {
    const used = await steps();
    await activate(used.place, 'button', 'I accept');
    await fill(used.place, 'Email address (required)', 'robin@mail.example');
    await fill(used.place, 'Email address again (required)', 'robin@mail.example');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Check your email');
    await fill(used.place, 'Code (required)', (await newestMail(used)).code ?? '');
    await press('Enter');
    await focusIs('heading', 'Your water account');
    return used;
  }

  it('begins with the terms, in a region that the keyboard reaches, and one act that accepts them (S3.6)', async () => {
    const used = await steps();
    const region = await find(used.place, 'region', 'Terms of service');
    expect(region.tabIndex).to.equal(0);
    expect(match('textbox', null, used.place)).to.deep.equal([]);
    await activate(used.place, 'button', 'I accept');
    await focusIs('heading', 'Set up your account');
    await reads(used.place, 'Step 1 of 3');
    expect(text(used.place)).not.to.contain('means required');
  });

  it('asks for the address first and for the rest when it is confirmed (S3.7, S3.8, S3.13, S1.8)', async () => {
    const used = await confirmed();
    expect(used.events).to.deep.equal(['verified {"next":"details"}']);
    await reads(used.place, 'Step 2 of 3');
    await fill(used.place, 'Name (required)', 'Robin Rivers');
    await fill(used.place, 'Customer account number (required)', '286-2');
    await activate(used.place, 'button', 'Continue');
    expect(await summary(used)).to.deep.equal([
      'Enter the 5 digits that your bill shows: Customer account number',
    ]);
    await fill(used.place, 'Customer account number (required)', ' 286-24 ');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Your password and your wishes');
    expect(stored(used)).not.to.match(/28624|286-24|Robin/);
  });

  it('goes back without loss, ticks nothing by itself, and confirms a mobile number by a code (S2.8, S3.14, S1.14, S1.15, S1.16, PAY-35)', async () => {
    const used = await confirmed();
    await fill(used.place, 'Name (required)', 'Robin Rivers');
    await fill(used.place, 'Customer account number (required)', '28624');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Your password and your wishes');
    const boxes = match('checkbox', null, used.place) as HTMLInputElement[];
    expect(boxes.map((box) => box.checked)).to.deep.equal([false, false, false]);
    await activate(used.place, 'checkbox', 'Receive paperless bills');
    await activate(used.place, 'button', 'Back');
    await focusIs('heading', 'Your water account');
    expect((await findField(used.place, 'Name (required)')).value).to.equal('Robin Rivers');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Your password and your wishes');
    const paperless = (await find(used.place, 'checkbox', 'Receive paperless bills')) as HTMLInputElement;
    expect(paperless.checked).to.equal(true);
    await fill(used.place, 'Password (required)', 'water');
    await activate(used.place, 'button', 'Create account');
    expect(await summary(used)).to.deep.equal([
      'Use at least 8 characters. Use at least one capital letter. Use at least one number.',
    ]);
    await fill(used.place, 'Password (required)', 'Calm-water-9');
    await fill(used.place, 'Mobile phone number (optional)', '(925) 555-0117');
    await activate(used.place, 'button', 'Create account');
    await focusIs('heading', 'Check your phone');
    expect(match('button', 'Use another email address', used.place)).to.deep.equal([]);
    // The number was mistyped.
    await activate(used.place, 'button', 'Use another mobile number');
    await focusIs('heading', 'Use another mobile number');
    await fill(used.place, 'Mobile phone number (required)', '555-0118');
    await activate(used.place, 'button', 'Send the message');
    expect(await summary(used)).to.deep.equal([
      'Enter a phone number with its area code, such as 925-555-0100',
    ]);
    await fill(used.place, 'Mobile phone number (required)', '925.555.0118');
    await activate(used.place, 'button', 'Send the message');
    await focusIs('heading', 'Check your phone');
    expect(text(used.place)).to.contain('We sent a new message to ••118.');
    expect((await newestMail(used)).to).to.equal('9255550118');
    await fill(used.place, 'Code (required)', `Your code is ${(await newestMail(used)).code ?? ''}.`);
    await press('Enter');
    await focusIs('heading', 'Your account is ready');
    expect(stored(used)).to.equal('');
    expect(focused().role).to.equal('heading');
  });

  it('begins again, with the address kept, where the time for the rest has run out', async () => {
    const used = await confirmed();
    await fill(used.place, 'Name (required)', 'Robin Rivers');
    await fill(used.place, 'Customer account number (required)', '28624');
    await activate(used.place, 'button', 'Continue');
    await focusIs('heading', 'Your password and your wishes');
    await fill(used.place, 'Password (required)', 'Calm-water-9');
    used.world.clock.advance(2 * 3600_000);
    await activate(used.place, 'button', 'Create account');
    await focusIs('heading', 'Set up your account');
    await reads(used.place, 'Please begin again');
    expect((await findField(used.place, 'Email address (required)')).value).to.equal('robin@mail.example');
  });
});

describe('registering where somebody else has begun', () => {
  it('does not mind another registration of the same name that waits (SEC-22)', async () => {
    const used = await use(register, { signedInAs: null }, registerBehind);
    await type(used, 'riverbend', 'other-words-1');
    await send(used);
    expect(await summary(used)).to.deep.equal(['This user name is taken. Choose another one.']);
  });
});
