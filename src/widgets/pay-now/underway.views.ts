import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { heading, helpLine } from '../../views/states.js';
import { linesView } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';

export interface UnknownView {
  readonly ready: Ready;
  readonly payment: PaymentState & { readonly at: 'unknown' };
  readonly headingLevel: number;
  /** Whether the payer may give up a payment that nobody here can look up. */
  readonly mayLetGo: boolean;
  readonly onCheck: () => void;
  readonly onLetGo: () => void;
}

/** Nobody can say yet whether money was taken: what is known, what not to do, whom to call, and a safe way to look again. */
export function unknownView(view: UnknownView): TemplateResult {
  const { ready, payment, headingLevel } = view;
  const { intent, total, checkable } = payment;
  const { t, money, instant } = spoken(ready);
  return html`${heading(headingLevel, t(checkable ? 'pay.unknownTitle' : 'pay.unsureTitle'))}
  ${note(
    'warning',
    t('pay.unknownNot'),
    html`<p>${t('pay.unknown')}</p>
      ${checkable ? nothing : html`<p>${t('pay.unsure')}</p>`}`,
  )}
  ${linesView([
    ...(total === null ? [] : [{ name: t('pay.amount'), value: money(total) }]),
    { name: t('pay.reference'), value: intent.reference },
    { name: t('pay.started'), value: instant(intent.startedAt) },
  ])}
  ${checkable ? checkButton(view) : nothing} ${helpLine(ready.portal, ready.language)}
  ${view.mayLetGo ? letGo(view) : nothing}`;
}

function checkButton({ ready, payment: { checking }, onCheck }: UnknownView): TemplateResult {
  const { t } = ready.language;
  return html`<button
    class="button quiet wide"
    part="button"
    type="button"
    aria-disabled=${checking ? 'true' : nothing}
    @click=${onCheck}
  >
    ${checking ? t('pay.checking') : t('pay.check')}
  </button>`;
}

/** The button itself says what the payer confirms by it: nothing is ticked before. */
function letGo({ ready, onLetGo }: UnknownView): TemplateResult {
  const { t } = ready.language;
  return html`<p class="let-go">${t('pay.letGoWhen')}</p>
    <button class="button quiet wide" part="button" type="button" @click=${onLetGo}>
      ${t('pay.letGo')}
    </button>`;
}

export function processingView(
  ready: Ready,
  { intent, total, expectedOn }: PaymentState & { readonly at: 'processing' },
  headingLevel: number,
  onDone: () => void,
): TemplateResult {
  const { t, money, day } = spoken(ready);
  return html`${heading(headingLevel, t('pay.processingTitle'))}
    ${note('info', t('pay.unknownNot'), html`<p>${expectedOn === null ? t('pay.processing') : t('pay.expected', { day: day(expectedOn) })}</p>`)}
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
