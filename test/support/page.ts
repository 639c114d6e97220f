/** The page around a widget under test. Everything is undone after each test. */
import { render, type TemplateResult } from 'lit';

const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

/** Renders into the page's `<main>`, below its `<h1>`, and waits until it is drawn. Returns the first element. */
export async function mount<T extends Element = HTMLElement>(template: TemplateResult): Promise<T> {
  const place = document.createElement('div');
  document.querySelector('main')!.append(place);
  undo.push(() => place.remove());
  render(template, place);
  const element = place.firstElementChild as (T & { updateComplete?: Promise<unknown> }) | null;
  if (!element) throw new Error('The template has no element');
  await element.updateComplete;
  return element;
}

export interface Dress {
  /** A style sheet of the host page. */
  css?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** More attributes of `<html>`: a class, a theme marker. */
  attributes?: Readonly<Record<string, string>>;
}

/** Makes the test page look like a certain host page until the test ends. */
export function dressPage({ css, lang, dir, attributes = {} }: Dress): void {
  if (css !== undefined) {
    const style = document.createElement('style');
    style.dataset['testPage'] = '';
    style.textContent = css;
    document.head.append(style);
    undo.push(() => style.remove());
  }
  const root = document.documentElement;
  const wanted = {
    ...attributes,
    ...(lang === undefined ? {} : { lang }),
    ...(dir === undefined ? {} : { dir }),
  };
  for (const [name, value] of Object.entries(wanted)) {
    const before = root.getAttribute(name);
    root.setAttribute(name, value);
    undo.push(() => (before === null ? root.removeAttribute(name) : root.setAttribute(name, before)));
  }
}

/** For whatever else a test changes. */
export function afterThisTest(step: () => void): void {
  undo.push(step);
}

/** Waits until a condition holds, looking again every few milliseconds; throws with `what` after 10 s, which no machine needs. Never a fixed pause. */
export async function waitUntil(holds: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The next event of this type on the target. Ask before doing what causes it, then await. */
export function nextEvent<T extends Event = CustomEvent>(target: EventTarget, type: string): Promise<T> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as T), { once: true });
  });
}
