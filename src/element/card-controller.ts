import type { nothing } from 'lit';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { CardFrame } from '../adapter/capture/card-frame.js';
import { paymentDesk, type Capture, type Captured } from '../client/payment-desk.js';
import type { FrameField } from '../contract/index.js';
import { isUtilityError } from '../core/errors.js';
import { readFrameTheme } from './frame-theme.js';
import { LightPart } from './light-part.js';
import type { Ready } from './runtime-controller.js';

export interface CardOptions {
  readonly ready: () => Ready | null;
  /** `hidden` keeps what was typed while something else is shown. */
  readonly show: () => 'shown' | 'hidden' | 'none';
  readonly title: (ready: Ready) => string;
  readonly onSubmit: () => void;
  readonly onEdited: () => void;
  /** The frame was loaded anew: what was typed is gone. */
  readonly onLost: () => void;
}

export type CardStatus = 'connecting' | 'ready' | 'failed';

/**
 * The processor's frame as a light child of the widget, and the channel to it. Only the frame ever sees a card; the page gets a token,
 * the brand and the last four digits.
 */
export class CardController implements ReactiveController, Capture {
  readonly #host: LitElement;
  readonly #options: CardOptions;
  readonly #light: LightPart;
  #frame: CardFrame | null = null;
  #element: HTMLIFrameElement | null = null;
  #status: CardStatus = 'connecting';
  #attempt = 0;
  #scheme: MediaQueryList | null = null;
  #detach: (() => void) | null = null;

  constructor(host: LitElement, options: CardOptions) {
    this.#host = host;
    this.#options = options;
    // The light part is drawn first: its node has to be there when this controller looks for it.
    this.#light = new LightPart(
      host,
      () => this.#template(),
      () => this.#attempt,
    );
    host.addController(this);
  }

  get status(): CardStatus {
    return this.#status;
  }

  /** Loads the frame again after it failed. */
  retry(): void {
    this.#attempt++;
    this.#status = 'connecting';
    this.#host.requestUpdate();
  }

  focus(field?: FrameField): void {
    void this.#frame?.focus(field).catch(() => undefined);
  }

  async capture(): Promise<Captured> {
    const answer = await this.#connected().tokenize();
    if (answer.type === 'tokenized') {
      return { ok: true, card: { token: answer.token, brand: answer.brand, last4: answer.last4 } };
    }
    if (answer.type === 'refused') return { ok: false, errors: answer.errors };
    throw new Error('The frame could not reach the processor');
  }

  async challenge(challenge: string): Promise<'finished' | 'cancelled'> {
    const answer = await this.#connected().challenge(challenge);
    return answer.type === 'challenged' ? answer.result : 'cancelled';
  }

  clear(): void {
    void this.#frame?.clear().catch(() => undefined);
  }

  hostConnected(): void {
    this.#scheme = matchMedia('(prefers-color-scheme: dark)');
    this.#scheme.addEventListener('change', this.#repaint);
  }

  hostDisconnected(): void {
    this.#scheme?.removeEventListener('change', this.#repaint);
    this.#detach?.();
    this.#detach = null;
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#close();
    });
  }

  hostUpdated(): void {
    const element = this.#light.owned.find((node) => node instanceof HTMLIFrameElement);
    const found = element instanceof HTMLIFrameElement ? element : null;
    if (found === this.#element) return;
    this.#close();
    this.#element = found;
    const ready = this.#options.ready();
    if (found && ready) this.#open(found, ready);
  }

  #open(element: HTMLIFrameElement, ready: Ready): void {
    const { client, portal, language } = ready;
    const capture = portal.payments?.capture;
    if (!capture) return;
    try {
      this.#frame = new CardFrame(
        element,
        capture.src,
        client.clock,
        () => ({
          locale: language.locale,
          theme: readFrameTheme(this.#probe()),
          brands: portal.payments?.methods[0]?.brands ?? [],
          requiredMark: portal.requiredMark,
        }),
        {
          connected: (again) => {
            this.#set('ready');
            this.#detach?.();
            this.#detach = paymentDesk(client)?.attach(this) ?? null;
            if (again) this.#options.onLost();
          },
          failed: () => {
            this.#set('failed');
          },
          resized: (height) => {
            this.#wrapper()?.style.setProperty('--_frame-height', `${height.toString()}px`);
          },
          submitted: this.#options.onSubmit,
          changed: this.#options.onEdited,
        },
      );
    } catch (error) {
      if (isUtilityError(error)) console.warn(`utility-widgets: the card form is refused: ${error.message}`);
      this.#set('failed');
    }
  }

  #close(): void {
    this.#detach?.();
    this.#detach = null;
    this.#frame?.close();
    this.#frame = null;
    this.#element = null;
    this.#status = 'connecting';
  }

  #set(status: CardStatus): void {
    this.#status = status;
    this.#host.requestUpdate();
  }

  #connected(): CardFrame {
    if (this.#frame === null) throw new Error('There is no frame');
    return this.#frame;
  }

  readonly #repaint = (): void => {
    if (this.#frame?.connected) void this.#frame.configure().catch(() => undefined);
  };

  #wrapper(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.base');
  }

  #probe(): HTMLElement {
    return this.#host.renderRoot.querySelector<HTMLElement>('.probe') ?? this.#host;
  }

  #template(): TemplateResult | typeof nothing {
    const ready = this.#options.ready();
    const show = this.#options.show();
    const src = ready?.portal.payments?.capture.src;
    if (!ready || show === 'none' || src === undefined) return html``;
    // Not `allow-top-navigation`: nothing in the frame may lead the page elsewhere.
    return html`<iframe
      data-utility-owned="frame"
      slot="frame"
      src=${src}
      title=${this.#options.title(ready)}
      lang=${ready.language.locale}
      sandbox="allow-scripts allow-same-origin allow-forms"
      referrerpolicy="origin"
      ?hidden=${show === 'hidden'}
    ></iframe>`;
  }
}
