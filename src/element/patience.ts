/** How long a view may show that it is loading and nothing else, however many answers it waits for one after the other. */
export const patienceMs = 30_000;

const listeners = new WeakMap<object, (() => void)[]>();

/** Calls `stop` when the view has waited long enough for what it cannot be drawn without. */
export function onGivenUp(view: object, stop: () => void): void {
  listeners.set(view, [...(listeners.get(view) ?? []), stop]);
}

/** Each read has a time of its own, and some can only begin when others have been answered: the view has one for all of them. */
export function giveUp(view: object): void {
  for (const stop of listeners.get(view) ?? []) stop();
}
