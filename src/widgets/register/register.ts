import type { TemplateResult } from 'lit';
import type { Values } from '../../core/form.js';
import { challengeName } from '../../core/registration/plan.js';
import type { RegistrationState } from '../../core/registration/types.js';
import type { NavigateDetail } from '../../element/events.js';
import { FormController, type FormContext } from '../../element/form-controller.js';
import { RegistrationController } from '../../element/registration-controller.js';
import { RegisteredEvent } from '../../element/registration-events.js';
import type { Ready } from '../../element/runtime-controller.js';
import type { Gate } from '../../element/utility-element.js';
import type { Language } from '../../i18n/locale.js';
import { fields } from '../../theme/fields.js';
import { owned } from '../../theme/owned.js';
import { markRequired, requiredNote } from '../../views/required.js';
import { signedInView } from '../../views/signed-in.js';
import { card, skeleton } from '../../views/states.js';
import { troubleText } from '../../views/trouble.js';
import { elsewhereView, noLongerPending, verificationStyles } from '../../views/verification.js';
import { VerificationPart } from '../../views/verification.part.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { stepForm } from './register.form.js';
import { registerStyles } from './register.styles.js';
import { doneView, stepView, termsView } from './register.views.js';

type Filling = RegistrationState & { readonly at: 'filling' };

/**
 * @summary Registers a resident, from the terms to a confirmed address.
 * @element utility-register
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {RegisteredEvent} utility-registered - A registration has come to its end; says whether the resident has to sign in.
 * @fires {VerifiedEvent} utility-verified - The address was confirmed by a code here; says what follows.
 * @fires {SignedOutEvent} utility-signed-out - The resident has signed out here.
 * @fires {NavigateEvent} utility-navigate - The resident wants to go on: to sign in, to link an account, to the bills. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart terms - The region that holds the terms.
 * @csspart field - One field with its label, hint and error.
 * @csspart reveal - Shows and hides a password.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-register><a href="tel:555-0142">Register by phone: 555-0142</a></utility-register>
 */
export class UtilityRegister extends UtilityWidget {
  static override styles = [widgetStyles, owned, fields, verificationStyles, registerStyles];

  protected override readonly needs = {
    capability: 'registration',
    session: false,
    secureContext: true,
    words: 'registration',
  } as const;
  protected override readonly skeletonLines = 6;

