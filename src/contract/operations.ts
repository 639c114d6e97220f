import { getBill, listAccounts, listBills } from './operations/billing.js';
import { pay, quotePayment, resolvePayment } from './operations/payments.js';
import { getPortal } from './operations/portal.js';
import { getSession, signIn, signOut } from './operations/session.js';

export * from './operations/billing.js';
export * from './operations/payments.js';
export * from './operations/portal.js';
export * from './operations/session.js';

/** The whole contract. A page loads only the areas that its widgets use; the mock and the documents take all of it. */
export const operations = [
  getPortal,
  getSession,
  signIn,
  signOut,
  listAccounts,
  listBills,
  getBill,
  quotePayment,
  pay,
  resolvePayment,
] as const;
