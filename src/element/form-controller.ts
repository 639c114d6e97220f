import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { randomId, systemClock } from '../core/clock.js';
import { check, errorText, type Field, type Form, type FormError, type Values } from '../core/form.js';
import type { Language } from '../i18n/locale.js';
import { drawInput, type DrawField } from './form-nodes.js';
import { LightPart } from './light-part.js';
import type { LiveController } from './live-controller.js';

// Two copies of the library on one page must not make the same ids.
const copy = randomId(systemClock, 4).toLowerCase();
let counter = 0;

export interface FormContext {
  readonly form: Form;
  readonly language: Language;
  /** How a label says that its field is required. */
  readonly mark: (label: string) => string;
  /** What the mark means, where that does not speak for itself. */
  readonly markNote?: string | null;
  /** The button's words while the form is being sent. */
  readonly busy: string | null;
}

export interface FormOptions {
  /** What the form is in the widget's present state, or null when there is none. */
  readonly context: () => FormContext | null;
  readonly onSubmit: (values: Values) => void;
  /** How fields are drawn; text, password and single tick boxes by default. */
  readonly draw?: DrawField;
  /** What is heard: that a form is still being sent, that a field was filled. */
  readonly live: Pick<LiveController, 'say'>;
  /** A field was left with another value than before. */
  readonly onChange?: () => void;
}

/**
 * A form in the light DOM, described as data: renders its controls, checks them on submit and, once that has happened, as they
 * change. Values are read from the controls when they are needed, because autofill need not fire events.
 */
