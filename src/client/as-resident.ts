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

/** The answer, where it is one to what was asked. Throws `contract` where it is about something else. */
export async function about<T>(answer: Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  const value = await answer;
  if (isRight(value)) return value;
  throw new UtilityError('contract', { code: 'other-answer' });
}
