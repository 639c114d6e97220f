import { ContextProvider } from '@lit/context';
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import type { UtilityAdapter } from '../../adapter/port.js';
import { clientFor } from '../../client/configure.js';
import { onPageClient, pageClient, type PageClient } from '../../client/page.js';
import type { UtilityError } from '../../core/errors.js';
import { providerContext, type Provided } from '../../element/context.js';

/** Addresses by tag, from JSON. What cannot be read says so, and leads nowhere. */
function readRoutes(text: string | null): Readonly<Record<string, string>> {
  try {
    const routes: unknown = JSON.parse(text ?? '{}');
    if (typeof routes === 'object' && routes !== null) return routes as Readonly<Record<string, string>>;
  } catch {
    // Told below.
  }
  console.warn(`utility-widgets: <utility-provider>: routes is not JSON as it should be: ${text ?? ''}`);
  return {};
}

/**
 * @summary Gives the widgets inside it a portal, an adapter, a language and the addresses of other widgets.
 * @element utility-provider
 * @attr {string} portal - The portal's base address. Without it, and without an adapter, the page's own portal serves.
 * @attr {string} locale - A language tag for the widgets inside, as `es`; else the page's own language.
 * @attr {string} routes - JSON, tag → address: where widgets stand that are not on this page.
 * @slot - The widgets, and whatever else the page has.
 * @example <utility-provider portal="https://api.city.example/utility"><utility-login></utility-login></utility-provider>
 */
export class UtilityProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none !important;
    }
  `;

  static override properties = {
    portal: {},
    locale: {},
    adapter: { attribute: false },
    routes: { converter: { fromAttribute: readRoutes } },
  };

  /** The portal's base address. Without it, and without an adapter, the page's own portal serves. */
  declare portal: string | null;
  /** A language tag for the widgets inside. */
  declare locale: string | null;
  /** An adapter of the page's own; a property, not an attribute. */
  declare adapter: UtilityAdapter | null;
  /** Where widgets stand that are not on this page: tag → address. As an attribute, JSON. */
  declare routes: Readonly<Record<string, string>>;

  readonly #context = new ContextProvider(this, {
    context: providerContext,
    initialValue: { source: { is: 'loading' }, locale: null, routes: {} },
  });

  constructor() {
    super();
    this.portal = null;
    this.locale = null;
    this.adapter = null;
    this.routes = {};
  }

  #leave: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider without a portal of its own passes on the page's, which may be named later.
    this.#leave = onPageClient(() => {
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const provided: Provided = { source: this.#source(), locale: this.locale, routes: this.routes };
    this.#context.setValue(provided);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #source(): PageClient {
    if (this.adapter === null && this.portal === null) return pageClient();
    try {
      return {
        is: 'ready',
        client: clientFor(this.adapter ? { adapter: this.adapter } : { portal: this.portal ?? '' }),
      };
    } catch (error) {
      return { is: 'failed', error: error as UtilityError };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-provider': UtilityProvider;
  }
}
