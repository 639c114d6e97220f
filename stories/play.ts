/** What a resident does in a story, found as a resident finds it: by role and name, through shadow roots and slots. */
import { match, text } from '../test/support/perceive.js';
import { toolbarScenario } from './toolbar.js';

export interface Played {
  readonly canvasElement: HTMLElement;
}

const patience = 8000;

async function until<T>(look: () => T | undefined, complaint: () => string): Promise<T> {
  // What the toolbar has made go wrong is to be looked at: the story's own steps lead nowhere then.
  if (toolbarScenario() !== '')
    throw new Error('The story’s own steps end here: something else was made to happen');
  const end = performance.now() + patience;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The first element of this role and name, once it is there. */
export const see = (within: Element, role: string, name: string | RegExp): Promise<HTMLElement> =>
  until(
    () => match(role, name, within)[0] as HTMLElement | undefined,
    () => `No ${role} ${String(name)} in:\n${text(within)}`,
  );

/** Waits for words. */
export const read = async (within: Element, words: string | RegExp): Promise<void> => {
  const holds = (shown: string): boolean =>
    typeof words === 'string' ? shown.includes(words) : words.test(shown);
  await until(
    () => (holds(text(within)) ? true : undefined),
    () => `Nothing says ${String(words)} in:\n${text(within)}`,
  );
};

export async function press(within: Element, name: string | RegExp, role = 'button'): Promise<void> {
  (await see(within, role, name)).click();
}

export async function enter(within: Element, name: string | RegExp, value: string): Promise<void> {
  const field = await see(within, 'textbox', name);
  if (!(field instanceof HTMLInputElement)) throw new Error(`${String(name)} takes no text`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Waits until nothing of this role and name is there any more. */
export const seeGone = (within: Element, role: string, name: string | RegExp): Promise<true> =>
  until(
    () => (match(role, name, within).length === 0 ? true : undefined),
    () => `${role} ${String(name)} stays in:\n${text(within)}`,
  );

/** Waits until the page's address ends so. */
export const seeAddress = (end: string): Promise<true> =>
  until(
    () => (location.href.endsWith(end) ? true : undefined),
    () => `The address is ${location.href}`,
  );
