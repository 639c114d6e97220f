import { html, type PropertyValues, type TemplateResult } from 'lit';
import { accountsOf, billOf, billsOf } from '../../client/billing.js';
import type { AccountList, BillDetails, BillList } from '../../contract/index.js';
import { chosenTotal, payable } from '../../core/bills.js';
import { UtilityError } from '../../core/errors.js';
import { ChoiceController } from '../../element/choice-controller.js';
import { ReadController, type ReadState } from '../../element/read-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { tagStyles } from '../../views/tag.js';
import { card, failedView, heading, skeleton } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { styles } from './bill-list.styles.js';
import { emptyView, listView, noAccountView, type DrawDetails } from './bill-list.views.js';
import { spoken } from '../../views/formats.js';

/**
 * @summary What a resident owes and has paid, with the details of each bill; chooses bills to pay.
 * @element utility-bill-list
 * @slot - Shown until the widget is ready, and when it cannot start.
 * @fires utility-navigate - The resident wants to pay the chosen bills, or to sign in.
 * @fires utility-error - Something failed; codes only.
 * @csspart card - The widget's surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart button - A button.
 * @csspart bill - One bill.
 * @csspart tag - The word that says where a bill stands.
 * @csspart total - The bar with the chosen bills' total.
 */
export class UtilityBillList extends UtilityWidget {
  static override styles = [widgetStyles, tagStyles, styles];
  static override properties = {
    past: { state: true },
    openBill: { state: true },
    nothingChosen: { state: true },
    drawDetails: { state: true },
    drawDetailsFailed: { state: true },
  };

  protected override readonly needs = {
    capability: 'bills',
    session: true,
    secureContext: false,
    words: 'bills',
  } as const;
  protected override readonly signInTitle = 'bills.signInTitle';

  declare private past: boolean;
  declare private openBill: string | null;
  declare private nothingChosen: boolean;
  /** Few residents open a bill: what draws it is loaded when one does. */
  declare private drawDetails: DrawDetails | null;
  declare private drawDetailsFailed: ReadState<BillDetails> | null;
  #announced = '';
  #shown: BillList | null = null;

