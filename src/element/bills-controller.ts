import type { LitElement, ReactiveController } from 'lit';
import { accountsOf, billsOf } from '../client/billing.js';
import type { Chosen } from '../client/choice.js';
import type { UtilityClient } from '../client/client.js';
import type { Found } from '../client/guest.js';
import type { Account, AccountList, Bill, BillList, Method } from '../contract/index.js';
import { chosenOf } from '../core/bills.js';
import { isRefused, type UtilityError } from '../core/errors.js';
import { ChoiceController } from './choice-controller.js';
import { ReadController, shownOf } from './read-controller.js';

export interface BillsOptions {
  readonly client: () => UtilityClient | null;
  /** Null while nobody is signed in: nothing is asked for then. */
  readonly signedIn: () => { readonly client: UtilityClient } | null;
  /** What somebody who is not signed in has found. */
  readonly guest?: () => Found | null;
  /** Whether paid bills are wanted too. */
  readonly past: () => boolean;
  /** Whether the widget is where the chosen bills are paid. */
  readonly isForm: boolean;
}

/** A resident's accounts, the bills of the one that is chosen, and what is chosen of them. The same for a list and a form. */
export class BillsController implements ReactiveController {
  readonly #options: BillsOptions;
  readonly #accounts: ReadController<AccountList>;
  readonly #bills: ReadController<BillList>;
  readonly #choice: ChoiceController;
  #shown: BillList | undefined;

  constructor(host: LitElement, options: BillsOptions) {
    this.#options = options;
    host.addController(this);
    this.#choice = new ChoiceController(host, options.client, options.isForm);
    this.#accounts = new ReadController<AccountList>(host, options.client, () => {
      const signedIn = options.signedIn();
      return signedIn && accountsOf(signedIn.client);
    });
    this.#bills = new ReadController<BillList>(host, options.client, () => {
      const signedIn = options.signedIn();
      const { account } = this;
      return signedIn && account ? billsOf(signedIn.client, account.id, options.past()) : null;
    });
  }

  get failed(): UtilityError | null {
    const guest = this.#options.guest?.();
    if (guest) return guest.failed;
    for (const state of [this.#accounts.state, this.#bills.state])
      if (state.is === 'failed') return state.error;
    return null;
  }

  /** Undefined while they are not known. */
  get accounts(): readonly Account[] | undefined {
    const guest = this.#options.guest?.();
    if (guest) {
      const { number, serviceAddress, bills } = guest.bills;
      return [{ id: bills.accountId, number, serviceAddress }];
    }
    return shownOf(this.#accounts.state)?.accounts;
  }

  /** The one whose bills are shown: the first until another is chosen. */
  get account(): Account | undefined {
    const { accounts = [] } = this;
    return accounts.find(({ id }) => id === this.#choice.value?.accountId) ?? accounts[0];
  }

  /** The newest list of this account that there is; undefined while there is none. */
  get list(): BillList | undefined {
    const list = this.#options.guest?.()?.bills.bills ?? shownOf(this.#bills.state) ?? this.#shown;
    return list?.accountId === this.account?.id ? list : undefined;
  }

  /** Whether a newer list is on its way. */
  get refreshing(): boolean {
    const { state } = this.#bills;
    if (this.#options.guest?.()?.refreshing) return true;
    return state.is === 'loading' || (state.is === 'ready' && state.refreshing);
  }

  get chosen(): readonly Bill[] {
    return this.list ? chosenOf(this.list, this.#choice.value?.billIds) : [];
  }

  /** How many forms of the page show the choice, and whether it is being paid. */
  get form(): Pick<Chosen, 'forms' | 'paying' | 'method'> | null {
    return this.#choice.value;
  }

  /** Gives the ids that are chosen then. */
  choose(billId: string, on: boolean): ReadonlySet<string> {
    const billIds = new Set(this.chosen.map(({ id }) => id));
    if (on) billIds.add(billId);
    else billIds.delete(billId);
    this.#choice.change({ billIds });
    return billIds;
  }

  /** Null: all that can be paid. Without an account, the resident's first. */
  chooseAll(accountId: string | null, billIds: readonly string[] | null): void {
    this.#choice.change({ accountId, billIds: billIds && new Set(billIds) });
  }

  chooseMethod(method: Method): void {
    this.#choice.change({ method });
  }

  /** What was chosen is over: paid, or given up. */
  chooseAnew(): void {
    this.#choice.change({ billIds: null });
  }

  retry(): void {
    this.#accounts.retry();
    this.#bills.retry();
  }

  hostUpdate(): void {
    // Past bills come to those that are shown: the list stays meanwhile, and the focus with it.
    this.#shown = this.#options.signedIn() && !isRefused(this.failed) ? this.list : undefined;
  }
}
