import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { guestDesk } from '../../client/guest.js';
import type { GuestBills } from '../../contract/index.js';
import { toUtilityError, type UtilityError } from '../../core/errors.js';
import type { Values } from '../../core/form.js';
import { FailedEvent } from '../../element/events.js';
import { FormController, type FormContext } from '../../element/form-controller.js';
import type { PartHost } from '../../element/part.js';
import type { Ready } from '../../element/runtime-controller.js';
import { fields } from '../../theme/fields.js';
import { fieldsView } from '../../views/fields.js';
import { note } from '../../views/note.js';
import { proofFields, proofOf } from '../../views/proof.js';
import { markRequired, requiredNote } from '../../views/required.js';
import { failureTexts, heading, helpLine } from '../../views/states.js';

export { guestDesk };

/** Looks up the bills of somebody who is not signed in. What is found is the client's to keep. */
export class GuestPart {
  readonly #host: PartHost;
  readonly #form: FormController;
  #working = false;
  #failed: UtilityError | null = null;

  constructor(host: PartHost) {
    this.#host = host;
    addStyles(host, fields);
    this.#form = new FormController(host.element, {
      context: () => this.#context(),
      onSubmit: (values) => void this.#find(values),
      live: host.live,
    });
  }

  render(ready: Ready): TemplateResult {
    const { language, portal, client } = ready;
    const { t } = language;
    // What is wrong now counts, and not what failed before.
    if (this.#form.errors.length > 0) this.#failed = null;
    const view = guestDesk(client).value;
    return html`${heading(this.#host.headingLevel(), t('guest.title'))}
      <p class="sub">${t('guest.sub')}</p>
      ${view.is === 'none' && view.expired ? note('warning', t('guest.expired')) : nothing}
      ${this.#failed ? this.#problem(this.#failed, ready) : nothing} ${fieldsView(this.#form, language)}
      <p class="actions">
        <button
          class="link"
          type="button"
          @click=${() => {
            this.#host.navigate({ to: 'utility-login' });
          }}
        >
          ${t('guest.signIn')}
        </button>
      </p>
      ${this.#failed ? helpLine(portal, language) : nothing}`;
  }

  #problem(error: UtilityError, { language }: Ready): TemplateResult {
    const { t } = language;
    if (error.code === 'no-match') {
      return note('error', t('guest.noMatch'), html`<p>${t('guest.noMatchBody')}</p>`);
    }
    return note('error', t('common.problem'), html`<p>${this.#words(error, language)}</p>`);
  }

  #words(error: UtilityError, language: Ready['language']): string {
    const { t } = language;
    if (error.code === 'no-match') return `${t('guest.noMatch')}. ${t('guest.noMatchBody')}`;
    return failureTexts(error, language).join(' ');
  }

  #context(): FormContext | null {
    const ready = this.#host.ready();
    const asked = ready?.portal.guestPayment?.fields;
    if (!ready || !asked || this.#host.signedIn() || guestDesk(ready.client).value.is === 'found')
      return null;
    const { language, portal } = ready;
    return {
      form: { submit: language.t('guest.submit'), fields: proofFields(asked, portal, language) },
      language,
      mark: markRequired(portal, language),
      markNote: requiredNote(portal, language),
      busy: this.#working ? language.t('guest.working') : null,
    };
  }

  async #find(values: Values): Promise<void> {
    const ready = this.#host.ready();
    const port = ready?.client.adapter.guest;
    const asked = ready?.portal.guestPayment?.fields;
    if (!ready || !port || !asked) return;
    const { live, element } = this.#host;
    this.#show(true, null);
    live.say(ready.language.t('guest.working'));
    try {
      const proof = proofOf(asked, values, ready.portal);
      const find = (): Promise<GuestBills> => port.findBills({ proof }, new AbortController().signal);
      const bills = await find();
      this.#show(false, null);
      guestDesk(ready.client).found(bills, find);
    } catch (thrown) {
      const error = toUtilityError(thrown);
      element.dispatchEvent(new FailedEvent(error));
      const wrong = error.fields.filter(({ field }) => asked.some(({ name }) => name === field));
      if (wrong.length > 0) {
        this.#show(false, null);
        this.#form.showErrors(wrong);
        return;
      }
      this.#show(false, error);
      live.say(this.#words(error, ready.language), true);
    }
  }

  #show(working: boolean, failed: UtilityError | null): void {
    this.#working = working;
    this.#failed = failed;
    this.#host.element.requestUpdate();
  }
}

/** Styles that only this part needs, beside the widget's own. */
function addStyles({ element }: PartHost, { styleSheet }: CSSResult): void {
  const root = element.renderRoot;
  if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
