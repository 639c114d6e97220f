import type { LitElement, ReactiveController } from 'lit';
import type { Clock } from '../core/clock.js';

/** Long enough for a screen reader to notice that a region was emptied, short enough to be felt as at once. */
const gapMs = 60;

/**
 * A widget's two live regions. They stand in the shadow tree, empty, from the first rendering on: a region that appears together
 * with its text is not read. The last message wins.
 */
export class LiveController implements ReactiveController {
  readonly #host: LitElement;
  readonly #clock: () => Clock;
  #cancel: (() => void) | null = null;

  constructor(host: LitElement, clock: () => Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Says `text` when the resident's screen reader has time for it; at once when `urgent`. */
  say(text: string, urgent = false): void {
    this.#cancel?.();
    for (const region of this.#regions()) region.textContent = '';
    this.#cancel = this.#clock().after(gapMs, () => {
      const [polite, assertive] = this.#regions();
      const region = urgent ? assertive : polite;
      if (region) region.textContent = text;
    });
  }

  /** What was said may be private, and is over. */
  clear(): void {
    this.#cancel?.();
    for (const region of this.#regions()) region.textContent = '';
  }

  hostDisconnected(): void {
    this.clear();
  }

  #regions(): readonly Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('.live') ?? [])];
  }
}
