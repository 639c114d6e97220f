import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice } from '../../views/account-choice.js';
import type { Account, Bill, BillDetails, BillList } from '../../contract/index.js';
import { chosenTotal, payable, standing } from '../../core/bills.js';
import { mask } from '../../core/mask.js';
import type { ReadState } from '../../element/read-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { staleView } from '../../views/stale.js';
import { failedView, helpLine, skeleton } from '../../views/states.js';
import { tag } from '../../views/tag.js';
import { spoken, unitName } from '../../views/formats.js';

/** Draws what is behind "Details". */
export type DrawDetails = (details: BillDetails, ready: Ready) => TemplateResult;

export interface ListView {
  readonly ready: Ready;
  readonly list: BillList;
  readonly accounts: readonly Account[];
  readonly account: Account | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly past: boolean;
  readonly refreshing: boolean;
  /** Where the bills are older ones, because they could not be read again: another try. */
  readonly onRefresh: (() => void) | null;
  readonly nothingChosen: boolean;
  readonly openBill: string | null;
  readonly details: ReadState<BillDetails>;
  /** Null until its code is here. */
  readonly drawDetails: DrawDetails | null;
  readonly canPay: boolean;
  /** The form in which the chosen bills are paid is on this page. */
  readonly hasForm: boolean;
  /** A payment is under way here. */
  readonly paying: boolean;
  readonly onChoose: (billId: string, on: boolean) => void;
  readonly onDetails: (billId: string) => void;
  readonly onDetailsRetry: () => void;
  readonly onPast: () => void;
  readonly onPay: () => void;
  readonly onPayment: () => void;
}

export function listView(view: ListView): TemplateResult {
  const { list, ready } = view;
  const { t } = ready.language;
  const toPay = view.canPay && payable(list).length > 0;
  const choosing = toPay && !view.paying;
  const missing = choosing && isMissing(view);
  return html`${headView(view)} ${staleView(view.ready, view.onRefresh)}
    <div
      role=${choosing ? 'group' : nothing}
      aria-label=${choosing ? t('bills.group') : nothing}
      aria-describedby=${missing ? 'choose-first' : nothing}
    >
      ${missing ? html`<p class="choose-first" id="choose-first">${t('bills.chooseFirst')}</p>` : nothing}
      <ul class="bills ${toPay ? '' : 'plain'}" role="list" aria-busy=${view.refreshing ? 'true' : nothing}>
        ${list.bills.map((bill) => billView(bill, view, toPay))}
      </ul>
    </div>
    ${pastButton(view)} ${toPay ? totalView(view) : nothing}`;
}

/** Whether Pay was pressed with nothing chosen, and nothing is chosen yet. */
const isMissing = ({ nothingChosen, chosen }: ListView): boolean => nothingChosen && chosen.size === 0;

export function emptyView(view: ListView): TemplateResult {
  const { t } = view.ready.language;
  return html`${headView(view)} ${staleView(view.ready, view.onRefresh)}
  ${note('success', t('bills.none'), html`<p>${t('bills.noneBody')}</p>`)} ${pastButton(view)}`;
}

/** `onLink`: where the portal lets residents link an account. */
export function noAccountView({ portal, language }: Ready, onLink: (() => void) | null): TemplateResult {
  const { t } = language;
  const body = t(onLink ? 'bills.noAccountLinkBody' : 'bills.noAccountBody');
  return html`${note('info', t('bills.noAccount'), html`<p>${body}</p>`)}
  ${
    onLink
      ? html`<button class="button" part="button" type="button" @click=${onLink}>${t('bills.link')}</button>`
      : nothing
  }
  ${helpLine(portal, language)}`;
}

const accountName = (one: Account, { language: { t } }: Ready): string =>
  `${one.serviceAddress} · ${t('bills.account', { number: mask(one.number) })}`;

/** Which account it is, where the resident has several; it stays while the bills of another one are on their way. */
export function accountView({
  ready,
  accounts = [],
  account,
  onAccount,
}: {
  readonly ready: Ready;
  readonly accounts: readonly Account[] | undefined;
  readonly account: Account | undefined;
  readonly onAccount: (accountId: string) => void;
}): TemplateResult | typeof nothing {
  if (accounts.length < 2) return nothing;
  const name = (one: Account): string => accountName(one, ready);
  const label = ready.language.t('bills.accountLabel');
  return html`<div class="sub">${accountChoice(accounts, account, label, name, onAccount)}</div>`;
}

function headView({ ready, list, account, accounts }: ListView): TemplateResult {
  const { t, day } = spoken(ready);
  const only = account && accounts.length < 2 ? `${accountName(account, ready)} · ` : '';
  return html`<p class="sub">${only}${t('bills.asOf', { day: day(list.asOf) })}</p>`;
}

