import { UtilityEvent } from '../../element/events.js';

/** The resident has signed in. */
export class SignedInEvent extends UtilityEvent<null> {
  static readonly type = 'utility-signed-in';
  constructor() {
    super(SignedInEvent.type, null);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-signed-in': SignedInEvent;
  }
}
