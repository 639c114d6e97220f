import { html, nothing, type TemplateResult } from 'lit';
import type { VerificationState } from '../../core/registration/verification.js';
import { localText } from '../../core/text.js';
import type { NavigateDetail } from '../../element/events.js';
import { FormController } from '../../element/form-controller.js';
import { RegistrationController } from '../../element/registration-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { fields } from '../../theme/fields.js';
import { owned } from '../../theme/owned.js';
import { note } from '../../views/note.js';
import { onward } from '../../views/onward.js';
import { signedInView } from '../../views/signed-in.js';
import { card, heading, helpLine } from '../../views/states.js';
import { elsewhereView, verificationStyles } from '../../views/verification.js';
import { VerificationPart } from '../../views/verification.part.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';

type Verified = VerificationState & { readonly at: 'verified' };

/** Longer than any token of the contract. */
const longestToken = 128;

/**
 * @summary Confirms a resident's address, by the link or the code of a message.
 * @element utility-verify
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {VerifiedEvent} utility-verified - The address is confirmed; says what follows.
 * @fires {SignedOutEvent} utility-signed-out - The resident has signed out here.
 * @fires {NavigateEvent} utility-navigate - The resident wants to go on: to sign in, or with the registration. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart field - One field with its label, hint and error.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-verify><p>Call 555-0142 to confirm your address.</p></utility-verify>
 */
export class UtilityVerify extends UtilityWidget {
  static override styles = [widgetStyles, owned, fields, verificationStyles];

  protected override readonly needs = {
    capability: 'registration',
    session: false,
    secureContext: true,
    words: 'registration',
  } as const;

  /** What the link carried, until there is somebody to take it. */
  #token: string | null = null;

  readonly #desk: RegistrationController = new RegistrationController(this, {
    open: () => this.open,
    onOpened: () => {
      const token = this.#token;
      this.#token = null;
      if (token !== null) this.#desk.tellVerification({ type: 'linkOpened', token });
    },
    confirms: () => !['none', 'verified'].includes(this.#desk.verification.at),
    onVerification: (now, before) => {
      this.#part.answer(now, before);
    },
  });

  readonly #form: FormController = new FormController(this, {
    context: () => {
      const ready = this.open;
      return ready && !this.#desk.yields ? this.#part.context(ready) : null;
    },
    onSubmit: (values) => {
      this.#part.submit(values);
    },
    live: this.live,
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
    onRestart: null,
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // The message's link may be opened in the tab that stands here already.
    addEventListener('hashchange', this.#readAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readAddress);
  }

  protected override takeFragment(hash: string): boolean {
    const token = tokenIn(hash.slice(`#${this.localName}=`.length));
    if (token === null) return false;
    this.#token = token;
    this.requestUpdate();
    return true;
  }

  protected override takeChoice(_detail: NavigateDetail): void {
    this.#desk.adopt();
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    return card(this.#content(ready));
  }

  #content(ready: Ready): TemplateResult {
    const state = this.#desk.verification;
    const session = ready.client.session?.view.value;
    const level = this.headingLevel;
    if (state.at === 'verified') return this.#done(ready, state);
    if (state.at !== 'none')
      return this.#desk.yields ? elsewhereView(ready) : this.#part.render(ready, state, level);
    if (session?.is === 'signed-in')
      return signedInView(ready, level, session.session, 'verify.signedIn', this.#part.signOut);
    return this.#empty(ready);
  }

  #empty({ portal, language }: Ready): TemplateResult {
    const { t } = language;
    return html`${heading(this.headingLevel, t('verify.emptyTitle'))}
      <p>${t('verify.empty')}</p>
      <p>${t('verify.emptyNext')}</p>
      <button class="button quiet" part="button" type="button" @click=${this.#lead('utility-login')}>
        ${t('register.signIn')}
      </button>
      <div class="more">${helpLine(portal, language)}</div>`;
  }

  #done(ready: Ready, { next, channel }: Verified): TemplateResult {
    const { portal, language } = ready;
    const { t, locale } = language;
    const service = localText(portal.product ?? portal.name, locale);
    const link = (to: string, text: string): TemplateResult =>
      html`<button class="button wide" part="button" type="button" @click=${this.#lead(to)}>${text}</button>`;
    const leadOn = (): TemplateResult | typeof nothing => {
      if (next === 'details') return link('utility-register', t('verify.goOn'));
      if (next === 'sign-in') return link('utility-login', t('register.signIn'));
      const [, to, text] = onward(ready) ?? [];
      return to ? link(to, t(text)) : nothing;
    };
    return html`${heading(this.headingLevel, t(channel === 'text' ? 'verify.doneTitlePhone' : 'verify.doneTitle'))}
    ${note('success', next === 'details' ? t('verify.done.details') : t(`verify.done.${next}`, { service }), nothing)}
    ${leadOn()}`;
  }

  readonly #lead = (to: string) => (): void => {
    this.navigate({ to });
  };

  readonly #readAddress = (): void => {
    this.takeCarried();
  };
}

function tokenIn(text: string): string | null {
  try {
    const token = decodeURIComponent(text);
    return token !== '' && token.length <= longestToken ? token : null;
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-verify': UtilityVerify;
  }
}
