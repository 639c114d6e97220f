import { html, nothing, type TemplateResult } from 'lit';
import type { FoundAccount } from '../../contract/linking.js';
import { mask } from '../../core/mask.js';
import { localText } from '../../core/text.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { helpLine, referenceLine } from '../../views/states.js';
import type { Failure } from './link-account.form.js';

/** Up to so many accounts are radios, each with all that is known of it; more are a native list. */
const mostRadios = 7;

export interface FoundView {
  readonly ready: Ready;
  readonly title: TemplateResult;
  readonly found: readonly FoundAccount[];
  /** The ticket of the one that is chosen. */
  readonly chosen: string | null;
  readonly missing: boolean;
  readonly remember: boolean;
  readonly working: boolean;
  readonly failure: Failure | null;
  readonly fullNumbers: boolean;
  readonly onChoose: (ticket: string) => void;
  readonly onNumbers: () => void;
  readonly onLink: () => void;
  readonly onBack: () => void;
  readonly onBills: () => void;
}

/** What was found, to be looked at before it is linked. */
export function foundView(view: FoundView): TemplateResult {
  const { ready, title, found, failure, fullNumbers, working } = view;
  const { t } = ready.language;
  const open = found.filter(({ linked }) => !linked);
  const linked = found.filter((each) => each.linked);
  const listed = open.length > 1 ? linked : found;
  return html`${title} ${failureView(failure, ready)}
    ${
      open.length === 0
        ? note('info', t('linking.allAlready', { count: linked.length }))
        : open.length > 1
          ? choicesView(open, view)
          : html`<p class="sub">${t('linking.check')}</p>`
    }
    ${
      listed.length === 0
        ? nothing
        : html`<ul class="found" role="list">
            ${listed.map((account) => html`<li class="account">${accountView(account, view)}</li>`)}
          </ul>`
    }
    <p>
      <button class="link small" type="button" @click=${view.onNumbers}>
        ${t(fullNumbers ? 'linking.hide' : 'linking.show')}
      </button>
    </p>
    ${open.length === 0 ? nothing : html`<p>${t(view.remember ? 'linking.forGood' : 'linking.forNow')}</p>`}
    ${
      open.length === 0
        ? html`<button class="button wide" part="button" type="button" @click=${view.onBills}>
            ${t('linking.bills')}
          </button>`
        : html`<button
            class="button wide"
            part="button"
            type="button"
            aria-disabled=${working ? 'true' : nothing}
            @click=${view.onLink}
          >
            ${t(working ? 'linking.confirming' : 'linking.confirm')}
          </button>`
    }
    <p class="actions">
      <button class="link" type="button" @click=${view.onBack}>${t('linking.back')}</button>
    </p>
    ${failure ? helpLine(ready.portal, ready.language) : nothing}`;
}

export function failureView(failure: Failure | null, { language }: Ready): TemplateResult | typeof nothing {
  if (failure === null) return nothing;
  const { title, texts, reference } = failure;
  return note(
    'error',
    title,
    html`${texts.map((text) => html`<p>${text}</p>`)}${referenceLine(reference, language)}`,
  );
}

function choicesView(open: readonly FoundAccount[], view: FoundView): TemplateResult {
  const { ready, chosen, onChoose } = view;
  const { t } = ready.language;
  const missing = view.missing && chosen === null;
  const wrong = missing ? html`<p class="wrong" id="choose-first">${t('linking.chooseFirst')}</p>` : nothing;
  const described = missing ? 'choose-first' : nothing;
  if (open.length > mostRadios) {
    return html`<div class="found">
      ${wrong}
      <label>
        ${t('linking.choose')}
        <select
          aria-describedby=${described}
          aria-invalid=${missing ? 'true' : nothing}
          @change=${(event: Event) => {
            onChoose((event.target as HTMLSelectElement).value);
          }}
        >
          <option value="" ?selected=${chosen === null}>${t('linking.chooseFirst')}</option>
          ${open.map(
            (one) =>
              html`<option value=${one.ticket} ?selected=${one.ticket === chosen}>
                ${one.serviceAddress} · ${numberText('account', one.number, view)}
              </option>`,
          )}
        </select>
      </label>
    </div>`;
  }
  return html`<fieldset class="found" aria-describedby=${described}>
    <legend>${t('linking.choose')}</legend>
    ${wrong}
    ${open.map(
      (one) =>
        html`<label class="account pick">
          <input
            type="radio"
            name="account"
            aria-invalid=${missing ? 'true' : nothing}
            .checked=${one.ticket === chosen}
            @change=${() => {
              onChoose(one.ticket);
            }}
          />
          <span>${accountView(one, view)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Address, whose it is, and its numbers as the portal calls them. */
export function accountView(
  account: Pick<FoundAccount, 'serviceAddress' | 'number' | 'customerNumber' | 'customerName' | 'linked'>,
  view: Pick<FoundView, 'ready' | 'fullNumbers'>,
): TemplateResult {
  const { number, customerNumber, customerName, serviceAddress, linked } = account;
  const line = (text: string): TemplateResult => html`<br /><span class="small muted">${text}</span>`;
  return html`<span>
    <span class="address">${serviceAddress}</span>
    ${
      linked
        ? html`<br /><span class="already" part="tag"
              ><span aria-hidden="true">✓ </span>${view.ready.language.t('linking.already')}</span
            >`
        : nothing
    }
    ${customerName ? line(customerName) : nothing} ${line(numberText('account', number, view))}
    ${customerNumber ? line(numberText('customer', customerNumber, view)) : nothing}
  </span>`;
}

function numberText(
  which: 'account' | 'customer',
  number: string,
  { ready, fullNumbers }: Pick<FoundView, 'ready' | 'fullNumbers'>,
): string {
  const { t, locale } = ready.language;
  const label =
    localText(ready.portal.numbers[which]?.label ?? {}, locale) || t(`linking.number.${which}-number`);
  return t('linking.labelled', { label, number: fullNumbers ? number : mask(number) });
}
