import { quotePayment } from '../../contract/operations/quotes.js';
import type { Call } from '../http.js';
import type { PaymentsPort } from '../port.js';

/** Quotes over the REST contract. */
export const quotes = (call: Call): Pick<PaymentsPort, 'quote'> => ({
  quote: (body, signal) => call(quotePayment, { body, signal }),
});
