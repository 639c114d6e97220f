import { pay, resolvePayment } from '../../contract/operations/payments.js';
import type { Call } from '../http.js';
import type { PaymentsPort } from '../port.js';

/** Payments over the REST contract. */
export const payments = (call: Call): Required<Pick<PaymentsPort, 'pay' | 'resolve'>> => ({
  pay: (body, key, signal) => call(pay, { body, key, signal }),
  resolve: (key, signal) => call(resolvePayment, { body: { key }, signal }),
});
