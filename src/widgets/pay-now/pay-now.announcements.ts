import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { spoken } from '../../views/formats.js';
import { quoteProblem } from './editing.views.js';

/** What a screen reader is told of a change that the focus does not show by itself. Null: nothing new. */
export function announcement(now: PaymentState, before: PaymentState, ready: Ready): string | null {
  const { t, money } = spoken(ready);
  switch (now.at) {
    case 'editing': {
      if (now.quote.is === 'known' && (before.at !== 'editing' || before.quote.is !== 'known')) {
        const { total, fee } = now.quote.quote;
        return fee === 0
          ? t('pay.totalsNoFee', { total: money(total) })
          : t('pay.totals', { total: money(total), fee: money(fee) });
      }
      if (now.quote.is === 'failed' && before.at === 'editing' && before.quote.is !== 'failed') {
        return t(quoteProblem(now.quote));
      }
      if (now.captureFailed && !(before.at === 'editing' && before.captureFailed))
        return t('pay.cardFailedShort');
      if (now.capturing && !(before.at === 'editing' && before.capturing)) return t('pay.continueWorking');
      return null;
    }
    case 'review': {
      const was = before.at === 'review' ? before : null;
      if (now.mustConfirm && !was?.mustConfirm) return t('pay.pendingMust');
      return now.pending && was && !was.pending ? t('pay.pendingTitle') : null;
    }
    case 'submitting':
      if (before.at !== 'submitting') return t('pay.sending', { total: money(now.frozen.quote.total) });
      return now.slow && !before.slow ? t('pay.slow') : null;
    case 'unknown':
      if (before.at !== 'unknown') return t('pay.unknownNot');
      return before.checking && !now.checking ? t('pay.checked') : null;
    default:
      // The focus goes to the heading, which says it.
      return null;
  }
}
