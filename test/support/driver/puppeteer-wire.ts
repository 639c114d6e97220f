import type { ElementHandle, Frame, Page } from 'puppeteer-core';

import { pageScript } from './inject.js';
import type { Json, Wire } from './types.js';

type Element = ElementHandle;
type Methods = Record<string, (...args: unknown[]) => unknown>;
type Driven = Record<symbol, Methods | undefined>;

/** Chromium by its DevTools protocol, Firefox by WebDriver BiDi: puppeteer speaks both. */
export class PuppeteerWire implements Wire<Element> {
  readonly #page: Page;
  readonly #frame: Frame;

  constructor(page: Page, frame: Frame = page.mainFrame()) {
    this.#page = page;
    this.#frame = frame;
  }

  get isFrame(): boolean {
    return this.#frame.parentFrame() !== null;
  }

  url(): Promise<string> {
    return this.#frame.evaluate(() => location.href);
  }

  evaluate(fn: string, args: readonly Json[]): Promise<unknown> {
    return this.#frame.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  call(method: string, args: readonly (Json | Element)[]): Promise<unknown> {
    return this.#frame.evaluate(
      (name: string, ...rest: unknown[]) => {
        const methods = (globalThis as unknown as Driven)[Symbol.for('utility-test-driver')];
        if (!methods) throw new Error('driver-missing');
        return methods[name]?.(...rest);
      },
      method,
      ...args,
    );
  }

  async callForElements(method: string, args: readonly (Json | Element)[]): Promise<Element[]> {
    const list = await this.#frame.evaluateHandle(
      (name: string, ...rest: unknown[]) => {
        const methods = (globalThis as unknown as Driven)[Symbol.for('utility-test-driver')];
        if (!methods) throw new Error('driver-missing');
        return methods[name]?.(...rest);
      },
      method,
      ...args,
    );
    const properties = await list.getProperties();
    await list.dispose();
    return [...properties.values()]
      .map((each) => each.asElement() as Element | null)
      .filter((each) => each !== null);
  }

  async inject(): Promise<void> {
    await this.#frame.evaluate(await pageScript());
  }

  async click(element: Element): Promise<void> {
    await element.click();
  }

  async child(urlPart: string): Promise<PuppeteerWire | undefined> {
    for (const frame of this.#page.frames()) {
      if (frame === this.#frame || !frame.url().includes(urlPart)) continue;
      for (let parent = frame.parentFrame(); parent; parent = parent.parentFrame()) {
        if (parent === this.#frame) return new PuppeteerWire(this.#page, frame);
      }
    }
    return Promise.resolve(undefined);
  }

  async press(key: string): Promise<void> {
    const parts = key === '+' ? ['+'] : key.split('+');
    const last = parts.pop() ?? '';
    const keyboard = this.#page.keyboard;
    type Key = Parameters<typeof keyboard.press>[0];
    for (const modifier of parts) await keyboard.down(modifier as Key);
    await keyboard.press((last === 'Space' ? ' ' : last) as Key);
    for (const modifier of parts.reverse()) await keyboard.up(modifier as Key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }
}
