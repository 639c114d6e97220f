import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Session } from '../../contract/index.js';
import { toUtilityError, type UtilityError } from '../../core/errors.js';
import type { Values } from '../../core/form.js';
import { FailedEvent } from '../../element/events.js';
import { FormController, type FormContext } from '../../element/form-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { SignedOutEvent } from '../../element/signed-out-event.js';
import { fields } from '../../theme/fields.js';
import { fieldsView } from '../../views/fields.js';
import { markRequired, requiredNote } from '../../views/required.js';
import { note } from '../../views/note.js';
import { card, heading, helpLine } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { SignedInEvent } from './login.events.js';
import { failureText, loginForm } from './login.form.js';

/** What the resident's own attempt has come to; whether somebody is signed in is the client's to say. */
type Attempt =
  | { readonly is: 'none' }
  | { readonly is: 'working' }
  | { readonly is: 'failed'; readonly error: UtilityError }
  | { readonly is: 'pending'; readonly sentTo: string };

/**
 * @summary Signs a resident in and out.
 * @element utility-login
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {SignedInEvent} utility-signed-in - The resident has signed in.
 * @fires {SignedOutEvent} utility-signed-out - The resident has signed out here.
 * @fires {NavigateEvent} utility-navigate - The resident wants to register, or to type the code of a message. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart field - One field with its label, hint and error.
 * @csspart reveal - Shows and hides a password.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-login><a href="https://old-portal.example">Sign in to the old portal</a></utility-login>
 */
export class UtilityLogin extends UtilityWidget {
  static override styles = [widgetStyles, fields];
  static override properties = {
    attempt: { state: true },
  };

  protected override readonly needs = {
    capability: 'sign-in',
    session: false,
    secureContext: true,
    words: 'sign-in',
  } as const;
  protected override readonly skeletonLines = 4;

  declare private attempt: Attempt;

