import { setTimeout as pause } from 'node:timers/promises';

import * as puppeteer from 'puppeteer-core';

import { chromiumPath, firefoxPath } from '../engines.js';
import { describeTree } from './accessibility-tree.js';
import { PuppeteerWire } from './puppeteer-wire.js';
import { WireScope } from './scope.js';
import type { Browser, Engine, Media, Page } from './types.js';

const CHROMIUM_ARGS = [
  // A sandbox inside a container, and for root, does not start.
  ...(process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Names below .test are this machine, and their pages count as secure: sites of their own without certificates.
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  '--unsafely-treat-insecure-origin-as-secure=*.city.test',
  '--disable-features=Translate,MediaRouter,PasswordLeakDetection',
];

/** Firefox must not call home, nor cover the page with a bubble. */
const FIREFOX_PREFS = {
  'app.update.auto': false,
  'signon.rememberSignons': false,
  'extensions.formautofill.creditCards.enabled': false,
  'extensions.formautofill.addresses.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // As for Chromium above.
  'network.dns.localDomains': 'www.city.test,plain.test',
  'dom.securecontext.allowlist': 'www.city.test',
};

const MEDIA_FEATURES = {
  colorScheme: 'prefers-color-scheme',
  reducedMotion: 'prefers-reduced-motion',
  forcedColors: 'forced-colors',
  contrast: 'prefers-contrast',
} as const;

/**
 * What Firefox says of a script whose loading it stops because the page is left: that the hash of nothing is not the file's. A file that
 * is another one has another hash.
 */
const isCutOff = (text: string): boolean =>
  text.includes('integrity') && text.includes('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');

class PuppeteerPage extends WireScope<puppeteer.ElementHandle> implements Page {
  readonly #page: puppeteer.Page;
  readonly #engine: Engine;
  readonly #lines: string[] = [];
  #emulation: puppeteer.CDPSession | undefined;

  constructor(page: puppeteer.Page, engine: Engine) {
    super(new PuppeteerWire(page), () => this.activate());
    this.#page = page;
    this.#engine = engine;
    page.on('console', (message) => {
      const type = message.type();
      if (type === 'error' || type === 'warn') this.#note(`${type}: ${message.text()}`);
    });
    page.on('pageerror', (error) =>
      this.#note(`error: ${error instanceof Error ? error.message : String(error)}`),
    );
  }

  #note(line: string): void {
    if (!isCutOff(line)) this.#lines.push(line);
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  reload(): Promise<void> {
    return this.#traverse(0);
  }

  back(): Promise<void> {
    return this.#traverse(-1);
  }

  forward(): Promise<void> {
    return this.#traverse(1);
  }

  /**
   * A page that comes back from the back/forward cache loads nothing, so no load event can be waited for; and Firefox
   * loses count of its loads after that. 0 reloads.
   */
  async #traverse(steps: number): Promise<void> {
    const left = await this.#page.evaluate((by: number) => {
      const mark = `${Date.now()} ${location.href}`;
      document.documentElement.setAttribute('data-left', mark);
      setTimeout(() => {
        history.go(by);
      });
      return mark;
    }, steps);
    const hasMoved = (mark: string): boolean => {
      const here = document.documentElement.getAttribute('data-left');
      const moved = here !== mark || !mark.endsWith(` ${location.href}`);
      return moved && document.readyState === 'complete';
    };
    // Asked anew each time: a question that is put to a document in the moment it goes is sometimes never answered.
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const asked = this.#page.evaluate(hasMoved, left).catch(() => false);
      if (await Promise.race([asked, pause(2_000, false)])) return;
      await pause(50);
    }
    throw new Error('The page did not move');
  }

  async newTab(): Promise<Page> {
    return open(this.#page.browserContext(), this.#engine);
  }

  async activate(): Promise<void> {
    await this.#page.bringToFront();
  }

  async close(): Promise<void> {
    if (!this.#page.isClosed()) await this.#page.close();
  }

  async screenshot(file: string): Promise<void> {
    await this.#page.screenshot({ path: file });
  }

  async setViewport(width: number, height: number): Promise<void> {
    await this.#page.setViewport({ width, height });
  }

  async press(...keys: readonly string[]): Promise<void> {
    await this.before();
    for (const key of keys) await this.wire.press(key);
  }

  async type(text: string): Promise<void> {
    await this.before();
    await this.wire.type(text);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.before();
    await this.#page.mouse.click(x, y);
  }

  async pointAt(x: number, y: number): Promise<void> {
    await this.before();
    await this.#page.mouse.move(x, y);
  }

  async emulateMedia(media: Media): Promise<void> {
    if (this.#engine !== 'chromium') throw new Error(`${this.#engine} cannot emulate media`);
    const keys = Object.keys(MEDIA_FEATURES) as (keyof typeof MEDIA_FEATURES)[];
    const features = keys.map((key) => ({ name: MEDIA_FEATURES[key], value: media[key] ?? '' }));
    // What a session asks for ends with the session.
    this.#emulation ??= await this.#page.createCDPSession();
    await this.#emulation.send('Emulation.setEmulatedMedia', { media: media.media ?? '', features });
  }

  async accessibilityTree(): Promise<string> {
    if (this.#engine !== 'chromium') throw new Error(`${this.#engine} does not show its accessibility tree`);
    const tree = await this.#page.accessibility.snapshot({ interestingOnly: false });
    return tree ? describeTree(tree).join('\n') : '';
  }

  async consoleLines(): Promise<string[]> {
    return [...this.#lines];
  }
}

async function open(context: puppeteer.BrowserContext, engine: Engine): Promise<PuppeteerPage> {
  const page = await context.newPage();
  await page.setViewport({ width: 1024, height: 768 });
  return new PuppeteerPage(page, engine);
}

class PuppeteerBrowser implements Browser {
  readonly engine: Engine;
  readonly version: string;
  readonly #browser: puppeteer.Browser;
  #context: puppeteer.BrowserContext;

  constructor(
    browser: puppeteer.Browser,
    context: puppeteer.BrowserContext,
    engine: Engine,
    version: string,
  ) {
    this.#browser = browser;
    this.#context = context;
    this.engine = engine;
    this.version = version;
  }

  page(): Promise<Page> {
    return open(this.#context, this.engine);
  }

  async reset(): Promise<void> {
    await this.#context.close();
    this.#context = await this.#browser.createBrowserContext();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

export async function launchPuppeteer(engine: 'chromium' | 'firefox'): Promise<Browser> {
  const executablePath = engine === 'chromium' ? chromiumPath() : firefoxPath();
  if (!executablePath) throw new Error(`${engine} is not installed`);
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    ...(engine === 'firefox'
      ? { browser: 'firefox', extraPrefsFirefox: FIREFOX_PREFS }
      : { browser: 'chrome', args: CHROMIUM_ARGS }),
  });
  const context = await browser.createBrowserContext();
  return new PuppeteerBrowser(browser, context, engine, await browser.version());
}
