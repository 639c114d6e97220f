import type { LitElement, ReactiveController } from 'lit';
import { registrationDesk, type RegistrationDesk } from '../client/registration/desk.js';
import { initialRegistration } from '../core/registration/flow.js';
import type { RegistrationEvent, RegistrationState } from '../core/registration/types.js';
import {
  initialVerification,
  type VerificationEvent,
  type VerificationState,
} from '../core/registration/verification.js';
import { FailedEvent } from './events.js';
import type { Ready } from './runtime-controller.js';

export interface RegistrationOptions {
  readonly open: () => Ready | null;
  /** There is a desk; called before each rendering. */
  readonly onOpened?: () => void;
  /** Whether the widget would show the confirming as it stands. */
  readonly confirms: () => boolean;
  readonly onRegistration?: (now: RegistrationState, before: RegistrationState) => void;
  readonly onVerification: (now: VerificationState, before: VerificationState) => void;
}

/** Which widget of a desk the resident used last: it alone speaks, moves the focus and tells the page. */
const actors = new WeakMap<RegistrationDesk, RegistrationController>();

/** A widget's view of the page's one registration. */
export class RegistrationController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RegistrationOptions;
  #desk: RegistrationDesk | null = null;
  #leave: (() => void)[] = [];
  #registration: RegistrationState = initialRegistration;
  #verification: VerificationState = initialVerification;

  constructor(host: LitElement, options: RegistrationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get registration(): RegistrationState {
    return this.#desk?.registration.value ?? initialRegistration;
  }

  get verification(): VerificationState {
    return this.#desk?.verification.value ?? initialVerification;
  }

  /** Whether another widget of the page shows the confirming, and this one has to leave it to that. */
  get yields(): boolean {
    const shownBy = this.#desk?.shownBy.value ?? this;
    return shownBy !== this;
  }

  tell(event: RegistrationEvent): void {
    this.#act()?.tell(event);
  }

  tellVerification(event: VerificationEvent): void {
    this.#act()?.tellVerification(event);
  }

  /** Looks again for what another widget has begun. */
  adopt(): void {
    this.#act()?.adopt();
  }

  hostUpdate(): void {
    const ready = this.#options.open();
    const desk = ready && registrationDesk(ready.client);
    if (desk !== this.#desk) {
      this.#stop();
      this.#desk = desk;
      if (desk) this.#watch(desk);
    }
    if (!ready || !desk) return;
    desk.open(ready.portal, ready.language.locale);
    this.#options.onOpened?.();
    this.#share(desk);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #act(): RegistrationDesk | null {
    if (this.#desk) {
      actors.set(this.#desk, this);
      this.#share(this.#desk);
    }
    return this.#desk;
  }

  get confirms(): boolean {
    return this.#desk !== null && this.#options.confirms();
  }

  /** The widget that was used last goes first; else whichever shows it keeps it, so that no field goes while somebody types. */
  #share(desk: RegistrationDesk): void {
    const { shownBy } = desk;
    shownBy.set([actors.get(desk), shownBy.value, this].find((each) => each?.confirms) ?? null);
  }

  #watch(desk: RegistrationDesk): void {
    this.#registration = desk.registration.value;
    this.#verification = desk.verification.value;
    const mine = (): boolean => actors.get(desk) === this;
    this.#leave = [
      desk.registration.subscribe(() => {
        const before = this.#registration;
        this.#registration = desk.registration.value;
        this.#host.requestUpdate();
        if (mine()) this.#options.onRegistration?.(this.#registration, before);
      }),
      desk.verification.subscribe(() => {
        const before = this.#verification;
        this.#verification = desk.verification.value;
        this.#host.requestUpdate();
        if (mine()) this.#options.onVerification(this.#verification, before);
      }),
      desk.shownBy.subscribe(() => {
        this.#host.requestUpdate();
      }),
      desk.failed.subscribe(() => {
        const error = desk.failed.value;
        if (error && mine()) this.#host.dispatchEvent(new FailedEvent(error));
      }),
    ];
  }

  #stop(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    const desk = this.#desk;
    this.#desk = null;
    if (desk?.shownBy.value === this) desk.shownBy.set(null);
  }
}
