import { UtilityError, toUtilityError } from '../core/errors.js';
import type { UtilityClient } from './client.js';

/**
 * The answer; has the session known as ended when the backend says so. Throws `contract` where the answer `fits` something else than
 * what was asked: bills of one account are never shown as those of another.
 */
export async function asResident<T>(
  client: Pick<UtilityClient, 'session'>,
  answer: Promise<T> | undefined,
  fits: (value: T) => boolean = () => true,
): Promise<T> {
  try {
    if (answer === undefined) throw new TypeError('The adapter lacks a port that was asked for');
    const value = await answer;
    client.session?.used();
    if (!fits(value)) throw new UtilityError('contract', { code: 'other-answer' });
    return value;
  } catch (thrown) {
    const error = toUtilityError(thrown);
    if (error.kind === 'auth') client.session?.lost();
    throw error;
  }
}
