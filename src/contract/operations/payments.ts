import { write } from '../operation.js';
import { PaymentOutcome, PaymentRequest, Resolution, ResolveRequest } from '../payments.js';

export const pay = write('pay', '/payments', 'needed', PaymentRequest, PaymentOutcome, true);
export const resolvePayment = write(
  'resolvePayment',
  '/payments/resolve',
  'not-needed',
  ResolveRequest,
  Resolution,
);
