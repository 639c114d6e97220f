import type {
  RegisterRequest,
  Registration,
  RegistrationStep,
  VerifyRequest,
} from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import { requireChallenge, useChallenge } from './challenges.js';
import { requireOffered } from './context.js';
import type { Context, Tx } from './context.js';
import type { RegistrationRecord } from './door-records.js';
import { comparable } from './identifiers.js';
import { countUse } from './limits.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { hasLapsed, hold, isLive, pendingFor, registrationSeconds } from './pending.js';
import { requireAccounts } from './proofs.js';
import { Refusal, invalid } from './refusal.js';
import { checkAnswers, partsOf } from './registration-answers.js';
import { countTry, redeem, startVerification } from './verification.js';

type Field = Registration['steps'][number]['fields'][number];

/** How long the answers that follow a confirmed address are waited for. */
const ticketSeconds = 3600;
const secrets = ['password', 'password-hint'];
const proofs = ['account-number', 'customer-number'];

/** One part of a form whose answers are in order. */
interface Part {
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string>>;
  /** Accounts that its numbers prove. */
  readonly accountIds: readonly string[];
}

const valueOf = ({ fields, values }: Part, kind: string): string | undefined =>
  values[fields.find((field) => field.kind === kind)?.name ?? ''];

function requireRegistration(context: Context): Registration {
  requireOffered(context, 'registration');
  const { registration } = context.tenant.portal;
  if (!registration) throw new Refusal('not-found');
  return registration;
}

async function earlierOf(context: Context, ticket: string): Promise<RegistrationRecord> {
  const all = await context.store.transaction((tx) => tx.list('registrations'));
  const found = all.find((registration) => registration.ticket?.id === ticket);
  if (!found?.ticket || found.ticket.expiresAt <= context.clock.now() || !isLive(context, found)) {
    throw new Refusal('ticket-expired');
  }
  return found;
}

/** Throws `no-match` where the numbers of the form are those of no account. */
async function proved(context: Context, fields: readonly Field[], values: Part['values']): Promise<string[]> {
  const questions = fields.filter(({ kind, name }) => proofs.includes(kind) && values[name] !== undefined);
  if (questions.length === 0) return [];
  const found = await context.store.transaction((tx) =>
    requireAccounts(context.tenant, tx, questions, values),
  );
  return found.map(({ id }) => id);
}

async function checkPart(
  context: Context,
  registration: Registration,
  request: RegisterRequest,
  at: number,
): Promise<Part> {
  const fields = partsOf(registration)[at] ?? [];
  const { values, errors } = checkAnswers(fields, request.answers, context.tenant.portal);
  const { terms } = registration;
  const accepted = at > 0 || !terms || request.termsVersion === terms.version;
  const unanswered = at === 0 && registration.challenge && !request.challenge;
  const all = [
    ...errors,
    ...(accepted ? [] : [{ field: 'termsVersion', code: request.termsVersion ? 'invalid' : 'empty' }]),
    ...(unanswered ? [{ field: 'challenge', code: 'empty' }] : []),
  ];
  if (all.length > 0) throw new Refusal('validation', { errors: all });
  await countUse(context, 'registrations', '');
  if (at === 0 && registration.challenge) await requireChallenge(context, request.challenge);
  return { fields, values, accountIds: await proved(context, fields, values) };
}

const profileOf = ({ fields, values }: Part): Record<string, string> =>
  Object.fromEntries(
    fields
      .filter(({ kind, name }) => !secrets.includes(kind) && values[name] !== undefined)
      .map(({ name }) => [name, values[name] ?? '']),
  );

/** Puts a part's answers to what was known before. */
function withPart(before: RegistrationRecord, part: Part, hash: RegistrationRecord['password']) {
  return {
    ...before,
    mobile: valueOf(part, 'mobile') ?? before.mobile,
    password: hash ?? before.password,
    profile: { ...before.profile, ...profileOf(part) },
    accountIds: [...before.accountIds, ...part.accountIds],
    partsSent: before.partsSent + 1,
  };
}

export const newRegistration = (
  { clock }: Context,
  who: Pick<RegistrationRecord, 'identifier' | 'name' | 'email' | 'locale'>,
): RegistrationRecord => ({
  id: randomKey(clock),
  state: 'open',
  ...who,
  ...{ mobile: null, password: null, profile: {}, accountIds: [], partsSent: 0, ticket: null },
  verificationId: '',
  expiresAt: clock.now() + registrationSeconds * 1000,
});

