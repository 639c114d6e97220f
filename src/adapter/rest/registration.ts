import { getChallenge } from '../../contract/operations/challenge.js';
import { register, resendVerification, verify } from '../../contract/operations/registration.js';
import type { Call } from '../http.js';
import type { RegistrationPort } from '../port.js';

/** Registering and confirming an address over the REST contract. */
export const registration = (call: Call): Required<RegistrationPort> => ({
  getChallenge: (signal) => call(getChallenge, { signal }),
  register: (body, signal) => call(register, { body, signal }),
  verify: (body, signal) => call(verify, { body, signal }),
  resend: (body, signal) => call(resendVerification, { body, signal }),
});
