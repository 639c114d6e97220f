import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Bill, Method } from '../../contract/index.js';
import { payable } from '../../core/bills.js';
import { UtilityError, isUtilityError } from '../../core/errors.js';
import { mask } from '../../core/identifiers.js';
import { methodsOf, orderOf, sameOrder } from '../../core/payment/order.js';
import type { Order, PaymentState } from '../../core/payment/types.js';
import { localText } from '../../core/text.js';
import { BillsController } from '../../element/bills-controller.js';
import { CardController } from '../../element/card-controller.js';
import type { NavigateDetail } from '../../element/events.js';
import { probeStyles } from '../../element/frame-theme.js';
import { PaymentController } from '../../element/payment-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { owned } from '../../theme/owned.js';
import { quoteProblem } from '../../views/lines.js';
import { card, failedView, heading, skeleton } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { frameView } from './frame.views.js';
import { editingAnnouncement } from './editing.announcements.js';
import { editingView, noAccountView, nothingDueView } from './editing.views.js';
import { PaymentChangedEvent } from './pay-now.events.js';
import { styles } from './pay-now.styles.js';
import type * as stageModule from './stages.js';

type Stages = typeof stageModule;

/**
 * @summary Pays the bills of a signed-in resident by card, and never leaves a doubt whether money was taken.
 * @element utility-pay-now
 * @slot - Shown until the widget is ready, and when it cannot start.
 * @fires utility-payment-changed - A payment was sent, ended or cannot be told; its status only.
 * @fires utility-navigate - The resident wants to go back to the bills, or to sign in.
 * @fires utility-error - Something failed; codes only.
 * @csspart card - The widget's surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart button - A button.
 * @csspart lines - The lines of amount, fee and total.
 */
export class UtilityPayNow extends UtilityWidget {
  static override styles = [widgetStyles, owned, probeStyles, styles];
  static override properties = {
    nothingChosen: { state: true },
    stages: { state: true },
  };

  protected override readonly needs = {
    capability: 'payments',
    session: true,
    secureContext: true,
    words: 'payment',
  } as const;
  protected override readonly signInTitle = 'pay.signInTitle';
  protected override readonly skeletonLines = 5;

  declare private nothingChosen: boolean;
  /** Null until they are loaded, an error when they could not be. */
  declare private stages: Stages | UtilityError | null;

