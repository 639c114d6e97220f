import type {
  PortalConfig,
  RegisterRequest,
  Registration,
  RegistrationStep,
} from '../../../src/contract/index.js';
import type { MailRecord } from '../../../mock-api/domain/door-records.js';
import { Refusal } from '../../../mock-api/domain/refusal.js';
import type { Tenant } from '../../../mock-api/domain/tenant.js';
import type { Utility } from '../../../mock-api/domain/utility.js';
import { tenant } from './support.js';

export type Answers = Readonly<Record<string, string>>;

/** Answers to Pleasanton's form, all of them in order. */
export const answers: Answers = {
  userId: 'RoseGarden',
  password: 'rain-barrel-9',
  passwordHint: 'What stands under the gutter',
  email: 'rose@gardeners.example',
};

/** Answers to `Type these numbers: 4 7 1`. */
export async function solved({ challenge }: Utility): Promise<NonNullable<RegisterRequest['challenge']>> {
  const { id, question } = await challenge();
  return { id, answer: (question['en'] ?? '').replace(/\D/g, '') };
}

/** Registers with the challenge solved. */
export const registerWith = async (
  utility: Utility,
  changed: Answers = {},
  rest: Partial<RegisterRequest> = {},
): Promise<RegistrationStep> =>
  utility.register({
    answers: { ...answers, ...changed },
    challenge: await solved(utility),
    locale: 'en',
    ...rest,
  });

interface Refused {
  readonly code: string;
  /** `field code` of each error. */
  readonly errors?: readonly string[];
  readonly retryAfterSeconds?: number;
}

/** What a refused request was told. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  try {
    return { code: `not refused: ${JSON.stringify(await work)}` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, retryAfterSeconds, errors } = error;
    return {
      code,
      ...(errors ? { errors: errors.map(({ field, code: wrong }) => `${field} ${wrong}`) } : {}),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
}

/** The id of what waits to be verified. */
export function pendingId(step: { readonly step: string; readonly id?: string }): string {
  if (step.step !== 'verification-pending' || step.id === undefined)
    throw new Error(`not pending: ${step.step}`);
  return step.id;
}

/** The newest message to an address. */
export async function mailTo(utility: Utility, to: string): Promise<MailRecord> {
  const mail = (await utility.mailbox()).find((one) => one.to === to);
  if (!mail) throw new Error(`no message to ${to}`);
  return mail;
}

export const tokenIn = ({ link }: MailRecord): string => {
  const token = /#utility-verify=(.+)$/.exec(link ?? '')?.[1];
  if (token === undefined) throw new Error(`no token in ${link ?? 'a message without a link'}`);
  return token;
};

export const codeIn = ({ code }: MailRecord): string => {
  if (code === null) throw new Error('no code in the message');
  return code;
};

/** A code that is not the one. */
export const otherThan = (code: string): string => (code.startsWith('0') ? '1' : '0') + code.slice(1);

/** The same city with other words about its doors. */
export const cityWith = (portal: Partial<PortalConfig>, rest: Partial<Tenant> = {}): Tenant => ({
  ...tenant,
  ...rest,
  portal: { ...tenant.portal, ...portal },
});

type Field = Registration['steps'][number]['fields'][number];
const field = (name: string, kind: Field['kind'], required = true): Field => ({ name, kind, required });
const byEmail: NonNullable<PortalConfig['signIn']> = {
  identifier: { kind: 'email', label: { en: 'E-mail' }, maxLength: 254 },
  rememberMe: false,
};

/** The address first, the account number and the rest later; a mobile number is confirmed as well. */
export const addressFirst = cityWith(
  {
    signIn: byEmail,
    registration: {
      steps: [
        { fields: [field('email', 'email')], send: true },
        {
          fields: [
            field('account', 'account-number'),
            field('password', 'password'),
            field('mobile', 'mobile', false),
          ],
          send: false,
        },
      ],
      terms: { version: '2026-01', title: { en: 'Terms' }, paragraphs: [{ en: 'Be kind.' }] },
      password: { minLength: 8, maxLength: 64, lowerCase: true, upperCase: true, digit: true },
      challenge: false,
    },
  },
  { rules: { ...tenant.rules, verifyMobile: true } },
);

/** Address and password in one form, and residents who sign in with their address. */
export const byAddress = cityWith(
  {
    signIn: byEmail,
    registration: {
      steps: [{ fields: [field('email', 'email'), field('password', 'password')], send: false }],
      password: { minLength: 8, maxLength: 64, lowerCase: false, upperCase: false, digit: false },
      challenge: false,
    },
  },
  { users: tenant.users.map((user) => ({ ...user, identifier: user.email })) },
);

/** One form with a user name, and the numbers of the bill as proof. */
export const provedAtOnce = cityWith({
  registration: {
    steps: [
      {
        fields: [
          field('userName', 'user-name'),
          field('password', 'password'),
          field('customer', 'customer-number'),
          field('account', 'account-number'),
          field('email', 'email'),
          field('paperless', 'choice', false),
        ],
        send: false,
      },
    ],
    password: { minLength: 8, maxLength: 64, lowerCase: false, upperCase: false, digit: false },
    challenge: false,
  },
});
