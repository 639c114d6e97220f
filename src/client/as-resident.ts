import { tellStrange } from '../adapter/strange.js';
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

/**
 * The same for an answer that names what it is about. One about another account or bill is never shown as this one's: it throws a
 * `contract` error.
 */
export async function about<T>(
  asked: string,
  call: string,
  answer: Promise<T>,
  named: (value: T) => string,
): Promise<T> {
  const value = await answer;
  if (named(value) === asked) return value;
  const error = new UtilityError('contract', { code: 'about-another' });
  tellStrange(call, error);
  throw error;
}
