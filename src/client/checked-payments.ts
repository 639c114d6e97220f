import type { PaymentsPort } from '../adapter/port.js';
import { PaymentOutcome, Quote, Resolution } from '../contract/payments.js';
import { checked } from './checked.js';

/** A payments port whose answers can be believed: one of another shape leaves a payment unknown, never paid, and keeps its key. */
export const checkedPayments = (port: PaymentsPort): PaymentsPort => ({
  keys: port.keys,
  quote: async (request, signal) => checked(Quote, await port.quote(request, signal)),
  pay: async (request, key, signal) => checked(PaymentOutcome, await port.pay(request, key, signal)),
  ...(port.resolve && {
    resolve: async (key, signal) => checked(Resolution, await port.resolve?.(key, signal)),
  }),
});