  readonly #desk: RegistrationController = new RegistrationController(this, {
    open: () => this.open,
    confirms: () =>
      this.#desk.registration.at === 'pending' && this.open?.client.session?.view.value.is !== 'signed-in',
    onRegistration: (now, before) => {
      this.#answer(now, before);
    },
    onVerification: (now, before) => {
      if (this.#desk.registration.at === 'pending') this.#part.answer(now, before);
    },
  });

  readonly #form: FormController = new FormController(this, {
    context: () => this.#formContext(),
    onSubmit: (values) => {
      if (this.#desk.registration.at === 'filling') this.#desk.tell({ type: 'answered', answers: values });
      else this.#part.submit(values);
    },
    live: this.live,
    onChange: () => {
      if (this.#desk.registration.at === 'filling')
        this.#desk.tell({ type: 'edited', answers: this.#answers });
    },
  });

  readonly #part = new VerificationPart({
    host: this,
    open: () => this.open,
    desk: () => this.#desk,
    form: () => this.#form,
    say: (text, urgent) => {
      this.live.say(text, urgent);
    },
    toHeading: () => {
      this.moveFocusToHeading();
    },
    navigate: (to) => {
      this.navigate({ to });
    },
    onRestart: () => {
      this.#restart();
    },
  });

  /** A portal that says nothing of registering offers none. */
  protected override get gate(): Gate {
    const gate = super.gate;
    if (gate.is !== 'open' || (gate.ready.portal.registration?.steps.length ?? 0) > 0) return gate;
    return { is: 'not-offered', ready: gate.ready };
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    return card(this.#content(ready));
  }

  #content(ready: Ready): TemplateResult {
    const { portal, language, client } = ready;
    const { registration } = portal;
    const state = this.#desk.registration;
    const session = client.session?.view.value;
    const signedIn = session?.is === 'signed-in' ? session.session : null;
    const level = this.headingLevel;
    if (registration === undefined || state.at === 'unopened')
      return skeleton(this.skeletonLines, language.t('common.loading'));
    if (state.at === 'registered') return doneView(ready, level, signedIn !== null, this.#navigate);
    if (signedIn) return signedInView(ready, level, signedIn, 'register.signedInAs', this.#part.signOut);
    switch (state.at) {
      case 'terms':
        return termsView(ready, registration.terms, level, () => {
          this.#desk.tell({ type: 'termsAccepted' });
        });
      case 'filling':
      case 'sending':
        return stepView(ready, registration, state, this.#form, level, {
          onBack: () => {
            if (state.at === 'sending') this.#part.sayStillWorking();
            else this.#desk.tell({ type: 'backWanted', answers: this.#answers });
          },
          onQuestion: () => {
            this.#desk.tell({ type: 'questionWanted' });
          },
          onSignIn: () => {
            this.#navigate('utility-login');
          },
        });
      case 'pending': {
        if (this.#desk.yields) return elsewhereView(ready);
        const { verification } = this.#desk;
        const shown = 'pending' in verification ? verification : noLongerPending;
        return this.#part.render(ready, shown, level);
      }
    }
  }

  get #answers(): Values {
    const { [challengeName]: _, ...answers } = this.#form.values;
    return answers;
  }

  #formContext(): FormContext | null {
    const ready = this.open;
    const state = this.#desk.registration;
    if (ready?.portal.registration === undefined || ready.client.session?.view.value.is === 'signed-in')
      return null;
    if (state.at === 'pending') return this.#desk.yields ? null : this.#part.context(ready);
    if (state.at !== 'filling' && state.at !== 'sending') return null;
    const { portal, language } = ready;
    return {
      form: stepForm(ready, ready.portal.registration, state.draft, state.question),
      language,
      mark: markRequired(portal, language),
      markNote: requiredNote(portal, language),
      busy: state.at === 'sending' ? language.t('register.working') : null,
    };
  }

  /** What is heard, and where the focus goes, when the registration has come to another state. */
  #answer(now: RegistrationState, before: RegistrationState): void {
    const ready = this.open;
    if (!ready || before.at === 'unopened' || now.at === 'unopened') return;
    const { language } = ready;
    if (now.at === 'sending') {
      this.live.say(language.t('register.working'));
      return;
    }
    const moved = now.at === 'filling' && before.draft.step !== now.draft.step;
    const stays = now.at === 'filling' && (before.at === 'filling' || before.at === 'sending') && !moved;
    if (!stays) this.moveFocusToHeading();
    if (now.at === 'registered' && before.at !== 'registered') {
      const signedIn = ready.client.session?.view.value.is === 'signed-in';
      this.dispatchEvent(new RegisteredEvent(signedIn ? 'signed-in' : 'sign-in'));
    }
    if (now.at !== 'filling') return;
    if (before.at === 'filling' && now.question !== before.question)
      this.#answerQuestion(now, before, language);
    if (before.at !== 'sending') return;
    if (now.errors.length > 0) {
      const { errors } = now;
      // The step that they belong to has to stand there first.
      void this.updateComplete.then(() => {
        this.#form.showErrors(errors);
      });
    } else if (now.trouble) {
      this.live.say(troubleText(now.trouble, language), true);
      // The focus stays on the button, a long form below it.
      void this.updateComplete.then(() => {
        this.renderRoot.querySelector('[data-trouble]')?.scrollIntoView({ block: 'nearest' });
      });
    }
  }

  #answerQuestion(now: Filling, before: Filling, { t }: Language): void {
    if (now.question.is === 'failed') this.live.say(t('register.questionFailed'), true);
    // The old answer is none to the new question.
    if (now.question.is === 'asked' && before.question.is === 'asking') this.#form.clear(challengeName);
  }

  /** Led here from what will never be confirmed, the resident begins anew. */
  protected override takeChoice(_detail: NavigateDetail): void {
    const { registration, verification } = this.#desk;
    if (registration.at === 'pending' && verification.at === 'refused') this.#restart();
  }

  #restart(): void {
    this.#desk.tellVerification({ type: 'forgotten' });
    this.#desk.tell({ type: 'restarted' });
  }

  readonly #navigate = (to: string): void => {
    this.navigate({ to });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-register': UtilityRegister;
  }
}
