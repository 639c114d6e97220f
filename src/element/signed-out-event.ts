import { UtilityEvent } from './events.js';

/** The resident has signed out here. */
export class SignedOutEvent extends UtilityEvent<null> {
  static readonly type = 'utility-signed-out';
  constructor() {
    super(SignedOutEvent.type, null);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-signed-out': SignedOutEvent;
  }
}
