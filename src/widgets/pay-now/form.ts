import { html, nothing, type TemplateResult } from 'lit';
import type { UtilityClient } from '../../client/client.js';
import type { Found, GuestDesk } from '../../client/guest.js';
import type { Bill, Method } from '../../contract/index.js';
import { payable } from '../../core/bills.js';
import { UtilityError, isUtilityError } from '../../core/errors.js';
import { mask } from '../../core/mask.js';
import { emptyOrder } from '../../core/payment/choosing.js';
import { methodsOf, orderOf, sameOrder } from '../../core/payment/order.js';
import type { MeansError, Order, PaymentState } from '../../core/payment/types.js';
import { localText } from '../../core/text.js';
import { BillsController } from '../../element/bills-controller.js';
import { CardController } from '../../element/card-controller.js';
import type { NavigateDetail } from '../../element/events.js';
import type { PartHost } from '../../element/part.js';
import { PaymentController } from '../../element/payment-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { quoteProblem } from '../../views/lines.js';
import { failedView, heading, skeleton } from '../../views/states.js';
import { frameView } from './frame.views.js';
import { editingAnnouncement } from './editing.announcements.js';
import { editingView, nothingDueView } from './editing.views.js';
import { PaymentChangedEvent } from './pay-now.events.js';
import type * as stageModule from './stages.js';

export { paymentDesk } from '../../client/payment/desk.js';

type Stages = typeof stageModule;

/** Lines of the skeleton, about the height of what is coming. */
const lines = 5;

/** Choosing bills, paying them and what becomes of it: the widget of somebody who is known, or who has found their bills. */
export class PayForm {
  #nothingChosen = false;
  /** Null until they are loaded, an error when they could not be. */
  #stages: Stages | UtilityError | null = null;

  readonly #host: PartHost;
  readonly #guests: (client: UtilityClient) => GuestDesk | null;
  readonly #payment: PaymentController;
  readonly #bills: BillsController;
  readonly #card: CardController;

