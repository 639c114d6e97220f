/** A widget on a utility where one kind of request goes wrong, in time that passes only while nothing else is to be done. */
import { operations } from '../../src/contract/index.js';
import type { Fault } from '../../mock-api/faults/fault.js';
import type { Send } from '../../src/adapter/send.js';
import { failing, stage, type Stage, type StageOptions } from '../../stories/support.js';
import { settled } from './manual-clock.js';
import { elements, nameOf, text } from './perceive.js';
import { steppedClock, type SteppedClock } from './stepped-clock.js';

/** How long a slow answer takes: less than what a read waits for. */
export const slowMs = 6_999;
/** Turns of the page's queue in which nothing happens, before time may pass. */
const turns = 6;
/** A test that waits for something else than the injected clock gives up after so long, in real milliseconds. */
const patienceMs = 20_000;

export interface Faulty extends Stage {
  readonly clock: SteppedClock;
  /** From now on this goes wrong, as often as it is asked. */
  strike(operation: string, fault: Fault): void;
  /** Nothing goes wrong any more. */
  heal(): void;
  /** Whether anything has gone wrong. */
  readonly struck: boolean;
  /** Waits until it holds, with time passing by the injected clock, `most` milliseconds of it. */
  until(holds: () => boolean, what: () => string, most?: number): Promise<void>;
}

type Sent = { readonly operation: string; readonly url: string };

function operationAt(url: string, method: string): string {
  const { pathname } = new URL(url);
  const below = pathname.split('/').slice(2).join('/');
  const found = operations.find(
    (one) =>
      one.method === method && new RegExp(`^${one.path.slice(1).replace(/\{\w+\}/g, '[^/]+')}$`).test(below),
  );
  return found?.name ?? below;
}

export function faulty(options: StageOptions = {}): Faulty {
  const clock = steppedClock();
  const flying = new Set<Sent>();
  let target: { readonly operation: string; readonly fault: Fault; readonly since: number } | null = null;
  let sent = 0;
  /** What was on its way when all was well again, and will never come. */
  let lost: ReadonlySet<Sent> = new Set();
  const send =
    (usual: Send): Send =>
    (url, init) => {
      const one = { operation: operationAt(url, init.method ?? 'GET'), url };
      flying.add(one);
      if (one.operation === target?.operation) sent++;
      const landed = (): boolean => flying.delete(one);
      return usual(url, init).then(
        (answer) => {
          // It is on its way until it has been read, which takes the browser a while too.
          const read = answer.text.bind(answer);
          answer.text = () => read().finally(landed);
          return answer;
        },
        (failed: unknown) => {
          landed();
          throw failed;
        },
      );
    };
  const own = stage({ ...options, clock, send });
  const { faults } = own.world;

  /** Whether everything that was sent either has its answer or waits for time to pass. */
  const still = (): boolean => {
    const waited = [...flying].filter((one) => !lost.has(one));
    if (waited.some(({ operation }) => operation !== target?.operation)) return false;
    if (waited.length === 0) return true;
    if (target?.fault.kind === 'delay') return clock.waiting(slowMs) >= waited.length;
    const heard = faults.log.slice(target?.since).filter(({ operation }) => operation === target?.operation);
    return target?.fault.kind === 'hang' && heard.length >= sent;
  };

  return {
    ...{ ...own, clock },
    strike(operation, fault) {
      target = { operation, fault, since: faults.log.length };
      sent = 0;
      faults.add(failing(operation, fault));
    },
    heal: () => {
      faults.clear();
      lost = new Set(flying);
      target = null;
    },
    get struck() {
      return faults.log.some(({ fault }) => fault !== null);
    },
    async until(holds, what, most = 40_000) {
      const start = clock.now();
      const end = performance.now() + patienceMs;
      for (let idle = 0; ; idle++) {
        if (!still()) idle = 0;
        if (idle >= turns) {
          if (holds()) return;
          const { ahead } = clock;
          if (ahead !== null && clock.now() + ahead - start <= most) {
            clock.step();
            idle = 0;
          } else if (performance.now() > end) {
            const waits = [...flying].map(({ operation }) => operation).join();
            throw new Error(`Never happened: ${what()} (${clock.now() - start} ms; on their way: ${waits})`);
          }
        }
        await settled();
      }
    },
  };
}

/** Everything that a widget tells anybody: its text, and the names of what is in it. */
export function told(widget: Element): string {
  const names: string[] = [];
  for (const element of elements(widget)) {
    if (/^(button|a|input|select|iframe|textarea)$/.test(element.localName) || element.hasAttribute('role'))
      names.push(nameOf(element));
  }
  return `${text(widget)}\n${names.join('\n')}`;
}

/** Whether a widget is at work on something: a place held open, or a button that says so. */
export function isWorking(widget: Element): boolean {
  const { shadowRoot } = widget;
  if (!shadowRoot || shadowRoot.querySelector('.skeleton:not(.frame *), [aria-busy="true"]')) return true;
  const buttons = [...shadowRoot.querySelectorAll('button'), ...widget.querySelectorAll('button')];
  return buttons.some((button) => button.textContent.trim().endsWith('…'));
}
