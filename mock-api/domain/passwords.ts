import type { Clock } from '../../src/core/clock.js';
import type { PasswordHash } from './records.js';

// Few enough for tests and stories to be quick; a real service would use a hundred times as many.
const iterations = 6_000;

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );

async function derive(password: string, salt: string): Promise<string> {
  // WebKit takes no empty key; keys are filled up with zeros anyway.
  const text = new TextEncoder().encode(`${password.normalize('NFKC')}\0`);
  const key = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations },
    key,
    256,
  );
  return toHex(new Uint8Array(bits));
}

export async function hashPassword(clock: Clock, password: string): Promise<PasswordHash> {
  const salt = toHex(clock.random(16));
  return { salt, hash: await derive(password, salt) };
}

/** Whether a password is the one that was hashed. Takes as long for an identity that does not exist, which is never right. */
export async function passwordMatches(password: string, stored: PasswordHash | undefined): Promise<boolean> {
  const { salt, hash } = stored ?? { salt: '00'.repeat(16), hash: '00'.repeat(32) };
  const given = await derive(password, salt);
  let difference = 0;
  for (let i = 0; i < hash.length; i += 1) difference |= given.charCodeAt(i) ^ hash.charCodeAt(i);
  return difference === 0 && stored !== undefined;
}
