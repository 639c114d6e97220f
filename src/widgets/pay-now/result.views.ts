import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../contract/index.js';
import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { heading, helpLine, referenceLine } from '../../views/states.js';
import { linesView } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';
import { methodText } from './means.js';

/**
 * The receipt, in the backend's own figures. Whoever only holds the key, because the session has ended meanwhile, learns that it is paid,
 * how much and with which card; not which bills, nor where the receipt went.
 */
export function receiptView(
  ready: Ready,
  receipt: Receipt,
  headingLevel: number,
  own: boolean,
  onBills: () => void,
): TemplateResult {
  const { t, money, instant, coded } = spoken(ready);
  const { method } = receipt;
  return html`${heading(headingLevel, t('pay.paidTitle'))}
    ${note(
      'success',
      coded('pay.posting', receipt.posting),
      !own || receipt.sentTo === undefined
        ? nothing
        : html`<p>${t('pay.sentTo', { sentTo: receipt.sentTo })}</p>`,
    )}
    <p class="big number">${money(receipt.total)}</p>
    ${linesView([
      ...(own ? receipt.items : []).map((item) => ({
        name: t('pay.billNumber', { number: item.billNumber }),
        value: html`${money(item.amount)}${
          item.remaining > 0
            ? html`<div class="small muted">${t('pay.left', { amount: money(item.remaining) })}</div>`
            : nothing
        }`,
      })),
      { name: t('pay.lineFee'), value: receipt.fee === 0 ? t('pay.noFee') : money(receipt.fee) },
      { name: t('pay.lineTotal'), value: money(receipt.total), sum: true },
      { name: t('pay.confirmation'), value: receipt.confirmation },
      { name: t('pay.reference'), value: receipt.reference },
      { name: t('pay.date'), value: instant(receipt.at) },
      {
        name: t('pay.method'),
        value: methodText(method, ready),
      },
    ])}
    <p class="actions no-print">
      <button
        class="link"
        type="button"
        @click=${() => {
          print();
        }}
      >
        ${t('pay.print')}
      </button>
      <button class="link" type="button" @click=${onBills}>${t('pay.backToBills')}</button>
    </p>
    ${helpLine(ready.portal, ready.language)}`;
}

type Ended = PaymentState & { readonly at: 'declined' | 'cancelled' | 'expired' };

/** An attempt that took no money, by the backend's own word or because nothing was sent. */
export function endView(
  ready: Ready,
  payment: Ended,
  headingLevel: number,
  onRestart: () => void,
): TemplateResult {
  const { t } = ready.language;
  const [title, text] = endWords(payment, ready);
  return html`${heading(headingLevel, title)}
    ${note(
      payment.at === 'declined' ? 'error' : 'warning',
      text,
      referenceLine('correlationId' in payment ? payment.correlationId : undefined, ready.language),
    )}
    <button class="button wide" part="button" type="button" @click=${onRestart}>${t('pay.tryAgain')}</button>
    ${helpLine(ready.portal, ready.language)}`;
}

function endWords(payment: Ended, { language }: Ready): readonly [string, string] {
  const { t, coded } = language;
  switch (payment.at) {
    case 'declined':
      return [t('pay.declinedTitle'), coded('pay.declined', payment.reason)];
    case 'cancelled':
      return [t('pay.cancelledTitle'), coded('pay.cancelled', payment.why)];
    case 'expired':
      return [t('pay.expiredTitle'), t('pay.expired')];
  }
}
