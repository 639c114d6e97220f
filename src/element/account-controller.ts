import type { LitElement } from 'lit';
import { accountsOf } from '../client/billing.js';
import type { UtilityClient } from '../client/client.js';
import type { Account, AccountList } from '../contract/index.js';
import type { UtilityError } from '../core/errors.js';
import { ChoiceController } from './choice-controller.js';
import { ReadController, shownOf } from './read-controller.js';

export interface AccountOptions {
  readonly client: () => UtilityClient | null;
  /** Null while nobody is signed in: nothing is asked for then. */
  readonly signedIn: () => { readonly client: UtilityClient } | null;
}

/** A resident's accounts, and the one that is chosen, which is the same in every widget of a page. */
export class AccountController {
  readonly #accounts: ReadController<AccountList>;
  readonly #choice: ChoiceController;

  constructor(host: LitElement, { client, signedIn }: AccountOptions) {
    this.#choice = new ChoiceController(host, client, false);
    this.#accounts = new ReadController<AccountList>(host, client, () => {
      const ready = signedIn();
      return ready && accountsOf(ready.client);
    });
  }

  get failed(): UtilityError | null {
    const { state } = this.#accounts;
    return state.is === 'failed' ? state.error : null;
  }

  /** Undefined while they are not known. */
  get accounts(): readonly Account[] | undefined {
    return shownOf(this.#accounts.state)?.accounts;
  }

  /** The first until another is chosen. */
  get account(): Account | undefined {
    const { accounts = [] } = this;
    return accounts.find(({ id }) => id === this.#choice.value?.accountId) ?? accounts[0];
  }

  choose(accountId: string): void {
    this.#choice.change({ accountId, billIds: null });
  }

  retry(): void {
    this.#accounts.retry();
  }
}
