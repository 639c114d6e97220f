import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { heading, helpLine } from '../../views/states.js';
import { linesView } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';
import { methodText } from './means.js';

export interface UnknownView {
  readonly ready: Ready;
  readonly payment: PaymentState & { readonly at: 'unknown' };
  readonly headingLevel: number;
  readonly onCheck: () => void;
  readonly onTold: (told: boolean) => void;
  readonly onLetGo: () => void;
}

/** Nobody can say yet whether money was taken: what is known, what not to do, whom to call, and a safe way to look again. */
export function unknownView(view: UnknownView): TemplateResult {
  const { ready, payment, headingLevel } = view;
  const { intent, total, checkable } = payment;
  const { t, money } = spoken(ready);
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
  ])}
  ${checkable ? checkButton(view) : nothing} ${helpLine(ready.portal, ready.language)}
  ${checkable ? nothing : letGo(view)}`;
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

/** A payment that nobody here can look up is given up by its payer alone, on the utility's word, with an empty box to tick. */
function letGo({ ready, payment, onTold, onLetGo }: UnknownView): TemplateResult {
  const { t } = ready.language;
  return html`<div class="part">
    <label class="confirm">
      <input
        type="checkbox"
        .checked=${payment.told}
        aria-invalid=${payment.mustTell ? 'true' : nothing}
        aria-describedby=${payment.mustTell ? 'must-tell' : nothing}
        @change=${(event: Event) => {
          onTold((event.target as HTMLInputElement).checked);
        }}
      />
      <span>${t('pay.told')}</span>
    </label>
    ${payment.mustTell ? html`<p class="wrong" id="must-tell">${t('pay.toldMust')}</p>` : nothing}
    <button class="button quiet wide" part="button" type="button" @click=${onLetGo}>${t('pay.letGo')}</button>
  </div>`;
}

export function processingView(
  ready: Ready,
  { intent, total, expectedOn, submitted, method }: PaymentState & { readonly at: 'processing' },
  headingLevel: number,
  onDone: () => void,
): TemplateResult {
  const { t, money, day, instant } = spoken(ready);
  return html`${heading(headingLevel, t('pay.processingTitle'))}
    ${note('info', t('pay.unknownNot'), html`<p>${expectedOn === null ? t('pay.processing') : t('pay.expected', { day: day(expectedOn) })}</p>`)}
    ${linesView([
      { name: t('pay.amount'), value: money(total) },
      ...(submitted ? [{ name: t('pay.submitted'), value: instant(submitted) }] : []),
      ...(method ? [{ name: t('pay.method'), value: methodText(method, ready) }] : []),
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
