import { pageScript } from './inject.js';
import { ELEMENT, type WebDriverClient } from './webdriver-client.js';
import { chord, typing } from './webdriver-keys.js';
import type { Json, Wire } from './types.js';

export interface Reference {
  readonly [ELEMENT]: string;
}

/** Turns a script into one that answers later and reports what it throws. */
const ASYNC = (body: string): string => `
  const done = arguments[arguments.length - 1];
  const rest = Array.prototype.slice.call(arguments, 0, -1);
  (async () => (${body})(...rest))().then(
    (value) => done({ value: value === undefined ? null : value }),
    (error) => done({ error: String(error) }));`;

const CALL = `(method, ...args) => {
  const methods = globalThis[Symbol.for('utility-test-driver')];
  if (!methods) throw new Error('driver-missing');
  return methods[method](...args);
}`;

/**
 * WebDriver keeps one current window and one current frame for the whole session, so each exchange states where it is
 * meant and exchanges never overlap.
 */
export class Tabs {
  readonly client: WebDriverClient;
  #last: Promise<unknown> = Promise.resolve();
  #window = '';
  #inFrame = false;

  constructor(client: WebDriverClient) {
    this.client = client;
  }

  forget(): void {
    this.#window = '';
  }

  within<T>(window: string, frames: readonly Reference[], work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      // Naming the window takes focus out of its frames, so only where it changes.
      if (window !== this.#window) {
        this.#window = '';
        await this.client.post('/window', { handle: window });
        this.#window = window;
        this.#inFrame = true;
      }
      // Inside a frame the place is stated anew each time: the frame may have navigated, or its page.
      if (this.#inFrame || frames.length > 0) await this.client.post('/frame', { id: null });
      this.#inFrame = frames.length > 0;
      for (const frame of frames) await this.client.post('/frame', { id: frame });
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

export class WebDriverWire implements Wire<Reference> {
  readonly #tabs: Tabs;
  readonly #window: string;
  readonly #frames: readonly Reference[];

  constructor(tabs: Tabs, window: string, frames: readonly Reference[] = []) {
    this.#tabs = tabs;
    this.#window = window;
    this.#frames = frames;
  }

  get isFrame(): boolean {
    return this.#frames.length > 0;
  }

  here<T>(work: (client: WebDriverClient) => Promise<T>): Promise<T> {
    return this.#tabs.within(this.#window, this.#frames, () => work(this.#tabs.client));
  }

  async #script(body: string, args: readonly unknown[]): Promise<unknown> {
    const answer = (await this.here((client) =>
      client.post('/execute/async', { script: ASYNC(body), args: args.map((arg) => arg ?? null) }),
    )) as { value?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async url(): Promise<string> {
    return (await this.#script('() => location.href', [])) as string;
  }

  evaluate(fn: string, args: readonly Json[]): Promise<unknown> {
    return this.#script(fn, args);
  }

  call(method: string, args: readonly (Json | Reference)[]): Promise<unknown> {
    return this.#script(CALL, [method, ...args]);
  }

  async callForElements(method: string, args: readonly (Json | Reference)[]): Promise<Reference[]> {
    return (await this.#script(CALL, [method, ...args])) as Reference[];
  }

  async inject(): Promise<void> {
    const script = await pageScript();
    await this.#script(`() => { ${script}\n; globalThis[Symbol.for('utility-test-driver')].listen(); }`, []);
  }

  async click(element: Reference): Promise<void> {
    // A frame of another site cannot scroll the page that holds it.
    for (const [depth, frame] of this.#frames.entries()) {
      await new WebDriverWire(this.#tabs, this.#window, this.#frames.slice(0, depth)).call('toMiddle', [
        frame,
      ]);
    }
    await this.here((client) => client.post(`/element/${element[ELEMENT]}/click`));
  }

  async child(urlPart: string): Promise<WebDriverWire | undefined> {
    for (const frame of await this.callForElements('frames', [])) {
      const child = new WebDriverWire(this.#tabs, this.#window, [...this.#frames, frame]);
      if ((await child.url()).includes(urlPart)) return child;
      await child.inject();
      const nested = await child.child(urlPart);
      if (nested) return nested;
    }
    return undefined;
  }

  async press(key: string): Promise<void> {
    await this.#keys(chord(key));
  }

  async type(text: string): Promise<void> {
    if (text !== '') await this.#keys(typing(text));
  }

  async #keys(actions: readonly unknown[]): Promise<void> {
    await this.here((client) =>
      client.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] }),
    );
  }
}
