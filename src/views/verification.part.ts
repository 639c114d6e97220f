import type { LitElement, TemplateResult } from 'lit';
import type { Values } from '../core/form.js';
import { readCode, readEmail, readPhone } from '../core/registration/entry.js';
import type { VerificationState } from '../core/registration/verification.js';
import type { FormContext, FormController } from '../element/form-controller.js';
import type { RegistrationController } from '../element/registration-controller.js';
import { VerifiedEvent } from '../element/registration-events.js';
import type { Ready } from '../element/runtime-controller.js';
import { signOut } from './signed-in.js';
import { answerVerification } from './verification.answers.js';
import { codeLength, verificationForm } from './verification.form.js';
import { verifyingView, type Verifying } from './verification.js';

export interface VerificationPartOptions {
  readonly host: LitElement;
  readonly open: () => Ready | null;
  readonly desk: () => RegistrationController;
  readonly form: () => FormController;
  readonly say: (text: string, urgent?: boolean) => void;
  readonly toHeading: () => void;
  readonly navigate: (to: string) => void;
  /** Where the widget can begin a registration anew. */
  readonly onRestart: (() => void) | null;
}

/** Confirming an address as a part of a widget: its form, its view and what is said, the same wherever it stands. */
export class VerificationPart {
  readonly #options: VerificationPartOptions;

  constructor(options: VerificationPartOptions) {
    this.#options = options;
  }

  get #state(): VerificationState {
    return this.#options.desk().verification;
  }

  context(ready: Ready): FormContext | null {
    return verificationForm(ready, this.#state);
  }

  render(ready: Ready, state: Verifying, level: number): TemplateResult {
    const { desk, navigate, form, onRestart } = this.#options;
    const tell = (type: 'addressWanted' | 'addressLeft' | 'codeWanted') => () => {
      desk().tellVerification({ type });
    };
    return verifyingView(ready, state, form(), level, {
      onLink: () => {
        if (state.at === 'checking') this.sayStillWorking();
        else desk().tellVerification({ type: 'linkConfirmed' });
      },
      onResend: () => {
        this.#resend(ready);
      },
      onOtherAddress: tell('addressWanted'),
      onKeepAddress: tell('addressLeft'),
      onCode: tell('codeWanted'),
      onSignIn: () => {
        navigate('utility-login');
      },
      onGoOn:
        onRestart ??
        (() => {
          navigate('utility-register');
        }),
      onSignOut: this.signOut,
      onRestart,
    });
  }

  submit(values: Values): void {
    const { desk, open } = this.#options;
    const ready = open();
    const state = this.#state;
    if (state.at === 'readdressing') {
      const { address = '' } = values;
      const phone = state.pending.channel === 'text' ? readPhone(address) : null;
      desk().tellVerification({ type: 'addressGiven', address: phone ?? readEmail(address) });
    } else if (state.at === 'waiting' && ready) {
      desk().tellVerification({ type: 'codeGiven', code: readCode(values['code'] ?? '', codeLength(ready)) });
    }
  }

  /** What is heard, and where the focus goes, when the state has changed. */
  answer(now: VerificationState, before: VerificationState): void {
    const { open, form, say, toHeading, host } = this.#options;
    const ready = open();
    if (!ready) return;
    answerVerification(now, before, {
      ...{ ready, say, toHeading },
      form: form(),
      onVerified: (next) => {
        host.dispatchEvent(new VerifiedEvent(next));
      },
    });
  }

  sayStillWorking(): void {
    const ready = this.#options.open();
    if (ready) this.#options.say(ready.language.t('common.stillWorking'), true);
  }

  readonly signOut = (): void => {
    const { host, open, toHeading, say } = this.#options;
    void signOut({ host, ready: open(), toHeading, say });
  };

  #resend({ language: { t } }: Ready): void {
    const state = this.#state;
    if (!('wait' in state)) return;
    if (state.resend === 'sending' || state.at === 'checking') this.sayStillWorking();
    else if (state.wait > 0) this.#options.say(t('verify.resendWait', { count: state.wait }), true);
    else this.#options.desk().tellVerification({ type: 'resendWanted' });
  }
}
