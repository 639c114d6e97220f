/** What can go wrong with a request, and what a resident is owed whatever it is (REL-02, REL-03, REL-05, REL-16). */
import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';

import { drifts } from '../../mock-api/faults/drift.js';
import type { Fault } from '../../mock-api/faults/fault.js';
import type { Stage, StageOptions } from '../../stories/support.js';
import { faulty, isWorking, slowMs, told, type Faulty } from './faulty.js';
import { settled } from './manual-clock.js';
import { healthyNeighbour } from './neighbour.js';
import { focused, match, nameOf, text } from './perceive.js';
import { use, widgetOf, type Used } from './use.js';

export interface Wrong {
  readonly name: string;
  readonly fault: Fault;
  /** What it has to come to: what was asked for, or a message; a drift may come to either. */
  readonly ends: 'well' | 'told' | 'either';
  /** The backend has done what was asked of it, and only its answer was lost. */
  readonly done: boolean;
}

const one = (name: string, fault: Fault, ends: Wrong['ends'] = 'told', done = false): Wrong => ({
  ...{ name, fault, ends, done },
});
const status = (code: number, word: string, more: Partial<Fault & { kind: 'status' }> = {}): Fault => ({
  ...{ kind: 'status', status: code, code: word },
  ...more,
});

export const wrongs: readonly Wrong[] = [
  one('a slow answer', { kind: 'delay', ms: slowMs }, 'well'),
  one('no answer', { kind: 'hang' }),
  one('no network', { kind: 'reset-before-headers' }),
  one('a connection that is cut', { kind: 'reset-after-headers' }, 'told', true),
  one('half an answer', { kind: 'truncate' }, 'told', true),
  one('an error before it is done', status(500, 'unavailable')),
  one('an error after it is done', status(500, 'unavailable', { when: 'after' }), 'told', true),
  one('maintenance', { kind: 'maintenance', retryAfter: 120 }),
  one('malformed JSON', { kind: 'malformed-json' }, 'told', true),
  one('another content type', { kind: 'wrong-content-type' }, 'told', true),
  one('the sign-in page of a proxy', { kind: 'login-page-200' }),
  one('too many requests', status(429, 'rate-limited', { retryAfter: 42 })),
  one('a session that has ended', status(401, 'signed-out')),
  one('a refusal', status(403, 'refused')),
  one('something that is not there', status(404, 'not-found')),
];

/** Each drift as far as the contract takes it, and, for what it may refuse, at the first place where it does. */
export const drifted: readonly Wrong[] = drifts.flatMap((drift) =>
  (['allowed', 'refused'] as const)
    .filter((reach) => reach === 'allowed' || !/^(right-to-left|emoji|many-rows)$/.test(drift))
    .map((reach) => one(`${drift}, where that is ${reach}`, { kind: 'drift', drift, reach }, 'either', true)),
);

/** Under load ten thousand rows take their time. */
export const patience = ({ fault }: Wrong): number =>
  fault.kind === 'drift' && fault.drift === 'many-rows' ? 120_000 : 30_000;

export interface Row {
  readonly name: string;
  readonly tag: string;
  readonly operation: string;
  readonly stage?: StageOptions;
  readonly prepare?: (own: Stage) => Promise<unknown>;
  /** What stands there once all is well. */
  readonly well: RegExp;
  /** Brings the widget to where the request is sent; without it the request is its first. */
  readonly ready?: (on: Cell) => Promise<void>;
  /** Has it sent. */
  readonly act?: (on: Cell) => void;
  /** It has ways of its own to find out what became of this request: it may end well whatever goes wrong. */
  readonly settles?: boolean;
  /** Compares what is shown with what the utility knows. */
  readonly isTrue?: (on: Cell) => Promise<void>;
  /** It shows the same, whatever becomes of this request. */
  readonly anyway?: boolean;
  /** Words of a message that stands alone, without a note. */
  readonly told?: RegExp;
  /** Where an attempt that was done and not answered leads at the next one, if elsewhere. */
  readonly done?: RegExp;
}

export interface Cell extends Used {
  readonly own: Faulty;
  /** What was typed, by the names of its fields. */
  readonly typed: Map<string, string>;
}

export const press = (within: Element, name: string | RegExp, role = 'button'): void => {
  const [found] = match(role, name, within);
  if (!(found instanceof HTMLElement)) throw new Error(`No ${role} ${String(name)} in\n${text(within)}`);
  pressIt(found);
};

function pressIt(button: HTMLElement): void {
  button.focus();
  button.click();
}

