import { write } from '../operation.js';
import {
  PaymentOutcome,
  PaymentRequest,
  Quote,
  QuoteRequest,
  Resolution,
  ResolveRequest,
} from '../payments.js';

export const quotePayment = write('quotePayment', '/quotes', 'needed', QuoteRequest, Quote);
export const pay = write('pay', '/payments', 'needed', PaymentRequest, PaymentOutcome, true);
export const resolvePayment = write(
  'resolvePayment',
  '/payments/resolve',
  'not-needed',
  ResolveRequest,
  Resolution,
);
