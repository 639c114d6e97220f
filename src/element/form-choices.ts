import { html, nothing, type TemplateResult } from 'lit';
import { around, describedBy, drawInput, type DrawField, type FieldNodes } from './form-nodes.js';

/** Fields of every kind, for forms that have choices; a form of text alone does not load this. */
export const drawAnyField: DrawField = (nodes) => {
  if (nodes.field.kind === 'select') return drawSelect(nodes);
  return nodes.field.choices ? drawGroup(nodes) : drawInput(nodes);
};

/** A native list, for more than about seven choices. */
function drawSelect(nodes: FieldNodes): TemplateResult {
  const { field, context, id, formId, error, onInput } = nodes;
  return around(
    nodes,
    'label',
    html`<select
      data-utility-owned="control"
      slot=${field.name}
      id=${id}
      form=${formId}
      name=${field.name}
      ?required=${field.required}
      autocomplete=${field.autocomplete ?? nothing}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(nodes)}
      lang=${context.language.locale}
      dir=${context.language.dir}
      @change=${onInput}
    >
      <option value=""></option>
      ${(field.choices ?? []).map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
    </select>`,
  );
}

/** Radios, or tick boxes of one name. Legend, group hint and group error stand in the shadow tree. */
function drawGroup({ field, context, id, formId, error, onInput }: FieldNodes): TemplateResult {
  const { locale: lang, dir } = context.language;
  const type = field.kind === 'radios' ? 'radio' : 'checkbox';
  return html`${(field.choices ?? []).map(
    ({ value, label }, index) =>
      html`<input
          data-utility-owned="choice"
          slot="${field.name}-${index}"
          id="${id}-${index}"
          form=${formId}
          name=${field.name}
          type=${type}
          value=${value}
          ?required=${field.required && type === 'radio'}
          aria-invalid=${error ? 'true' : nothing}
          lang=${lang}
          dir=${dir}
          @change=${onInput}
        /><label
          data-utility-owned="choice-label"
          slot="${field.name}-${index}-label"
          for="${id}-${index}"
          lang=${lang}
          dir=${dir}
          >${label}</label
        >`,
  )}`;
}
