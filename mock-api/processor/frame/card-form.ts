import type { CardField } from '../../../src/contract/frame.js';
import { checkCard, fieldOrder } from '../card.js';
import type { CardError, CardInput } from '../card.js';
import { byId } from './dom.js';
import { brandList } from './messages.js';
import type { FrameText } from './messages.js';

export type RequiredMark = 'word' | 'asterisk' | 'none' | 'other';

export interface CardFormOptions {
  /** The processor's day, `YYYY-MM-DD`: the payer's own clock may be wrong. */
  readonly today: string;
  /** Something was typed. */
  readonly onChange: () => void;
  /** Enter was pressed in a field. */
  readonly onSubmit: () => void;
}

/** The card's fields on the page: words, values, errors and focus. */
export interface CardForm {
  configure(text: FrameText, brands: readonly string[], mark: RequiredMark): void;
  /** What is wrong with what is typed, shown and returned; from then on fields are checked as they change. */
  check(): readonly CardError[];
  /** The card as it was typed, and the brands that may be used. */
  entry(): { readonly card: CardInput; readonly brands: readonly string[] };
  show(errors: readonly CardError[]): void;
  /** The words under the field. */
  messageOf(error: CardError): string;
  focus(field: CardField | undefined): void;
  clear(): void;
}

function withMark(label: string, text: FrameText, mark: RequiredMark): string {
  if (mark === 'asterisk') return `* ${label}`;
  return mark === 'word' ? `${label} ${text.requiredWord}` : label;
}

export function createCardForm({ today, onChange, onSubmit }: CardFormOptions): CardForm {
  const form = byId('card', HTMLFormElement);
  const note = byId('required-note', HTMLElement);
  const fields = fieldOrder.map((name) => {
    const label = form.querySelector<HTMLLabelElement>(`label[for="${name}"]`);
    if (!label) throw new Error(`card.html has no label for ${name}`);
    const input = byId(name, HTMLInputElement);
    const hint = byId(`${name}-hint`, HTMLElement);
    return { name, input, label, hint, error: byId(`${name}-error`, HTMLElement) };
  });

  let text: FrameText | undefined;
  let accepted: readonly string[] = [];
  let shown: readonly CardError[] = [];
  let checked = false;

  const typed = (): CardInput => {
    const values = { number: '', expiry: '', code: '', postal: '' };
    for (const { name, input } of fields) values[name] = input.value;
    return values;
  };

  const paint = (): void => {
    if (!text) return;
    for (const { name, input, error } of fields) {
      const found = shown.find(({ field }) => field === name);
      const code = found?.code;
      const message = found ? messageOf(found) : '';
      if (error.textContent !== message) error.textContent = message;
      error.hidden = !code;
      input.setAttribute('aria-invalid', String(code !== undefined));
      input.setAttribute('aria-describedby', code ? `${name}-hint ${name}-error` : `${name}-hint`);
    }
  };

  const messageOf = ({ field, code }: CardError): string => {
    if (!text) return '';
    const words = text.errors(brandList(text, accepted), accepted.includes('amex'));
    return words[field][code] ?? words[field].invalid;
  };

  const show = (errors: readonly CardError[]): void => {
    shown = errors;
    paint();
  };

  const recheck = (field: string, keepsErrors: boolean): void => {
    if (!checked) return;
    const now = checkCard(typed(), accepted, today).find((error) => error.field === field);
    // While someone types, an error may go but none may come: a half-typed number is not wrong yet.
    if (now && keepsErrors) return;
    const others = shown.filter((error) => error.field !== field);
    const all = now ? [...others, now] : others;
    show(fieldOrder.flatMap((name) => all.filter((error) => error.field === name)));
  };

  for (const { name, input } of fields) {
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
  form.addEventListener('submit', (event) => event.preventDefault());

  return {
    configure(newText, brands, mark) {
      text = newText;
      accepted = brands;
      const list = brandList(text, brands);
      for (const { name, label, hint } of fields) {
        label.textContent = withMark(text.labels[name], text, mark);
        hint.textContent = text.hints[name](list, brands.includes('amex'));
      }
      note.textContent = text.requiredNote;
      note.hidden = mark !== 'asterisk';
      paint();
    },
    check() {
      checked = true;
      show(checkCard(typed(), accepted, today));
      return shown;
    },
    entry: () => ({ card: typed(), brands: accepted }),
    show,
    messageOf,
    focus(field) {
      const wanted = field ?? shown[0]?.field ?? 'number';
      fields.find(({ name }) => name === wanted)?.input.focus();
    },
    clear() {
      for (const { input } of fields) input.value = '';
      checked = false;
      show([]);
    },
  };
}
