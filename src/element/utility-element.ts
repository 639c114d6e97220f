import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Capability } from '../contract/index.js';
import { systemClock } from '../core/clock.js';
import { UtilityError } from '../core/errors.js';
import type { Area } from '../i18n/messages.js';
import { carried, carry } from './carried.js';
import { FailedEvent, NavigateEvent, type NavigateDetail } from './events.js';
import { FocusPlace } from './focus-place.js';
import type { PartHost } from './part.js';
import { LiveController } from './live-controller.js';
import { RuntimeController, type Boot, type Ready } from './runtime-controller.js';
import { tell } from './tell.js';

/** What stands between a widget and its own states. */
export type Gate =
  | Exclude<Boot, { readonly is: 'ready' }>
  | { readonly is: 'not-offered'; readonly ready: Ready }
  | { readonly is: 'session-loading'; readonly ready: Ready }
  /** It is not known whether somebody is signed in, or what the backend said cannot be drawn. */
  | { readonly is: 'broken'; readonly ready: Ready; readonly error: UtilityError }
  | { readonly is: 'signed-out'; readonly ready: Ready; readonly expired: boolean }
  | { readonly is: 'open'; readonly ready: Ready };

/** What a kind of widget asks of the portal before it can show anything. */
export interface Needs {
  readonly capability: Capability;
  readonly session: boolean;
  readonly secureContext: boolean;
  /** The area of words the widget speaks, or several. */
  readonly words: Area | readonly Area[];
}

/**
 * What all widgets are made of: the inner wrapper, the live regions, the road to "ready", and the states every widget has before
 * its own. A widget adds its controllers and `renderOpen`.
 *
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @fires {NavigateEvent} utility-navigate - The resident wants to go on in another widget. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 */
export abstract class UtilityElement extends LitElement {
  static override styles: CSSResultGroup = [];
  // Declared by hand: decorators would cost each resident half a kilobyte.
  static override properties: PropertyDeclarations = {
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** Level of the widget's heading, 1 to 6. */
  declare headingLevel: number;

  protected abstract readonly needs: Needs;
  protected readonly live = new LiveController(this, () => systemClock);
  #runtime: RuntimeController | null = null;
  readonly #place = new FocusPlace(this);
  #wasSignedIn = false;
  #spoke: string | null = null;
  /** The state in which the resident pressed something that leads nowhere. */
  #nowhere: Gate['is'] | null = null;
  /** What the resident chose on the page before this one, until it can be taken over. */
  #carried: NavigateDetail | null = null;

  constructor() {
    super();
    this.headingLevel = 2;
  }

  /** Made on first use, because it needs what the subclass declares. */
  protected get runtime(): RuntimeController {
    return this.#start();
  }

  override connectedCallback(): void {
    this.#start();
    super.connectedCallback();
    this.takeCarried();
  }

  /** What the resident chose on the page before this one; read once, so that it is not chosen again by a reload. */
  protected takeCarried(): void {
    const { hash, href } = location;
    const { boot } = this.runtime;
    if (!hash.startsWith(`#${this.localName}=`) || boot.is === 'refused') return;
    try {
      history.replaceState(history.state, '', href.slice(0, -hash.length));
    } catch {
      // Where the address cannot be changed, every start would lead here anew.
      return;
    }
    if (this.takeFragment(hash)) this.receive();
  }

  /** Reads what the address carried for this tag; whether that was anything. */
  protected takeFragment(hash: string): boolean {
    this.#carried = carried(this.localName, hash);
    return this.#carried !== null;
  }

  #start(): RuntimeController {
    const { secureContext, words } = this.needs;
    const areas = typeof words === 'string' ? [words] : words;
    this.#runtime ??= new RuntimeController(this, secureContext, areas);
    return this.#runtime;
  }

  protected get gate(): Gate {
    const boot = this.runtime.boot;
    if (boot.is !== 'ready') return boot;
    const ready: Ready = boot;
    if (!ready.client.offers(ready.portal, this.needs.capability)) return { is: 'not-offered', ready };
    if (!this.needs.session || this.opensWithoutSession) return { is: 'open', ready };
    const session = ready.client.session?.view.value ?? { is: 'signed-in' as const };
    if (session.is === 'signed-in') return { is: 'open', ready };
    if (session.is === 'failed') return { is: 'broken', ready, error: session.error };
    if (session.is === 'signed-out') return { is: 'signed-out', ready, expired: session.ended === 'expired' };
    return { is: 'session-loading', ready };
  }

  /** Whether the widget has something to show to somebody who is not signed in, although it usually needs a session. */
  protected get opensWithoutSession(): boolean {
    return false;
  }

  /** What is needed to render, when nothing stands in the way. */
  protected get open(): Ready | null {
    const gate = this.gate;
    return gate.is === 'open' ? gate.ready : null;
  }

  /** What is needed to ask for private data: open, and somebody is signed in. */
  protected get signedIn(): Ready | null {
    const { open } = this;
    const session = open?.client.session;
    return session && session.view.value.is !== 'signed-in' ? null : open;
  }

  /** The widget's own states. */
  protected abstract renderOpen(ready: Ready): TemplateResult;
  protected abstract renderGate(gate: Exclude<Gate, { readonly is: 'open' }>): TemplateResult;
  /** What a resident reads whom a button could lead nowhere. */
  protected abstract renderNowhere(ready: Ready): TemplateResult;
  protected abstract sayNowhere(ready: Ready): void;

