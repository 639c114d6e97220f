import { nothing, render, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { systemClock } from '../core/clock.js';

const markerText = 'utility-widgets';
const ownedAttribute = 'data-utility-owned';

/** More repairs than this in one second mean that a script of the page removes our nodes on purpose: it wins. */
const mostRepairsASecond = 40;

/** The parts of one widget: each keeps its own nodes, and the others' are no strangers. */
const parts = new WeakMap<Element, Set<LightPart>>();

type LightTemplate = () => TemplateResult | typeof nothing;

/**
 * Renders a widget's fields as its direct children, among whatever the page has put there, and keeps exactly one set of them: the
 * page may rewrite, clone, morph or move the widget. Every element of the template carries `data-utility-owned`.
 */
export class LightPart implements ReactiveController {
  readonly #host: LitElement;
  readonly #template: LightTemplate;
  readonly #key: () => unknown;
  #drawn: unknown;
  readonly #start = document.createComment(markerText);
  readonly #end = document.createComment(markerText);
  #owned: readonly ChildNode[] = [];
  #focused: HTMLElement | null = null;
  #repairs = 0;
  #repairsSince = 0;
  readonly #observer = new MutationObserver(() => {
    this.#repair();
  });

  /** When `key` changes, every node is made anew: fields of another form must not inherit what was typed in these. */
  constructor(host: LitElement, template: LightTemplate, key: () => unknown = () => 0) {
    this.#host = host;
    this.#template = template;
    this.#key = key;
    this.#drawn = key();
    const others = parts.get(host) ?? new Set();
    parts.set(host, others.add(this));
    host.addController(this);
  }

  /** The light nodes as they stand, in their order. */
  get owned(): readonly ChildNode[] {
    return this.#owned;
  }

  hostConnected(): void {
    this.#removeStrangers();
    this.#host.addEventListener('focusin', this.#noteFocus);
    this.#host.addEventListener('focusout', this.#forgetFocus);
    if (this.#owned.length > 0) {
      this.#repair();
      this.#observe();
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#host.removeEventListener('focusin', this.#noteFocus);
    this.#host.removeEventListener('focusout', this.#forgetFocus);
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const template = this.#template();
    if (this.#owned.length === 0) {
      if (template === nothing) return;
      this.#host.append(this.#start, this.#end);
      this.#observe();
    } else {
      this.#repair();
    }
    // Without a prototype: what old scripts add to Object.prototype must not be read as an option.
    const options = { __proto__: null, host: this.#host, renderBefore: this.#end } as object;
    const key = this.#key();
    if (key !== this.#drawn) render(nothing, this.#host, options);
    this.#drawn = key;
    render(template, this.#host, options);
    this.#observer.takeRecords();
    this.#collect();
  }

  #collect(): void {
    const owned: ChildNode[] = [];
    for (let node: ChildNode | null = this.#start; node; node = node.nextSibling) {
      owned.push(node);
      if (node === this.#end) break;
    }
    this.#owned = owned;
  }

  #observe(): void {
    this.#observer.observe(this.#host, { childList: true });
  }

  /** Nodes of another instance: a clone, a restored page cache or a copied string of HTML brings them along. */
  #removeStrangers(): void {
    const mine = new Set<ChildNode>();
    for (const part of parts.get(this.#host) ?? []) for (const node of part.owned) mine.add(node);
    let inside = false;
    for (const node of [...this.#host.childNodes]) {
      if (mine.has(node)) continue;
      const marker = node.nodeType === Node.COMMENT_NODE && node.nodeValue === markerText;
      if (marker) inside = !inside;
      const owned = node instanceof Element && node.hasAttribute(ownedAttribute);
      if (marker || owned || (inside && node.nodeType === Node.COMMENT_NODE)) node.remove();
    }
  }

  /** Puts the same nodes back, so that what was typed is still in them. */
  #repair(): void {
    const { isConnected } = this.#host;
    if (!isConnected) return;
    this.#removeStrangers();
    const inPlace = this.#owned.every(
      (node, index) =>
        node.parentNode === this.#host && (this.#owned[index + 1] ?? node.nextSibling) === node.nextSibling,
    );
    if (inPlace || this.#tooMany()) return;
    const focused = this.#focused;
    this.#host.append(...this.#owned);
    this.#observer.takeRecords();
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  #tooMany(): boolean {
    const now = systemClock.now();
    if (now - this.#repairsSince > 1000) {
      this.#repairsSince = now;
      this.#repairs = 0;
    }
    if (++this.#repairs < mostRepairsASecond) return false;
    this.#observer.disconnect();
    return true;
  }

  // A removed node loses its focus without an event in some engines: the last one is remembered.
  readonly #noteFocus = (event: Event): void => {
    const target = event.target;
    if (target instanceof HTMLElement && target.parentNode === this.#host) this.#focused = target;
  };

  readonly #forgetFocus = (event: Event): void => {
    const { target } = event;
    // Some engines send this when a node is removed, which is no wish of the resident's: look again when it is settled.
    queueMicrotask(() => {
      if (target === this.#focused && this.#focused?.parentNode === this.#host) this.#focused = null;
    });
  };
}
