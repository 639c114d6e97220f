import { writeFile } from 'node:fs/promises';

import { WireScope } from './scope.js';
import { WebDriverClient } from './webdriver-client.js';
import { Tabs, WebDriverWire, type Reference } from './webdriver-wire.js';
import type { Browser, Engine, Media, Page } from './types.js';

class WebDriverPage extends WireScope<Reference> implements Page {
  readonly #tabs: Tabs;
  readonly #top: WebDriverWire;

  constructor(tabs: Tabs, window: string) {
    const wire = new WebDriverWire(tabs, window);
    super(wire, () => Promise.resolve());
    this.#tabs = tabs;
    this.#top = wire;
  }

  async #navigate(path: string, body: unknown = {}): Promise<void> {
    await this.#top.here((client) => client.post(path, body));
    await this.ask('lines');
  }

  goto(url: string): Promise<void> {
    return this.#navigate('/url', { url });
  }

  reload(): Promise<void> {
    return this.#navigate('/refresh');
  }

  back(): Promise<void> {
    return this.#navigate('/back');
  }

  forward(): Promise<void> {
    return this.#navigate('/forward');
  }

  newTab(): Promise<Page> {
    return open(this.#tabs);
  }

  async activate(): Promise<void> {
    await this.#top.here((client) => client.get('/title'));
  }

  async close(): Promise<void> {
    await this.#top.here((client) => client.delete('/window'));
    this.#tabs.forget();
  }

  async screenshot(file: string): Promise<void> {
    const data = await this.#top.here((client) => client.get('/screenshot'));
    await writeFile(file, Buffer.from(data as string, 'base64'));
  }

  /** The window is made as much larger than wanted as its frame and tool bar take. */
  async setViewport(width: number, height: number): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const [innerWidth, innerHeight] = await this.evaluate(
        () => [window.innerWidth, window.innerHeight] as const,
      );
      if (innerWidth === width && innerHeight === height) return;
      await this.#top.here(async (client) => {
        const outer = (await client.get('/window/rect')) as { width: number; height: number };
        // In the middle of a change the two are of different moments; a window is never smaller than what is in it.
        const size = {
          width: Math.max(width, outer.width + width - innerWidth),
          height: Math.max(height, outer.height + height - innerHeight),
        };
        await client.post('/window/rect', size);
      });
    }
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.wire.press(key);
  }

  type(text: string): Promise<void> {
    return this.wire.type(text);
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.#pointer(x, y, [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  pointAt(x: number, y: number): Promise<void> {
    return this.#pointer(x, y, []);
  }

  async #pointer(x: number, y: number, then: readonly unknown[]): Promise<void> {
    const actions = [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }, ...then];
    await this.#top.here((client) =>
      client.post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] }),
    );
  }

  async emulateMedia(_media: Media): Promise<void> {
    throw new Error('webkit cannot emulate media');
  }

  async accessibilityTree(): Promise<string> {
    throw new Error('webkit does not show its accessibility tree');
  }

  async consoleLines(): Promise<string[]> {
    return (await this.ask('lines')) as string[];
  }
}

/** A window of its own: a second tab of the same window stays hidden, whatever the driver is told. */
async function open(tabs: Tabs): Promise<WebDriverPage> {
  const { handle } = (await tabs.client.post('/window/new', { type: 'window' })) as { handle: string };
  const page = new WebDriverPage(tabs, handle);
  await page.setViewport(1024, 768);
  return page;
}

class WebDriverBrowser implements Browser {
  readonly engine: Engine = 'webkit';
  #client: WebDriverClient;
  #tabs: Tabs;
  #first: boolean;

  constructor(client: WebDriverClient) {
    this.#client = client;
    this.#tabs = new Tabs(client);
    this.#first = true;
  }

  get version(): string {
    return `WebKitGTK/${this.#client.version}`;
  }

  async page(): Promise<Page> {
    if (!this.#first) return open(this.#tabs);
    this.#first = false;
    const window = (await this.#client.get('/window')) as string;
    const page = new WebDriverPage(this.#tabs, window);
    await page.setViewport(1024, 768);
    return page;
  }

  async reset(): Promise<void> {
    try {
      await this.#client.end();
      await this.#client.open();
    } catch {
      // The driver sometimes waits for ever for a browser to come or go: another one is begun.
      await this.#client.close();
      this.#client = await WebDriverClient.launch();
    }
    this.#tabs = new Tabs(this.#client);
    this.#first = true;
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

export async function launchWebDriver(): Promise<Browser> {
  return new WebDriverBrowser(await WebDriverClient.launch());
}
