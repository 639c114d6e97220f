import { toUtilityError } from '../core/errors.js';
import type { UtilityClient } from './client.js';

/**
 * The answer; has the session known as ended when the backend says so. One that is about another account than `accountId` is never
 * shown: it is a `contract` error.
 */
export async function asResident<T extends object>(
  client: UtilityClient,
  answer: Promise<T> | undefined,
  accountId?: string,
): Promise<T> {
  try {
    const value: (T & { readonly accountId?: unknown }) | undefined = await answer;
    // Nothing at all comes of a port that the adapter lacks.
    if (!value || value.accountId !== accountId) throw new TypeError();
    client.session?.used();
    return value;
  } catch (thrown) {
    const error = toUtilityError(thrown);
    if (error.kind === 'auth') client.session?.lost();
    throw error;
  }
}
