import { getBill, listAccounts, listBills } from './operations/billing.js';
import { getChallenge } from './operations/challenge.js';
import { findGuestBills } from './operations/guest.js';
import { linkAccount, searchAccounts } from './operations/linking.js';
import { pay, quotePayment, resolvePayment } from './operations/payments.js';
import { getPortal } from './operations/portal.js';
import { register, resendVerification, verify } from './operations/registration.js';
import { getSession, signIn, signOut } from './operations/session.js';
import { getUsage } from './operations/usage.js';

export * from './operations/billing.js';
export * from './operations/challenge.js';
export * from './operations/guest.js';
export * from './operations/linking.js';
export * from './operations/payments.js';
export * from './operations/portal.js';
export * from './operations/registration.js';
export * from './operations/session.js';
export * from './operations/usage.js';

/** The whole contract. A page loads only the areas that its widgets use; the mock and the documents take all of it. */
export const operations = [
  getPortal,
  getSession,
  signIn,
  signOut,
  getChallenge,
  register,
  verify,
  resendVerification,
  listAccounts,
  searchAccounts,
  linkAccount,
  listBills,
  getBill,
  quotePayment,
  pay,
  resolvePayment,
  findGuestBills,
  getUsage,
] as const;
