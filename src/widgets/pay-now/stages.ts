/** What is shown from the review on: loaded when somebody is about to pay, so that it does not delay the form. */
export { announcement } from './pay-now.announcements.js';
export { endView, receiptView } from './result.views.js';
export { reviewView } from './review.views.js';
export { actionView, processingView, unknownView } from './underway.views.js';
