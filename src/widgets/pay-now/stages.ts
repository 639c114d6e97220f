import type { TemplateResult } from 'lit';
import type { PaymentEvent, PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { endView, receiptView } from './result.views.js';
import { reviewView } from './review.views.js';
import { actionView, processingView, unknownView } from './underway.views.js';

export { noAccountView } from './no-account.views.js';
export { overtakenView } from './review.views.js';
export { announcement } from './pay-now.announcements.js';

export interface StageView {
  readonly ready: Ready;
  readonly payment: Exclude<PaymentState, { readonly at: 'editing' }>;
  readonly headingLevel: number;
  readonly dispatch: (event: PaymentEvent) => void;
  /** Which account is paid. */
  readonly account: (accountId: string) => unknown;
  /** Where the bank asks its question; null where it does in another form of the page. */
  readonly frame: () => TemplateResult | null;
  /** Whether a receipt is that of the resident who is signed in; whoever only holds a payment's key is shown less. */
  readonly isOwn: (accountId: string) => boolean;
  readonly onPay: () => void;
  readonly onDismiss: () => void;
  readonly onBills: () => void;
}

/** What is shown from the review on: loaded when somebody is about to pay, so that it does not delay the form. */
export function stageView(view: StageView): TemplateResult {
  const { ready, payment, headingLevel, dispatch } = view;
  switch (payment.at) {
    case 'review':
    case 'submitting': {
      const { order } = payment.at === 'review' ? payment : payment.frozen;
      return reviewView({
        ready,
        payment,
        headingLevel,
        account: view.account(order.accountId),
        onPay: view.onPay,
        onChange: () => {
          dispatch({ type: 'changeWanted' });
        },
        onConfirmDuplicate: (confirmed) => {
          dispatch({ type: 'duplicateConfirmed', confirmed });
        },
        onAgree: (agreement) => {
          dispatch({ type: 'agreed', agreement });
        },
      });
    }
    case 'action-required':
      return actionView(ready, headingLevel, view.frame());
    case 'processing':
      return processingView(ready, payment, headingLevel, view.onDismiss);
    case 'unknown': {
      const { reference } = payment.intent;
      return unknownView({
        ready,
        payment,
        headingLevel,
        onCheck: () => {
          dispatch({ type: 'checkWanted' });
        },
        onTold: (told) => {
          dispatch({ type: 'told', reference, told });
        },
        onLetGo: () => {
          dispatch({ type: 'letGo', reference });
        },
      });
    }
    case 'paid': {
      const { receipt } = payment;
      return receiptView(ready, receipt, headingLevel, view.isOwn(receipt.accountId), view.onBills);
    }
    case 'declined':
    case 'cancelled':
    case 'expired':
      return endView(ready, payment, headingLevel, () => {
        dispatch({ type: 'restarted', order: null });
      });
  }
}
