import type { Method } from '../contract/values.js';
import type { Extension, UtilityClient } from './client.js';
import { Value } from './value.js';

export interface Chosen {
  /** Null: the resident's first account. */
  readonly accountId: string | null;
  /** Null: every bill that can be paid, which is what most residents want. */
  readonly billIds: ReadonlySet<string> | null;
  /** Null: the portal's first method. */
  readonly method: Method | null;
  /** How many payment forms of this page show the choice. */
  readonly forms: number;
  /** A payment is under way here: what it is for cannot be changed. */
  readonly paying: boolean;
}

const none = { accountId: null, billIds: null, method: null } as const;

/** What a resident has picked to pay, the same for every widget of a page. In memory alone. */
export class Choice extends Value<Chosen> implements Extension {
  constructor() {
    super({ ...none, forms: 0, paying: false });
  }

  change(part: Partial<Chosen>): void {
    this.set({ ...this.value, ...part });
  }

  forget(): void {
    this.change(none);
  }

  rest(): void {
    this.forget();
  }
}

export const choice = (client: UtilityClient): Choice => client.extend('choice', () => new Choice());