function billView(bill: Bill, view: ListView, toPay: boolean): TemplateResult {
  const { t, money, shortDay } = spoken(view.ready);
  const owed = bill.balance - bill.pending;
  const open = view.openBill === bill.id;
  const paid = standing(bill, view.list.asOf).is === 'paid';
  const usage = usageText(bill, view.ready);
  return html`<li class="bill ${paid ? 'quiet' : ''}" part="bill">
    ${toPay ? html`<div class="pick">${owed > 0 && !view.paying ? boxView(bill, owed, view) : nothing}</div>` : nothing}
    <div>
      <span class="name">${t('bills.one', { number: bill.number })}</span>
    </div>
    <div class="amount number">${money(paid ? bill.charges : owed > 0 ? owed : bill.balance)}</div>
    <div class="more">
      ${standingTag(bill, view.list.asOf, view.ready)}
      <div class="small muted">
        ${t('bills.issued', { day: shortDay(bill.issued) })}${usage === '' ? nothing : html` · ${usage}`}
      </div>
      ${
        bill.returned
          ? html`<div class="small">
              ${t('bills.returned', { amount: money(bill.returned.amount), day: shortDay(bill.returned.on) })}
            </div>`
          : nothing
      }
      ${
        bill.balance > 0 && bill.balance < bill.charges
          ? html`<div class="small muted">
              ${t('bills.partly', { paid: money(bill.charges - bill.balance), charges: money(bill.charges) })}
            </div>`
          : nothing
      }
      <button
        class="link small"
        type="button"
        aria-expanded=${open ? 'true' : 'false'}
        aria-label=${t('bills.details', { number: bill.number })}
        @click=${() => {
          view.onDetails(bill.id);
        }}
      >
        ${t('bills.detailsShort')}
      </button>
    </div>
    ${open ? html`<div class="details">${openDetails(view)}</div>` : nothing}
  </li>`;
}

function boxView(bill: Bill, owed: number, view: ListView): TemplateResult {
  const { t, money } = spoken(view.ready);
  return html`<input
    type="checkbox"
    aria-label=${t('bills.choose', { number: bill.number, amount: money(owed) })}
    aria-invalid=${isMissing(view) ? 'true' : nothing}
    .checked=${view.chosen.has(bill.id)}
    @change=${(event: Event) => {
      view.onChoose(bill.id, (event.target as HTMLInputElement).checked);
    }}
  />`;
}

function openDetails(view: ListView): TemplateResult | typeof nothing {
  const { details, ready, onDetailsRetry } = view;
  switch (details.is) {
    case 'idle':
      return nothing;
    case 'loading':
      return skeleton(3, ready.language.t('common.loading'));
    case 'failed':
      return failedView(details.error, ready.portal, ready.language, onDetailsRetry);
    case 'ready':
      return view.drawDetails?.(details.value, ready) ?? skeleton(3, ready.language.t('common.loading'));
  }
}

function standingTag(bill: Bill, asOf: string, ready: Ready): TemplateResult {
  const { t, shortDay } = spoken(ready);
  const where = standing(bill, asOf);
  switch (where.is) {
    case 'late':
      return tag('over', '●', t('bills.late', { count: where.days }));
    case 'due-today':
      return tag('due', '●', t('bills.dueToday'));
    case 'due':
      return tag('due', '●', t('bills.due', { day: shortDay(bill.due) }));
    case 'processing':
      return tag('due', '…', t('bills.processing'));
    case 'paid':
      return tag(
        'paid',
        '✓',
        bill.paidOn ? t('bills.paid', { day: shortDay(bill.paidOn) }) : t('bills.paidNoDay'),
      );
  }
}

function usageText({ usage, previousUsage }: Bill, ready: Ready): string {
  if (!usage) return '';
  const { t, number } = spoken(ready);
  const unit = unitName(usage.unit, ready);
  const quantity = number(usage.quantity);
  if (previousUsage?.unit !== usage.unit) return t('bills.usage', { quantity, unit });
  const change = usage.quantity - previousUsage.quantity;
  const values = { quantity, unit, change: number(Math.abs(change)) };
  if (change === 0) return t('bills.usageSame', { quantity, unit });
  return change > 0 ? t('bills.usageMore', values) : t('bills.usageLess', values);
}

function pastButton({ past, ready, onPast }: ListView): TemplateResult {
  const { t } = ready.language;
  return html`<p>
    <button class="link small" type="button" aria-expanded=${past ? 'true' : 'false'} @click=${onPast}>
      ${past ? t('bills.pastHide') : t('bills.past')}
    </button>
  </p>`;
}

function totalView(view: ListView): TemplateResult {
  const { list, chosen, ready, hasForm, onPay } = view;
  const { t, money } = spoken(ready);
  if (view.paying) {
    return html`<div class="total" part="total">
      <div>${t('bills.paying')}</div>
      <button class="button quiet" part="button" type="button" @click=${view.onPayment}>
        ${t('bills.payment')}
      </button>
    </div>`;
  }
  return html`<div class="total" part="total">
    <div>
      <div class="small muted">
        ${chosen.size === 0 ? t('bills.chosenNone') : t('bills.chosen', { count: chosen.size })}
      </div>
      <div class="amount number">${money(chosenTotal(list, chosen))}</div>
    </div>
    <button class="button ${hasForm ? 'quiet' : ''}" part="button" type="button" @click=${onPay}>
      ${t('bills.pay')}
    </button>
  </div>`;
}
