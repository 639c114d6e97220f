/** Real keys and pointer for widget tests, the same in every engine: the browser presses them, not a script. */
import { executeServerCommand } from '@web/test-runner-commands';

/** Keys or chords as in `KeyboardEvent.key`, in order: `press('Shift+Tab', 'Enter')`. They go to what has focus. */
export async function press(...keys: readonly string[]): Promise<void> {
  await executeServerCommand('press', { keys });
}

export function pressTab(times = 1): Promise<void> {
  return press(...new Array<string>(times).fill('Tab'));
}

export function pressShiftTab(times = 1): Promise<void> {
  return press(...new Array<string>(times).fill('Shift+Tab'));
}

export async function type(text: string): Promise<void> {
  await executeServerCommand('type', { text });
}

/** Replaces what a field holds, by real keys. */
export async function fill(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  field.focus();
  field.select();
  if (text === '') await press('Backspace');
  else await type(text);
}

function middleOf(element: Element): { x: number; y: number } {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses the pointer on the middle of what is drawn there: what covers an element gets the click instead. */
export async function click(element: Element): Promise<void> {
  await executeServerCommand('click', middleOf(element));
}

export async function hover(element: Element): Promise<void> {
  await executeServerCommand('point', middleOf(element));
}

/** What has focus, in the innermost shadow tree. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
