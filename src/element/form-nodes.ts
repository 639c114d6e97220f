import { html, nothing, type TemplateResult } from 'lit';
import type { Field } from '../core/form.js';
import type { FormContext } from './form-controller.js';

/** What a field's nodes are made from. */
export interface FieldNodes {
  readonly field: Field;
  readonly context: FormContext;
  readonly id: string;
  readonly formId: string;
  readonly error: string | null;
  readonly shown: boolean;
  readonly onInput: (event: Event) => void;
}

/** Draws the light nodes of a field of one kind. */
export type DrawField = (nodes: FieldNodes) => TemplateResult;

/** Ids of what describes a control; only of what is there, so that no reference dangles. */
export const describedBy = ({ field, id, error }: FieldNodes): string | typeof nothing =>
  [field.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ') ||
  nothing;

/** A text node's element: label, hint, error, link. Text only, because the page's rules reach inside a slotted node. */
const words = (
  { context: { language }, id, field }: FieldNodes,
  part: 'hint' | 'error',
  text: string | null | undefined,
): TemplateResult =>
  html`<p
    data-utility-owned=${part}
    slot="${field.name}-${part}"
    id="${id}-${part}"
    ?hidden=${!text}
    lang=${language.locale}
    dir=${language.dir}
    .textContent=${text ?? ''}
  ></p>`;

export const labelText = ({ field, context }: FieldNodes): string =>
  field.required ? context.mark(field.label) : field.label;

/** Label, hint, link and error around a control. */
export function around(
  nodes: FieldNodes,
  kind: 'label' | 'choice-label',
  control: TemplateResult,
): TemplateResult {
  const { field, id, error, context } = nodes;
  const { locale: lang, dir } = context.language;
  return html`<label data-utility-owned=${kind} slot="${field.name}-label" for=${id} lang=${lang} dir=${dir}
      >${labelText(nodes)}</label
    >${words(nodes, 'hint', field.hint)}${
      field.link
        ? html`<a
            data-utility-owned="link"
            slot="${field.name}-link"
            href=${field.link.href}
            lang=${lang}
            dir=${dir}
            >${field.link.text}</a
          >`
        : nothing
    }${control}${words(nodes, 'error', error)}`;
}

/** Text, password and a single tick box: what most forms are made of. */
export const drawInput: DrawField = (nodes) => {
  const { field, context, id, formId, error, shown, onInput } = nodes;
  const checkbox = field.kind === 'checkbox';
  const masked = field.sensitive ? 'mask' : nothing;
  return around(
    nodes,
    checkbox ? 'choice-label' : 'label',
    // The three attributes after `slot` are what session replays look for before they record what is typed.
    html`<input
      data-utility-owned=${checkbox ? 'choice' : 'control'}
      slot=${field.name}
      data-dd-privacy=${masked}
      data-sentry-mask=${masked}
      data-hj-suppress=${masked}
      id=${id}
      form=${formId}
      name=${field.name}
      type=${checkbox ? 'checkbox' : field.kind === 'password' && !shown ? 'password' : 'text'}
      value=${checkbox ? 'yes' : nothing}
      .value=${checkbox ? 'yes' : (field.initial ?? '')}
      .checked=${checkbox && field.initial === 'yes'}
      ?required=${field.required}
      autocomplete=${field.autocomplete ?? nothing}
      inputmode=${field.inputMode ?? nothing}
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(nodes)}
      lang=${context.language.locale}
      dir=${context.language.dir}
      @input=${onInput}
      @change=${onInput}
    />`,
  );
};
