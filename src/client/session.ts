import type { SessionPort } from '../adapter/port.js';
import type { Session, SignInRequest, SignInStep } from '../contract/index.js';
import { pause, type Clock } from '../core/clock.js';
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

/** How long private data may stay on screen after its session's time, in milliseconds. */
const hideWithinMs = 1_000;
/** The shortest time that a session is taken to have, in seconds: one without any would be asked about without end. */
const shortestSeconds = 5;

/** Whether a resident is signed in, for every widget of a page and, through the other tabs' desks, of the origin. */
export class SessionDesk {
  readonly #options: SessionDeskOptions;
  readonly #view = new Value<SessionView>({ is: 'unasked' });
  /** Whose data may be in memory. */
  #resident: string | null = null;
  #asking: AbortController | null = null;
  /** A sign-out that the backend has not confirmed: until it has, its session must not come back onto the screen. */
  #leaving: 'no' | 'telling' | 'unconfirmed' = 'no';
  /** Whether a request was answered as the resident's since the session was last asked about. */
  #used = false;
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
      if (message.type === 'signed-out') {
        this.#asking?.abort();
        this.#leaving = 'unconfirmed';
        this.#ended('by-resident');
      } else if (message.type === 'session-changed') {
        this.#leaving = 'no';
        void this.ask();
      }
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
    if (this.#leaving === 'telling') return;
    if (this.#leaving === 'unconfirmed') return this.#leave();
    this.#asking?.abort();
    const stop = (this.#asking = new AbortController());
    const { is } = this.#view.value;
    if (is === 'unasked' || is === 'failed') this.#view.set({ is: 'asking' });
    try {
      const answer = await this.#options.port.getSession(stop.signal);
      if (stop.signal.aborted) return;
      if (answer.state === 'signed-in') this.#started(answer);
      else this.#ended(this.#resident === null ? 'no' : 'expired');
    } catch (thrown) {
      if (stop.signal.aborted) return;
      if (this.#view.value.is === 'asking') this.#view.set({ is: 'failed', error: toUtilityError(thrown) });
    }
  }

  /** The page comes out of the browser's cache: nothing private shows until the backend has said that the session still stands. */
  doubt(): void {
    if (this.#view.value.is === 'signed-in') this.#view.set({ is: 'asking' });
    void this.ask();
  }

  async signIn(request: SignInRequest, signal: AbortSignal): Promise<SignInStep> {
    const step = await this.#options.port.signIn(request, signal);
    if (step.step === 'signed-in') this.begun(step.session);
    return step;
  }

  /** The backend has begun a session: by a sign-in, or at the end of a registration. */
  begun(session: Session): void {
    this.#asking?.abort();
    this.#leaving = 'no';
    this.#started(session);
    this.#options.tabs.say({ type: 'session-changed' });
  }

  /** Private data goes at once; whether the backend has ended the session is told apart. */
  async signOut(): Promise<void> {
    this.#asking?.abort();
    this.#ended('by-resident');
    this.#options.tabs.say({ type: 'signed-out' });
    await this.#leave();
  }

  async #leave(): Promise<void> {
    const { port, tabs } = this.#options;
    // A sign-in meanwhile has the last word.
    const leaving = (): boolean => this.#leaving === 'telling';
    this.#leaving = 'telling';
    try {
      await port.signOut(new AbortController().signal);
      if (!leaving()) return;
      this.#leaving = 'no';
      this.#view.set({ is: 'signed-out', ended: 'by-resident' });
      tabs.say({ type: 'session-changed' });
    } catch {
      if (!leaving()) return;
      this.#leaving = 'unconfirmed';
      this.#view.set({ is: 'signed-out', ended: 'unconfirmed' });
    }
  }

  /** To be called when the backend has answered a request as the resident's: the session may last longer than was said. */
  used(): void {
    this.#used = true;
  }

  /** To be called when the backend refuses a request because nobody is signed in. */
  lost(): void {
    if (this.#view.value.is === 'signed-in') this.#ended('expired');
  }

  #started(session: Session): void {
    const before = this.#resident;
    this.#resident = session.userName;
    this.#view.set({ is: 'signed-in', session });
    this.#used = false;
    this.#expiry?.();
    this.#expiry = this.#options.clock.after(
      Math.max(shortestSeconds, session.expiresInSeconds) * 1000,
      () => {
        void this.#expire();
      },
    );
    if (before !== session.userName) this.#options.onStarted();
  }

  /** The session's time is over, unless the backend says otherwise: asked, and hidden in time where nobody answers. */
  async #expire(): Promise<void> {
    const before = this.#view.value;
    const asked = this.ask();
    // Somebody at work on a slow line is not sent away for a question that takes longer.
    await (this.#used ? asked : Promise.race([asked, pause(this.#options.clock, hideWithinMs)]));
    if (this.#view.value === before && before.is === 'signed-in') this.#ended('expired');
  }

  #ended(ended: 'no' | 'by-resident' | 'expired'): void {
    this.#expiry?.();
    this.#expiry = null;
    const before = this.#view.value;
    if (before.is === 'signed-out' && before.ended !== 'no' && ended !== 'expired') return;
    this.#view.set({ is: 'signed-out', ended });
    if (this.#resident === null) return;
    this.#resident = null;
    this.#options.onEnded(ended === 'expired');
  }
}
