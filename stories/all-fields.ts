import { html, type TemplateResult } from 'lit';
import type { Field } from '../src/core/form.js';
import { FormController, type FormContext } from '../src/element/form-controller.js';
import { drawAnyField } from '../src/element/form-choices.js';
import type { Ready } from '../src/element/runtime-controller.js';
import { choices } from '../src/theme/choices.js';
import { fields as fieldStyles } from '../src/theme/fields.js';
import { owned } from '../src/theme/owned.js';
import { anyFieldView } from '../src/views/choices.js';
import { fieldsView } from '../src/views/fields.js';
import { markRequired } from '../src/views/required.js';
import { card, heading } from '../src/views/states.js';
import { UtilityWidget, widgetStyles } from '../src/views/widget.js';

const several = [
  { value: 'water', label: 'Water' },
  { value: 'sewer', label: 'Sewer and storm drains' },
  { value: 'garbage', label: 'Garbage, recycling and yard waste' },
];
const hint = 'It is printed in the upper right corner of your bill.';

const kinds: readonly Field[] = [
  {
    name: 'text',
    kind: 'text',
    label: 'Account number',
    inputMode: 'numeric',
    required: true,
    errors: { empty: 'Enter your account number' },
  },
  {
    name: 'password',
    kind: 'password',
    label: 'Password',
    sensitive: true,
    required: true,
    errors: { empty: 'Enter a password' },
  },
  {
    name: 'select',
    kind: 'select',
    label: 'State',
    choices: several,
    required: true,
    errors: { empty: 'Choose a state' },
  },
  {
    name: 'radios',
    kind: 'radios',
    label: 'What moves in first?',
    choices: several,
    required: true,
    errors: { empty: 'Choose one' },
  },
  {
    name: 'checkboxes',
    kind: 'checkboxes',
    label: 'Which services do you want?',
    choices: several,
    required: true,
    errors: { empty: 'Choose at least one' },
  },
  {
    name: 'consent',
    kind: 'checkbox',
    label: 'I agree to the terms of service',
    link: { text: 'Terms of service', href: 'https://city.example/terms' },
    required: true,
    errors: { empty: 'Agree to the terms to go on' },
  },
];

/** A form with every kind of field, for stories alone. The portal says how required fields are marked. */
export class StoryFields extends UtilityWidget {
  static override styles = [widgetStyles, owned, fieldStyles, choices];
  static override properties = {
    hints: { type: Boolean },
    optional: { type: Boolean },
    long: { type: Boolean },
  };

  protected override readonly needs = {
    capability: 'sign-in',
    session: false,
    secureContext: false,
    words: 'sign-in',
  } as const;

  /** Every field has a hint. */
  declare hints: boolean;
  /** Labels and choices of many words, and of long ones. */
  declare long: boolean;
  /** No field is required. */
  declare optional: boolean;

  readonly #form = new FormController(this, {
    context: () => this.#context(),
    draw: drawAnyField,
    onSubmit: () => undefined,
    live: this.live,
  });

  constructor() {
    super();
    this.hints = false;
    this.optional = false;
    this.long = false;
  }

  protected override renderOpen({ language }: Ready): TemplateResult {
    return card(
      html`${heading(this.headingLevel, 'Every kind of field')}
      ${fieldsView(this.#form, language, anyFieldView)}`,
    );
  }

  #context(): FormContext | null {
    const ready = this.open;
    if (ready === null) return null;
    const { language, portal } = ready;
    const fields = kinds.map((field) => ({
      ...field,
      required: !this.optional,
      ...(this.hints ? { hint } : {}),
      ...(this.long
        ? {
            label: `${field.label}: Grundstücksentwässerungsgebührenbescheid, as it is printed on the first page of your last bill`,
          }
        : {}),
    }));
    return {
      form: { fields, submit: 'Continue' },
      language,
      mark: markRequired(portal, language),
      busy: null,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-fields': StoryFields;
  }
}
