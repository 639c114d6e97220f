/** A widget with a field of every kind, for the tests of the field system. Not published. */
import { LitElement, html, type TemplateResult } from 'lit';

import type { Form, Values } from '../../src/core/form.js';
import { drawAnyField } from '../../src/element/form-choices.js';
import { FormController } from '../../src/element/form-controller.js';
import { commonWords, createLanguage, type Language } from '../../src/i18n/locale.js';
import { signIn } from '../../src/i18n/en/sign-in.js';
import { choices } from '../../src/theme/choices.js';
import { fields } from '../../src/theme/fields.js';
import { owned } from '../../src/theme/owned.js';
import { anyFieldView } from '../../src/views/choices.js';
import { fieldsView } from '../../src/views/fields.js';
import { widgetStyles } from '../../src/views/widget.js';

export const sampleForm: Form = {
  submit: 'Send it',
  fields: [
    {
      name: 'username',
      kind: 'text',
      label: 'User name',
      hint: 'Letters and digits',
      required: true,
      autocomplete: 'username',
      rule: (value) => (value.includes(' ') ? 'space' : undefined),
      errors: { empty: 'Enter your user name', space: 'Leave out the space', taken: 'This name is taken' },
    },
    {
      name: 'password',
      kind: 'password',
      label: 'Password',
      required: true,
      autocomplete: 'current-password',
      sensitive: true,
      errors: { empty: 'Enter your password' },
    },
    { name: 'note', kind: 'text', label: 'Note', required: false, errors: {} },
    {
      name: 'terms',
      kind: 'checkbox',
      label: 'I agree to the terms',
      link: { text: 'Read the terms', href: 'https://city.example/terms' },
      required: true,
      errors: { empty: 'Tick the box to agree' },
    },
    {
      name: 'way',
      kind: 'radios',
      label: 'How should we write to you?',
      hint: 'You can change it later',
      required: true,
      choices: [
        { value: 'mail', label: 'By mail' },
        { value: 'paper', label: 'On paper' },
      ],
      errors: { empty: 'Choose one way' },
    },
    {
      name: 'town',
      kind: 'select',
      label: 'Town',
      required: false,
      choices: ['Ash', 'Beech', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Hazel'].map((name) => ({
        value: name.toLowerCase(),
        label: name,
      })),
      errors: {},
    },
  ],
};

export class FieldSample extends LitElement {
  static override styles = [widgetStyles, owned, fields, choices];

  form: Form | null = sampleForm;
  busy: string | null = null;
  dirOfPage: 'ltr' | 'rtl' = 'ltr';
  readonly sent: Values[] = [];
  impatient = 0;

  readonly controller = new FormController(this, {
    draw: drawAnyField,
    context: () =>
      this.form && {
        form: this.form,
        language: { ...this.language, dir: this.dirOfPage },
        mark: (label) => `${label} (required)`,
        busy: this.busy,
      },
    onSubmit: (values) => this.sent.push(values),
    live: { say: () => (this.impatient += 1) },
  });

  readonly language: Language = createLanguage({
    locale: 'en',
    messages: { ...commonWords, ...signIn },
    overrides: {},
  });

  protected override render(): TemplateResult {
    return html`<div class="base" part="base" lang="en" dir=${this.dirOfPage}>
      <slot name="never"></slot>
      <div class="card">${fieldsView(this.controller, this.language, anyFieldView)}</div>
    </div>`;
  }
}
customElements.define('field-sample', FieldSample);

/** The light control of this name. */
export const control = (sample: FieldSample, name: string): HTMLInputElement => {
  const found = sample.querySelector<HTMLInputElement>(`:scope > [slot="${name}"]`);
  if (!found) throw new Error(`No control ${name}`);
  return found;
};

export const submitButton = (sample: FieldSample): HTMLButtonElement =>
  sample.querySelector<HTMLButtonElement>(':scope > button[slot="submit"]')!;