  readonly #choice = new ChoiceController(this, () => this.runtime.client, false);
  readonly #accounts = new ReadController<AccountList>(this, () => {
    const ready = this.open;
    return ready && { client: ready.client, question: accountsOf(ready.client) };
  });
  readonly #bills = new ReadController<BillList>(this, () => {
    const ready = this.open;
    const accountId = this.#account()?.id;
    return ready && accountId
      ? { client: ready.client, question: billsOf(ready.client, accountId, this.past) }
      : null;
  });
  readonly #details = new ReadController<BillDetails>(this, () => {
    const ready = this.open;
    return ready && this.openBill !== null
      ? { client: ready.client, question: billOf(ready.client, this.openBill) }
      : null;
  });

  constructor() {
    super();
    this.past = false;
    this.openBill = null;
    this.nothingChosen = false;
    this.drawDetails = null;
    this.drawDetailsFailed = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.open === null) this.#shown = null;
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const { language, portal } = ready;
    const { t } = language;
    const title = heading(this.headingLevel, t('bills.title'));
    const accounts = this.#accounts.state;
    const bills = this.#bills.state;
    const failed = accounts.is === 'failed' ? accounts.error : bills.is === 'failed' ? bills.error : null;
    if (failed) return card(html`${title}${failedView(failed, portal, language, this.#retry)}`);
    if (accounts.is === 'ready' && accounts.value.accounts.length === 0) {
      return card(html`${title}${noAccountView(portal, language)}`);
    }
    const account = this.#account();
    // Past bills come to those that are shown: the list stays, and the focus with it.
    const list = bills.is === 'ready' ? bills.value : this.#shown;
    if (accounts.is !== 'ready' || list === null || list.accountId !== account?.id) {
      return card(html`${title}${skeleton(this.skeletonLines, t('common.loading'))}`);
    }
    this.#shown = list;
    if (bills.is === 'ready') this.#announce(t('bills.loaded', { count: payable(list).length }));
    const view = {
      ready,
      list,
      accounts: accounts.value.accounts,
      account,
      chosen: this.#chosenBills(list),
      past: this.past,
      refreshing: bills.is !== 'ready' || bills.refreshing,
      nothingChosen: this.nothingChosen,
      openBill: this.openBill,
      details: this.drawDetailsFailed ?? this.#details.state,
      drawDetails: this.drawDetails,
      canPay: ready.client.offers(portal, 'payments'),
      hasForm: (this.#choice.value?.forms ?? 0) > 0,
      paying: this.#choice.value?.paying ?? false,
      onChoose: this.#choose,
      onDetails: this.#toggleDetails,
      onDetailsRetry: this.#retryDetails,
      onPast: this.#togglePast,
      onAccount: this.#changeAccount,
      onPay: this.#pay,
      onPayment: this.#toPayment,
    };
    return card(html`${title}${list.bills.length === 0 ? emptyView(view) : listView(view)}`);
  }

  #account(): AccountList['accounts'][number] | undefined {
    const state = this.#accounts.state;
    if (state.is !== 'ready') return undefined;
    const { accounts } = state.value;
    return accounts.find((account) => account.id === this.#choice.value?.accountId) ?? accounts[0];
  }

  #chosenBills(list: BillList): ReadonlySet<string> {
    const ids = payable(list).map((bill) => bill.id);
    const { billIds = null } = this.#choice.value ?? {};
    return new Set(ids.filter((id) => billIds?.has(id) ?? true));
  }

  #announce(text: string): void {
    if (text === this.#announced) return;
    this.#announced = text;
    this.live.say(text);
  }

  readonly #retry = (): void => {
    this.#accounts.retry();
    this.#bills.retry();
    this.moveFocusToHeading();
  };

  readonly #retryDetails = (): void => {
    void this.#loadDetails();
    this.#details.retry();
  };

  readonly #choose = (billId: string, on: boolean): void => {
    const state = this.#bills.state;
    const ready = this.open;
    if (state.is !== 'ready' || !ready) return;
    const chosen = new Set(this.#chosenBills(state.value));
    if (on) chosen.add(billId);
    else chosen.delete(billId);
    this.#choice.change({ billIds: chosen });
    this.nothingChosen = false;
    const { t, money } = spoken(ready);
    const count = t('bills.chosen', { count: chosen.size });
    this.live.say(`${count}. ${money(chosenTotal(state.value, chosen))}`);
  };

  async #loadDetails(): Promise<void> {
    if (this.drawDetails !== null) return;
    this.drawDetailsFailed = null;
    try {
      this.drawDetails = (await import('./details.views.js')).detailsView;
    } catch (cause) {
      const error = new UtilityError('network', { code: 'code-not-loaded', cause });
      this.drawDetailsFailed = { is: 'failed', error, last: undefined };
    }
  }

  readonly #toggleDetails = (billId: string): void => {
    void this.#loadDetails();
    this.openBill = this.openBill === billId ? null : billId;
  };

  readonly #togglePast = (): void => {
    this.past = !this.past;
  };

  readonly #changeAccount = (accountId: string): void => {
    this.#choice.change({ accountId, billIds: null });
    this.openBill = null;
  };

  readonly #toPayment = (): void => {
    this.navigate({ to: 'utility-pay-now' });
  };

  readonly #pay = (): void => {
    const state = this.#bills.state;
    if (state.is !== 'ready') return;
    const billIds = [...this.#chosenBills(state.value)];
    this.nothingChosen = billIds.length === 0;
    if (this.nothingChosen) {
      const ready = this.open;
      if (ready) this.live.say(ready.language.t('bills.chooseFirst'), true);
      void this.focusFirst('[type=checkbox]');
      return;
    }
    this.navigate({ to: 'utility-pay-now', accountId: state.value.accountId, billIds });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-bill-list': UtilityBillList;
  }
}
