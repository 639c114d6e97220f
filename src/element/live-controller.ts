import type { LitElement, ReactiveController } from 'lit';
import type { Clock } from '../core/clock.js';

/** Long enough for a screen reader to notice that a region was emptied, short enough to be felt as at once. */
const gapMs = 60;

/**
 * A widget's two live regions. They stand in the shadow tree, empty, from the first rendering on: a region that appears
 * together with its text is not read. The last message wins, but a polite one never keeps an urgent one from being said.
 */
export class LiveController implements ReactiveController {
  readonly #host: LitElement;
  readonly #clock: () => Clock;
  #cancel: (() => void) | null = null;
  /** What waits to be said, by region. */
  #waiting = { polite: '', urgent: '' };

  constructor(host: LitElement, clock: () => Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Says `text` when the resident's screen reader has time for it; at once when `urgent`. */
  say(text: string, urgent = false): void {
    const waiting = urgent ? { polite: '', urgent: text } : { ...this.#waiting, polite: text };
    this.clear();
    this.#waiting = waiting;
    this.#cancel = this.#clock().after(gapMs, () => {
      this.#waiting = { polite: '', urgent: '' };
      this.#fill(waiting.polite, waiting.urgent);
    });
  }

  /** What was said may be private, and is over. */
  clear(): void {
    this.#cancel?.();
    this.#waiting = { polite: '', urgent: '' };
    this.#fill('', '');
  }

  hostDisconnected(): void {
    this.clear();
  }

  #fill(...texts: readonly [polite: string, urgent: string]): void {
    const regions = this.#host.shadowRoot?.querySelectorAll('.live') ?? [];
    // One that stays empty is left alone, so that nothing has changed in it.
    [...regions].forEach((region, index) => {
      const text = texts[index] ?? '';
      if (region.textContent !== text) region.textContent = text;
    });
  }
}
