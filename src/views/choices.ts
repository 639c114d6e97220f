import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../core/form.js';
import type { FormController } from '../element/form-controller.js';
import type { Language } from '../i18n/locale.js';
import { fieldView } from './fields.js';

/** The shadow part of a field of any kind; goes with `drawAnyField`. */
export function anyFieldView(field: Field, controller: FormController, language: Language): TemplateResult {
  const group = field.kind === 'radios' || field.kind === 'checkboxes';
  return group ? groupView(field, controller) : fieldView(field, controller, language);
}

function groupView(field: Field, controller: FormController): TemplateResult {
  const error = controller.errorOf(field);
  const context = controller.context;
  const legend = field.required && context ? context.mark(field.label) : field.label;
  const describedBy = [field.hint ? 'hint' : '', error ? 'error' : '']
    .filter((part) => part !== '')
    .map((part) => `${field.name}-${part}`)
    .join(' ');
  return html`<fieldset part="field" aria-describedby=${describedBy === '' ? nothing : describedBy}>
    <legend>${legend}</legend>
    ${field.hint ? html`<p class="small muted" id="${field.name}-hint">${field.hint}</p>` : nothing}
    <slot name="${field.name}-link"></slot>
    ${(field.choices ?? []).map(
      (_, index) =>
        html`<div class="field choice">
          <div class="choice-control"><slot name="${field.name}-${index}"></slot></div>
          <div class="choice-label"><slot name="${field.name}-${index}-label"></slot></div>
        </div>`,
    )}
    ${error ? html`<p class="group-error" id="${field.name}-error">${error}</p>` : nothing}
  </fieldset>`;
}