export class FormController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: FormOptions;
  readonly #prefix: string;
  readonly #light: LightPart;
  readonly #draw: DrawField;
  readonly #shown = new Set<string>();
  #errors: readonly FormError[] = [];
  #submitted = false;
  #drawn = '';

  constructor(host: LitElement, options: FormOptions) {
    this.#host = host;
    this.#options = options;
    this.#draw = options.draw ?? drawInput;
    this.#prefix = `utility-${copy}-${(++counter).toString()}`;
    host.addController(this);
    this.#light = new LightPart(
      host,
      () => this.#template(),
      () => this.#key(),
    );
  }

  get context(): FormContext | null {
    const context = this.#options.context();
    const names = new Set<string>();
    // Of fields with one name the first stands: there is one answer to a name.
    const fields = context?.form.fields.filter(({ name }) => names.size < names.add(name).size);
    return context && fields ? { ...context, form: { ...context.form, fields } } : null;
  }

  get errors(): readonly FormError[] {
    return this.#errors;
  }

  errorOf(field: Field): string | null {
    const found = this.#errors.find((error) => error.field === field.name);
    return found ? errorText(field, found.code) : null;
  }

  /** What stands in the controls now. */
  get values(): Values {
    return this.#values();
  }

  /** Whether the password of this field is shown as text. */
  isShown(name: string): boolean {
    return this.#shown.has(name);
  }

  toggleShown(name: string): void {
    if (!this.#shown.delete(name)) this.#shown.add(name);
    this.#host.requestUpdate();
  }

  /** The address of a field, for links of the error summary; absolute, so that a page's `<base>` does not redirect it. */
  hrefOf(name: string): string {
    return `${location.href.split('#')[0] ?? ''}#${this.idOf(name)}`;
  }

  idOf(name: string): string {
    // A list of ids is parted by spaces.
    return `${this.#prefix}-${name.replace(/\s/g, '_')}`;
  }

  focus(name: string): void {
    this.#control(name)?.focus();
  }

  /** Shows errors that the backend found, in the same way as those found here. */
  showErrors(errors: readonly FormError[]): void {
    this.#submitted = true;
    this.#errors = errors;
    void this.#focusSummary();
  }

  /** Empties one field, whose answer is of no use any more. */
  clear(name: string): void {
    this.#empty((field) => field.name === name);
  }

  /** Forgets errors and typed secrets, for example after signing in. */
  reset(): void {
    this.#errors = [];
    this.#submitted = false;
    this.#shown.clear();
    this.#empty((field) => field.sensitive === true);
  }

  hostDisconnected(): void {
    // A widget that is only moved is connected again within the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected)
        this.#empty((field) => field.sensitive === true || field.kind === 'password');
    });
  }

  hostUpdate(): void {
    // Another form's fields are blamed for nothing that was sent before.
    const key = this.#key();
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#errors = [];
    this.#submitted = false;
    this.#shown.clear();
  }

  #key(): string {
    return this.#fields()
      .map((field) => field.name)
      .join();
  }

  #empty(which: (field: Field) => boolean): void {
    for (const field of this.#fields()) {
      if (!which(field)) continue;
      const control = this.#control(field.name);
      if (control instanceof HTMLInputElement) control.value = '';
    }
  }

  #fields(): readonly Field[] {
    return this.context?.form.fields ?? [];
  }

  #control(name: string): HTMLElement | null {
    // By id among our own nodes: the page may hold other elements with any id or name.
    const first = this.idOf(name);
    for (const node of this.#light.owned) {
      if (node instanceof HTMLElement && (node.id === first || node.id === `${first}-0`)) return node;
    }
    return null;
  }

  #form(): HTMLFormElement | null {
    for (const node of this.#light.owned) if (node instanceof HTMLFormElement) return node;
    return null;
  }

  #values(): Values {
    const values: Record<string, string> = {};
    const form = this.#form();
    if (form === null) return values;
    const data = new FormData(form);
    for (const field of this.#fields()) {
      values[field.name] = data
        .getAll(field.name)
        .filter((value) => typeof value === 'string')
        .join('\n');
    }
    return values;
  }

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    // A page-wide form of the host must not hear of it.
    event.stopPropagation();
    const { context } = this;
    if (context === null) return;
    if (context.busy !== null) {
      this.#options.live.say(context.language.t('common.stillWorking'), true);
      return;
    }
    this.#spread();
    const values = this.#values();
    this.#submitted = true;
    this.#errors = check(context.form, values);
    this.#shown.clear();
    this.#host.requestUpdate();
    if (this.#errors.length > 0) void this.#focusSummary();
    else this.#options.onSubmit(values);
  };

  readonly #handleInput = (event: Event): void => {
    event.stopPropagation();
    const left = event.type === 'change';
    // A pair that is being typed may not be all there yet.
    const filled = left || (event as InputEvent).inputType === 'insertFromPaste' ? this.#spread() : [];
    if (left) this.#options.onChange?.();
    if (!this.#submitted) return;
    const { context } = this;
    if (context === null) return;
    const before = this.#errors;
    const now = check(context.form, this.#values());
    const names = [(event.target as HTMLInputElement).name, ...filled];
    // Only what is being changed: a field further down is not blamed before the next submit.
    this.#errors = [
      ...before.filter(({ field }) => !names.includes(field)),
      ...now.filter(({ field }) => names.includes(field) && before.some((old) => old.field === field)),
    ];
    this.#host.requestUpdate();
  };

  /** A pair that was copied from the bill answers both of its fields, unless the other has an answer; gives the names of those filled. */
  #spread(): string[] {
    return this.#fields().flatMap(({ name, pair }) => {
      const own = this.#control(name);
      const other = pair && this.#control(pair.field);
      if (!(own instanceof HTMLInputElement && other instanceof HTMLInputElement) || other.value.trim())
        return [];
      const halves = pair?.split(own.value);
      if (!pair || !halves) return [];
      [own.value, other.value] = halves;
      this.#options.live.say(pair.filled);
      return [pair.field];
    });
  }

  async #focusSummary(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('[data-summary]')?.focus();
  }

  #template(): TemplateResult | typeof nothing {
    const { context } = this;
    if (context === null) return nothing;
    const formId = this.#prefix;
    const { form, busy, language } = context;
    return html`<form
        data-utility-owned="form"
        slot="form"
        id=${formId}
        novalidate
        @submit=${this.#handleSubmit}
      ></form>
      ${form.fields.map((field) =>
        this.#draw({
          field,
          context,
          formId,
          id: this.idOf(field.name),
          error: this.errorOf(field),
          shown: this.#shown.has(field.shownWith ?? field.name),
          onInput: this.#handleInput,
        }),
      )}<button
        data-utility-owned="submit"
        slot="submit"
        type="submit"
        form=${formId}
        lang=${language.locale}
        dir=${language.dir}
        aria-disabled=${busy === null ? nothing : 'true'}
      >
        ${busy ?? form.submit}
      </button>`;
  }
}
