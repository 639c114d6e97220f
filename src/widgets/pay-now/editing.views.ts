import { html, nothing, type TemplateResult } from 'lit';
import type { Bill, FrameField, Method } from '../../contract/index.js';
import type { MeansError, PaymentState, QuoteState } from '../../core/payment/types.js';
import type { CardStatus } from '../../element/card-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { errorSummary } from '../../views/summary.js';
import { note } from '../../views/note.js';
import { staleView } from '../../views/stale.js';
import { failureTexts, helpLine, referenceLine, skeleton } from '../../views/states.js';
import { frameView } from './frame.views.js';
import { quoteLines, quoteProblem } from '../../views/lines.js';
import { spoken } from '../../views/formats.js';

export interface EditingView {
  readonly ready: Ready;
  readonly payment: PaymentState & { readonly at: 'editing' };
  readonly title: TemplateResult;
  readonly due: readonly Bill[];
  readonly card: CardStatus;
  readonly meansErrors: readonly MeansError[];
  readonly nothingChosen: boolean;
  /** Where the bills are older ones, because they could not be read again: another try. */
  readonly onRefresh: (() => void) | null;
  /** The ways to pay; a choice where there are several. */
  readonly methods: readonly Method[];
  readonly onMethod: (method: Method) => void;
  /** A guest may look for another bill. */
  readonly onOtherBill: (() => void) | null;
  readonly onChoose: (bill: Bill, on: boolean) => void;
  readonly onContinue: () => void;
  readonly onQuoteRetry: () => void;
  readonly onCardRetry: () => void;
  readonly onMeansError: (field: FrameField) => void;
}

/** Choosing bills and typing a card. */
export function editingView(view: EditingView): TemplateResult {
  const { ready, payment, title, card, onContinue } = view;
  const { t } = ready.language;
  return html`${title} ${staleView(ready, view.onRefresh)} ${meansErrors(view)} ${choicesView(view)}
    ${methodsView(view)} ${totalsView(payment.quote, view)}
    <p class="part-title">${t(payment.order.method === 'card' ? 'pay.cardTitle' : 'pay.bankTitle')}</p>
    ${frameView(ready, card, view.onCardRetry)}
    ${payment.captureFailed ? note('error', t('pay.cardFailedShort')) : nothing}
    ${
      card === 'failed'
        ? nothing
        : html`<button
            class="button wide"
            part="button"
            type="button"
            aria-disabled=${payment.capturing ? 'true' : nothing}
            @click=${onContinue}
          >
            ${payment.capturing ? t('pay.continueWorking') : t('pay.continue')}
          </button>`
    }
    ${otherBillView(ready, view.onOtherBill)}`;
}

const otherBillView = ({ language }: Ready, onOtherBill: EditingView['onOtherBill']): TemplateResult | null =>
  onOtherBill &&
  html`<p class="actions">
    <button class="link" type="button" @click=${onOtherBill}>${language.t('pay.otherBill')}</button>
  </p>`;

function meansErrors({
  ready,
  meansErrors: errors,
  onMeansError,
}: EditingView): TemplateResult | typeof nothing {
  if (errors.length === 0) return nothing;
  const page = location.href.split('#')[0] ?? '';
  return errorSummary(
    ready.language,
    errors.map(({ field, code, message }) => ({
      text: message ?? cardErrorText(field, code, ready),
      href: `${page}#card-${field}`,
      focus: () => {
        onMeansError(field);
      },
    })),
  );
}

function cardErrorText(field: FrameField, code: string, { language }: Ready): string {
  const known = code === 'empty' || code === 'expired' || code === 'brand-not-accepted' ? code : 'invalid';
  return language.coded(`card.${field}`, known);
}

