import { html, type TemplateResult } from 'lit';
import { billOf } from '../../client/billing.js';
import type { BillDetails } from '../../contract/index.js';
import { chosenTotal, payable } from '../../core/bills.js';
import { UtilityError } from '../../core/errors.js';
import { BillsController } from '../../element/bills-controller.js';
import type { NavigateDetail } from '../../element/events.js';
import { ReadController, type ReadState } from '../../element/read-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { tagStyles } from '../../views/tag.js';
import { card, failedView, heading, skeleton } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { styles } from './bill-list.styles.js';
import { accountView, emptyView, listView, noAccountView, type DrawDetails } from './bill-list.views.js';
import { spoken } from '../../views/formats.js';

/**
 * @summary What a resident owes and has paid, with the details of each bill; chooses bills to pay.
 * @element utility-bill-list
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {NavigateEvent} utility-navigate - The resident wants to pay the chosen bills, to link an account, or to sign in. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart bill - One bill.
 * @csspart tag - The word that says where a bill stands.
 * @csspart total - The bar with the chosen bills’ total.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-bill-list><a href="https://old-portal.example">See your bills</a></utility-bill-list>
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
    secureContext: true,
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

  readonly #bills = new BillsController(this, {
    client: () => this.runtime.client,
    signedIn: () => this.open,
    past: () => this.past,
    isForm: false,
  });
  readonly #details = new ReadController<BillDetails>(
    this,
    () => this.runtime.client,
    () => {
      const ready = this.open;
      return ready && this.openBill !== null ? billOf(ready.client, this.openBill) : null;
    },
  );

  constructor() {
    super();
    this.past = false;
    this.openBill = null;
    this.nothingChosen = false;
    this.drawDetails = null;
    this.drawDetailsFailed = null;
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const { language, portal } = ready;
    const { t } = language;
    const title = heading(this.headingLevel, t('bills.title'));
    const { accounts, account, list, failed } = this.#bills;
    if (accounts?.length === 0) {
      const onLink = ready.client.offers(portal, 'linking') ? this.#toLinking : null;
      return card(html`${title}${noAccountView(ready, onLink)}`);
    }
    const whose = accountView({ ready, accounts, account, onAccount: this.#changeAccount });
    // One template, so that the choice of an account keeps its place, and the focus with it.
    const draw = (content: TemplateResult): TemplateResult => card(html`${title}${whose}${content}`);
    if (!accounts || !list) {
      return draw(
        failed
          ? failedView(failed, portal, language, this.#retry)
          : skeleton(this.skeletonLines, t('common.loading')),
      );
    }
    if (!this.#bills.refreshing && !failed)
      this.#announce(t('bills.loaded', { count: payable(list).length }));
    const view = {
      ready,
      list,
      accounts,
      account,
      chosen: this.#chosen(),
      past: this.past,
      refreshing: this.#bills.refreshing,
      onRefresh: failed ? this.#retry : null,
      nothingChosen: this.nothingChosen,
      openBill: this.openBill,
      details: this.drawDetailsFailed ?? this.#details.state,
      drawDetails: this.drawDetails,
      canPay: ready.client.offers(portal, 'payments'),
      hasForm: (this.#bills.form?.forms ?? 0) > 0,
      paying: this.#bills.form?.paying ?? false,
      onChoose: this.#choose,
      onDetails: this.#toggleDetails,
      onDetailsRetry: this.#retryDetails,
      onPast: this.#togglePast,
      onPay: this.#pay,
      onPayment: this.#toPayment,
    };
    return draw(list.bills.length === 0 ? emptyView(view) : listView(view));
  }

  protected override takeChoice({ accountId }: NavigateDetail): void {
    if (accountId !== undefined && !this.#bills.form?.paying) this.#changeAccount(accountId);
  }

  #chosen(): ReadonlySet<string> {
    return new Set(this.#bills.chosen.map(({ id }) => id));
  }

  #announce(text: string): void {
    if (text === this.#announced) return;
    this.#announced = text;
    this.live.say(text);
  }

  readonly #retry = (): void => {
    this.#bills.retry();
    this.moveFocusToHeading();
  };

  readonly #retryDetails = (): void => {
    void this.#loadDetails();
    this.#details.retry();
  };

  readonly #choose = (billId: string, on: boolean): void => {
    const ready = this.open;
    const { list } = this.#bills;
    if (!list || !ready) return;
    const chosen = this.#bills.choose(billId, on);
    this.nothingChosen = false;
    const { t, money } = spoken(ready);
    const count = t('bills.chosen', { count: chosen.size });
    this.live.say(`${count}. ${money(chosenTotal(list, chosen))}`);
  };

  async #loadDetails(): Promise<void> {
    if (this.drawDetails !== null) return;
    this.drawDetailsFailed = null;
    try {
      const [{ detailsView }] = await Promise.all([
        import('./details.views.js'),
        this.runtime.addWords('bill-details'),
      ]);
      this.drawDetails = detailsView;
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
    this.#bills.chooseAll(accountId, null);
    this.openBill = null;
  };

  readonly #toLinking = (): void => {
    this.navigate({ to: 'utility-link-account' });
  };

  readonly #toPayment = (): void => {
    this.navigate({ to: 'utility-pay-now' });
  };

  readonly #pay = (): void => {
    const { list, refreshing } = this.#bills;
    if (!list || refreshing) return;
    const billIds = [...this.#chosen()];
    this.nothingChosen = billIds.length === 0;
    if (this.nothingChosen) {
      const ready = this.open;
      if (ready) this.live.say(ready.language.t('bills.chooseFirst'), true);
      void this.focusFirst('[type=checkbox]');
      return;
    }
    this.navigate({ to: 'utility-pay-now', accountId: list.accountId, billIds });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-bill-list': UtilityBillList;
  }
}
