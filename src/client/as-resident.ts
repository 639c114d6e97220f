import { UtilityError, toUtilityError } from '../core/errors.js';
import type { UtilityClient } from './client.js';

/** The answer; has the session known as ended when the backend says so. */
export async function asResident<T>(client: UtilityClient, answer: Promise<T> | undefined): Promise<T> {
  try {
    if (answer === undefined) throw new TypeError('The adapter lacks a port that was asked for');
    const value = await answer;
    client.session?.used();
    return value;
  } catch (thrown) {
    const error = toUtilityError(thrown);
    if (error.kind === 'auth') client.session?.lost();
    throw error;
  }
}

/** The same for an answer that says what it is about. One about another account or bill is never shown: it is a `contract` error. */
export async function about<T>(
  client: UtilityClient,
  asked: string,
  answer: Promise<T> | undefined,
  named: (value: T) => string,
): Promise<T> {
  const value = await asResident(client, answer);
  if (named(value) !== asked) throw new UtilityError('contract', { code: 'about-another' });
  return value;
}
