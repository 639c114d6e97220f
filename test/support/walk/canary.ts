import { randomInt } from 'node:crypto';

import type { Page } from '../driver/index.js';

/** A card number that nobody has, different in every run, and right by its check digit. */
export function canaryCard(): string {
  const digits = `4${Array.from({ length: 14 }, () => randomInt(10).toString()).join('')}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${((10 - (sum % 10)) % 10).toString()}`;
}

/** A bank account that nobody has, different in every run; its routing number is right by its check digit. */
export function canaryAccount(): { readonly routing: string; readonly account: string } {
  const eight = `11${Array.from({ length: 6 }, () => randomInt(10).toString()).join('')}`;
  const weights = [3, 7, 1];
  const sum = [...eight].reduce((total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0), 0);
  const routing = `${eight}${((10 - (sum % 10)) % 10).toString()}`;
  const account = `7${Array.from({ length: 13 }, () => randomInt(10).toString()).join('')}`;
  return { routing, account };
}

interface Spied {
  /** What page scripts can hear, by where they heard it. */
  readonly heard: Record<string, string>;
}

/** Listens to all that a script of the page can hear from now on: keys, events, messages, channels, requests. */
export async function spyOn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: Record<string, string> = {};
    Object.assign(globalThis, { heard });
    const note = (place: string, value: unknown): void => {
      const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
      heard[place] = `${heard[place] ?? ''}${text ?? ''}`;
    };
    for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'change', 'paste']) {
      addEventListener(
        type,
        (event) => {
          const [target] = event.composedPath();
          if (event instanceof KeyboardEvent && event.key.length === 1) note(`event ${type}`, event.key);
          if (target instanceof HTMLInputElement && target.type !== 'password')
            heard[`field ${type}`] = target.value;
        },
        true,
      );
    }
    addEventListener(
      'message',
      (event) => {
        note('event message', event.data);
      },
      true,
    );
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event instanceof CustomEvent)
        note(`event ${event.type}`, `${JSON.stringify(event.detail ?? null)}\n`);
      return dispatch.call(this, event);
    };
    const say = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message) {
      note('channel', message);
      say.call(this, message);
    };
    const send = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      note('request address', input instanceof Request ? input.url : String(input));
      note('request', init?.body);
      note('request header', [...new Headers(init?.headers).entries()]);
      return send(input, init);
    };
  });
}

/** Where a script of the page can find `secret`; digits are looked for whatever stands between them. */
export async function placesOf(page: Page, secret: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const attributes: string[] = [];
    const texts: string[] = [];
    const values: string[] = [];
    const read = (root: Node): void => {
      for (const node of root.childNodes) {
        if (node instanceof Text) texts.push(node.data);
        if (!(node instanceof Element)) continue;
        for (const { value } of node.attributes) attributes.push(value);
        if (node instanceof HTMLInputElement) values.push(node.value);
        if (node.shadowRoot) read(node.shadowRoot);
        read(node);
      }
    };
    read(document);
    // Where an engine says what Back leads to.
    const { navigation } = globalThis as { navigation?: { entries(): { url: string | null }[] } };
    const entries = (navigation?.entries() ?? []).map(({ url }) => url ?? '');
    return {
      ...(globalThis as unknown as Spied).heard,
      attribute: attributes.join('\n'),
      text: texts.join('\n'),
      value: values.join('\n'),
      storage: JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
      ]),
      address: [
        location.href,
        document.referrer,
        document.title,
        JSON.stringify(history.state),
        ...entries,
        ...performance.getEntriesByType('resource').map(({ name }) => name),
      ].join('\n'),
    };
  });
  const everything = { ...found, console: (await page.consoleLines()).join('\n') };
  const onlyDigits = /^\d+$/.test(secret);
  return Object.entries(everything)
    .filter(
      ([, text]) => text.includes(secret) || (onlyDigits && text.replace(/[\s"'-]/g, '').includes(secret)),
    )
    .map(([place]) => place)
    .sort();
}

/** The details of the public events that were heard, each with its type. */
export async function eventsOf(page: Page): Promise<{ readonly type: string; readonly detail: unknown }[]> {
  const heard = await page.evaluate(() => (globalThis as unknown as Spied).heard);
  return Object.entries(heard).flatMap(([place, details]) =>
    place.startsWith('event utility-')
      ? details
          .split('\n')
          .filter((detail) => detail !== '')
          .map((detail) => ({ type: place.slice('event '.length), detail: JSON.parse(detail) as unknown }))
      : [],
  );
}

/** What was sent under this name in the body of a request. */
export async function sentAs(page: Page, name: string): Promise<string> {
  const heard = await page.evaluate(() => (globalThis as unknown as Spied).heard);
  const found = new RegExp(`"${name}":"([^"]+)"`).exec(heard['request'] ?? '');
  if (!found?.[1]) throw new Error(`No request has sent ${name}`);
  return found[1];
}
