import { UtilityEvent } from '../../element/events.js';

/** A payment has come to an end or is still open; codes only, no amounts and no names. */
export class PaymentChangedEvent extends UtilityEvent<{ readonly status: string }> {
  static readonly type = 'utility-payment-changed';
  constructor(status: string) {
    super(PaymentChangedEvent.type, { status });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'utility-payment-changed': PaymentChangedEvent;
  }
}
