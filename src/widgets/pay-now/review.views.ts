import { html, nothing, type TemplateResult } from 'lit';
import { agreementText } from '../../core/agreement.js';
import type { Agreement, PaymentState } from '../../core/payment/types.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { heading } from '../../views/states.js';
import { quoteLines } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';
import { methodText } from './means.js';

export interface ReviewView {
  readonly ready: Ready;
  readonly payment: PaymentState & { readonly at: 'review' | 'submitting' };
  readonly headingLevel: number;
  /** Which account is paid. */
  readonly account: unknown;
  readonly onPay: () => void;
  readonly onChange: () => void;
  readonly onConfirmDuplicate: (confirmed: boolean) => void;
  readonly onAgree: (agreement: Agreement | null) => void;
}

/** The payer was about to confirm, and what is owed may be another sum now. */
export const overtakenView = ({ language: { t } }: Ready): TemplateResult =>
  note('warning', t('pay.overtakenTitle'), html`<p>${t('pay.overtaken')}</p>`);

/** The last look before money moves, and the same place while it does: the button stays where it is and says so. */
export function reviewView({ ready, payment, headingLevel, account, ...on }: ReviewView): TemplateResult {
  const { t, money, coded } = spoken(ready);
  const sending = payment.at === 'submitting';
  const { quote, means } = sending ? payment.frozen : payment;
  const total = money(quote.total);
  // Whenever the bank was asked: nothing is paid before the money is there.
  const posting = quote.authorization ? 'bank-account' : quote.posting;
  const asked = agreementOf(payment, ready);
  // Agreeing to these words in another language, or to others, is not agreeing to what is read now.
  const agreed = !sending && asked !== null && payment.agreement?.text === asked.text;
  return html`${heading(headingLevel, sending ? t('pay.sendingTitle') : t('pay.reviewTitle'))}
    <p class="big number">${total}</p>
    <p class="sub">${t('pay.from', { method: methodText(means.method, ready) })}</p>
    ${account} ${quoteLines(quote, ready)}
    <p class="small muted">
      ${sending ? (payment.slow ? t('pay.slow') : t('pay.sendingBody')) : coded('pay.posting', posting)}
    </p>
    ${!sending && payment.pending ? pendingView(payment, ready, on.onConfirmDuplicate) : nothing}
    ${asked ? agreementView(payment, ready, asked, agreed, on.onAgree) : nothing}
    <button
      class="button wide"
      part="button"
      type="button"
      aria-disabled=${sending ? 'true' : nothing}
      @click=${() => {
        if (!sending && payment.agreement && !agreed) on.onAgree(null);
        on.onPay();
      }}
    >
      ${sending ? t('pay.sending', { total }) : t('pay.submit', { total })}
    </button>
    ${
      sending
        ? nothing
        : html`<p class="actions">
            <button class="link" type="button" @click=${on.onChange}>${t('pay.change')}</button>
          </p>`
    }`;
}

function pendingView(
  payment: PaymentState & { readonly at: 'review' },
  { language }: Ready,
  onConfirm: (confirmed: boolean) => void,
): TemplateResult {
  const { t } = language;
  return note(
    'warning',
    t('pay.pendingTitle'),
    html`<p>${t('pay.pending')}</p>
      <label class="confirm">
        <input
          type="checkbox"
          .checked=${payment.confirmedDuplicate}
          aria-invalid=${payment.mustConfirm ? 'true' : nothing}
          aria-describedby=${payment.mustConfirm ? 'must-confirm' : nothing}
          @change=${(event: Event) => {
            onConfirm((event.target as HTMLInputElement).checked);
          }}
        />
        <span>${t('pay.pendingConfirm')}</span>
      </label>
      ${payment.mustConfirm ? html`<p class="wrong" id="must-confirm">${t('pay.pendingMust')}</p>` : nothing}`,
  );
}

/** What a payer agrees to who pays from a bank account, in the utility's words as they are shown. */
function agreementOf(payment: ReviewView['payment'], { language }: Ready): Agreement | null {
  const { quote, means } = payment.at === 'review' ? payment : payment.frozen;
  if (!quote.authorization) return null;
  const { id, version, text } = quote.authorization;
  const { locale } = language;
  return { id, version, locale, text: agreementText(text, locale, means.method.last4) };
}

/** The words of the agreement, with a box under them that is empty until it is ticked for these words. */
function agreementView(
  payment: ReviewView['payment'],
  { language }: Ready,
  asked: Agreement,
  agreed: boolean,
  onAgree: ReviewView['onAgree'],
): TemplateResult {
  if (payment.at !== 'review') return html`<p class="small">${asked.text}</p>`;
  const { t } = language;
  return html`<p class="small" id="agreement">${asked.text}</p>
    <label class="confirm">
      <input
        type="checkbox"
        .checked=${agreed}
        aria-invalid=${payment.mustAgree ? 'true' : nothing}
        aria-describedby=${payment.mustAgree ? 'agreement must-agree' : 'agreement'}
        @change=${(event: Event) => {
          onAgree((event.target as HTMLInputElement).checked ? asked : null);
        }}
      />
      <span>${t('pay.agree')}</span>
    </label>
    ${payment.mustAgree ? html`<p class="wrong" id="must-agree">${t('pay.agreeMust')}</p>` : nothing}`;
}
