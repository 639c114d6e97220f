import type { RegisterRequest, RegistrationStep } from '../../contract/index.js';
import { ConformanceFailure, NotJudged, NotOffered, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, refused, told } from '../setting.js';
import type { Mail, Setting } from '../setting.js';

type Answers = Readonly<Record<string, string>>;

const portOf = async (setting: Setting) => {
  await setting.need('registration');
  return setting.offered<'registration'>(await setting.visitor(), 'registration');
};
type Port = Awaited<ReturnType<typeof portOf>>;

const factsOf = ({ facts }: Setting) => fact(facts.registration, 'registration');
const filled = (answers: Answers, random: string): Record<string, string> =>
  Object.fromEntries(
    Object.keys(answers).map((key) => [key, (answers[key] ?? '').replaceAll('{random}', random)]),
  );

const fieldsOf = async ({ portal }: Setting) =>
  (await portal()).registration?.steps.flatMap(({ fields }) => fields) ?? [];
/** Name of the question of a kind; undefined where it is not asked. */
const named = async (setting: Setting, kind: string): Promise<string | undefined> =>
  (await fieldsOf(setting)).find((field) => field.kind === kind)?.name;

async function solved(setting: Setting, port: Port): Promise<NonNullable<RegisterRequest['challenge']>> {
  if (!port.getChallenge)
    throw new ConformanceFailure('The portal asks a question, and the adapter has no getChallenge');
  fact(factsOf(setting).challenge, 'registration.challenge');
  const { id, question } = await port.getChallenge(live);
  const [text = ''] = Object.values(question);
  return { id, answer: text.replace(/\D/g, '') };
}

/** A registration that begins, with answers that are right but for `changed`. */
async function begin(setting: Setting, port: Port, changed: Answers = {}) {
  const { registration, locales } = await setting.portal();
  const answers = { ...filled(factsOf(setting).answers, setting.random()), ...changed };
  const request: RegisterRequest = {
    answers,
    locale: locales[0] ?? 'en',
    ...(registration?.terms ? { termsVersion: registration.terms.version } : {}),
    ...(registration?.challenge === true ? { challenge: await solved(setting, port) } : {}),
  };
  return { request, answers };
}

async function pendingOf(work: Promise<RegistrationStep>) {
  const step = await work;
  check(step.step === 'verification-pending', `A new registration came to "${step.step}"`);
  return step;
}

/** What a step tells beside ids and addresses. */
const shapeOf = (step: RegistrationStep): string =>
  JSON.stringify({
    step: step.step,
    keys: Object.keys(step).sort(),
    channel: 'channel' in step ? step.channel : '',
  });

const invalid = { kind: 'rejected', code: 'validation' } as const;
const rejected = (code: string | readonly string[]) => ({ kind: 'rejected', code }) as const;

async function mailTo(setting: Setting, to: string): Promise<Mail> {
  const mail = (await setting.mail()).find((one) => one.to.toLowerCase() === to.toLowerCase());
  check(mail !== undefined, 'No message was sent to the address of a new registration');
  return mail;
}

