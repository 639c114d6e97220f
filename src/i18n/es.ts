import type { Loader } from './locale.js';
import { common } from './es/common.js';

/** Spanish, area by area. */
export const loaders: Loader = {
  common: () => Promise.resolve(common),
  'sign-in': async () => (await import('./es/sign-in.js')).signIn,
  bills: async () => (await import('./es/bills.js')).bills,
  'bill-details': async () => (await import('./es/bill-details.js')).billDetails,
  payment: async () => (await import('./es/payment.js')).payment,
  proof: async () => (await import('./es/proof.js')).proof,
  usage: async () => (await import('./es/usage.js')).usage,
  linking: async () => (await import('./es/linking.js')).linking,
  'payment-stages': async () => (await import('./es/payment-stages.js')).paymentStages,
  registration: async () => (await import('./es/registration.js')).registration,
};
