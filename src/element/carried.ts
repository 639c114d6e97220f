import type { NavigateDetail } from './events.js';

/** Far more than a resident chooses; what is longer was not written here. */
const longest = 16_000;

/**
 * What a resident has chosen, for the page that goes on with it: opaque ids in the address's fragment, which no browser sends to a server
 * or names as a referrer. Empty where nothing was chosen.
 */
export function carry({ to, accountId = '', billIds = [] }: NavigateDetail): string {
  try {
    const ids = [accountId, ...billIds].map(encodeURIComponent).join();
    return ids === '' ? '' : `#${to}=${ids}`;
  } catch {
    // An id that is no well-formed text cannot be part of an address.
    return '';
  }
}

/** What an address's fragment carries for this tag; null where it carries nothing, or nothing that can be read. */
export function carried(to: string, fragment: string): NavigateDetail | null {
  const start = `#${to}=`;
  if (!fragment.startsWith(start) || fragment.length > longest) return null;
  try {
    const [accountId = '', ...billIds] = fragment.slice(start.length).split(',').map(decodeURIComponent);
    const fits = [accountId || '-', ...billIds].every((id) => id !== '' && id.length <= 128);
    if (!fits || (accountId === '' && billIds.length === 0)) return null;
    return { to, accountId: accountId || undefined, billIds: billIds.length > 0 ? billIds : undefined };
  } catch {
    return null;
  }
}
