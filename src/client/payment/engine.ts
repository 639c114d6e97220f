/** What sends payments and looks after them: loaded when somebody is about to pay, or when an earlier page left a payment open. */
export { underway } from '../../core/payment/flow.js';
export { browserIntents } from './intents.js';
export { browserLock } from './locks.js';
export { OpenIntent } from './open-intent.js';
export { PaymentRequests } from './requests.js';
