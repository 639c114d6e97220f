import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { linkAccount, searchAccounts } from '../../client/linking.js';
import type { FoundAccount } from '../../contract/linking.js';
import { toUtilityError, UtilityError } from '../../core/errors.js';
import type { Values } from '../../core/form.js';
import { FailedEvent } from '../../element/events.js';
import { FormController, type FormContext } from '../../element/form-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { fields } from '../../theme/fields.js';
import { fieldsView } from '../../views/fields.js';
import { notOfferedView } from '../../views/gate.js';
import { proofOf } from '../../views/proof.js';
import { markRequired, requiredNote } from '../../views/required.js';
import { card, heading, helpLine } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { AccountLinkedEvent } from './link-account.events.js';
import { linkFailure, linkForm, searchFailure, wantsRemembered, type Failure } from './link-account.form.js';
import { styles } from './link-account.styles.js';
import { accountView, failureView, foundView } from './link-account.views.js';

interface Found {
  readonly found: readonly FoundAccount[];
  readonly remember: boolean;
  /** The ticket of the one that is chosen. */
  readonly chosen: string | null;
}

type Stage =
  | { readonly is: 'editing'; readonly error: UtilityError | null }
  | { readonly is: 'searching' }
  | ({ readonly is: 'found'; readonly missing: boolean; readonly error: UtilityError | null } & Found)
  | ({ readonly is: 'linking' } & Found)
  | {
      readonly is: 'done';
      readonly account: FoundAccount;
      readonly accountId: string | undefined;
      readonly remember: boolean;
    };

const start: Stage = { is: 'editing', error: null };

/**
 * @summary Finds a resident's utility account by what is printed on a bill, and links it to their sign-in.
 * @element utility-link-account
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {AccountLinkedEvent} utility-account-linked - An account was linked.
 * @fires {NavigateEvent} utility-navigate - The resident wants to see the bills, or to sign in. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart field - One field with its label, hint and error.
 * @csspart tag - The word that says that an account is linked already.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-link-account><p>Call 555-0142 to link your account.</p></utility-link-account>
 */
export class UtilityLinkAccount extends UtilityWidget {
  static override styles = [widgetStyles, fields, styles];
  static override properties = {
    stage: { state: true },
    fullNumbers: { state: true },
  };

  protected override readonly needs = {
    capability: 'linking',
    session: true,
    secureContext: true,
    words: ['linking', 'proof'],
  } as const;
  protected override readonly signInTitle = 'linking.signInTitle';
  protected override readonly skeletonLines = 4;

  declare private stage: Stage;
  declare private fullNumbers: boolean;
  /** Who is signed in: what was found for one resident is not for the next. */
  #resident: string | null = null;
  /** The widget as it is drawn: when a session has ended, the fields are read before they go. */
  #drawn: Ready | null = null;
  /** What stood in the fields when the session of this resident ended. */
  #typed: { readonly by: string; readonly values: Values } | null = null;

