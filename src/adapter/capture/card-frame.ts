import {
  FrameMessage,
  FrameReady,
  frameMessageLimit,
  frameVersion,
  type FrameField,
} from '../../contract/frame.js';
import type { FrameRequest, FrameTheme } from '../../contract/frame-request.js';
import type { Method } from '../../contract/values.js';
import { parse } from '../../contract/parse.js';
import type { Clock } from '../../core/clock.js';
import { UtilityError } from '../../core/errors.js';

/** A request as the caller puts it; the channel numbers it. */
type Ask = FrameRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;
type Answer = Extract<FrameMessage, { readonly id: number }>;

export interface CardFrameSettings {
  readonly locale: string;
  readonly theme: FrameTheme;
  readonly method: Method;
  readonly brands: readonly string[];
  readonly requiredMark: 'word' | 'asterisk' | 'none' | 'other';
}

/**
 * Puts a card form without a server into a frame, whose origin is opaque then: it has no name, so that the answer tells the form's own
 * messages from those of whatever else may come to stand in the frame.
 */
export type CardStandIn = (frame: HTMLIFrameElement) => (message: MessageEvent) => boolean;

export interface CardFrameListener {
  /** For a stand-in alone: without it a message has to be of the origin of the frame's address. */
  readonly isOwn?: ReturnType<CardStandIn> | undefined;
  /** The frame is ready; `again` when it was loaded anew, so that whatever was typed is gone. */
  connected(again: boolean): void;
  /** No handshake within ten seconds. */
  failed(): void;
  resized(height: number): void;
  submitted(): void;
  changed(): void;
}

const answerWithinMs = 10_000;
/** A bank's question has the bank's own time; this only ends a frame that died. */
const challengeWithinMs = 15 * 60_000;

/**
 * The page's side of the channel to the processor's frame. Listens to one window and one origin, hands over one port a frame document,
 * and drops whatever it does not know.
 */
export class CardFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #clock: Clock;
  readonly #listener: CardFrameListener;
  readonly #settings: () => CardFrameSettings;
  readonly #pending = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: UtilityError) => void }
  >();
  #instance: string | null = null;
  #port: MessagePort | null = null;
  /** The window that has the port's other end: a frame that is moved gets another one. */
  #window: Window | null = null;
  /** The settings that the frame was given last. */
  #given = '';
  #lastId = 0;
  #cancel: () => void = () => undefined;

  /** Throws a configuration error where the frame's origin would not keep the page out. */
  constructor(
    frame: HTMLIFrameElement,
    src: string,
    clock: Clock,
    settings: () => CardFrameSettings,
    listener: CardFrameListener,
  ) {
    this.#origin = listener.isOwn ? '*' : frameOrigin(src);
    this.#frame = frame;
    this.#clock = clock;
    this.#settings = settings;
    this.#listener = listener;
    window.addEventListener('message', this.#handleMessage);
    this.#wait();
  }

  get connected(): boolean {
    return this.#port !== null && this.#frame.contentWindow === this.#window;
  }

  /** To be called when the frame's document is gone: the next one is waited for. */
  expect(): void {
    this.#drop();
    this.#wait();
  }

  close(): void {
    window.removeEventListener('message', this.#handleMessage);
    this.#drop();
    this.#cancel();
  }

  /** Tells a connected frame of its settings, if they are others than it was given. */
  async configure(): Promise<void> {
    if (!this.connected) return;
    const { brands, ...settings } = this.#settings();
    const request = { type: 'configure' as const, ...settings, brands: [...brands] };
    const given = JSON.stringify(request);
    if (given === this.#given) return;
    this.#given = given;
    try {
      await this.#ask(request);
    } catch (lost) {
      this.#given = '';
      throw lost;
    }
  }

  tokenize(): Promise<Answer> {
    return this.#ask({ type: 'tokenize' });
  }

  /** Puts the focus into the frame: on a field, or on the first that is wrong. */
  async focus(field?: FrameField): Promise<void> {
    this.#frame.focus();
    await this.#ask({ type: 'focus', ...(field ? { field } : {}) });
  }

  challenge(challenge: string): Promise<Answer> {
    return this.#ask({ type: 'challenge', challenge }, challengeWithinMs);
  }

  async clear(): Promise<void> {
    if (this.connected) await this.#ask({ type: 'clear' });
  }

  #wait(): void {
    this.#cancel();
    this.#cancel = this.#clock.after(answerWithinMs, () => {
      if (this.#port === null) this.#listener.failed();
    });
  }

  async #ask(request: Ask, withinMs = answerWithinMs): Promise<Answer> {
    const port = this.#port;
    if (port === null || !this.connected) throw new UtilityError('network', { code: 'frame-not-connected' });
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
      const cancel = this.#clock.after(withinMs, () => {
        this.#pending.delete(id);
        reject(new UtilityError('network', { code: 'frame-timed-out' }));
      });
      const ended =
        <T>(settle: (end: T) => void) =>
        (end: T) => {
          cancel();
          settle(end);
        };
      this.#pending.set(id, { resolve: ended(resolve), reject: ended(reject) });
      port.postMessage({ ...request, id });
    });
  }

  readonly #handleMessage = (event: MessageEvent): void => {
    if (event.source !== this.#frame.contentWindow || event.source === null) return;
    if (!(this.#listener.isOwn?.(event) ?? event.origin === this.#origin)) return;
    if (!isShort(event.data)) return;
    const ready = parse(FrameReady, event.data);
    if (!ready.ok || ready.value.instance === this.#instance) return;
    const again = this.#instance !== null;
    this.#instance = ready.value.instance;
    this.#connect(again);
  };

  #connect(again: boolean): void {
    this.#drop();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#window = this.#frame.contentWindow;
    this.#given = '';
    port1.onmessage = (event: MessageEvent) => {
      this.#receive(event.data);
    };
    this.#window?.postMessage({ utilityFrame: frameVersion, type: 'connect' }, this.#origin, [port2]);
    this.configure().then(
      () => {
        this.#cancel();
        this.#listener.connected(again);
      },
      () => {
        this.#listener.failed();
      },
    );
  }

  #receive(data: unknown): void {
    if (!isShort(data)) return;
    const parsed = parse(FrameMessage, data);
    if (!parsed.ok) return;
    const message = parsed.value;
    if ('id' in message) {
      this.#pending.get(message.id)?.resolve(message);
      this.#pending.delete(message.id);
    } else if (message.type === 'resized') this.#listener.resized(message.height);
    else if (message.type === 'submitted') this.#listener.submitted();
    else this.#listener.changed();
  }

  #drop(): void {
    this.#port?.close();
    this.#port = null;
    const lost = new UtilityError('network', { code: 'frame-reloaded' });
    for (const pending of [...this.#pending.values()]) pending.reject(lost);
    this.#pending.clear();
  }
}

function isShort(data: unknown): boolean {
  try {
    return JSON.stringify(data).length <= frameMessageLimit;
  } catch {
    return false;
  }
}

/** A frame of the page's own origin could be read by every script of the page: it is refused. */
function frameOrigin(src: string): string {
  const { origin } = new URL(src);
  if (origin === location.origin || origin === 'null') {
    throw new UtilityError('configuration', { code: 'frame-origin', cause: origin });
  }
  return origin;
}
