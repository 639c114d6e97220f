import { setTimeout as pause } from 'node:timers/promises';

import type { Find, Handle, Json, Name, Scope, Wire } from './types.js';

const PATIENCE = 15_000;
const STEP = 50;

const pattern = (name: Name | undefined): Json =>
  name instanceof RegExp ? { source: name.source, flags: name.flags } : (name ?? null);
const said = (role: string, name: Name | undefined): string =>
  name === undefined ? role : `${role} ${String(name)}`;

/** A navigation destroys what a call was about to look at: asking again is right, while time remains. */
function isPassing(error: unknown): boolean {
  return /driver-missing|context|detached|destroyed|no such (frame|element|handle|node)|stale|navigat|not found|unloaded/i.test(
    String(error),
  );
}

export class WireHandle<E> implements Handle {
  element: E;
  readonly #scope: WireScope<E>;
  /** Finds it once more: a widget may draw it anew between being found and being used. */
  readonly #again: (() => Promise<E>) | undefined;

  constructor(scope: WireScope<E>, element: E, again?: () => Promise<E>) {
    this.#scope = scope;
    this.element = element;
    this.#again = again;
  }

  async #use(work: () => Promise<void>): Promise<void> {
    await this.#scope.before();
    try {
      await work();
    } catch (error) {
      if (!this.#again || !/stale|detached|not attached|no such element/i.test(String(error))) throw error;
      this.element = await this.#again();
      await work();
    }
  }

  click(): Promise<void> {
    return this.#use(async () => {
      await this.#scope.ask('toMiddle', this.element);
      await this.#scope.wire.click(this.element);
    });
  }

  focus(): Promise<void> {
    return this.#use(async () => {
      await this.#scope.ask('focus', this.element);
    });
  }

  fill(text: string): Promise<void> {
    return this.#use(async () => {
      // A frame of another site gets focus by a person's click, never by script.
      if (this.#scope.wire.isFrame) await this.click();
      const wire = this.#scope.wire;
      const holdsText = await this.#scope.ask('selectAll', this.element);
      if (holdsText === true && text === '') await wire.press('Backspace');
      await wire.type(text);
    });
  }

  async choose(option: string): Promise<void> {
    await this.#scope.ask('choose', this.element, option);
  }

  async text(): Promise<string> {
    return (await this.#scope.ask('text', this.element)) as string;
  }

  async value(): Promise<string> {
    return (await this.#scope.ask('value', this.element)) as string;
  }

  async attribute(name: string): Promise<string | null> {
    return (await this.#scope.ask('attribute', this.element, name)) as string | null;
  }

  async isChecked(): Promise<boolean> {
    return (await this.#scope.ask('isChecked', this.element)) as boolean;
  }

  async exists(): Promise<boolean> {
    try {
      return (await this.#scope.ask('exists', this.element)) as boolean;
    } catch (error) {
      if (isPassing(error)) return false;
      throw error;
    }
  }
}

export class WireScope<E> implements Scope {
  readonly wire: Wire<E>;
  /** Run before real input: makes the tab the visible one. */
  readonly before: () => Promise<void>;

  constructor(wire: Wire<E>, before: () => Promise<void>) {
    this.wire = wire;
    this.before = before;
  }

  url(): Promise<string> {
    return this.wire.url();
  }

  async evaluate<A extends readonly Json[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
    return (await this.wire.evaluate(fn.toString(), args)) as Awaited<R>;
  }

  /** Calls the page script, putting it there first where the document is new. */
  ask(method: string, ...args: readonly (Json | E)[]): Promise<unknown> {
    return this.#withScript(() => this.wire.call(method, args));
  }

  async findAll(role: string, name?: Name, options: Find = {}): Promise<WireHandle<E>[]> {
    const within = options.within instanceof WireHandle ? (options.within.element as E) : null;
    const found = await this.#withScript(() =>
      this.wire.callForElements('match', [role, pattern(name), within]),
    );
    return found.map((element) => new WireHandle(this, element));
  }

  async find(role: string, name?: Name, options: Find = {}): Promise<WireHandle<E>> {
    let count = 0;
    const [handle] = await this.#until(
      async () => {
        const found = await this.findAll(role, name, options);
        count = found.length;
        return found.length === 1 ? found : undefined;
      },
      () => `${count === 0 ? 'No' : String(count)} ${said(role, name)}`,
      options.timeout,
    );
    if (!(handle instanceof WireHandle)) throw new Error(`No ${said(role, name)}`);
    const again = async (): Promise<E> => (await this.find(role, name, options)).element;
    return new WireHandle<E>(this, handle.element, again);
  }

  async waitForGone(role: string, name?: Name, options: Find = {}): Promise<void> {
    await this.#until(
      async () => ((await this.findAll(role, name, options)).length === 0 ? true : undefined),
      () => `${said(role, name)} is still there`,
      options.timeout,
    );
  }

  async waitForText(text: Name, options: { timeout?: number } = {}): Promise<void> {
    await this.#until(
      async () => {
        const all = await this.text();
        return (typeof text === 'string' ? all.includes(text) : text.test(all)) ? true : undefined;
      },
      () => `No text ${String(text)}`,
      options.timeout,
    );
  }

  async text(): Promise<string> {
    return (await this.ask('text', null)) as string;
  }

  async focused(): Promise<{ role: string; name: string }> {
    return (await this.ask('focused')) as { role: string; name: string };
  }

  async outline(): Promise<string> {
    return (await this.ask('outline')) as string;
  }

  async frame(urlPart: string, options: { timeout?: number } = {}): Promise<Scope> {
    const wire = await this.#until(
      () => this.#withScript(() => this.wire.child(urlPart)),
      () => `No frame whose address contains ${urlPart}`,
      options.timeout,
    );
    return new WireScope(wire, this.before);
  }

  /** A document that comes while the script is put into the one before it gets the script as well. */
  async #withScript<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        if (tries === 5 || !String(error).includes('driver-missing')) throw error;
        await this.wire.inject();
      }
    }
  }

  async #until<T>(
    ask: () => Promise<T | undefined>,
    complaint: () => string,
    timeout = PATIENCE,
  ): Promise<T> {
    const end = Date.now() + timeout;
    for (;;) {
      try {
        const answer = await ask();
        if (answer !== undefined) return answer;
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
      if (Date.now() > end) {
        const there = await this.outline().catch(String);
        const where = await this.url().catch(String);
        throw new Error(`${complaint()} within ${timeout} ms on ${where}, which has:\n${there}`);
      }
      await pause(STEP);
    }
  }
}
