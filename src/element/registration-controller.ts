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
  readonly onRegistration?: (now: RegistrationState, before: RegistrationState) => void;
  readonly onVerification: (now: VerificationState, before: VerificationState) => void;
}

/** Which widget of a desk the resident used last: it alone speaks, moves the focus and tells the page. */
const actors = new WeakMap<RegistrationDesk, object>();

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
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #act(): RegistrationDesk | null {
    if (this.#desk) actors.set(this.#desk, this);
    return this.#desk;
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
      desk.failed.subscribe(() => {
        const error = desk.failed.value;
        if (error && mine()) this.#host.dispatchEvent(new FailedEvent(error));
      }),
    ];
  }

  #stop(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
    this.#desk = null;
  }
}
