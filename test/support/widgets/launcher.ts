import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner-core';

import { launch, type Browser, type Engine, type Media, type Page } from '../driver/index.js';

/** Runs test pages in an engine of the end-to-end driver, so that both kinds of test press the same real keys. */
export class EngineLauncher implements BrowserLauncher {
  readonly type = 'utility-driver';
  readonly name: string;
  /** One page at a time: only one has focus. */
  readonly concurrency = 1;
  readonly #engine: Engine;
  readonly #active = new Map<string, { page: Page; url: string }>();
  #browser: Promise<Browser> | undefined;
  #idle: Page | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.name = engine;
  }

  async startSession(id: string, url: string): Promise<void> {
    this.#browser ??= launch(this.#engine);
    const page = this.#idle ?? (await (await this.#browser).page());
    this.#idle = undefined;
    this.#active.set(id, { page, url });
    await page.setViewport(1024, 768);
    await page.emulateMedia({}).catch(() => undefined);
    await page.goto(url);
  }

  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  async getBrowserUrl(id: string): Promise<string | undefined> {
    return this.#active.get(id)?.url;
  }

  async stopSession(id: string): Promise<Record<string, never>> {
    const page = this.page(id);
    this.#active.delete(id);
    // A page whose script never pauses cannot be left: it is given up, and the next file gets a new one.
    const left = page.goto('about:blank').then(
      () => true,
      () => false,
    );
    if (await Promise.race([left, pause(10_000, false)])) this.#idle = page;
    else void page.close().catch(() => undefined);
    return {};
  }

  async startDebugSession(): Promise<void> {
    throw new Error('Debugging is done with the browser’s own tools: set a breakpoint and run one file');
  }

  async stop(): Promise<void> {
    await (await this.#browser)?.close();
  }

  page(id: string): Page {
    const page = this.#active.get(id)?.page;
    if (!page) throw new Error(`No page for session ${id}`);
    return page;
  }
}

const KEPT = path.resolve(import.meta.dirname, '../../widget/stories/trees');

/** A kept text, and whether `keep` has just taken its place, as `KEEP_TREES=1` asks. */
function keptText(file: string, keep?: string): { text: string; written: boolean } {
  if (!/^[\w-]+\.txt$/.test(file)) throw new Error(`${file} is no name of a kept text`);
  const name = path.join(KEPT, file);
  const written = process.env['KEEP_TREES'] === '1' && keep !== undefined;
  if (written) writeFileSync(name, keep);
  return { text: existsSync(name) ? readFileSync(name, 'utf8') : '', written };
}

type Payload = Media & {
  file?: string;
  keep?: string;
  keys?: string[];
  text?: string;
  width?: number;
  height?: number;
  x?: number;
  y?: number;
};

/** What a test in the page can ask of the engine around it: see ../keys.ts, ../screen.ts. */
export function commandsPlugin(): TestRunnerPlugin<Payload> {
  return {
    name: 'engine-commands',
    async executeCommand({ command, payload = {}, session }) {
      const launcher = session.browser;
      if (!(launcher instanceof EngineLauncher)) return undefined;
      const { keys = [], text = '', width = 0, height = 0, x = 0, y = 0, ...media } = payload;
      switch (command) {
        case 'engine':
          return launcher.name;
        case 'press':
          await launcher.page(session.id).press(...keys);
          return true;
        case 'type':
          await launcher.page(session.id).type(text);
          return true;
        case 'click':
          await launcher.page(session.id).clickAt(x, y);
          return true;
        case 'point':
          await launcher.page(session.id).pointAt(x, y);
          return true;
        case 'viewport':
          await launcher.page(session.id).setViewport(width, height);
          return true;
        case 'media':
          await launcher.page(session.id).emulateMedia(media);
          return true;
        case 'accessibility-tree':
          return launcher.page(session.id).accessibilityTree();
        case 'kept':
          return keptText(payload.file ?? '', payload.keep);
        default:
          return undefined;
      }
    },
  };
}
