import { pay, quotePayment, resolvePayment } from '../../contract/operations/payments.js';
import type { Call } from '../http.js';
import type { PaymentsPort } from '../port.js';

/** Quotes and payments over the REST contract. */
export const payments = (call: Call): Required<Omit<PaymentsPort, 'keys'>> => ({
  quote: (body, signal) => call(quotePayment, { body, signal }),
  pay: (body, key, signal) => call(pay, { body, key, signal }),
  resolve: (key, signal) => call(resolvePayment, { body: { key }, signal }),
});
