import type { SessionPort } from '../adapter/port.js';
import type { Session, SignInRequest, SignInStep } from '../contract/index.js';
import type { Clock } from '../core/clock.js';
import { toUtilityError, type UtilityError } from '../core/errors.js';
import type { Tabs } from './tabs.js';
import { Value, type Observable } from './value.js';

export type SessionView =
  | { readonly is: 'unasked' }
  | { readonly is: 'asking' }
  | { readonly is: 'signed-in'; readonly session: Session }
  /** `ended` says why a session that was there is gone; `unconfirmed`: the backend could not be told of a sign-out. */
  | { readonly is: 'signed-out'; readonly ended: 'no' | 'by-resident' | 'expired' | 'unconfirmed' }
  | { readonly is: 'failed'; readonly error: UtilityError };

export interface SessionDeskOptions {
  readonly port: SessionPort;
  readonly clock: Clock;
  readonly tabs: Tabs;
  /** Everything private has to go. */
  readonly onEnded: (expired: boolean) => void;
  readonly onStarted: () => void;
}

/** Whether a resident is signed in, for every widget of a page and, through the other tabs' desks, of the origin. */
export class SessionDesk {
  readonly #options: SessionDeskOptions;
  readonly #view = new Value<SessionView>({ is: 'unasked' });
  #asking: AbortController | null = null;
  #expiry: (() => void) | null = null;
  #unlisten: (() => void) | null = null;

  constructor(options: SessionDeskOptions) {
    this.#options = options;
  }

  get view(): Observable<SessionView> {
    return this.#view;
  }

  start(): void {
    this.#unlisten ??= this.#options.tabs.listen((message) => {
      // Hidden at once, also when the backend cannot be reached to confirm it.
      if (message.type === 'signed-out') this.#ended('by-resident');
      else if (message.type === 'session-changed') void this.ask();
    });
    void this.ask();
  }

  stop(): void {
    this.#unlisten?.();
    this.#unlisten = null;
    this.#expiry?.();
    this.#asking?.abort();
  }

  /** Asks the backend whether the session still stands. What is shown stays until it answers. */
  async ask(): Promise<void> {
    this.#asking?.abort();
    const stop = (this.#asking = new AbortController());
    if (this.#view.value.is !== 'signed-in') this.#view.set({ is: 'asking' });
    try {
      const answer = await this.#options.port.getSession(stop.signal);
      if (stop.signal.aborted) return;
      if (answer.state === 'signed-in') this.#started(answer);
      else this.#ended(this.#view.value.is === 'signed-in' ? 'expired' : 'no');
    } catch (thrown) {
      if (stop.signal.aborted) return;
      if (this.#view.value.is !== 'signed-in')
        this.#view.set({ is: 'failed', error: toUtilityError(thrown) });
    }
  }

  async signIn(request: SignInRequest, signal: AbortSignal): Promise<SignInStep> {
    const step = await this.#options.port.signIn(request, signal);
    if (step.step === 'signed-in') {
      this.#asking?.abort();
      this.#started(step.session);
      this.#options.tabs.say({ type: 'session-changed' });
    }
    return step;
  }

  /** Private data goes at once; whether the backend has ended the session is told apart. */
  async signOut(): Promise<void> {
    this.#asking?.abort();
    this.#ended('by-resident');
    this.#options.tabs.say({ type: 'signed-out' });
    try {
      await this.#options.port.signOut(new AbortController().signal);
    } catch {
      if (this.#view.value.is === 'signed-out') this.#view.set({ is: 'signed-out', ended: 'unconfirmed' });
    }
  }

  /** To be called when the backend refuses a request because nobody is signed in. */
  lost(): void {
    if (this.#view.value.is === 'signed-in') this.#ended('expired');
  }

  #started(session: Session): void {
    const before = this.#view.value;
    this.#view.set({ is: 'signed-in', session });
    this.#expiry?.();
    this.#expiry = this.#options.clock.after((session.expiresInSeconds + 1) * 1000, () => {
      void this.ask();
    });
    if (before.is !== 'signed-in' || before.session.userName !== session.userName) this.#options.onStarted();
  }

  #ended(ended: 'no' | 'by-resident' | 'expired'): void {
    this.#expiry?.();
    this.#expiry = null;
    const before = this.#view.value;
    if (before.is === 'signed-out' && before.ended !== 'no' && ended !== 'expired') return;
    this.#view.set({ is: 'signed-out', ended });
    if (before.is === 'signed-in') this.#options.onEnded(ended === 'expired');
  }
}