  /** `guests` gives what a guest has found, if there are guests: their code is loaded for them alone. */
  constructor(host: PartHost, guests: (client: UtilityClient) => GuestDesk | null) {
    this.#host = host;
    this.#guests = guests;
    this.#payment = new PaymentController(host.element, {
      client: () => host.runtime.client,
      onChanged: (now, before) => {
        this.#handleState(now, before);
      },
      onPressedAgain: () => {
        this.#say((ready) => ready.language.t('common.stillWorking'), true);
      },
    });
    this.#bills = new BillsController(host.element, {
      client: () => host.runtime.client,
      signedIn: () => host.signedIn(),
      guest: () => this.#guest(),
      past: () => false,
      isForm: true,
    });
    this.#card = new CardController(host.element, {
      ready: () => host.ready(),
      show: () => this.#frameShown(),
      title: ({ portal, language }, number) => {
        const utility = localText(portal.name, language.locale);
        const { t } = language;
        if (this.#method() === 'bank-account') return t('pay.bankFrame', { utility });
        return number === 1 ? t('pay.cardFrame', { utility }) : t('pay.cardFrameOther', { utility, number });
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
  }

  /** A payment under way, or its result, is shown to whoever holds its key: also when the session has ended meanwhile. */
  get opensWithoutSession(): boolean {
    const { at } = this.#payment.state;
    return at !== 'editing' && at !== 'review' && at !== 'expired';
  }

  takeChoice({ accountId, billIds }: NavigateDetail): void {
    if (accountId ?? billIds) this.#bills.chooseAll(accountId ?? null, billIds ?? null);
    const order = this.#order();
    if (order) this.#payment.dispatch({ type: 'opened', order });
  }

  /** To be called before the widget renders. */
  update(): void {
    const payment = this.#payment.state;
    this.#sayStale();
    if (payment.at !== 'editing' && payment.at !== 'review') return;
    // Other bills were chosen, here or in the list, or what is owed has changed.
    const order = this.#order();
    if (order && !sameOrder(order, payment.order)) this.#payment.dispatch({ type: 'orderChanged', order });
  }

  render(ready: Ready): TemplateResult {
    return html`${this.#card.probe}${this.#content(ready)}`;
  }

  #content(ready: Ready): TemplateResult {
    const payment = this.#payment.state;
    if (payment.at === 'editing') return this.#editing(payment, ready);
    const stages = this.#stagesOr(ready);
    if (!('stageView' in stages)) return stages;
    return stages.stageView({
      ready,
      payment,
      headingLevel: this.#host.headingLevel(),
      dispatch: (event) => {
        this.#payment.dispatch(event);
      },
      account: (accountId) => this.#accountLine(ready, accountId),
      frame: () =>
        this.#asksElsewhere() ? null : frameView(ready, this.#card.status, this.#retryCard, 'question'),
      isOwn: (accountId) => this.#bills.accounts?.some(({ id }) => id === accountId) ?? false,
      onPay: this.#pay,
      onDismiss: this.#dismiss,
      onBills: this.#toBills,
    });
  }

  /** What few see, or nobody at first; while it is not there, what is shown in its place. */
  #stagesOr({ portal, language }: Ready): Stages | TemplateResult {
    const stages = this.#stages;
    if (isUtilityError(stages)) {
      return failedView(stages, portal, language, () => void this.#loadStages());
    }
    if (stages !== null) return stages;
    void this.#loadStages();
    return skeleton(lines, language.t('common.loading'));
  }

  #editing(payment: PaymentState & { readonly at: 'editing' }, ready: Ready): TemplateResult {
    const { language, portal } = ready;
    const { t } = language;
    const { accounts, account, list, failed } = this.#bills;
    const title = html`${heading(this.#host.headingLevel(), t('pay.title'))}${this.#accountLine(ready, account?.id)}
    ${payment.overtaken ? this.#loaded?.overtakenView(ready) : nothing}`;
    const retry = (): void => {
      if (this.#guest()) void this.#guestDesk?.refresh();
      else this.#bills.retry();
      this.#payment.dispatch({ type: 'quoteRetried' });
      this.#host.toHeading();
    };
    const due = list ? payable(list) : [];
    if (failed && due.length === 0) return html`${title}${failedView(failed, portal, language, retry)}`;
    if (accounts?.length === 0) {
      const stages = this.#stagesOr(ready);
      if (!('stageView' in stages)) return html`${title}${stages}`;
      const toLinking = (): void => {
        this.#host.navigate({ to: 'utility-link-account' });
      };
      return stages.noAccountView(ready, title, ready.client.offers(portal, 'linking') ? toLinking : null);
    }
    if (!list) return html`${title}${skeleton(lines, t('common.loading'))}`;
    const onOtherBill = this.#guest() && this.#toLookUp;
    if (due.length === 0) return nothingDueView(ready, title, list.bills, onOtherBill);
    return editingView({
      ready,
      payment,
      title,
      due,
      card: this.#card.status,
      // What is wrong with a card is said where the card is.
      meansErrors: this.#card.preferred ? this.#inOurWords(payment.meansErrors, language.locale) : [],
      nothingChosen: this.#nothingChosen,
      onRefresh: failed ? retry : null,
      methods: methodsOf(portal),
      onMethod: (method) => {
        this.#bills.chooseMethod(method);
      },
      onOtherBill,
      onChoose: (bill, on) => {
        this.#choose(bill, on);
      },
      onContinue: () => {
        this.#continue();
      },
      onQuoteRetry: () => {
        this.#payment.dispatch({ type: 'quoteRetried' });
      },
      onCardRetry: this.#retryCard,
      onMeansError: (field) => {
        this.#card.focus(field);
      },
    });
  }

  /** The frame's own words are those of the language in which it was asked. */
  #inOurWords(errors: readonly MeansError[], locale: string): readonly MeansError[] {
    if (locale === this.#meansLocale) return errors;
    return errors.map(({ field, code }) => ({ field, code }));
  }
  #meansLocale: string | undefined;

  /** Which account is paid: the resident may have several. */
  #accountLine({ language }: Ready, accountId: string | undefined): TemplateResult | typeof nothing {
    const account = this.#bills.accounts?.find(({ id }) => id === accountId);
    if (!account) return nothing;
    // A guest's account comes masked, with a masked name to tell whose it is.
    const guest = this.#guest()?.bills;
    const values = {
      address: guest ? [guest.customerName, account.serviceAddress].join(', ') : account.serviceAddress,
      number: guest ? account.number : mask(account.number),
    };
    return html`<p class="sub">${language.t('pay.account', values)}</p>`;
  }

  /** What the resident has chosen, of what is due. Null while that is not known. */
  #order(): Order | null {
    const { list, refreshing, chosen } = this.#bills;
    const guest = this.#guest()?.bills.ticket ?? null;
    return list && !refreshing ? orderOf(list.accountId, chosen, this.#method(), guest) : null;
  }

  get #guestDesk(): GuestDesk | null {
    const { client } = this.#host.runtime;
    return client && this.#guests(client);
  }

  /** What a guest has found. */
  #guest(): Found | null {
    const view = this.#guestDesk?.value;
    return view?.is === 'found' ? view : null;
  }

  /** The method that is chosen, or the portal's usual one. */
  #method(): Method {
    return this.#bills.form?.method ?? methodsOf(this.#host.ready()?.portal)[0] ?? 'card';
  }

  #choose(bill: Bill, on: boolean): void {
    if (this.#payment.state.at !== 'editing') return;
    this.#bills.choose(bill.id, on);
    void this.#loadStages();
    this.#nothingChosen = false;
    this.#host.element.requestUpdate();
  }

  #continue(): void {
    const payment = this.#payment.state;
    if (payment.at !== 'editing') return;
    this.#nothingChosen = payment.order.items.length === 0;
    this.#host.element.requestUpdate();
    if (this.#nothingChosen) {
      this.#say((ready) => ready.language.t('pay.chooseFirst'), true);
      void this.#host.focusFirst('[type=checkbox]');
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
    if (this.#loaded) return true;
    try {
      const [stages] = await Promise.all([
        (this.#loading ??= import('./stages.js')),
        this.#host.runtime.addWords('payment-stages'),
        this.#payment.prepare(),
      ]);
      this.#stages = stages;
      this.#host.element.requestUpdate();
      return true;
    } catch (cause) {
      this.#loading = null;
      this.#stages = new UtilityError('network', { code: 'code-not-loaded', cause });
      this.#host.element.requestUpdate();
      return false;
    }
  }
  #loading: Promise<Stages> | null = null;

  get #loaded(): Stages | null {
    return isUtilityError(this.#stages) ? null : this.#stages;
  }

  readonly #pay = (): void => {
    this.#payment.confirm();
    const state = this.#payment.state;
    // What is missing stands above the button that was pressed.
    if (state.at === 'review' && (state.mustConfirm || state.mustAgree))
      void this.#host.focusFirst('[aria-invalid=true]');
  };

  readonly #dismiss = (): void => {
    this.#payment.dispatch({ type: 'dismissed' });
    this.#bills.chooseAnew();
    this.#toBills();
  };

  readonly #retryCard = (): void => {
    this.#card.retry();
  };

  #forgetGuest(expired: boolean): void {
    this.#payment.dispatch({ type: 'opened', order: emptyOrder });
    this.#guestDesk?.forget(expired);
  }

  readonly #toLookUp = (): void => {
    this.#forgetGuest(false);
  };

  readonly #toBills = (): void => {
    if (this.#guest()) this.#toLookUp();
    else this.#host.navigate({ to: 'utility-bill-list' });
  };

  #frameShown(): 'shown' | 'hidden' | 'kept' | 'none' {
    const { at } = this.#payment.state;
    if (at === 'action-required') return this.#asksElsewhere() ? 'hidden' : 'shown';
    if (at === 'editing') {
      // What somebody typed is not kept for whoever comes next.
      if (!this.#host.signedIn() && !this.#guest()) return 'none';
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
    this.#host.element.requestUpdate();
    // What has been paid for is not chosen any more.
    if (now.at === 'paid') this.#bills.chooseAnew();
    // Paying keeps its button in its place, and so the focus.
    if (now.at !== before.at && now.at !== 'submitting') this.#host.toHeading();
    // A total that was about to be said is no longer the total.
    if (now.at === 'editing' && before.at === 'editing' && now.order !== before.order)
      this.#host.live.clear();
    const stages = this.#loaded;
    if (now.at === 'editing') {
      const { order, quote } = now;
      // The utility's clock goes on while a phone sleeps, and with it the time that a guest has.
      if (order.guest && quote.is === 'failed' && quote.code === 'ticket-expired') this.#forgetGuest(true);
      else if (stages && before.at === 'review')
        this.#say((ready) => stages.announcement(now, before, ready));
      else this.#say((ready) => editingAnnouncement(now, before, ready));
    } else if (stages) {
      // That nobody may pay again is heard, however soon there is more to say.
      const urgent = now.at === 'unknown' && before.at !== 'unknown';
      this.#say((ready) => stages.announcement(now, before, ready), urgent);
    }
    if (now.at === 'editing' && before.at === 'editing' && now.meansErrors !== before.meansErrors)
      this.#meansLocale = this.#host.ready()?.language.locale;
    if (now.at === 'editing' && now.meansErrors.length > 0 && this.#card.preferred)
      void this.#host.focusFirst('[data-summary]');
    if (now.at === before.at) return;
    if (now.at !== 'editing' && now.at !== 'review')
      this.#host.element.dispatchEvent(new PaymentChangedEvent(now.at));
  }

  #say(text: (ready: Ready) => string | null, urgent = false): void {
    const ready = this.#host.ready();
    const said = ready && text(ready);
    if (said) this.#host.live.say(said, urgent);
  }
}