  readonly #payment = new PaymentController(this, {
    client: () => this.runtime.client,
    onChanged: (now, before) => {
      this.#handleState(now, before);
    },
    onPressedAgain: () => {
      this.#say((ready) => ready.language.t('common.stillWorking'), true);
    },
  });
  readonly #bills = new BillsController(this, {
    client: () => this.runtime.client,
    signedIn: () => this.signedIn,
    past: () => false,
    isForm: true,
  });
  readonly #card = new CardController(this, {
    ready: () => this.open,
    show: () => this.#frameShown(),
    title: ({ portal, language }, number) => {
      const utility = localText(portal.name, language.locale);
      return number === 1
        ? language.t('pay.cardFrame', { utility })
        : language.t('pay.cardFrameOther', { utility, number });
    },
    method: () => this.#method(),
    onSubmit: () => {
      this.#continue();
    },
    onEdited: () => {
      void this.#loadStages();
      this.#payment.dispatch({ type: 'meansEdited' });
    },
    onLost: (meant) => {
      const { at } = this.#payment.state;
      if (meant) this.#payment.dispatch({ type: 'captureLost' });
      if (at === 'editing' || at === 'review') this.#say((ready) => ready.language.t('pay.cardLost'), true);
    },
  });

  constructor() {
    super();
    this.nothingChosen = false;
    this.stages = null;
  }

  /** A payment under way, or its result, is shown to whoever holds its key: also when the session has ended meanwhile. */
  protected override get opensWithoutSession(): boolean {
    const { at } = this.#payment.state;
    return at !== 'editing' && at !== 'review' && at !== 'expired';
  }

  protected override takeChoice({ accountId, billIds }: NavigateDetail): void {
    if (accountId ?? billIds) this.#bills.chooseAll(accountId ?? null, billIds ?? null);
    const order = this.#order();
    if (order) this.#payment.dispatch({ type: 'opened', order });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const payment = this.#payment.state;
    this.#sayStale();
    if (payment.at !== 'editing' && payment.at !== 'review') return;
    // Other bills were chosen, here or in the list, or what is owed has changed.
    const order = this.#order();
    if (order && !sameOrder(order, payment.order)) this.#payment.dispatch({ type: 'orderChanged', order });
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    return card(html`${this.#card.probe}${this.#content(ready)}`);
  }

  #content(ready: Ready): TemplateResult {
    const payment = this.#payment.state;
    const { headingLevel, stages } = this;
    if (payment.at === 'editing') return this.#editing(payment, ready);
    if (isUtilityError(stages)) {
      return failedView(stages, ready.portal, ready.language, () => void this.#loadStages());
    }
    if (stages === null) {
      void this.#loadStages();
      return skeleton(this.skeletonLines, ready.language.t('common.loading'));
    }
    switch (payment.at) {
      case 'review':
      case 'submitting':
        return stages.reviewView({
          ready,
          payment,
          headingLevel,
          account: this.#accountLine(
            ready,
            (payment.at === 'review' ? payment.order : payment.frozen.order).accountId,
          ),
          onPay: this.#pay,
          onChange: () => {
            this.#payment.dispatch({ type: 'changeWanted' });
          },
          onConfirmDuplicate: (confirmed) => {
            this.#payment.dispatch({ type: 'duplicateConfirmed', confirmed });
          },
        });
      case 'action-required':
        return stages.actionView(
          ready,
          headingLevel,
          this.#asksElsewhere()
            ? null
            : frameView(
                ready,
                this.#card.status,
                () => {
                  this.#card.retry();
                },
                'question',
              ),
        );
      case 'processing':
        return stages.processingView(ready, payment, headingLevel, this.#dismiss);
      case 'unknown':
        return stages.unknownView({
          ready,
          payment,
          headingLevel,
          mayLetGo: this.#payment.mayLetGo,
          onCheck: () => {
            this.#payment.dispatch({ type: 'checkWanted' });
          },
          onLetGo: () => {
            this.#payment.dispatch({ type: 'letGo', reference: payment.intent.reference });
          },
        });
      case 'paid':
        return stages.receiptView(
          ready,
          payment.receipt,
          headingLevel,
          this.#isOwn(payment.receipt.accountId),
          this.#toBills,
        );
      case 'declined':
      case 'cancelled':
      case 'expired':
        return stages.endView(ready, payment, headingLevel, this.#restart);
    }
  }

  #editing(payment: PaymentState & { readonly at: 'editing' }, ready: Ready): TemplateResult {
    const { language, portal } = ready;
    const { t } = language;
    const { accounts, account, list, failed } = this.#bills;
    const title = html`${heading(this.headingLevel, t('pay.title'))}${this.#accountLine(ready, account?.id)}`;
    const retry = (): void => {
      this.#bills.retry();
      this.moveFocusToHeading();
    };
    const due = list ? payable(list) : [];
    if (failed && due.length === 0) return html`${title}${failedView(failed, portal, language, retry)}`;
    if (accounts?.length === 0) return noAccountView(ready, title);
    if (!list) return html`${title}${skeleton(this.skeletonLines, t('common.loading'))}`;
    if (due.length === 0) return nothingDueView(ready, title, list.bills);
    return editingView({
      ready,
      payment,
      title,
      due,
      card: this.#card.status,
      // What is wrong with a card is said where the card is.
      meansErrors: this.#card.preferred ? payment.meansErrors : [],
      nothingChosen: this.nothingChosen,
      onRefresh: failed ? retry : null,
      onChoose: (bill, on) => {
        this.#choose(bill, on);
      },
      onContinue: () => {
        this.#continue();
      },
      onQuoteRetry: () => {
        this.#payment.dispatch({ type: 'quoteRetried' });
      },
      onCardRetry: () => {
        this.#card.retry();
      },
      onMeansError: (field) => {
        this.#card.focus(field);
      },
    });
  }

  /** Which account is paid: the resident may have several. */
  #accountLine({ language }: Ready, accountId: string | undefined): TemplateResult | typeof nothing {
    const account = this.#bills.accounts?.find(({ id }) => id === accountId);
    if (!account) return nothing;
    const values = { address: account.serviceAddress, number: mask(account.number) };
    return html`<p class="sub">${language.t('pay.account', values)}</p>`;
  }

  /** Whether a receipt is that of the resident who is signed in; whoever only holds a payment's key is shown less. */
  #isOwn(accountId: string): boolean {
    return this.#bills.accounts?.some((account) => account.id === accountId) ?? false;
  }

  /** What the resident has chosen, of what is due. Null while that is not known. */
  #order(): Order | null {
    const { list, refreshing, chosen } = this.#bills;
    return list && !refreshing ? orderOf(list.accountId, chosen, this.#method(), null) : null;
  }

  /** The method that is chosen, or the portal's usual one. */
  #method(): Method {
    return this.#bills.form?.method ?? methodsOf(this.open?.portal)[0] ?? 'card';
  }

  #choose(bill: Bill, on: boolean): void {
    if (this.#payment.state.at !== 'editing') return;
    this.#bills.choose(bill.id, on);
    void this.#loadStages();
    this.nothingChosen = false;
  }

  #continue(): void {
    const payment = this.#payment.state;
    if (payment.at !== 'editing') return;
    this.nothingChosen = payment.order.items.length === 0;
    if (this.nothingChosen) {
      this.#say((ready) => ready.language.t('pay.chooseFirst'), true);
      void this.focusFirst('[type=checkbox]');
      return;
    }
    const { quote } = payment;
    if (quote.is !== 'known' || this.#card.status === 'connecting') {
      const key =
        quote.is === 'known'
          ? 'pay.cardLoading'
          : quote.is === 'failed'
            ? quoteProblem(quote)
            : 'pay.quoting';
      this.#say((ready) => ready.language.t(key), true);
      return;
    }
    // What shows the payment has to be here before there is one.
    void this.#loadStages().then((loaded) => {
      const now = this.#payment.state;
      if (now.at === 'editing' && !now.capturing) this.#card.prefer();
      this.#payment.dispatch({ type: loaded ? 'continued' : 'captureFailed' });
    });
  }

  async #loadStages(): Promise<boolean> {
    if (this.stages !== null && !isUtilityError(this.stages)) return true;
    try {
      const [stages] = await Promise.all([
        (this.#loading ??= import('./stages.js')),
        this.runtime.addWords('payment-stages'),
      ]);
      this.stages = stages;
      return true;
    } catch (cause) {
      this.#loading = null;
      this.stages = new UtilityError('network', { code: 'code-not-loaded', cause });
      return false;
    }
  }
  #loading: Promise<Stages> | null = null;

  readonly #pay = (): void => {
    this.#payment.confirm();
  };

  readonly #dismiss = (): void => {
    this.#payment.dispatch({ type: 'dismissed' });
    this.#bills.chooseAnew();
    this.#toBills();
  };

  readonly #restart = (): void => {
    this.#payment.dispatch({ type: 'restarted', order: null });
  };

  readonly #toBills = (): void => {
    this.navigate({ to: 'utility-bill-list' });
  };

  #frameShown(): 'shown' | 'hidden' | 'kept' | 'none' {
    const { at } = this.#payment.state;
    if (at === 'action-required') return this.#asksElsewhere() ? 'hidden' : 'shown';
    if (at === 'editing') {
      const { list, accounts } = this.#bills;
      if (list) return payable(list).length > 0 ? 'shown' : 'none';
      // Nothing is known for a moment: what was typed waits.
      return accounts?.length === 0 ? 'none' : 'kept';
    }
    // What was typed stays for another try.
    return at === 'paid' || at === 'processing' ? 'none' : 'hidden';
  }

  /** Whether the bank asks in another form of the page. */
  #asksElsewhere(): boolean {
    return this.#card.status === 'ready' && !this.#card.preferred;
  }

  #sayStale(): void {
    const stale = this.#bills.failed !== null && this.#bills.list !== undefined;
    if (stale && !this.#stale) this.#say((ready) => ready.language.t('common.notRefreshed'));
    this.#stale = stale;
  }
  #stale = false;

  #handleState(now: PaymentState, before: PaymentState): void {
    this.requestUpdate();
    // What has been paid for is not chosen any more.
    if (now.at === 'paid') this.#bills.chooseAnew();
    // Paying keeps its button in its place, and so the focus.
    if (now.at !== before.at && now.at !== 'submitting') this.moveFocusToHeading();
    // A total that was about to be said is no longer the total.
    if (now.at === 'editing' && before.at === 'editing' && now.order !== before.order) this.live.clear();
    const { stages } = this;
    if (now.at === 'editing') this.#say((ready) => editingAnnouncement(now, before, ready));
    else if (stages && !isUtilityError(stages)) {
      // That nobody may pay again is heard, however soon there is more to say.
      const urgent = now.at === 'unknown' && before.at !== 'unknown';
      this.#say((ready) => stages.announcement(now, before, ready), urgent);
    }
    if (now.at === 'editing' && now.meansErrors.length > 0 && this.#card.preferred)
      void this.focusFirst('[data-summary]');
    if (now.at === before.at) return;
    if (now.at !== 'editing' && now.at !== 'review') this.dispatchEvent(new PaymentChangedEvent(now.at));
  }

  #say(text: (ready: Ready) => string | null, urgent = false): void {
    const ready = this.open;
    const said = ready && text(ready);
    if (said) this.live.say(said, urgent);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-pay-now': UtilityPayNow;
  }
}
