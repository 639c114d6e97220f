import type { Engine } from '../engines.js';

export type { Engine };
export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
export type Name = string | RegExp;

export interface Find {
  /** Milliseconds to wait for the element; 15,000 unless said otherwise. */
  timeout?: number;
  /** Only what is inside this element, slotted content included. */
  within?: Handle;
}

/** One element, found by what a resident perceives of it. */
export interface Handle {
  /** Scrolls to it and presses the real pointer on its middle. */
  click(): Promise<void>;
  /** By script; in a frame use `click`, since a frame of another site may not take focus by itself. */
  focus(): Promise<void>;
  /** Replaces what a text field holds, by real keys. */
  fill(text: string): Promise<void>;
  /** Chooses an option of a `<select>` by its text or its value, by script: native pop-ups cannot be driven. */
  choose(option: string): Promise<void>;
  /** Visible text, through shadow roots and slots. */
  text(): Promise<string>;
  value(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  isChecked(): Promise<boolean>;
  /** Whether it still stands in the document and is perceivable. */
  exists(): Promise<boolean>;
}

/** A document: the page itself, or a frame in it. */
export interface Scope {
  url(): Promise<string>;
  /** Runs a function in the document; arguments and result are JSON. It sees nothing of the test's own scope. */
  evaluate<A extends readonly Json[], R>(fn: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** The one perceivable element of this role and name, once there is exactly one. Throws with an outline of the page. */
  find(role: string, name?: Name, options?: Find): Promise<Handle>;
  /** What is there right now; possibly nothing. */
  findAll(role: string, name?: Name, options?: Pick<Find, 'within'>): Promise<Handle[]>;
  /** Waits until nothing of this role and name is perceivable. */
  waitForGone(role: string, name?: Name, options?: Find): Promise<void>;
  waitForText(text: Name, options?: { timeout?: number }): Promise<void>;
  /** All visible text, through shadow roots and slots. */
  text(): Promise<string>;
  /** Role and name of what has focus, in the innermost shadow tree; `{ role: 'document', name: '' }` for none. */
  focused(): Promise<{ role: string; name: string }>;
  /** Roles and names of the document, one per line: for messages and for finding out. */
  outline(): Promise<string>;
  /** The document of the frame whose address contains this; cross-origin frames too. */
  frame(urlPart: string, options?: { timeout?: number }): Promise<Scope>;
}

export interface Media {
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  contrast?: 'more' | 'no-preference';
  media?: 'print' | 'screen';
}

export interface Page extends Scope {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  /** Another tab (in WebKit, another window) of the same profile. */
  newTab(): Promise<Page>;
  /** Makes this the visible tab. Pressing, typing and clicking do so by themselves. */
  activate(): Promise<void>;
  close(): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** CSS pixels. */
  setViewport(width: number, height: number): Promise<void>;
  /** A key or a chord as in `KeyboardEvent.key`: `Tab`, `Shift+Tab`, `Enter`, `Control+a`. Goes to whatever has focus, frames included. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Real pointer, in CSS pixels of the page's viewport. */
  clickAt(x: number, y: number): Promise<void>;
  pointAt(x: number, y: number): Promise<void>;
  /** Throws where the engine cannot pretend (see `canEmulate`). An empty object goes back to normal. */
  emulateMedia(media: Media): Promise<void>;
  /**
   * What the browser tells a screen reader about the page, one line each, indented: `textbox "Amount" invalid`.
   * Chromium only.
   */
  accessibilityTree(): Promise<string>;
  /** Errors and warnings of the console, uncaught errors included. WebKit: only those after the page has loaded. */
  consoleLines(): Promise<string[]>;
}

export interface Browser {
  readonly engine: Engine;
  readonly version: string;
  /** A new tab in the present profile. */
  page(): Promise<Page>;
  /** Closes all tabs and starts an empty profile: no cookies, no storage, no cache. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What a protocol has to offer; everything else is written once on top of it. `E` is the protocol's reference to an
 * element, which stays valid as long as the element's document.
 */
export interface Wire<E> {
  readonly isFrame: boolean;
  url(): Promise<string>;
  evaluate(fn: string, args: readonly Json[]): Promise<unknown>;
  /** Calls a method of the page script with JSON or elements; `inject` has put the script there. */
  call(method: string, args: readonly (Json | E)[]): Promise<unknown>;
  callForElements(method: string, args: readonly (Json | E)[]): Promise<E[]>;
  inject(): Promise<void>;
  click(element: E): Promise<void>;
  child(urlPart: string): Promise<Wire<E> | undefined>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}
