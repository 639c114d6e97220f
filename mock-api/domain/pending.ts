import type { Context, Tx } from './context.js';
import type { RegistrationRecord } from './door-records.js';
import { comparable } from './identifiers.js';

/** How long a registration waits for what is still to come; its user name is free again then. */
export const registrationSeconds = 86_400;

/** Whether a registration still holds its identifier. */
export const isLive = ({ clock }: Context, registration: RegistrationRecord): boolean =>
  registration.state !== 'done' && registration.state !== 'replaced' && registration.expiresAt > clock.now();

/** The registration that holds an identifier; undefined where none does. */
export async function pendingFor(
  context: Context,
  tx: Tx,
  identifier: string,
): Promise<RegistrationRecord | undefined> {
  const held = await tx.get('pending', identifier);
  const registration = held && (await tx.get('registrations', held.registrationId));
  return registration && isLive(context, registration) ? registration : undefined;
}

/** Whether the address is confirmed and its owner is on the way to the end. */
const isConfirmed = ({ clock }: Context, { state, ticket }: RegistrationRecord): boolean =>
  state === 'mobile' || (state === 'details' && ticket !== null && ticket.expiresAt > clock.now());

/** Whether the last link of a registration has run out, and nobody has confirmed the address by it. */
export async function hasLapsed(
  { clock }: Context,
  tx: Tx,
  { state, verificationId }: RegistrationRecord,
): Promise<boolean> {
  const verification = await tx.get('verifications', verificationId);
  return state === 'open' && (verification?.expiresAt ?? 0) <= clock.now();
}

/**
 * Keeps a registration, which holds its identifier from now on: one that held it is replaced. One that is confirmed keeps its place
 * until the other is confirmed too: anybody can type somebody else's address.
 */
export async function hold(context: Context, tx: Tx, registration: RegistrationRecord): Promise<void> {
  const before = await pendingFor(context, tx, registration.identifier);
  if (before && before.id !== registration.id) {
    if (registration.state === 'open' && isConfirmed(context, before)) {
      await tx.put('registrations', registration.id, registration);
      return;
    }
    await tx.put('registrations', before.id, { ...before, state: 'replaced', ticket: null });
  }
  await tx.put('registrations', registration.id, registration);
  await tx.put('pending', registration.identifier, { registrationId: registration.id });
}

/** Whether somebody who has been verified has the address, or the identifier, of a registration. */
export async function isKnown(tx: Tx, { identifier, email }: RegistrationRecord): Promise<boolean> {
  const users = await tx.list('users');
  return users.some(
    (user) => user.verified && (user.id === identifier || comparable(user.email) === comparable(email)),
  );
}
