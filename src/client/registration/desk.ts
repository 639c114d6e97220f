import type { RegistrationPort } from '../../adapter/port.js';
import type { PortalConfig, RegistrationStep, ResendRequest, Session } from '../../contract/index.js';
import type { Clock } from '../../core/clock.js';
import { toUtilityError, type UtilityError } from '../../core/errors.js';
import { answersToSend } from '../../core/registration/answers.js';
import { initialRegistration, registration } from '../../core/registration/flow.js';
import { challengeName, planOf } from '../../core/registration/plan.js';
import type {
  Draft,
  Kept,
  RegistrationEffect,
  RegistrationEvent,
  RegistrationState,
  Trouble,
} from '../../core/registration/types.js';
import {
  initialVerification,
  verification,
  type Pending,
  type VerificationEffect,
  type VerificationEvent,
  type VerificationState,
} from '../../core/registration/verification.js';
import type { Extension, UtilityClient } from '../client.js';
import { Value } from '../value.js';
import { pendingSlot } from './pending.js';
import { TabStorage, isRecord } from './storage.js';

export interface RegistrationDeskOptions {
  readonly port: RegistrationPort;
  readonly clock: Clock;
  readonly pending: { readonly value: Pending | null; set(value: Pending | null): void };
  readonly kept: { readonly value: Kept | null; set(value: Kept | null): void };
  /** Registering has signed the resident in. */
  readonly onSession: (session: Session) => void;
  readonly isSignedIn: () => boolean;
  /** Something failed, for the page to hear of. */
  readonly onFailed?: (error: UtilityError) => void;
}

/** The longest that a contract may have residents wait for another message, in seconds. */
const longestWait = 3600;

const troubleOf = ({ kind, code, retryAfterSeconds }: UtilityError): Trouble => ({
  kind,
  code,
  retryAfterSeconds,
});

/** The field of ours that a property of the request came from. */
const fieldOf = (property: string): string =>
  /^challenge\b/.test(property) ? challengeName : property.replace(/^answers[./]/, '');

/**
 * Runs the registration of a page, and the confirming of its address, shared by every widget that shows a part of it. Requests are sent
 * once and not stopped when a widget leaves: what became of them is known when it comes back.
 */
export class RegistrationDesk implements Extension {
  readonly registration = new Value<RegistrationState>(initialRegistration);
  readonly verification = new Value<VerificationState>(initialVerification);
  readonly failed = new Value<UtilityError | null>(null);
  /** Which of the page's widgets shows the confirming: two fields for one code would be one too many. */
  readonly shownBy = new Value<{ readonly confirms: boolean } | null>(null);
  readonly #options: RegistrationDeskOptions;
  #portal: PortalConfig | null = null;
  #locale = 'en';
  #unwatch: (() => void) | null = null;

  constructor(options: RegistrationDeskOptions) {
    this.#options = options;
  }

  /** Takes up what the tab holds. `locale` is the language that messages are to be written in. */
  open(portal: PortalConfig, locale: string): void {
    this.#portal = portal;
    this.#locale = locale;
    this.adopt();
    const { kept, pending } = this.#options;
    if (!portal.registration || this.registration.value.at !== 'unopened') return;
    const plan = planOf(portal.registration);
    this.tell({ type: 'opened', plan, kept: kept.value, pending: pending.value !== null });
  }

  /** Takes up a verification that signing in has begun, on this page or on one before it. */
  adopt(): void {
    const { value } = this.#options.pending;
    const { at } = this.verification.value;
    const known = 'pending' in this.verification.value ? this.verification.value.pending : null;
    if (value === null || value.id === known?.id || at === 'checking') return;
    // Where the time is not known the backend says when it is too early for another one. A clock that was set back waits no longer than that.
    const left = Math.ceil(((value.until ?? 0) - this.#options.clock.now()) / 1000);
    this.tellVerification({
      ...{ type: 'pendingCame', pending: value },
      wait: Math.max(0, Math.min(left, longestWait)),
    });
  }

  tell(event: RegistrationEvent): void {
    const [state, effects] = registration(this.registration.value, event);
    this.registration.set(state);
    for (const effect of effects) this.#run(effect);
  }

  tellVerification(event: VerificationEvent): void {
    const [state, effects] = verification(this.verification.value, event);
    this.verification.set(state);
    for (const effect of effects) this.#runVerification(effect);
  }

  /** Somebody is signed in, or is no more: what was being registered is over, but for the word that it is done. */
  forget(): void {
    const signedIn = this.#options.isSignedIn();
    if (!(signedIn && this.registration.value.at === 'registered')) this.tell({ type: 'restarted' });
    const { at } = this.verification.value;
    // A link can be opened, and be refused, while somebody is signed in.
    if (!(signedIn && at === 'verified') && at !== 'linked' && at !== 'refused' && at !== 'checking')
      this.tellVerification({ type: 'forgotten' });
  }

  /** Nobody shows it any more: what was typed goes, but for what the tab may keep. */
  rest(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    if (this.registration.value.at !== 'sending') this.registration.set(initialRegistration);
    if (this.verification.value.at !== 'checking') this.verification.set(initialVerification);
  }

  #run(effect: RegistrationEffect): void {
    switch (effect.do) {
      case 'askQuestion':
        void this.#askQuestion();
        return;
      case 'register':
        void this.#register(effect.draft, effect.challenge);
        return;
      case 'keep':
        this.#options.kept.set(effect.kept);
        return;
      case 'dropKept':
        this.#options.kept.set(null);
        return;
    }
  }

  #runVerification(effect: VerificationEffect): void {
    switch (effect.do) {
      case 'verify':
        void this.#verify(effect.request);
        return;
      case 'resend':
        void this.#resend(effect.request);
        return;
      case 'watch':
        this.#watch(effect.seconds);
        return;
      case 'keepPending':
        this.#options.pending.set(effect.pending);
        return;
      case 'dropPending':
        this.#unwatch?.();
        this.#options.pending.set(null);
        return;
    }
  }

