import type { FrameField } from '../../../src/contract/frame.js';
import { byId } from './dom.js';

/** One field of the frame's page, whatever it is made of. */
export interface Control {
  readonly inputs: readonly HTMLInputElement[];
  value(): string;
  setWords(label: string, hint: string): void;
  /** Shows the words under the field; empty for none. */
  showError(message: string): void;
  focus(): void;
  clear(): void;
}

/** What hint and error have in common; `target` is the element that they describe. */
function around(name: FrameField, target: HTMLElement): Pick<Control, 'showError'> & { hint: HTMLElement } {
  const hint = byId(`${name}-hint`, HTMLElement);
  const error = byId(`${name}-error`, HTMLElement);
  return {
    hint,
    showError(message) {
      const wrong = message !== '';
      if (error.textContent !== message) error.textContent = message;
      error.hidden = !wrong;
      target.setAttribute('aria-invalid', String(wrong));
      target.setAttribute('aria-describedby', wrong ? `${name}-hint ${name}-error` : `${name}-hint`);
    },
  };
}

function textControl(name: FrameField, input: HTMLInputElement): Control {
  const label = document.querySelector<HTMLLabelElement>(`label[for="${name}"]`);
  if (!label) throw new Error(`card.html has no label for ${name}`);
  const { hint, showError } = around(name, input);
  return {
    inputs: [input],
    value: () => input.value,
    setWords(text, hintText) {
      label.textContent = text;
      hint.textContent = hintText;
    },
    showError,
    focus: () => input.focus(),
    clear() {
      input.value = '';
    },
  };
}

function choiceControl(name: FrameField, group: HTMLElement): Control {
  const label = byId(`${name}-label`, HTMLElement);
  const inputs = [...group.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const { hint, showError } = around(name, group);
  const chosen = (): HTMLInputElement | undefined => inputs.find(({ checked }) => checked);
  return {
    inputs,
    value: () => chosen()?.value ?? '',
    setWords(text, hintText) {
      label.textContent = text;
      hint.textContent = hintText;
    },
    showError,
    focus: () => (chosen() ?? inputs[0])?.focus(),
    clear() {
      for (const input of inputs) input.checked = false;
    },
  };
}

/** The field with this id: a text field, or a group of radio buttons. */
export function controlOf(name: FrameField): Control {
  const element = byId(name, HTMLElement);
  return element instanceof HTMLInputElement ? textControl(name, element) : choiceControl(name, element);
}