async function begin(
  context: Context,
  request: RegisterRequest,
  part: Part,
  hash: RegistrationRecord['password'],
): Promise<RegistrationStep> {
  const { portal } = context.tenant;
  const email = valueOf(part, 'email');
  if (email === undefined) throw new Error(`${portal.id} asks for no e-mail address in the first part`);
  await countUse(context, 'addresses', comparable(email));
  const byEmail = portal.signIn?.identifier.kind === 'email';
  const name = byEmail ? email : (valueOf(part, 'user-name') ?? email);
  const identifier = comparable(name);
  const holder = await context.store.transaction((tx) => pendingFor(context, tx, identifier));
  // Whoever comes back to change an answer finds their own name taken by nobody but themselves.
  const own = await passwordMatches(valueOf(part, 'password') ?? '', holder?.password ?? undefined);
  return context.store.transaction(async (tx) => {
    const current = await pendingFor(context, tx, identifier);
    const returns = own && current?.id === holder?.id;
    const held = current && !(returns && (await givesWay(context, tx, current, email)));
    if (!byEmail && (held || (await tx.get('users', identifier)))) throw invalid(nameField(part), 'taken');
    if (portal.registration?.challenge) await useChallenge(tx, request.challenge?.id ?? '');
    const made = newRegistration(context, { identifier, name, email, locale: request.locale });
    return startVerification(context, tx, withPart(made, part, hash), 'email');
  });
}

/** A name is its first comer's while a link for it works: until then it goes to no other address, whoever knows the password. */
const givesWay = async (
  context: Context,
  tx: Tx,
  pending: RegistrationRecord,
  email: string,
): Promise<boolean> => comparable(pending.email) === comparable(email) || hasLapsed(context, tx, pending);

const nameField = ({ fields }: Part): string =>
  fields.find(({ kind }) => kind === 'user-name')?.name ?? 'email';

/** What comes after a confirmed address or a part that was sent: more answers, the telephone, or the end. */
async function goOn(context: Context, tx: Tx, registration: RegistrationRecord): Promise<RegistrationStep> {
  const { registration: form } = context.tenant.portal;
  if (form && registration.partsSent < partsOf(form).length) {
    const ticket = randomKey(context.clock);
    const expiresAt = context.clock.now() + ticketSeconds * 1000;
    await hold(context, tx, { ...registration, state: 'details', ticket: { id: ticket, expiresAt } });
    return { step: 'details-needed', ticket };
  }
  const texts = context.tenant.rules.verifyMobile === true && registration.mobile !== null;
  if (texts && registration.state !== 'mobile') {
    return startVerification(context, tx, { ...registration, ticket: null }, 'text');
  }
  const { identifier, name, email, password, accountIds, profile } = registration;
  if (!password) throw new Error(`${context.tenant.portal.id} asks for no password`);
  await tx.put('registrations', registration.id, { ...registration, state: 'done', ticket: null });
  await tx.remove('pending', identifier);
  const user = { id: identifier, name, password, email, verified: true };
  await tx.put('users', identifier, { ...user, accountIds: [...new Set(accountIds)], profile });
  return { step: 'registered' };
}

/**
 * Takes one part of a registration. Throws `validation` with field errors, `challenge-wrong`, `no-match` where the form proves an
 * account, `ticket-expired`, `rate-limited`. An address that is registered already gets the same answer, as late; its owner a message.
 */
export async function register(context: Context, request: RegisterRequest): Promise<RegistrationStep> {
  const form = requireRegistration(context);
  const earlier = request.ticket === undefined ? undefined : await earlierOf(context, request.ticket);
  const part = await checkPart(context, form, request, earlier?.partsSent ?? 0);
  const password = valueOf(part, 'password');
  const hash = password === undefined ? null : await hashPassword(context.clock, password);
  if (!earlier) return begin(context, request, part, hash);
  return context.store.transaction(async (tx) => {
    const current = await tx.get('registrations', earlier.id);
    if (!current?.ticket || current.ticket.id !== request.ticket) throw new Refusal('ticket-expired');
    return goOn(context, tx, withPart(current, part, hash));
  });
}

/** Confirms an address by a link's token or by a code; see `redeem` for what it throws. */
export async function verify(
  context: Context,
  session: string | null,
  request: VerifyRequest,
): Promise<RegistrationStep> {
  await countTry(context, request);
  return context.store.transaction(async (tx) => {
    const { registration } = await redeem(context, tx, session, request);
    return goOn(context, tx, registration);
  });
}
