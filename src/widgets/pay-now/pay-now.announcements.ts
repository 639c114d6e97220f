import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { spoken } from '../../views/formats.js';

/** What a screen reader is told, from the review on, that the focus does not show by itself. Null: nothing new. */
export function announcement(now: PaymentState, before: PaymentState, ready: Ready): string | null {
  const { t, money } = spoken(ready);
  switch (now.at) {
    case 'editing':
      return now.overtaken ? t('pay.overtakenTitle') : null;
    case 'review': {
      const was = before.at === 'review' ? before : null;
      if (now.mustConfirm && !was?.mustConfirm) return t('pay.pendingMust');
      if (now.mustAgree && !was?.mustAgree) return t('pay.agreeMust');
      return now.pending && was && !was.pending ? t('pay.pendingTitle') : null;
    }
    case 'submitting':
      if (before.at !== 'submitting') return t('pay.sending', { total: money(now.frozen.quote.total) });
      return now.slow && !before.slow ? t('pay.slow') : null;
    case 'unknown':
      if (before.at !== 'unknown') return t('pay.unknownNot');
      if (now.mustTell && !before.mustTell) return t('pay.toldMust');
      if (!now.checkable) return before.checkable ? t('pay.unsure') : null;
      return before.checking && !now.checking ? t('pay.checked') : null;
    default:
      // The focus goes to the heading, which says it.
      return null;
  }
}
