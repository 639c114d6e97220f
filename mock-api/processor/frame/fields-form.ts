import type { FrameField, FrameMessage } from '../../../src/contract/frame.js';
import { byId } from './dom.js';
import { controlOf } from './controls.js';
import type { FieldErrors, FrameText } from './messages.js';

export type RequiredMark = 'word' | 'asterisk' | 'none' | 'other';
type Code = Extract<FrameMessage, { type: 'refused' }>['errors'][number]['code'];

export interface FieldError<F extends FrameField> {
  readonly field: F;
  readonly code: Code;
}

export interface FieldsFormOptions<F extends FrameField> {
  /** Id of the `<form>` that holds the fields. */
  readonly id: string;
  /** In the order in which they stand. */
  readonly order: readonly F[];
  readonly check: (values: Readonly<Record<F, string>>) => readonly FieldError<F>[];
  /** Something was typed. */
  readonly onChange: () => void;
  /** Enter was pressed in a field. */
  readonly onSubmit: () => void;
}

/** What stands in and around the fields, in one language. */
export interface FieldsWords<F extends FrameField> {
  readonly labels: Readonly<Record<F, string>>;
  readonly hints: Readonly<Record<F, string>>;
  readonly errors: Readonly<Record<F, FieldErrors>>;
}

/** The fields of one way to pay: words, values, errors and focus. */
export interface FieldsForm<F extends FrameField> {
  readonly element: HTMLElement;
  configure(text: FrameText, words: FieldsWords<F>, mark: RequiredMark): void;
  /** What is wrong with what is typed, shown and returned; from then on fields are checked as they change. */
  check(): readonly FieldError<F>[];
  values(): Readonly<Record<F, string>>;
  show(errors: readonly FieldError<F>[]): void;
  /** The words under the field. */
  messageOf(error: FieldError<F>): string;
  /** Moves focus to a field of this form, else to the first that is wrong, else to the first. */
  focus(field: FrameField | undefined): void;
  clear(): void;
}

function withMark(label: string, text: FrameText, mark: RequiredMark): string {
  if (mark === 'asterisk') return `* ${label}`;
  return mark === 'word' ? `${label} ${text.requiredWord}` : label;
}

export function createFieldsForm<F extends FrameField>(options: FieldsFormOptions<F>): FieldsForm<F> {
  const { id, order, onChange, onSubmit } = options;
  const form = byId(id, HTMLFormElement);
  const note = byId(`${id}-required-note`, HTMLElement);
  const controls = order.map((name) => ({ name, ...controlOf(name) }));

  let words: FieldsWords<F> | undefined;
  let shown: readonly FieldError<F>[] = [];
  let checked = false;

  const values = (): Readonly<Record<F, string>> => {
    const typed: Partial<Record<F, string>> = {};
    for (const { name, value } of controls) typed[name] = value();
    return typed as Record<F, string>;
  };

  const messageOf = ({ field, code }: FieldError<F>): string => {
    const own = words?.errors[field];
    return own ? (own[code] ?? own.invalid) : '';
  };

  const paint = (): void => {
    if (!words) return;
    for (const { name, showError } of controls) {
      const found = shown.find(({ field }) => field === name);
      showError(found ? messageOf(found) : '');
    }
  };

  const show = (errors: readonly FieldError<F>[]): void => {
    shown = errors;
    paint();
  };

  const recheck = (field: F, keepsErrors: boolean): void => {
    if (!checked) return;
    const now = options.check(values()).find((error) => error.field === field);
    // While someone types, an error may go but none may come: a half-typed number is not wrong yet.
    if (now && keepsErrors) return;
    const others = shown.filter((error) => error.field !== field);
    const all = now ? [...others, now] : others;
    show(order.flatMap((name) => all.filter((error) => error.field === name)));
  };

  for (const { name, inputs } of controls) {
    for (const input of inputs) {
      input.addEventListener('input', () => {
        recheck(name, true);
        onChange();
      });
      input.addEventListener('change', () => recheck(name, false));
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        onSubmit();
      });
    }
  }
  form.addEventListener('submit', (event) => event.preventDefault());

  return {
    element: form,
    configure(text, newWords, mark) {
      words = newWords;
      for (const { name, setWords } of controls) {
        setWords(withMark(words.labels[name], text, mark), words.hints[name]);
      }
      note.textContent = text.requiredNote;
      note.hidden = mark !== 'asterisk';
      paint();
    },
    check() {
      checked = true;
      show(options.check(values()));
      return shown;
    },
    values,
    show,
    messageOf,
    focus(field) {
      const wanted = order.find((name) => name === field) ?? shown[0]?.field ?? order[0];
      controls.find(({ name }) => name === wanted)?.focus();
    },
    clear() {
      for (const { clear } of controls) clear();
      checked = false;
      show([]);
    },
  };
}
