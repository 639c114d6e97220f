/** What a utility backend promises: schemas, the types inferred from them, and the operations. */
export * from './bills.js';
export * from './doors.js';
export * from './frame.js';
export * from './frame-request.js';
export * from './guest.js';
export * from './linking.js';
export * from './operation.js';
export * from './operations.js';
export * from './parse.js';
export * from './payments.js';
export * from './portal.js';
export * from './primitives.js';
export * from './problem.js';
export * from './registration.js';
export * from './session.js';
export * from './usage.js';
export * from './values.js';
