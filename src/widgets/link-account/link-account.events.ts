import { UtilityEvent } from '../../element/events.js';

/** An account was linked to the resident; which one is not said. */
export class AccountLinkedEvent extends UtilityEvent<null> {
  static readonly type = 'utility-account-linked';
  constructor() {
    super(AccountLinkedEvent.type, null);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-account-linked': AccountLinkedEvent;
  }
}