  async #askQuestion(): Promise<void> {
    try {
      const challenge = await this.#options.port.getChallenge?.(new AbortController().signal);
      this.tell(challenge ? { type: 'questionCame', challenge } : { type: 'questionFailed' });
    } catch (thrown) {
      this.#fail(thrown);
      this.tell({ type: 'questionFailed' });
    }
  }

  async #register(
    draft: Draft,
    challenge: { readonly id: string; readonly answer: string } | null,
  ): Promise<void> {
    if (this.#portal === null) return;
    const request = {
      answers: answersToSend(draft, this.#portal),
      locale: this.#locale,
      ...(draft.ticket === null ? {} : { ticket: draft.ticket }),
      ...(draft.accepted === null ? {} : { termsVersion: draft.accepted }),
      ...(challenge === null ? {} : { challenge }),
    };
    try {
      this.#advance(await this.#options.port.register(request, new AbortController().signal));
    } catch (thrown) {
      const error = this.#fail(thrown);
      const fields = error.fields.map(({ field, code }) => ({ field: fieldOf(field), code }));
      this.tell({ type: 'refused', trouble: troubleOf(error), fields });
    }
  }

  /** Where a registration stands, by the backend's word. */
  #advance(step: RegistrationStep): void {
    if (step.step === 'verification-pending') {
      const { id, channel, sentTo } = step;
      const wait = this.#portal?.verification?.resendAfterSeconds ?? 60;
      this.tellVerification({ type: 'pendingCame', pending: { id, channel, sentTo }, wait });
      this.tell({ type: 'verificationPending' });
    } else if (step.step === 'details-needed') {
      this.tell({ type: 'detailsNeeded', ticket: step.ticket });
    } else {
      this.tell({ type: 'registered' });
      if (step.session) this.#options.onSession(step.session);
    }
  }

  async #verify(request: Parameters<RegistrationPort['verify']>[0]): Promise<void> {
    try {
      const step = await this.#options.port.verify(request, new AbortController().signal);
      if (step.step !== 'verification-pending') {
        const signedIn = step.step === 'registered' && step.session !== undefined;
        const next = step.step === 'details-needed' ? 'details' : signedIn ? 'signed-in' : 'sign-in';
        this.tellVerification({ type: 'accepted', next });
      }
      this.#advance(step);
    } catch (thrown) {
      this.tellVerification({ type: 'refused', trouble: troubleOf(this.#fail(thrown)) });
    }
  }

  async #resend(request: ResendRequest): Promise<void> {
    try {
      const { resendAfterSeconds: wait, ...pending } = await this.#options.port.resend(
        request,
        new AbortController().signal,
      );
      this.tellVerification({ type: 'resent', pending, wait });
    } catch (thrown) {
      this.tellVerification({ type: 'resendRefused', trouble: troubleOf(this.#fail(thrown)) });
    }
  }

  /** Counts by the clock, not by ticks: a page in the background gets few of them. */
  #watch(seconds: number): void {
    this.#unwatch?.();
    const { clock, pending } = this.#options;
    const end = clock.now() + seconds * 1000;
    if (pending.value) pending.set({ ...pending.value, until: end });
    const tick = (): void => {
      const left = Math.max(0, Math.ceil((end - clock.now()) / 1000));
      this.tellVerification({ type: 'waited', seconds: Math.min(left, seconds) });
      if (left > 0) this.#unwatch = clock.after(1000, tick);
    };
    if (seconds > 0) this.#unwatch = clock.after(1000, tick);
  }

  #fail(thrown: unknown): UtilityError {
    const error = toUtilityError(thrown);
    this.failed.set(error);
    return error;
  }
}

function readKept(value: unknown): Kept | null {
  if (!isRecord(value) || !isRecord(value['answers'])) return null;
  const { step, answers, ticket, accepted, pending } = value;
  if (typeof step !== 'number') return null;
  return {
    step,
    answers: Object.fromEntries(
      Object.keys(answers).flatMap((name) => {
        const answer = answers[name];
        return typeof answer === 'string' ? [[name, answer]] : [];
      }),
    ),
    ticket: typeof ticket === 'string' ? ticket : null,
    accepted: typeof accepted === 'string' ? accepted : null,
    pending: pending === true,
  };
}

/** The desk of a client; null when its backend registers nobody. */
export function registrationDesk(client: UtilityClient): RegistrationDesk | null {
  const { adapter, clock, session } = client;
  const port = adapter.registration;
  if (port === undefined) return null;
  return client.extend(
    'registration',
    () =>
      new RegistrationDesk({
        port,
        clock,
        pending: pendingSlot(client),
        kept: new TabStorage(adapter.id, 'registration', readKept),
        isSignedIn: () => session?.view.value.is === 'signed-in',
        onSession: (begun) => {
          session?.begun(begun);
        },
      }),
  );
}