  readonly #form = new FormController(this, {
    context: () => this.#formContext(),
    onSubmit: (values) => void this.#search(values),
    live: this.live,
  });

  constructor() {
    super();
    this.stage = start;
    this.fullNumbers = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#heedSession();
    this.#drawn = this.open;
    // What failed before is not what is wrong with the answers of a new attempt.
    if (this.stage.is === 'editing' && this.#form.errors.length > 0) this.stage = start;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A widget that is only moved is connected again within the same task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#typed = null;
    });
  }

  /** What was typed is there again for whoever typed it, unless they signed out. */
  #heedSession(): void {
    const session = this.runtime.client?.session?.view.value;
    const resident = session?.is === 'signed-in' ? session.session.userName : null;
    if (this.#resident !== null && this.#resident !== resident) {
      this.#typed = { by: this.#resident, values: this.#form.values };
      this.stage = start;
      this.#form.reset();
    }
    this.#resident = resident;
    const left = session?.is === 'signed-out' && session.ended !== 'expired';
    if (left || (resident !== null && resident !== this.#typed?.by)) this.#typed = null;
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const { stage } = this;
    if (!ready.portal.linking?.fields.length) return notOfferedView(ready);
    switch (stage.is) {
      case 'editing':
      case 'searching':
        return card(this.#asking(ready, stage.is === 'editing' ? stage.error : null));
      case 'found':
        return card(this.#found(ready, stage, stage.missing, this.#linkFailure(stage.error, ready)));
      case 'linking':
        return card(this.#found(ready, stage, false, null));
      case 'done':
        return card(this.#done(ready, stage));
    }
  }

  #asking(ready: Ready, error: UtilityError | null): TemplateResult {
    const { language, portal } = ready;
    const { t } = language;
    const failure = error && searchFailure(error, language);
    return html`${heading(this.headingLevel, t('linking.title'))}
      <p class="sub">${t('linking.sub')}</p>
      ${failureView(failure, ready)} ${fieldsView(this.#form, language)}
      ${failure ? helpLine(portal, language) : nothing}`;
  }

  #found(ready: Ready, view: Found, missing: boolean, failure: Failure | null): TemplateResult {
    const { found } = view;
    return foundView({
      ...view,
      ready,
      missing,
      failure,
      title: heading(this.headingLevel, ready.language.t('linking.found', { count: found.length })),
      working: this.stage.is === 'linking',
      fullNumbers: this.fullNumbers,
      onChoose: this.#choose,
      onNumbers: this.#toggleNumbers,
      onLink: () => void this.#link(),
      onBack: this.#back,
      onBills: () => {
        this.navigate({ to: 'utility-bill-list' });
      },
    });
  }

  #done(ready: Ready, { account, accountId, remember }: Stage & { readonly is: 'done' }): TemplateResult {
    const { t } = ready.language;
    return html`${heading(this.headingLevel, t('linking.done'))}
      <ul class="found" role="list">
        <li class="account">${accountView(account, { ready, fullNumbers: false })}</li>
      </ul>
      <p>${t(remember ? 'linking.forGood' : 'linking.forNow')}</p>
      <button
        class="button wide"
        part="button"
        type="button"
        @click=${() => {
          this.navigate({ to: 'utility-bill-list', accountId });
        }}
      >
        ${t('linking.bills')}
      </button>
      <p class="actions">
        <button class="link" type="button" @click=${this.#back}>${t('linking.another')}</button>
      </p>`;
  }

  /** What was typed stays in its fields, out of sight, until an account is linked. */
  #formContext(): FormContext | null {
    const ready = this.#drawn;
    const linking = ready?.portal.linking;
    if (!ready || !linking?.fields.length || this.stage.is === 'done') return null;
    const { language, portal } = ready;
    return {
      form: linkForm(linking, portal, language, this.#typed?.values),
      language,
      mark: markRequired(portal, language),
      markNote: requiredNote(portal, language),
      busy: this.stage.is === 'searching' ? language.t('linking.working') : null,
    };
  }

  #linkFailure(error: UtilityError | null, { language }: Ready): Failure | null {
    return error && linkFailure(error, language);
  }

  async #search(values: Values): Promise<void> {
    const ready = this.open;
    const linking = ready?.portal.linking;
    if (!ready || !linking) return;
    const resident = this.#resident;
    this.stage = { is: 'searching' };
    this.live.say(ready.language.t('linking.working'));
    try {
      const proof = proofOf(linking.fields, values, ready.portal);
      const { found } = await searchAccounts(ready.client, proof);
      if (this.#resident !== resident) return;
      if (found.length === 0) throw new UtilityError('rejected', { code: 'no-match' });
      const open = found.filter(({ linked }) => !linked);
      this.stage = {
        is: 'found',
        found,
        remember: wantsRemembered(linking, values),
        chosen: open.length === 1 ? (open[0]?.ticket ?? null) : null,
        missing: false,
        error: null,
      };
      this.fullNumbers = false;
      this.moveFocusToHeading();
    } catch (thrown) {
      if (this.#resident === resident) this.#searchFailed(toUtilityError(thrown), ready);
    }
  }

  #searchFailed(error: UtilityError, { language, portal }: Ready): void {
    this.dispatchEvent(new FailedEvent(error));
    const names = new Set(portal.linking?.fields.map(({ name }) => name));
    const wrong = error.fields.filter(({ field }) => names.has(field));
    if (wrong.length > 0) {
      this.stage = start;
      this.#form.showErrors(wrong);
      return;
    }
    this.stage = { is: 'editing', error };
    this.#say(searchFailure(error, language));
  }

  async #link(): Promise<void> {
    const ready = this.open;
    const { stage } = this;
    if (stage.is === 'linking') this.#sayStillWorking();
    if (!ready || stage.is !== 'found') return;
    const { t } = ready.language;
    const { found, remember, chosen } = stage;
    const account = found.find(({ ticket }) => ticket === chosen);
    if (!account) {
      this.stage = { ...stage, missing: true };
      this.live.say(t('linking.chooseFirst'), true);
      void this.focusFirst('.found :is(input, select)');
      return;
    }
    const resident = this.#resident;
    this.stage = { is: 'linking', found, remember, chosen };
    this.live.say(t('linking.confirming'));
    try {
      const { accounts } = await linkAccount(ready.client, { ticket: account.ticket, remember });
      if (this.#resident !== resident) return;
      const known = accounts.find(({ number }) => number === account.number);
      this.stage = { is: 'done', account, accountId: known?.id, remember };
      this.#typed = null;
      this.moveFocusToHeading();
      this.dispatchEvent(new AccountLinkedEvent());
    } catch (thrown) {
      if (this.#resident === resident) this.#linkFailed(toUtilityError(thrown), stage, ready);
    }
  }

  #linkFailed(error: UtilityError, stage: Stage & { readonly is: 'found' }, { language }: Ready): void {
    this.dispatchEvent(new FailedEvent(error));
    if (error.code === 'ticket-expired') {
      this.stage = { is: 'editing', error };
      this.#say(searchFailure(error, language));
      return;
    }
    this.stage = { ...stage, missing: false, error };
    this.#say(linkFailure(error, language));
  }

  #say({ title, texts }: Failure): void {
    this.live.say([title, ...texts].map((text) => text.replace(/[.…]?$/, '.')).join(' '), true);
  }

  #sayStillWorking(): void {
    const ready = this.open;
    if (ready) this.live.say(ready.language.t('common.stillWorking'), true);
  }

  readonly #choose = (ticket: string): void => {
    if (this.stage.is === 'found') {
      this.stage = { ...this.stage, chosen: ticket === '' ? null : ticket, missing: false };
    }
  };

  readonly #toggleNumbers = (): void => {
    this.fullNumbers = !this.fullNumbers;
  };

  readonly #back = (): void => {
    if (this.stage.is === 'linking') {
      this.#sayStillWorking();
      return;
    }
    this.stage = start;
    this.moveFocusToHeading();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-link-account': UtilityLinkAccount;
  }
}