/** Types into a field, and notes what has to stay there. */
export function enter({ widget, typed }: Cell, name: string | RegExp, value: string): void {
  const [field] = match('textbox', name, widget);
  if (!(field instanceof HTMLInputElement)) throw new Error(`No field ${String(name)} in\n${text(widget)}`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  typed.set(nameOf(field), value);
}

const garbage = /undefined|NaN|null|\[object|Invalid Date|Infinity/;
/** Ten thousand rows are read as they stand in the document, which is soon done. */
const wordsOf = (widget: Element): string =>
  (widget.shadowRoot?.querySelectorAll('*').length ?? 0) > 3000
    ? (widget.shadowRoot?.textContent ?? '')
    : told(widget);
const timeRanOut = 'You were signed out because time ran out';
const has = (widget: Element, selector: string): boolean =>
  widget.shadowRoot?.querySelector(selector) !== null;
const isTold = (widget: Element, { told: words }: Row): boolean =>
  words?.test(text(widget)) === true ||
  has(widget, '[part~="note"], [data-summary]') ||
  !!widget.shadowRoot?.textContent.includes(timeRanOut);
const waysOn = (widget: Element): Element[] =>
  [...match('button', null, widget), ...match('link', null, widget)].filter(
    (element) => element.getAttribute('aria-disabled') !== 'true',
  );
const isWell = (widget: Element, row: Row): boolean => row.well.test(wordsOf(widget));

/** Goes through one cell of the table. `beside`: whether another widget of the page goes on. */
export async function goThrough(
  row: Row,
  wrong: Wrong,
  errors: string[],
  beside: () => Promise<void>,
): Promise<void> {
  errors.length = 0;
  const own = faulty(row.stage);
  const first = row.act === undefined;
  if (first) own.strike(row.operation, wrong.fault);
  const used = await use(together(row), own, row.prepare);
  const on: Cell = { ...used, own, typed: new Map() };
  const { widget } = used;
  await row.ready?.(on);
  if (row.act) {
    own.strike(row.operation, wrong.fault);
    row.act(on);
  }
  const complaint = (): string => `${row.name}: ${wrong.name}\n${text(widget)}`;
  const ended = (): boolean => {
    if (!own.struck || isWorking(widget)) return false;
    if (wrong.ends === 'well' || row.anyway) return isWell(widget, row);
    if (row.settles) return isTold(widget, row) || isWell(widget, row);
    return wrong.ends === 'told' ? isTold(widget, row) : has(widget, '[part~="note"], [data-heading]');
  };
  await own.until(ended, complaint, 30_000);
  const words = wordsOf(widget);
  expect(garbage.exec(words)?.[0], words.slice(0, 2000)).to.equal(undefined);
  if (!isWell(widget, row) && wrong.ends !== 'either')
    expect(waysOn(widget).length, complaint()).to.be.greaterThan(0);
  if (!first) expectKept(row, on, complaint);
  await row.isTrue?.(on);
  await beside();
  own.heal();
  // Whatever a drift has come to, it is an answer.
  if (wrong.ends !== 'either') await recover(row, on, wrong, complaint);
  expect(errors.splice(0)).to.deep.equal([]);
}

const together = ({ tag }: Row): TemplateResult =>
  html`${widgetOf(tag)}${widgetOf(tag === 'utility-login' ? 'utility-verify' : 'utility-login')}`;

/** The focus is where the resident can go on, and what was typed is still there. */
function expectKept(row: Row, on: Cell, complaint: () => string): void {
  const { widget, typed } = on;
  expect(widget.matches(':focus-within'), `focus on ${focused().role} ${complaint()}`).to.equal(true);
  if (isWell(widget, row) || isOut(on)) return;
  for (const [name, value] of typed) {
    const [field] = match('textbox', name, widget);
    if (field) expect((field as HTMLInputElement).value, `${name} ${complaint()}`).to.equal(value);
  }
}

/** A session that was there has ended: what was typed was its resident's. */
const isOut = ({ own }: Cell): boolean => {
  const session = own.client.session?.view.value;
  return session?.is === 'signed-out' && session.ended === 'expired';
};

/** The way on that the message names leads to where the resident wanted to be. */
async function recover(row: Row, on: Cell, wrong: Wrong, complaint: () => string): Promise<void> {
  const { widget, own } = on;
  if (isWell(widget, row)) return;
  if (isOut(on)) {
    expect(match('button', 'Sign in', widget), complaint()).to.have.length(1);
    return;
  }
  const buttons = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])];
  const again = buttons.find((one) =>
    /^(Try again|Show what is here now|Work it out again|Sign out again|Load the question again)$/.test(
      nameIn(one),
    ),
  );
  if (again) pressIt(again);
  else if (row.told?.test(text(widget))) return;
  else {
    // It may have to be waited for.
    await own.until(() => !/\(in \d+ seconds?\)/.test(text(widget)), complaint, 90_000);
    row.act?.(on);
  }
  const goal = wrong.done ? (row.done ?? row.well) : row.well;
  await own.until(
    () => !isWorking(widget) && goal.test(wordsOf(widget)),
    () => `on after ${complaint()}`,
  );
  await settled();
}

const nameIn = (element: Element): string => element.textContent.trim();

/** Every row with everything that can go wrong, beside a widget that is well. */
export function tableOf(what: string, rows: readonly Row[], faults: readonly Wrong[]): void {
  describe(what, () => {
    const neighbour = healthyNeighbour();
    for (const row of rows) {
      for (const wrong of faults) {
        it(`survives ${wrong.name}: ${row.name}`, async function () {
          this.timeout(patience(wrong));
          await goThrough(row, wrong, neighbour.errors, neighbour.goesOn);
        });
      }
    }
  });
}
