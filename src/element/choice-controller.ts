import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { choice, type Chosen } from '../client/choice.js';
import type { UtilityClient } from '../client/client.js';

/** A widget's share in what the resident has picked to pay. */
export class ChoiceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => UtilityClient | null;
  readonly #isForm: boolean;
  #watched: UtilityClient | null = null;
  #leave: (() => void) | null = null;

  /** `isForm`: the widget is where the choice is paid. */
  constructor(host: ReactiveControllerHost, client: () => UtilityClient | null, isForm: boolean) {
    this.#host = host;
    this.#client = client;
    this.#isForm = isForm;
    host.addController(this);
  }

  get value(): Chosen | null {
    const client = this.#client();
    return client && choice(client).value;
  }

  change(part: Pick<Partial<Chosen>, 'accountId' | 'billIds' | 'method'>): void {
    const client = this.#client();
    if (client) choice(client).change(part);
  }

  hostUpdate(): void {
    const client = this.#client();
    if (client === this.#watched) return;
    this.#stop();
    this.#watched = client;
    if (client === null) return;
    const shared = choice(client);
    const count = (more: number): void => {
      if (this.#isForm) shared.change({ forms: shared.value.forms + more });
    };
    const unwatch = shared.subscribe(() => {
      this.#host.requestUpdate();
    });
    count(1);
    this.#leave = () => {
      unwatch();
      count(-1);
    };
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#leave?.();
    this.#leave = null;
    this.#watched = null;
  }
}
