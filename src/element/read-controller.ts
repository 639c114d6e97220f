import { Task, TaskStatus, initialState } from '@lit/task';
import type { LitElement, ReactiveController } from 'lit';
import { isRefused, toUtilityError, UtilityError } from '../core/errors.js';
import { FailedEvent } from './events.js';
import { onGivenUp } from './patience.js';
import type { UtilityClient } from '../client/client.js';
import { reads, type Question } from '../client/reads.js';

export type ReadState<T> =
  | { readonly is: 'idle' }
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly value: T; readonly refreshing: boolean }
  /** `last` is an older answer to the same question, which may still be shown as such. */
  | { readonly is: 'failed'; readonly error: UtilityError; readonly last: T | undefined };

/** What may be shown: the answer, or the last one before a refresh that failed. */
export const shownOf = <T>(state: ReadState<T>): T | undefined =>
  state.is === 'ready' ? state.value : state.is === 'failed' ? state.last : undefined;

/**
 * One read of a widget. Asks again when the question changes or its answer was forgotten, keeps the last answer on the screen
 * meanwhile, never shows an answer to an older question, and stops when the widget leaves, or when its view has waited too long.
 */
export class ReadController<T> implements ReactiveController {
  readonly #host: LitElement;
  readonly #client: () => UtilityClient | null;
  readonly #ask: () => Question<T> | null;
  readonly #task: Task<readonly [UtilityClient | null, string | null, number], T>;
  #round = 0;
  #interrupted = false;
  #asked: string | null = null;
  #last: { readonly name: string; readonly value: T } | null = null;
  #watched: UtilityClient | null = null;
  #unwatch: (() => void) | null = null;

  /** `ask` answers with nothing while there is nobody to ask for. */
  constructor(host: LitElement, client: () => UtilityClient | null, ask: () => Question<T> | null) {
    this.#host = host;
    this.#client = client;
    this.#ask = ask;
    host.addController(this);
    onGivenUp(host, () => {
      if (this.state.is === 'loading') this.#task.abort(new UtilityError('network', { code: 'timed-out' }));
    });
    this.#task = new Task(host, {
      args: () => {
        return [client(), ask()?.name ?? null, this.#round] as const;
      },
      task: ([from, name], { signal }) => {
        const question = ask();
        this.#asked = name;
        if (from === null || name === null || question === null) return initialState;
        return reads(from).get(name, (stop) => question.load(stop), signal);
      },
      // Told of the newest run alone: a late answer to an older question is never kept.
      onComplete: (value) => {
        if (this.#asked !== null) this.#last = { name: this.#asked, value };
      },
      onError: (thrown) => {
        // Stopped because the widget left: nothing failed.
        if (this.#interrupted) return;
        host.dispatchEvent(new FailedEvent(toUtilityError(thrown)));
      },
    });
  }

  get state(): ReadState<T> {
    const asked = this.#ask();
    if (asked === null) return { is: 'idle' };
    const last = this.#last?.name === asked.name ? this.#last : null;
    if (this.#task.status === TaskStatus.ERROR) {
      const error = toUtilityError(this.#task.error);
      // What the backend no longer shows to this resident may not stay on the screen either.
      return { is: 'failed', error, last: isRefused(error) ? undefined : last?.value };
    }
    if (last === null) return { is: 'loading' };
    return { is: 'ready', value: last.value, refreshing: this.#task.status === TaskStatus.PENDING };
  }

  /** Asks the same question again; after a refusal also all that it came from, which is out of date. */
  retry(): void {
    const client = this.#client();
    const { state } = this;
    if (client && state.is === 'failed' && isRefused(state.error)) reads(client).renew();
    this.#again();
  }

  #again(): void {
    this.#round++;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const client = this.#ask() && this.#client();
    if (client === this.#watched) return;
    this.#unwatch?.();
    this.#watched = client;
    if (client === null) {
      this.#unwatch = null;
      return;
    }
    const answers = reads(client);
    // Forgotten while nobody watched: it may have been another resident's.
    if (this.#last && !answers.has(this.#last.name)) this.#forget();
    this.#unwatch = answers.subscribe((gone) => {
      if (this.#last && answers.has(this.#last.name)) return;
      if (gone) this.#forget();
      else this.#again();
    });
  }

  #forget(): void {
    this.#last = null;
    this.#again();
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#watched = null;
    this.#interrupted = this.#task.status === TaskStatus.PENDING;
    this.#task.abort();
  }

  hostConnected(): void {
    // What was asked when the widget left has been aborted.
    if (this.#interrupted) this.#round++;
    this.#interrupted = false;
    this.#host.requestUpdate();
  }
}
