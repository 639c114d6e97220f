import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { CardFrame } from '../adapter/capture/card-frame.js';
import type { UtilityClient } from '../client/client.js';
import type { Capture, Captured, Captures } from '../client/payment/captures.js';
import { paymentDesk } from '../client/payment/desk.js';
import type { FrameField, Method } from '../contract/index.js';
import { isUtilityError } from '../core/errors.js';
import type { Language } from '../i18n/locale.js';
import { readFrameTheme } from './frame-theme.js';
import { LightPart } from './light-part.js';
import type { Ready } from './runtime-controller.js';

export interface CardOptions {
  readonly ready: () => Ready | null;
  /**
   * `hidden` keeps what was typed while something else is shown; `kept` does so too, and loads no frame where there
   * is none.
   */
  readonly show: () => 'shown' | 'hidden' | 'kept' | 'none';
  /** `number` tells a frame from others of the page that have the same name. */
  readonly title: (ready: Ready, number: number) => string;
  /** What is to be typed. */
  readonly method: () => Method;
  readonly onSubmit: () => void;
  readonly onEdited: () => void;
  /** The frame was loaded anew: what was typed is gone. `meant`: it was this form's card that was to pay. */
  readonly onLost: (meant: boolean) => void;
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
  #client: UtilityClient | null = null;
  #resident: string | null = null;
  #language: Language | null = null;
  #method: Method | null = null;
  #detach: (() => void) | null = null;
  /** Whether this was the preferred form when its frame went. */
  #meant = false;

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

  /** Where the resident can see it. */
  get shown(): boolean {
    return this.#host.checkVisibility();
  }

  /** Whether this is the form of the page whose card is meant. */
  get preferred(): boolean {
    return this.#captures?.current === this;
  }

  /** A hidden element of the shadow tree from which the frame's theme is read; it tells when that has changed. */
  get probe(): TemplateResult {
    return html`<span
      class="probe"
      aria-hidden="true"
      @transitionend=${this.#configure}
      @animationstart=${this.#configure}
      ><i></i
    ></span>`;
  }

  /** The resident is at work in this form. */
  prefer(): void {
    this.#captures?.prefer(this);
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
    const answer = await this.#frame?.tokenize();
    if (answer?.type === 'tokenized') {
      return { ok: true, means: { token: answer.token, method: answer.method } };
    }
    if (answer?.type === 'refused') return { ok: false, errors: answer.errors };
    // The frame could not reach the processor, or there is none.
    throw new Error('No answer');
  }

  async challenge(challenge: string): Promise<'finished' | 'cancelled'> {
    const answer = await this.#frame?.challenge(challenge);
    return answer?.type === 'challenged' ? answer.result : 'cancelled';
  }

  clear(): void {
    void this.#frame?.clear().catch(() => undefined);
  }

  hostConnected(): void {
    if (!this.#frame) return;
    // A browser can move a frame without loading it anew.
    if (this.#frame.connected) this.#lend();
    else {
      this.#frame.expect();
      this.#set('connecting');
    }
  }

  hostDisconnected(): void {
    this.#takeBack();
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#close();
    });
  }

  hostUpdate(): void {
    const ready = this.#options.ready();
    if (!ready) return;
    const session = ready.client.session?.view.value;
    const resident = session?.is === 'signed-in' ? session.session.userName : this.#resident;
    // What somebody typed is neither for the next resident nor for another utility.
    const others =
      (this.#client !== null && ready.client !== this.#client) ||
      (this.#resident !== null && resident !== this.#resident);
    if (others) this.#attempt++;
    this.#client = ready.client;
    this.#resident = resident;
  }

  hostUpdated(): void {
    const element = this.#light.owned.find((node) => node instanceof HTMLIFrameElement);
    const found = element instanceof HTMLIFrameElement ? element : null;
    const ready = this.#options.ready();
    if (found !== this.#element) {
      this.#close();
      this.#element = found;
      if (found && ready) this.#open(found, ready);
    }
    const method = this.#options.method();
    if (!ready || (ready.language === this.#language && method === this.#method)) return;
    this.#language = ready.language;
    this.#method = method;
    this.#configure();
  }

  #open(element: HTMLIFrameElement, ready: Ready): void {
    const { client, portal } = ready;
    const capture = portal.payments?.capture;
    if (!capture) return;
    try {
      this.#frame = new CardFrame(
        element,
        capture.src,
        client.clock,
        () => ({
          locale: (this.#options.ready() ?? ready).language.locale,
          theme: readFrameTheme(this.#probe()),
          method: this.#options.method(),
          brands: portal.payments?.methods.find(({ kind }) => kind === 'card')?.brands ?? [],
          requiredMark: portal.requiredMark,
        }),
        {
          isOwn: client.standIn?.(element),
          connected: (again) => {
            this.#set('ready');
            this.#takeBack();
            this.#lend();
            if (again) this.#options.onLost(this.#meant);
            this.#meant = false;
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

  get #captures(): Captures | null {
    return (this.#client && paymentDesk(this.#client)?.captures) ?? null;
  }

  #lend(): void {
    this.#detach ??= this.#captures?.attach(this) ?? null;
  }

  #takeBack(): void {
    this.#meant ||= this.preferred;
    this.#detach?.();
    this.#detach = null;
  }

  #close(): void {
    this.#takeBack();
    this.#meant = false;
    this.#frame?.close();
    this.#frame = null;
    this.#element = null;
    this.#status = 'connecting';
  }

  #set(status: CardStatus): void {
    this.#status = status;
    this.#host.requestUpdate();
  }

  readonly #configure = (): void => {
    void this.#frame?.configure().catch(() => undefined);
  };

  #wrapper(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.base');
  }

  #probe(): HTMLElement {
    return this.#host.renderRoot.querySelector<HTMLElement>('.probe') ?? this.#host;
  }

  /** No two frames of a page have one title. */
  #title(ready: Ready): string {
    const others = [...document.querySelectorAll('iframe')].filter((frame) => !this.#host.contains(frame));
    const taken = others.map(({ title }) => title);
    let number = 1;
    // A portal's own words may leave the number out: it is tried no oftener than there are frames.
    while (number <= taken.length && taken.includes(this.#options.title(ready, number))) number++;
    return this.#options.title(ready, number);
  }

  #template(): TemplateResult | typeof nothing {
    const ready = this.#options.ready();
    const show = this.#options.show();
    const src = ready?.portal.payments?.capture.src;
    if (!ready || show === 'none' || src === undefined) return html``;
    if (show === 'kept' && !this.#element) return html``;
    // Not `allow-top-navigation`: nothing in the frame may lead the page elsewhere.
    return html`<iframe
      data-utility-owned="frame"
      slot="frame"
      src=${ready.client.standIn ? nothing : src}
      title=${this.#title(ready)}
      lang=${ready.language.locale}
      sandbox="allow-scripts ${ready.client.standIn ? '' : 'allow-same-origin '}allow-forms"
      referrerpolicy="origin"
      ?hidden=${show !== 'shown'}
    ></iframe>`;
  }
}
