import type { LitElement, ReactiveController } from 'lit';
import { systemClock } from '../core/clock.js';

/** How wide a part of the shadow tree is, in CSS pixels, and its type: 0 in a tab that is not open yet. */
export class SizeController implements ReactiveController {
  readonly #host: LitElement;
  readonly #selector: string;
  readonly #observer: ResizeObserver;
  #cancel: (() => void) | null = null;
  #watched: Element | null = null;
  #width = 0;
  #fontSize = 16;

  constructor(host: LitElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    this.#observer = new ResizeObserver(() => {
      // Not while the browser still tells of sizes: to draw in between is an error that the page would hear of.
      this.#cancel?.();
      this.#cancel = systemClock.after(0, () => {
        this.#measure();
      });
    });
    host.addController(this);
  }

  get width(): number {
    return this.#width;
  }

  get fontSize(): number {
    return this.#fontSize;
  }

  hostUpdated(): void {
    const found = this.#host.isConnected ? this.#host.renderRoot.querySelector(this.#selector) : null;
    if (found === this.#watched) return;
    this.#observer.disconnect();
    this.#watched = found;
    if (found) this.#observer.observe(found);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#observer.disconnect();
    this.#watched = null;
  }

  #measure(): void {
    const element = this.#watched;
    if (!element) return;
    const width = Math.round(element.getBoundingClientRect().width);
    const fontSize = Number.parseFloat(getComputedStyle(element).fontSize) || 16;
    if (width === this.#width && fontSize === this.#fontSize) return;
    this.#width = width;
    this.#fontSize = fontSize;
    this.#host.requestUpdate();
  }
}
