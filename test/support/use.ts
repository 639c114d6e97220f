/** A widget on a utility of its own, used as a resident uses it: by role and name, and by keyboard. */
import { html, render, type TemplateResult } from 'lit';

import { fill as fillField, press } from './keys.js';
import { afterThisTest, waitUntil } from './page.js';
import { focused, match, text, type Pattern } from './perceive.js';
import { listen, type Spoken } from './spoken.js';
import { onStage, stage, type Stage, type StageOptions } from '../../stories/support.js';

type Name = Exclude<Pattern, { readonly source: string; readonly flags: string }> | RegExp;

export interface Used extends Stage, Spoken {
  readonly place: HTMLElement;
  readonly widget: HTMLElement;
  /** Public events as `type {detail}`, in order. */
  readonly events: string[];
  /** How often the utility was asked this. */
  asked(operation: string): number;
}

const EVENTS = [
  ...['error', 'session-expired', 'navigate', 'signed-in', 'signed-out', 'payment-changed'],
  ...['registered', 'verified'],
];

/** Puts widgets on a stage, in the page. The first one is listened to. */
export async function use(
  widgets: TemplateResult,
  options: StageOptions | Stage = {},
  prepare?: (own: Stage) => Promise<unknown>,
): Promise<Used> {
  const own = 'adapter' in options ? options : stage(options);
  await prepare?.(own);
  const place = document.createElement('div');
  const events: string[] = [];
  for (const name of EVENTS) {
    place.addEventListener(`utility-${name}`, (event) => {
      if (
        !event.bubbles ||
        !event.composed ||
        event.target !== place.querySelector((event.target as Element).localName)
      )
        throw new Error(`utility-${name} is not a public event of a widget`);
      events.push(`${name} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`);
    });
  }
  document.querySelector('main')!.append(place);
  afterThisTest(() => place.remove());
  render(onStage(own, widgets), place);
  const widget = place.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>(
    'utility-provider > *:not(p)',
  )!;
  await widget.updateComplete;
  const asked = (operation: string): number =>
    own.world.faults.log.filter((entry) => entry.operation === operation).length;
  return { ...own, place, widget, events, asked, said: listen(widget).said };
}

export const widgetOf = (tag: string): TemplateResult => {
  const element = document.createElement(tag);
  return html`${element}`;
};

/** The one thing of this role and name, once it is there. */
export async function find(within: Element, role: string, name: Name = null): Promise<HTMLElement> {
  await waitUntil(() => match(role, name, within).length > 0, `${role} ${String(name)} in\n${text(within)}`);
  const [first, second] = match(role, name, within);
  if (second) throw new Error(`More than one ${role} is called ${String(name)}`);
  return first as HTMLElement;
}

export async function findField(within: Element, name: Name): Promise<HTMLInputElement> {
  return (await find(within, 'textbox', name)) as HTMLInputElement;
}

/** Types into a field by real keys. */
export async function fill(within: Element, name: Name, value: string): Promise<void> {
  await fillField(await findField(within, name), value);
}

/** Presses a button, a link or a box by keyboard. */
export async function activate(within: Element, role: string, name: Name): Promise<void> {
  (await find(within, role, name)).focus();
  await press(role === 'checkbox' ? ' ' : 'Enter');
}

export async function reads(within: Element, words: string | RegExp): Promise<void> {
  const holds = (shown: string): boolean =>
    typeof words === 'string' ? shown.includes(words) : words.test(shown);
  await waitUntil(() => holds(text(within)), `"${String(words)}" in\n${text(within)}`).catch(() => {
    throw new Error(`Nothing says ${String(words)} in\n${text(within)}`);
  });
}

/** Waits until the focus is on a thing of this role and name. */
export async function focusIs(role: string, name: string | RegExp): Promise<void> {
  const there = (): boolean => {
    const now = focused();
    return now.role === role && (typeof name === 'string' ? now.name === name : name.test(now.name));
  };
  await waitUntil(there, 'the focus').catch(() => {
    const now = focused();
    throw new Error(`The focus is on ${now.role} "${now.name}", not on ${role} ${String(name)}`);
  });
}

/** Waits until something was said, and gives all that was; what was heard is forgotten. */
export async function heard({ said }: Spoken): Promise<string[]> {
  await waitUntil(() => said.length > 0, 'something is said');
  return said.splice(0);
}
