import type { Resent, ResendRequest, VerifyRequest } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import { randomDigits } from './challenges.js';
import { maskEmail } from './context.js';
import type { Context, Tx } from './context.js';
import type { RegistrationRecord, VerificationRecord } from './door-records.js';
import { comparable } from './identifiers.js';
import { countOne, countUse, limits, tooOften } from './limits.js';
import { pageOf, post } from './mailbox.js';
import { maskPhone } from './masks.js';
import { hold, isKnown, isLive, pendingFor } from './pending.js';
import { checkEmail, checkMobile } from './registration-answers.js';
import { Refusal, invalid } from './refusal.js';
import { resume } from './sessions.js';

/** How long a link and a code work. */
const messageMinutes = 30;
const usual = { codeLength: 6, resendAfterSeconds: 30 };

const settings = ({ tenant }: Context) => tenant.portal.verification ?? usual;

export interface VerificationPending {
  readonly step: 'verification-pending';
  readonly id: string;
  readonly channel: 'email' | 'text';
  readonly sentTo: string;
}

export const describeVerification = ({ id, channel, to }: VerificationRecord): VerificationPending => ({
  step: 'verification-pending',
  ...{ id, channel },
  sentTo: channel === 'text' ? maskPhone(to) : maskEmail(to),
});

/** Sends the verification's next message; links and codes of those before it are superseded. */
async function sendMessage(
  context: Context,
  tx: Tx,
  verification: VerificationRecord,
  registration: RegistrationRecord,
): Promise<VerificationRecord> {
  await countOne(context, tx, `MESSAGES ${registration.id}`, limits.messages);
  const { id, channel, to, code: before, earlier } = verification;
  const { locale } = registration;
  // Whoever owns a known address is told so; whoever only typed it sees no difference.
  const known = channel === 'email' && (await isKnown(tx, registration));
  const serial = verification.serial + 1;
  const code = known ? null : randomDigits(context, settings(context).codeLength);
  const token = randomKey(context.clock);
  if (!known) await tx.put('tokens', token, { verificationId: id, serial });
  const link = known
    ? pageOf(context, 'signIn', locale)
    : `${pageOf(context, 'verify', locale)}#utility-verify=${token}`;
  const usualKind = channel === 'text' ? 'text' : 'verify';
  const kind = known ? 'known' : usualKind;
  await post(context, tx, { kind, to, locale, link, code, minutes: messageMinutes });
  const sent: VerificationRecord = {
    ...verification,
    ...{ serial, code },
    earlier: before === null ? earlier : [...earlier, before],
    sentAt: context.clock.now(),
    expiresAt: context.clock.now() + messageMinutes * 60_000,
  };
  await tx.put('verifications', id, sent);
  return sent;
}

/** Begins to verify the address or the telephone of a registration, which is kept with it. */
export async function startVerification(
  context: Context,
  tx: Tx,
  registration: RegistrationRecord,
  channel: 'email' | 'text',
): Promise<VerificationPending> {
  const verification: VerificationRecord = {
    id: randomKey(context.clock),
    registrationId: registration.id,
    channel,
    to: channel === 'text' ? (registration.mobile ?? '') : registration.email,
    ...{ serial: 0, code: null, earlier: [], sentAt: 0, expiresAt: 0, used: false },
  };
  await hold(context, tx, {
    ...registration,
    state: channel === 'text' ? 'mobile' : 'open',
    verificationId: verification.id,
  });
  return describeVerification(await sendMessage(context, tx, verification, registration));
}

/** Which message a link or a code is of: the latest, one before it, or none. */
type Given = 'latest' | 'earlier' | 'none';

async function find(
  tx: Tx,
  request: VerifyRequest,
): Promise<{ readonly verification: VerificationRecord | undefined; readonly given: Given }> {
  if ('token' in request) {
    const token = await tx.get('tokens', request.token);
    const verification = token && (await tx.get('verifications', token.verificationId));
    return { verification, given: token?.serial === verification?.serial ? 'latest' : 'earlier' };
  }
  const verification = await tx.get('verifications', request.id);
  const code = request.code.normalize('NFKC').replace(/\D/g, '');
  if (verification?.code === code) return { verification, given: 'latest' };
  return { verification, given: verification?.earlier.includes(code) === true ? 'earlier' : 'none' };
}

/**
 * Takes a link's token or a code, once. Throws `code-wrong`, `code-wrong-account` where somebody else is signed in, `code-superseded`
 * by a newer message or registration, `code-used`, and `code-expired`.
 */
