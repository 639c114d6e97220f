/** Other utilities' ways of registering, and what a resident does on the way. */
import type { MailRecord } from '../mock-api/domain/door-records.js';
import type { Tenant } from '../mock-api/domain/tenant.js';
import { enter, press, read, see } from './play.js';
import type { Stage } from './support.js';

const terms = {
  version: '2016-07',
  title: { en: 'Terms of service', es: 'Condiciones del servicio' },
  paragraphs: [
    'This service shows your bills and your use of water. It is offered as it is, at no cost to you.',
    'You choose a password and keep it to yourself. Whoever knows it can see what you can see.',
    'Payments are made through a card service. The city does not keep the number of your card.',
    'We write to the address that you give us: about your bills, about your account, and about work on the mains.',
    'You can close your account at any time. What the law asks us to keep, we keep for as long as it asks.',
    'We may change these terms. Then we show you the new ones, and you decide again.',
    'If a bill looks wrong to you, call us before it is due. We look at it together.',
  ].map((en) => ({ en })),
};

/** A city that begins with the address, asks for the rest in steps, and wants its terms accepted. */
export const inSteps = (tenant: Tenant): Tenant => ({
  ...tenant,
  portal: {
    ...tenant.portal,
    requiredMark: 'word',
    numbers: {
      account: {
        label: { en: 'Customer account number' },
        hint: { en: 'In the upper right corner of your bill.' },
        minDigits: 5,
        maxDigits: 5,
      },
    },
    signIn: {
      identifier: { kind: 'email', label: { en: 'Email address' }, maxLength: 254 },
      rememberMe: false,
    },
    registration: {
      terms,
      challenge: false,
      password: { minLength: 8, maxLength: 64, lowerCase: true, upperCase: true, digit: true },
      steps: [
        {
          title: { en: 'Set up your account' },
          send: true,
          fields: [{ name: 'email', kind: 'email', required: true, retype: true }],
        },
        {
          title: { en: 'Your water account' },
          send: false,
          fields: [
            { name: 'fullName', kind: 'name', required: true },
            { name: 'accountNumber', kind: 'account-number', required: true },
          ],
        },
        {
          title: { en: 'Your password and your wishes' },
          send: true,
          fields: [
            { name: 'password', kind: 'password', required: true },
            { name: 'mobile', kind: 'mobile', required: false },
            {
              ...{ name: 'texts', kind: 'choice', required: false },
              label: { en: 'Send me text messages about my account' },
            },
            { name: 'paperless', kind: 'choice', required: false, label: { en: 'Receive paperless bills' } },
            { name: 'printed', kind: 'choice', required: false, label: { en: 'Receive printed bills' } },
          ],
        },
      ],
    },
  },
  rules: { ...tenant.rules, verifyMobile: true },
});

/** The newest message that the utility has sent. */
export async function newestMail({ world }: Stage): Promise<MailRecord> {
  const [mail] = await world.utility.mailbox();
  if (!mail) throw new Error('The utility has sent nothing');
  return mail;
}

/** What the newest message's link carries. */
export async function newestToken(own: Stage): Promise<string> {
  const { link } = await newestMail(own);
  return link?.split('#utility-verify=')[1] ?? '';
}

/** Answers the simulated utility's question from its own words. */
export async function answerQuestion(page: HTMLElement): Promise<void> {
  const field = await see(page, 'textbox', /Type these numbers/);
  const [digits = ''] = /(\d ?)+$/.exec(field.getAttribute('aria-label') ?? labelOf(field)) ?? [];
  await enter(page, /Type these numbers/, digits);
}

const labelOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement ? (field.labels?.[0]?.textContent.trim() ?? '') : '';

/** Fills the usual city's form. */
export async function fillUsual(
  page: HTMLElement,
  userId = 'riverbend',
  password = 'calm-water-9',
): Promise<void> {
  await enter(page, '* User ID', userId);
  await enter(page, '* User ID again', userId);
  await enter(page, '* Password', password);
  await enter(page, '* Password again', password);
  await enter(page, '* Password hint', 'what the lake is');
  await enter(page, '* Email address', 'robin@mail.example');
  await answerQuestion(page);
}

/** Gets as far as the message in the usual city. */
export async function registerUsual(page: HTMLElement): Promise<void> {
  await fillUsual(page);
  await press(page, 'Create account');
  await read(page, 'Check your email');
}

/** Gets past the first step of the city that asks in steps. */
export async function startInSteps(page: HTMLElement): Promise<void> {
  await press(page, 'I accept');
  await enter(page, 'Email address (required)', 'robin@mail.example');
  await enter(page, 'Email address again (required)', 'robin@mail.example');
  await press(page, 'Continue');
  await read(page, 'Check your email');
}

/** Confirms the address by the code of the newest message. */
export async function giveCode(
  page: HTMLElement,
  own: Stage,
  label: string | RegExp = /Code/,
): Promise<void> {
  await enter(page, label, (await newestMail(own)).code ?? '');
  await press(page, 'Confirm');
}

/** The answer to the simulated utility's question, read from its own words. */
const answerTo = (question: string): string => /[\d ]+$/.exec(question)?.[0] ?? '';

/** Somebody has registered with the usual city before this page was opened. Gives the id of what is pending. */
export async function registerBehind({ world: { utility } }: Stage, userId = 'riverbend'): Promise<string> {
  const { id, question } = await utility.challenge();
  const step = await utility.register({
    answers: {
      userId,
      password: 'calm-water-9',
      passwordHint: 'what the lake is',
      email: `${userId}@mail.example`,
    },
    challenge: { id, answer: answerTo(question['en'] ?? '') },
    locale: 'en',
  });
  if (step.step !== 'verification-pending') throw new Error(`Registering came to ${step.step}`);
  return step.id;
}

/** The resident opens the newest message's link in the tab that stands here already. */
export async function openLink(own: Stage, token?: string): Promise<void> {
  location.hash = `#utility-verify=${token ?? (await newestToken(own))}`;
}
