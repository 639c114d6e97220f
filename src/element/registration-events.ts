import type { VerifiedNext } from '../core/registration/verification.js';
import { UtilityEvent } from './events.js';

/** A registration has come to its end. `next`: what the resident has to do to be in. */
export class RegisteredEvent extends UtilityEvent<{ readonly next: 'sign-in' | 'signed-in' }> {
  static readonly type = 'utility-registered';
  constructor(next: 'sign-in' | 'signed-in') {
    super(RegisteredEvent.type, { next });
  }
}

/** An address is confirmed. `next`: more of the registration, signing in, or nothing. */
export class VerifiedEvent extends UtilityEvent<{ readonly next: VerifiedNext }> {
  static readonly type = 'utility-verified';
  constructor(next: VerifiedNext) {
    super(VerifiedEvent.type, { next });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-registered': RegisteredEvent;
    'utility-verified': VerifiedEvent;
  }
}
