import { findGuestBills } from '../../contract/operations/guest.js';
import { linkAccount, searchAccounts } from '../../contract/operations/linking.js';
import {
  getChallenge,
  register,
  resendVerification,
  verify,
} from '../../contract/operations/registration.js';
import type { Call } from '../http.js';
import type { GuestPort, LinkingPort, RegistrationPort } from '../port.js';

/** Registering, linking an account and looking up a guest's bills over the REST contract. */
export const doors = (call: Call): Required<RegistrationPort> & LinkingPort & GuestPort => ({
  getChallenge: (signal) => call(getChallenge, { signal }),
  register: (body, signal) => call(register, { body, signal }),
  verify: (body, signal) => call(verify, { body, signal }),
  resend: (body, signal) => call(resendVerification, { body, signal }),
  searchAccounts: (body, signal) => call(searchAccounts, { body, signal }),
  linkAccount: (body, signal) => call(linkAccount, { body, signal }),
  findBills: (body, signal) => call(findGuestBills, { body, signal }),
});