export async function redeem(
  context: Context,
  tx: Tx,
  session: string | null,
  request: VerifyRequest,
): Promise<{ readonly verification: VerificationRecord; readonly registration: RegistrationRecord }> {
  const { verification, given } = await find(tx, request);
  const registration = verification && (await tx.get('registrations', verification.registrationId));
  if (!registration || given === 'none') throw new Refusal('code-wrong');
  const caller = await resume(context, tx, session);
  if (caller && caller.user.id !== registration.identifier) throw new Refusal('code-wrong-account');
  if (verification.used) throw new Refusal('code-used');
  if (given === 'earlier' || registration.state === 'replaced') throw new Refusal('code-superseded');
  const late = verification.expiresAt <= context.clock.now() || !isLive(context, registration);
  if (late) throw new Refusal('code-expired');
  // Another registration of the same resident was verified meanwhile: there is nothing left to do but to sign in.
  if (await isKnown(tx, registration)) throw new Refusal('code-used');
  const used = { ...verification, used: true };
  await tx.put('verifications', used.id, used);
  return { verification: used, registration };
}

/** Counts the tries of a code, also for an id that does not exist. A link's token cannot be guessed. */
export async function countTry(context: Context, request: VerifyRequest): Promise<void> {
  if ('id' in request) await countUse(context, 'codes', request.id);
}

async function movedTo(
  context: Context,
  tx: Tx,
  registration: RegistrationRecord,
  email: string,
): Promise<RegistrationRecord> {
  await countOne(context, tx, `ADDRESSES ${comparable(email)}`, limits.addresses);
  const byEmail = context.tenant.portal.signIn?.identifier.kind === 'email';
  const held = await pendingFor(context, tx, registration.identifier);
  if (byEmail && held?.id === registration.id) await tx.remove('pending', registration.identifier);
  const moved = {
    ...registration,
    email,
    ...(byEmail ? { identifier: comparable(email), name: email } : {}),
  };
  await hold(context, tx, moved);
  return moved;
}

/** Gives a registration another mobile number, in what is kept of the form too. */
async function renumbered(
  context: Context,
  tx: Tx,
  registration: RegistrationRecord,
  mobile: string,
): Promise<RegistrationRecord> {
  // Text messages to one number are counted like mail to one address.
  await countOne(context, tx, `ADDRESSES ${mobile}`, limits.addresses);
  const steps = context.tenant.portal.registration?.steps ?? [];
  const names = steps.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'mobile'));
  const profile = { ...registration.profile };
  for (const { name } of names) profile[name] = mobile;
  const moved = { ...registration, mobile, profile };
  await hold(context, tx, moved);
  return moved;
}

/** Where the next message is to go, if somewhere else. Throws `validation` for what is none, or not of its kind. */
function addressIn(request: ResendRequest, { channel }: VerificationRecord): string | undefined {
  const { email, mobile } = 'id' in request ? request : {};
  const written = (text: string): string => text.normalize('NFKC').trim();
  if (email !== undefined) {
    const checked = checkEmail(written(email));
    if (channel !== 'email' || !checked.ok) throw invalid('email', 'invalid');
    if (mobile === undefined) return checked.value;
  }
  if (mobile === undefined) return undefined;
  const checked = checkMobile(written(mobile));
  if (channel !== 'text' || !checked.ok) throw invalid('mobile', 'invalid');
  return checked.value;
}

/**
 * Sends another message, to another address or number where one is given; the wait between two messages is for the same one alone.
 * Asked for by a link, it must be that of the latest message: throws `code-superseded` for others. Throws `rate-limited` with the
 * time to wait, `code-used` for what is confirmed, `code-expired` for what is not, or no longer, there.
 */
export async function resend(context: Context, tx: Tx, request: ResendRequest): Promise<Resent> {
  const link = 'token' in request ? await tx.get('tokens', request.token) : undefined;
  const id = 'id' in request ? request.id : link?.verificationId;
  const verification = id === undefined ? undefined : await tx.get('verifications', id);
  const registration = verification && (await tx.get('registrations', verification.registrationId));
  if (!registration) throw new Refusal('code-expired');
  if (verification.used) throw new Refusal('code-used');
  // It may have gone to an address that was wrong: whoever has it learns nothing of the right one.
  if (link && link.serial !== verification.serial) throw new Refusal('code-superseded');
  if (!isLive(context, registration)) throw new Refusal('code-expired');
  const to = addressIn(request, verification);
  const changed = to !== undefined && to !== verification.to;
  const { resendAfterSeconds } = settings(context);
  const wait = verification.sentAt + resendAfterSeconds * 1000 - context.clock.now();
  if (!changed && wait > 0) throw tooOften(wait);
  const move = verification.channel === 'text' ? renumbered : movedTo;
  const addressed = changed ? await move(context, tx, registration, to) : registration;
  const sent = await sendMessage(context, tx, changed ? { ...verification, to } : verification, addressed);
  const { id: permission, channel, sentTo } = describeVerification(sent);
  return { id: permission, channel, sentTo, resendAfterSeconds };
}
