import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../core/form.js';
import type { FormController } from '../element/form-controller.js';
import type { Language } from '../i18n/locale.js';
import { errorSummary } from './summary.js';

/** The shadow part of a form: where the light nodes stand. */
export function fieldsView(
  controller: FormController,
  language: Language,
  drawField: typeof fieldView = fieldView,
): TemplateResult | typeof nothing {
  const context = controller.context;
  if (context === null) return nothing;
  return html`<div class="fields">
    <slot name="form"></slot>
    ${summaryView(controller, language)}
    ${context.markNote ? html`<p class="small muted">${context.markNote}</p>` : nothing}
    ${context.form.fields.map((field) => drawField(field, controller, language))}
    <slot name="submit"></slot>
  </div>`;
}

export function fieldView(field: Field, controller: FormController, language: Language): TemplateResult {
  const { name } = field;
  if (field.kind === 'checkbox') {
    return html`<div class="field choice" part="field">
      <div class="choice-control"><slot name=${name}></slot></div>
      <div class="choice-label"><slot name="${name}-label"></slot></div>
      <slot name="${name}-hint"></slot><slot name="${name}-link"></slot><slot name="${name}-error"></slot>
    </div>`;
  }
  const secret = field.kind === 'password' && field.shownWith === undefined;
  return html`<div class="field" part="field">
    <slot name="${name}-label"></slot>
    <slot name="${name}-hint"></slot><slot name="${name}-link"></slot>
    <div class="control ${secret ? 'revealable' : ''}">
      <slot name=${name}></slot>${secret ? revealView(name, controller, language) : nothing}
    </div>
    <slot name="${name}-error"></slot>
  </div>`;
}

function revealView(name: string, controller: FormController, { t }: Language): TemplateResult {
  const shown = controller.isShown(name);
  return html`<button
    class="reveal"
    part="reveal"
    type="button"
    aria-label=${shown ? t('common.hidePassword') : t('common.showPassword')}
    @click=${() => {
      controller.toggleShown(name);
    }}
  >
    ${shown ? t('common.hide') : t('common.show')}
  </button>`;
}

function summaryView(controller: FormController, language: Language): TemplateResult | typeof nothing {
  const context = controller.context;
  const wrong = context?.form.fields.filter((field) => controller.errorOf(field) !== null) ?? [];
  if (wrong.length === 0) return nothing;
  return errorSummary(
    language,
    wrong.map((field) => ({
      text: controller.errorOf(field) ?? '',
      href: controller.hrefOf(field.name),
      focus: () => {
        controller.focus(field.name);
      },
    })),
  );
}