  protected override render(): TemplateResult {
    const gate = this.gate;
    const ready = 'ready' in gate ? gate.ready : null;
    const language = ready?.language;
    return html`<div
      class="base ${ready?.portal.errorStyle}"
      part="base"
      lang=${language?.locale ?? nothing}
      dir=${language?.dir ?? nothing}
    >
      <div class="live" role="status" aria-live="polite"></div>
      <div class="live" role="alert" aria-live="assertive"></div>
      ${this.#content(gate)} ${ready && gate.is === this.#nowhere ? this.renderNowhere(ready) : nothing}
    </div>`;
  }

  /** What cannot be drawn is said in the widget: the page must not hear of it, and the others go on. */
  #content(gate: Gate): TemplateResult {
    if (gate.is !== 'open') return this.renderGate(gate);
    const { ready } = gate;
    try {
      const content = this.renderOpen(ready);
      this.#broken = false;
      return content;
    } catch {
      // Without its cause, whose words may be the backend's.
      const error = new UtilityError('contract', { code: 'not-drawn' });
      if (!this.#broken) void this.updateComplete.then(() => this.dispatchEvent(new FailedEvent(error)));
      this.#broken = true;
      return this.renderGate({ is: 'broken', ready, error });
    }
  }
  /** Told once: it is drawn again and again. */
  #broken = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Not before it is known whose session this is: whatever was chosen before that is forgotten.
    if (this.#carried && this.signedIn) {
      this.takeChoice(this.#carried);
      this.#carried = null;
    }
    this.#place.note();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const signedIn = this.runtime.client?.session?.view.value.is === 'signed-in';
    const { locale } = this.runtime;
    // The live regions may still hold an amount of somebody who has left, or words of another language.
    if ((this.#wasSignedIn && !signedIn) || (this.#spoke !== null && this.#spoke !== locale))
      this.live.clear();
    this.#wasSignedIn = signedIn;
    this.#spoke = locale;
    this.#place.restore();
  }

  /** After the next rendering the focus goes to the heading: what stood under it has changed. */
  protected moveFocusToHeading(led = false): void {
    // What was about to be said belongs to what stood there before.
    this.live.clear();
    this.#nowhere = null;
    this.#place.toHeading(led);
    this.requestUpdate();
  }

  /** After the next rendering the focus goes to the first thing that fits. */
  protected async focusFirst(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Whether the page put anything between the tags. */
  protected get hasFallback(): boolean {
    for (const node of this.childNodes) {
      if (
        node instanceof Element
          ? !node.hasAttribute('data-utility-owned') && !node.hasAttribute('slot')
          : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== ''
      )
        return true;
    }
    return false;
  }

  /** This widget, for a part of it that is loaded later. */
  protected get asHost(): PartHost {
    return {
      element: this,
      live: this.live,
      runtime: this.runtime,
      headingLevel: () => this.headingLevel,
      ready: () => this.open,
      signedIn: () => this.signedIn,
      toHeading: () => {
        this.moveFocusToHeading();
      },
      focusFirst: (selector) => this.focusFirst(selector),
      navigate: (detail) => {
        this.navigate(detail);
      },
    };
  }

  /** Leads on: the page may do it, else the provider's routes, else a widget of that kind on this page. Else it says so. */
  protected navigate(detail: NavigateDetail): void {
    if (this.#nowhere !== null) this.live.clear();
    this.#nowhere = null;
    this.requestUpdate();
    if (!this.dispatchEvent(new NavigateEvent(detail))) return;
    const { to } = detail;
    const { boot } = this.runtime;
    const route = boot.is === 'ready' ? routeOf(boot.routes[to]) : null;
    if (route !== null && !isHere(route)) {
      location.assign(leadingTo(route, detail));
      return;
    }
    const root = this.getRootNode() as Document | ShadowRoot;
    const target = root.querySelector(to) ?? document.querySelector(to);
    if (target === null) {
      // A place on this page, or the page's own router: its fragment is the route.
      if (route?.hash) location.assign(route);
      else this.#leadNowhere(detail);
    } else if ('utilityArrive' in target) (target as UtilityElement).utilityArrive(detail);
    else {
      // Its code is on its way, or what the page put there stands for it.
      target.scrollIntoView({ block: 'start' });
      void customElements.whenDefined(to).then(() => {
        (target as Partial<UtilityElement>).utilityArrive?.(detail);
      });
    }
  }

  #leadNowhere({ to }: NavigateDetail): void {
    const { gate, localName } = this;
    tell((words) => {
      words.explainNowhere(localName, to);
    });
    if (!('ready' in gate)) return;
    this.#nowhere = gate.is;
    this.sayNowhere(gate.ready);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('[data-nowhere]')?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Called when another widget of the page leads here. */
  utilityArrive(detail: NavigateDetail): void {
    this.takeChoice(detail);
    this.receive();
  }

  /** Takes over what the resident has chosen elsewhere. */
  protected takeChoice(_detail: NavigateDetail): void {
    // Most widgets have nothing to choose.
  }

  protected receive(): void {
    this.scrollIntoView({ block: 'start' });
    this.moveFocusToHeading(true);
  }
}

/** Where a route leads to; null where there is none. */
function routeOf(route: unknown): URL | null {
  try {
    if (typeof route !== 'string') return null;
    const url = new URL(route, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Whether it is this page, whatever the fragment. */
const isHere = ({ href }: URL): boolean => href.split('#')[0] === location.href.split('#')[0];

/** The route's own fragment stays where there is nothing to carry. */
function leadingTo(route: URL, detail: NavigateDetail): URL {
  const fragment = carry(detail);
  if (fragment !== '') route.hash = fragment;
  return route;
}
