import { write } from '../operation.js';
import { Quote, QuoteRequest } from '../quotes.js';

export const quotePayment = write('quotePayment', '/quotes', 'needed', QuoteRequest, Quote);