  readonly #form = new FormController(this, {
    context: () => this.#formContext(),
    onSubmit: (values) => void this.#signIn(values),
    live: this.live,
  });

  constructor() {
    super();
    this.attempt = { is: 'none' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Somebody is in, here or from another tab: what became of an attempt before that is over.
    const over = this.attempt.is === 'failed' || this.attempt.is === 'pending';
    // So it is with a new mistake: two reasons at once would be one too many.
    const isNew = this.attempt.is === 'failed' && this.#form.errors.length > 0;
    if (isNew || (over && this.open?.client.session?.view.value.is === 'signed-in'))
      this.attempt = { is: 'none' };
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const session = ready.client.session?.view.value;
    if (session?.is === 'signed-in') return card(this.#signedIn(session.session, ready));
    if (this.attempt.is === 'pending') return card(this.#pending(this.attempt.sentTo, ready));
    return card(this.#signedOut(ready, session?.is === 'signed-out' ? session.ended : 'no'));
  }

  #signedOut(ready: Ready, ended: 'no' | 'by-resident' | 'expired' | 'unconfirmed'): TemplateResult {
    const { t } = ready.language;
    const failed = this.attempt.is === 'failed' ? this.attempt.error : null;
    return html`${heading(this.headingLevel, t('signIn.title'))}
      <p class="sub">${t('signIn.sub')}</p>
      ${
        ended === 'unconfirmed'
          ? note(
              'warning',
              t('signIn.outUnconfirmed'),
              html`<button class="link" type="button" @click=${this.#signOut}>
                ${t('signIn.outAgain')}
              </button>`,
            )
          : nothing
      }
      ${ended === 'expired' ? note('warning', t('common.expired')) : nothing}
      ${failed ? note('error', t('common.problem'), html`<p>${failureText(failed, ready.language)}</p>`) : nothing}
      ${fieldsView(this.#form, ready.language)}
      ${failed && failed.kind !== 'rejected' ? helpLine(ready.portal, ready.language) : nothing}
      ${
        registers(ready)
          ? html`<p class="help">
              <button class="link" type="button" @click=${this.#lead('utility-register')}>
                ${t('signIn.register')}
              </button>
            </p>`
          : nothing
      }`;
  }

  #pending(sentTo: string, ready: Ready): TemplateResult {
    const { t } = ready.language;
    return html`${heading(this.headingLevel, t('signIn.pendingTitle'))}
      <p>${t('signIn.pending', { sentTo })}</p>
      ${
        registers(ready)
          ? html`<button
              class="button wide"
              part="button"
              type="button"
              @click=${this.#lead('utility-verify')}
            >
              ${t('signIn.pendingWays')}
            </button>`
          : nothing
      }
      <p class="help">
        <button class="button quiet" part="button" type="button" @click=${this.#back}>
          ${t('signIn.back')}
        </button>
      </p>`;
  }

  #signedIn(session: Session, { language }: Ready): TemplateResult {
    const { t } = language;
    return html`${heading(this.headingLevel, t('signIn.done'))}
      <p class="sub">${t('signIn.doneAs', { userName: session.userName })}</p>
      <button class="button quiet" part="button" type="button" @click=${this.#signOut}>
        ${t('signIn.out')}
      </button>`;
  }

  #formContext(): FormContext | null {
    const ready = this.open;
    if (ready === null || this.attempt.is === 'pending') return null;
    if (ready.client.session?.view.value.is === 'signed-in') return null;
    const { language, portal } = ready;
    return {
      form: loginForm(portal, language),
      language,
      mark: markRequired(portal, language),
      markNote: requiredNote(portal, language),
      busy: this.attempt.is === 'working' ? language.t('signIn.working') : null,
    };
  }

  async #signIn(values: Values): Promise<void> {
    const ready = this.open;
    const session = ready?.client.session;
    if (!ready || !session) return;
    const { t } = ready.language;
    this.attempt = { is: 'working' };
    this.live.say(t('signIn.working'));
    try {
      const step = await session.signIn(
        {
          identifier: values['identifier']?.trim() ?? '',
          password: values['password'] ?? '',
          remember: values['remember'] === 'yes',
        },
        new AbortController().signal,
      );
      if (step.step === 'verification-pending') {
        const { id, channel = 'email', sentTo } = step;
        // For the widget that takes the code, here or on another page of this tab. Without it the message's link still works.
        await import('../../client/registration/pending.js').then(
          ({ pendingSlot }) => {
            pendingSlot(ready.client).set({ id, channel, sentTo });
          },
          () => undefined,
        );
        this.attempt = { is: 'pending', sentTo };
        this.moveFocusToHeading();
        return;
      }
      this.attempt = { is: 'none' };
      this.#form.reset();
      this.moveFocusToHeading();
      this.dispatchEvent(new SignedInEvent());
    } catch (thrown) {
      const error = toUtilityError(thrown);
      this.#failed(error, ready);
    }
  }

  #failed(error: UtilityError, { language }: Ready): void {
    this.dispatchEvent(new FailedEvent(error));
    if (error.code === 'credentials-wrong') {
      this.attempt = { is: 'none' };
      this.#form.showErrors([{ field: 'identifier', code: error.code }]);
      return;
    }
    this.attempt = { is: 'failed', error };
    this.live.say(failureText(error, language), true);
  }

  readonly #lead = (to: string) => (): void => {
    this.navigate({ to });
  };

  readonly #back = (): void => {
    this.attempt = { is: 'none' };
    this.moveFocusToHeading();
  };

  readonly #signOut = async (): Promise<void> => {
    const ready = this.open;
    const session = ready?.client.session;
    if (!ready || !session) return;
    this.moveFocusToHeading();
    await session.signOut();
    const view = session.view.value;
    const confirmed = view.is === 'signed-out' && view.ended !== 'unconfirmed';
    this.live.say(ready.language.t(confirmed ? 'signIn.outDone' : 'signIn.outUnconfirmed'), !confirmed);
    this.dispatchEvent(new SignedOutEvent());
  };
}

/** Whether residents register, and confirm their addresses, with this library. */
const registers = ({ client, portal }: Ready): boolean => client.offers(portal, 'registration');

declare global {
  interface HTMLElementTagNameMap {
    'utility-login': UtilityLogin;
  }
}