function choicesView({ ready, payment, due, nothingChosen, onChoose }: EditingView): TemplateResult {
  const { t, money, shortDay } = spoken(ready);
  const chosen = new Set(payment.order.items.map((item) => item.billId));
  const missing = nothingChosen && chosen.size === 0;
  return html`<fieldset class="choices" aria-describedby=${missing ? 'choose-first' : nothing}>
    <legend>${t('pay.choose')}</legend>
    ${missing ? html`<p class="wrong" id="choose-first">${t('pay.chooseFirst')}</p>` : nothing}
    ${due.map(
      (bill) =>
        html`<label class="choice-row">
          <input
            type="checkbox"
            aria-invalid=${missing ? 'true' : nothing}
            .checked=${chosen.has(bill.id)}
            @change=${(event: Event) => {
              onChoose(bill, (event.target as HTMLInputElement).checked);
            }}
          />
          <span>${t('pay.bill', { number: bill.number, day: shortDay(bill.due) })}</span>
          <span class="number">${money(bill.balance - bill.pending)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Which way to pay. What a way may cost is said before it is chosen; how much it is, with the total. */
function methodsView({ ready, payment, methods, onMethod }: EditingView): TemplateResult | typeof nothing {
  if (methods.length < 2) return nothing;
  const { t, coded } = ready.language;
  const free = (kind: Method): boolean =>
    ready.portal.payments?.methods.find((method) => method.kind === kind)?.hasFee === false;
  return html`<fieldset class="choices">
    <legend>${t('pay.methods')}</legend>
    ${methods.map(
      (kind) =>
        html`<label class="choice-row">
          <input
            type="radio"
            name="method"
            .checked=${payment.order.method === kind}
            @change=${() => {
              onMethod(kind);
            }}
          />
          <span>${coded('pay.by', kind)}</span>
          <span class="small muted">${t(free(kind) ? 'pay.noFee' : 'pay.hasFee')}</span>
        </label>`,
    )}
  </fieldset>`;
}

function totalsView(
  quote: QuoteState,
  { ready, onRefresh, onQuoteRetry }: EditingView,
): TemplateResult | typeof nothing {
  const { t } = ready.language;
  switch (quote.is) {
    case 'none':
      return nothing;
    case 'asked':
      return skeleton(2, t('pay.quoting'));
    case 'known':
      return quoteLines(quote.quote, ready);
    case 'failed': {
      const problem = quoteProblem(quote);
      if (problem === 'pay.quoteOld') {
        return html`${note('info', t(problem), html`<p>${t('pay.quoteOldBody')}</p>`)}
          <button class="button quiet" part="button" type="button" @click=${onQuoteRetry}>
            ${t('pay.quoteAgain')}
          </button>`;
      }
      return html`${note(
        'error',
        t(problem),
        html`${
          quote.waitSeconds === undefined
            ? nothing
            : html`<p>
                ${failureTexts({ ...quote, kind: 'service', retryAfterSeconds: quote.waitSeconds }, ready.language).join(' ')}
              </p>`
        }${referenceLine(quote.correlationId, ready.language)}`,
      )}
      ${
        // One button for both, where the bills are old too.
        onRefresh
          ? nothing
          : html`<button class="button quiet" part="button" type="button" @click=${onQuoteRetry}>
              ${t('common.retry')}
            </button>`
      }
      ${helpLine(ready.portal, ready.language)}`;
    }
  }
}

/** Nothing to pay: nothing owed, or every bill has a payment under way. `onOtherBill`: a guest has nowhere else to go. */
export function nothingDueView(
  ready: Ready,
  title: TemplateResult,
  bills: readonly Bill[],
  onOtherBill: EditingView['onOtherBill'],
): TemplateResult {
  const { t } = ready.language;
  const underWay = bills.some((bill) => bill.pending > 0);
  return html`${title}
  ${
    underWay
      ? note('info', t('pay.underWay'))
      : note('success', t('pay.nothing'), html`<p>${t('pay.nothingBody')}</p>`)
  }
  ${otherBillView(ready, onOtherBill)} ${onOtherBill && helpLine(ready.portal, ready.language)}`;
}
