import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { heading, helpLine } from '../../views/states.js';
import { linesView } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';

/** Nobody can say yet whether money was taken: what is known, what not to do, whom to call, and a safe way to look again. */
export function unknownView(
  ready: Ready,
  { intent, total, checking }: PaymentState & { readonly at: 'unknown' },
  headingLevel: number,
  onCheck: () => void,
): TemplateResult {
  const { t, money, time } = spoken(ready);
  return html`${heading(headingLevel, t('pay.unknownTitle'))}
    ${note('warning', t('pay.unknownNot'), html`<p>${t('pay.unknown')}</p>`)}
    ${linesView([
      ...(total === null ? [] : [{ name: t('pay.amount'), value: money(total) }]),
      { name: t('pay.reference'), value: intent.reference },
      { name: t('pay.started'), value: time(intent.startedAt) },
    ])}
    <button
      class="button quiet wide"
      part="button"
      type="button"
      aria-disabled=${checking ? 'true' : nothing}
      @click=${onCheck}
    >
      ${checking ? t('pay.checking') : t('pay.check')}
    </button>
    ${helpLine(ready.portal, ready.language)}`;
}

export function processingView(
  ready: Ready,
  { intent, total }: PaymentState & { readonly at: 'processing' },
  headingLevel: number,
  onDone: () => void,
): TemplateResult {
  const { t, money } = spoken(ready);
  return html`${heading(headingLevel, t('pay.processingTitle'))}
    ${note('info', t('pay.unknownNot'), html`<p>${t('pay.processing')}</p>`)}
    ${linesView([
      { name: t('pay.amount'), value: money(total) },
      { name: t('pay.reference'), value: intent.reference },
    ])}
    <button class="button quiet wide" part="button" type="button" @click=${onDone}>
      ${t('pay.backToBills')}
    </button>
    ${helpLine(ready.portal, ready.language)}`;
}

/** `frame`: where the bank's question stands, or why it does not; null where another form of the page has it. */
export function actionView(ready: Ready, headingLevel: number, frame: TemplateResult | null): TemplateResult {
  const { t } = ready.language;
  return html`${heading(headingLevel, t('pay.actionTitle'))}
    <p>${t(frame ? 'pay.action' : 'pay.actionElsewhere')}</p>
    ${frame} ${helpLine(ready.portal, ready.language)}`;
}