export const registrationRules: readonly Rule[] = [
  {
    id: 'registration.challenge',
    name: 'asks another question each time, in every language',
    run: async (setting) => {
      const port = await portOf(setting);
      const { registration, locales } = await setting.portal();
      if (registration?.challenge !== true) throw new NotOffered('the portal asks no question');
      check(port.getChallenge !== undefined, 'The adapter has no getChallenge');
      const [one, two] = [await port.getChallenge(live), await port.getChallenge(live)];
      check(one.id !== two.id, 'Two questions have one id');
      for (const locale of locales)
        check(Boolean(one.question[locale]), `The question is not asked in ${locale}`);
    },
  },
  {
    id: 'registration.challenge-wrong',
    extra: true,
    name: 'takes no registration whose question is answered wrongly',
    run: async (setting) => {
      const port = await portOf(setting);
      const { request } = await begin(setting, port);
      if (!request.challenge) throw new NotOffered('the portal asks no question');
      const wrong = { ...request, challenge: { ...request.challenge, answer: 'wrong 0' } };
      await refused(port.register(wrong, live), rejected('challenge-wrong'), 'A wrong answer');
    },
  },
  {
    id: 'registration.begins',
    name: 'sends a message to a new address and shows the address masked',
    run: async (setting) => {
      const port = await portOf(setting);
      const { request, answers } = await begin(setting, port);
      const step = await pendingOf(port.register(request, live));
      const email = answers[(await named(setting, 'email')) ?? ''] ?? '';
      const [local = email] = email.split('@');
      check(local === '' || !step.sentTo.includes(local), 'The address is not masked');
    },
  },
  {
    id: 'registration.known-alike',
    extra: true,
    name: 'answers an address that is registered like one that is not (SEC-22)',
    run: async (setting) => {
      const port = await portOf(setting);
      const known = fact(factsOf(setting).knownEmail, 'registration.knownEmail');
      const field = fact(await named(setting, 'email'), 'an e-mail question');
      const fresh = await port.register((await begin(setting, port)).request, live);
      const owned = await port.register((await begin(setting, port, { [field]: known })).request, live);
      same(shapeOf(owned), shapeOf(fresh), 'Whoever types a registered address is told');
    },
  },
  {
    id: 'registration.resend-alike',
    extra: true,
    name: 'sends another message for known and unknown addresses alike (SEC-22)',
    run: async (setting) => {
      const port = await portOf(setting);
      const known = fact(factsOf(setting).knownEmail, 'registration.knownEmail');
      const field = fact(await named(setting, 'email'), 'an e-mail question');
      const ask = async (changed: Answers) => {
        const { id } = await pendingOf(port.register((await begin(setting, port, changed)).request, live));
        return refused(
          port.resend({ id }, live),
          { kind: 'service', code: 'rate-limited' },
          'Another message at once',
        );
      };
      same(told(await ask({ [field]: known })), told(await ask({})), 'For a registered address is told');
    },
  },
  {
    id: 'registration.required',
    name: 'names every required field that was not answered',
    run: async (setting) => {
      const port = await portOf(setting);
      const { request, answers } = await begin(setting, port);
      const required = (await fieldsOf(setting)).filter((field) => field.required && field.name in answers);
      const error = await refused(
        port.register({ ...request, answers: {} }, live),
        invalid,
        'A form without answers',
      );
      const fields = error.fields.map(({ field }) => field);
      for (const { name } of required) check(fields.includes(name), `No field error names ${name}`);
    },
  },
  {
    id: 'registration.password',
    name: 'takes no password that its policy does not allow',
    run: async (setting) => {
      const port = await portOf(setting);
      const field = await named(setting, 'password');
      const { request, answers } = await begin(setting, port);
      if (field === undefined || !(field in answers))
        throw new NotJudged('the first part asks for no password');
      const weak = { ...request, answers: { ...answers, [field]: 'a' } };
      const { password } = (await setting.portal()).registration ?? {};
      if ((password?.minLength ?? 1) <= 1) throw new NotJudged('the policy allows a password of one letter');
      const error = await refused(port.register(weak, live), invalid, 'A password of one letter');
      check(
        error.fields.some((one) => one.field === field),
        `No field error names ${field}`,
      );
    },
  },
  {
    id: 'registration.address',
    name: 'takes no address that is none',
    run: async (setting) => {
      const port = await portOf(setting);
      const field = fact(await named(setting, 'email'), 'an e-mail question');
      const { request } = await begin(setting, port, { [field]: 'no address' });
      const error = await refused(port.register(request, live), invalid, 'An address that is none');
      check(
        error.fields.some((one) => one.field === field),
        `No field error names ${field}`,
      );
    },
  },
  {
    id: 'registration.taken',
    name: 'says by the field when a user name is taken',
    run: async (setting) => {
      const port = await portOf(setting);
      const field = await named(setting, 'user-name');
      if (field === undefined) throw new NotOffered('the portal has no user names');
      const name = fact(factsOf(setting).takenUserName, 'registration.takenUserName');
      const { request } = await begin(setting, port, { [field]: name });
      const error = await refused(port.register(request, live), invalid, 'A taken user name');
      check(
        error.fields.some((one) => one.field === field),
        `No field error names ${field}`,
      );
    },
  },
  {
    id: 'registration.ticket-made-up',
    name: 'goes on with no registration for a ticket that it did not give',
    run: async (setting) => {
      const port = await portOf(setting);
      const { request } = await begin(setting, port);
      const work = port.register({ ...request, ticket: setting.random() }, live);
      await refused(work, rejected('ticket-expired'), 'A made-up ticket');
    },
  },
  {
    id: 'registration.code-wrong',
    name: 'takes no code and no link that it did not send, and tells as much of an id that is not there',
    run: async (setting) => {
      const port = await portOf(setting);
      const { id } = await pendingOf(port.register((await begin(setting, port)).request, live));
      const wanted = rejected('code-wrong');
      await refused(port.verify({ token: setting.random() }, live), wanted, 'A made-up link');
      const real = await refused(port.verify({ id, code: '0' }, live), wanted, 'A wrong code');
      const none = await refused(
        port.verify({ id: setting.random(), code: '0' }, live),
        wanted,
        'A code for nothing',
      );
      same(told(real), told(none), 'Of an id that is there is told');
    },
  },
  {
    id: 'registration.codes-limited',
    name: 'stops taking codes after some tries (SEC-23)',
    run: async (setting) => {
      const port = await portOf(setting);
      const { id } = await pendingOf(port.register((await begin(setting, port)).request, live));
      for (let count = 0; count < 20; count += 1) {
        const error = await refused(port.verify({ id, code: String(count) }, live), {}, 'A wrong code');
        if (error.code !== 'rate-limited') continue;
        check((error.retryAfterSeconds ?? 0) > 0, 'Nothing says how long to wait');
        return;
      }
      throw new ConformanceFailure('Twenty wrong codes in a row were all looked at');
    },
  },
  {
    id: 'registration.resend-wait',
    name: 'sends no second message at once, and says how long to wait (SEC-28)',
    run: async (setting) => {
      const port = await portOf(setting);
      const { verification } = await setting.portal();
      if (verification?.resendAfterSeconds === 0) throw new NotOffered('the portal has nobody wait');
      const { id } = await pendingOf(port.register((await begin(setting, port)).request, live));
      const error = await refused(
        port.resend({ id }, live),
        { code: 'rate-limited' },
        'Another message at once',
      );
      const wait = error.retryAfterSeconds ?? 0;
      check(wait > 0 && wait <= (verification?.resendAfterSeconds ?? 3600), `It says to wait ${wait} s`);
    },
  },
  {
    id: 'registration.resend-unknown',
    name: 'sends no message for an id or a link that is not there',
    run: async (setting) => {
      const port = await portOf(setting);
      const wanted = rejected('code-expired');
      await refused(port.resend({ id: setting.random() }, live), wanted, 'Another message for nothing');
      await refused(
        port.resend({ token: setting.random() }, live),
        wanted,
        'Another message for a made-up link',
      );
    },
  },
  {
    id: 'registration.whole',
    extra: true,
    name: 'lets somebody in who has confirmed the address, and takes each link once (SEC-29)',
    run: async (setting) => {
      const port = await portOf(setting);
      const { request, answers } = await begin(setting, port);
      await pendingOf(port.register(request, live));
      const address = answers[(await named(setting, 'email')) ?? ''] ?? '';
      const mail = await mailTo(setting, address);
      const token = /=([^=&]+)$/.exec(mail.link ?? '')?.[1];
      check(token !== undefined, 'The message has no link with a token at its end');
      let step = await port.verify({ token }, live);
      for (const later of factsOf(setting).laterAnswers ?? []) {
        if (step.step !== 'details-needed') break;
        const rest = filled(later, setting.random());
        Object.assign(answers, rest);
        step = await port.register({ answers: rest, ticket: step.ticket, locale: request.locale }, live);
      }
      if (step.step === 'verification-pending')
        throw new NotJudged('the portal confirms a telephone as well');
      same(step.step, 'registered', 'Confirmed, the registration is');
      await refused(
        port.verify({ token }, live),
        rejected(['code-used', 'code-wrong']),
        'The link once more',
      );
      const identifier = (await named(setting, 'user-name')) ?? (await named(setting, 'email')) ?? '';
      const password = answers[(await named(setting, 'password')) ?? ''] ?? '';
      await setting.signedIn({ identifier: answers[identifier] ?? '', password });
    },
  },
];
