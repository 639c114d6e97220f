export type FieldKind = 'text' | 'password' | 'checkbox' | 'checkboxes' | 'radios' | 'select';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One field as data. Texts are in the resident's language already; a portal's configuration decides which fields a form has. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A link that belongs to the hint or consent: a node of its own, because the page could restyle it inside other text. */
  readonly link?: { readonly text: string; readonly href: string } | undefined;
  readonly required: boolean;
  /** Token of the `autocomplete` attribute (WCAG 1.3.5). */
  readonly autocomplete?: string | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  readonly choices?: readonly Choice[] | undefined;
  /** Masked in session replays and emptied when the widget leaves the page. */
  readonly sensitive?: boolean | undefined;
  /** What stands in the control at first; `yes` for a tick box. */
  readonly initial?: string | undefined;
  /** A password that is shown and hidden together with this other one. */
  readonly shownWith?: string | undefined;
  /** Answers with a code of `errors`, or nothing when the value will do. Not asked about an empty value. */
  readonly rule?: ((value: string, values: Values) => string | undefined) | undefined;
  /** A number that the bill prints beside another one, which `field` asks for: people copy both at once. */
  readonly pair?:
    | {
        readonly field: string;
        /** Both numbers, this one first, where both were copied. */
        readonly split: (value: string) => readonly [string, string] | undefined;
        /** Says that the other field was filled. */
        readonly filled: string;
      }
    | undefined;
  /** Words for each code; `empty` for a required field, and those the backend may answer with. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Where the mark of a required field comes from the portal. */
export type RequiredMark = 'word' | 'asterisk' | 'none' | 'other';

export interface Form {
  readonly fields: readonly Field[];
  readonly submit: string;
}

/** Values as they stand in the controls; several ticked boxes of one name are joined by a line break. */
export type Values = Readonly<Record<string, string>>;
export interface FormError {
  readonly field: string;
  readonly code: string;
}

/** Errors in the order of the fields, one a field. */
export function check(form: Form, values: Values): readonly FormError[] {
  const errors: FormError[] = [];
  for (const field of form.fields) {
    const code = checkField(field, values);
    if (code !== undefined) errors.push({ field: field.name, code });
  }
  return errors;
}

function checkField(field: Field, values: Values): string | undefined {
  const value = values[field.name] ?? '';
  // A password may be made of spaces; anything else of spaces alone is empty.
  const empty = field.kind === 'password' ? value === '' : value.trim() === '';
  if (empty) return field.required ? 'empty' : undefined;
  return field.rule?.(value, values);
}

/**
 * Words of an error; a code the form does not know gets the words of `other`, or the field's own for `empty`. Several codes, joined by
 * a space, get a sentence each.
 */
export function errorText(field: Field, code: string): string {
  // A backend's code may be the name of something that every object has.
  const keys = code
    .split(' ')
    .map((each) => [each, 'other', 'empty'].find((one) => Object.hasOwn(field.errors, one)));
  return keys.map((key) => (key === undefined ? undefined : field.errors[key]) ?? field.label).join(' ');
}
