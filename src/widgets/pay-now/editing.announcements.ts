import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { spoken } from '../../views/formats.js';
import { quoteProblem } from '../../views/lines.js';

type Editing = PaymentState & { readonly at: 'editing' };

/** What a screen reader is told while bills are chosen and a card is typed. Null: nothing new. */
export function editingAnnouncement(now: Editing, before: PaymentState, ready: Ready): string | null {
  const { t, money } = spoken(ready);
  const was: Editing | null = before.at === 'editing' ? before : null;
  if (now.quote.is === 'known' && was?.quote.is !== 'known') {
    const { total, fee } = now.quote.quote;
    return fee === 0
      ? t('pay.totalsNoFee', { total: money(total) })
      : t('pay.totals', { total: money(total), fee: money(fee) });
  }
  if (now.quote.is === 'failed' && was && was.quote.is !== 'failed') return t(quoteProblem(now.quote));
  if (now.captureFailed && !was?.captureFailed) return t('pay.cardFailedShort');
  return now.capturing && !was?.capturing ? t('pay.continueWorking') : null;
}
