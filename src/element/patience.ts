import type { Clock } from '../core/clock.js';

/** How long a view may show that it is loading and nothing else, however many answers it waits for one after the other. */
const patienceMs = 30_000;

const listeners = new WeakMap<object, (() => void)[]>();

/** Calls `giveUp` when the view has waited long enough for what it cannot be drawn without. */
export function onGivenUp(view: object, giveUp: () => void): void {
  listeners.set(view, [...(listeners.get(view) ?? []), giveUp]);
}

/** The one budget of a view: each read has a time of its own, and some can only begin when others have been answered. */
export class Patience {
  readonly #view: object;
  #cancel: (() => void) | undefined;

  constructor(view: object) {
    this.#view = view;
  }

  /** Told after each rendering whether the view `waits`. */
  look(waits: boolean, clock?: Clock): void {
    if (waits === !!this.#cancel) return;
    this.#cancel?.();
    this.#cancel = waits
      ? clock?.after(patienceMs, () => {
          for (const giveUp of listeners.get(this.#view) ?? []) giveUp();
        })
      : undefined;
  }
}
