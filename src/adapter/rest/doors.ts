import { findGuestBills } from '../../contract/operations/guest.js';
import { linkAccount, searchAccounts } from '../../contract/operations/linking.js';
import type { Call } from '../http.js';
import type { GuestPort, LinkingPort } from '../port.js';

/** Linking an account and looking up a guest's bills over the REST contract. */
export const doors = (call: Call): LinkingPort & GuestPort => ({
  searchAccounts: (body, signal) => call(searchAccounts, { body, signal }),
  linkAccount: (body, signal) => call(linkAccount, { body, signal }),
  findBills: (body, signal) => call(findGuestBills, { body, signal }),
});
