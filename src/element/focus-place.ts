/**
 * A resident's place in a widget. Focus that the widget's own rendering took away, or that is to follow a change, goes to the heading, as
 * soon as there is one; not when the resident has gone on meanwhile.
 */
export class FocusPlace {
  readonly #host: Element & { readonly renderRoot: HTMLElement | DocumentFragment };
  #wanted = false;
  #held = false;
  #from: Element | null = null;

  constructor(host: Element & { readonly renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
  }

  /** `led`: the resident asked to be led here from elsewhere on the page. Otherwise what has the focus elsewhere keeps it. */
  toHeading(led = false): void {
    const active = document.activeElement;
    this.#wanted = true;
    this.#from = led || this.#host.contains(active) ? active : null;
  }

  /** To be called before the host renders. */
  note(): void {
    this.#held = this.#holds();
  }

  /** To be called when the host has rendered. */
  restore(): void {
    if (this.#held && !this.#holds()) this.toHeading();
    if (!this.#wanted) return;
    const active = document.activeElement;
    const stayed = active === null || active === document.body || active === this.#from || this.#holds();
    const heading = this.#host.renderRoot.querySelector<HTMLElement>('[data-heading]');
    if (heading === null && stayed) return;
    this.#wanted = false;
    if (stayed) heading?.focus();
  }

  #holds(): boolean {
    return this.#host.matches(':focus-within');
  }
}
