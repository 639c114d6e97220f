/** A visit to a widget under any configuration: it is looked at, pressed with nothing filled in, and spoken to in two languages. */
import { render } from 'lit';

import type { PortalConfig } from '../../src/contract/index.js';
import { failing, onStage, stage } from '../../stories/support.js';
import { elements, text } from './perceive.js';
import { portalAnswer, type Answer } from './portal-samples.js';
import { unsound } from './sound.js';
import { widgetOf } from './use.js';

export interface Visit {
  readonly portal: PortalConfig;
  readonly signedIn: boolean;
  /** The language that is spoken first; the other one comes last. */
  readonly first: 'en' | 'es';
  /** What the backend answers otherwise; nothing where it is the simulated utility. */
  readonly answers: readonly Answer[];
}

/** Whatever reached the page. */
const uncaught: string[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
  const what: unknown = 'reason' in event ? event.reason : (event.error ?? event.message);
  uncaught.push(what instanceof Error ? (what.stack ?? what.message) : String(what));
  event.preventDefault();
  event.stopImmediatePropagation();
};

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));
// Another message may be asked for after a while: that button waits in its own time.
const isWaiting = (element: Element): boolean =>
  element.matches('.skeleton, .waiting, :is([type="submit"], .wide)[aria-disabled="true"]');

/** Until nothing is on its way any more: what is shown stands still and is no sign of waiting. */
async function rest(place: HTMLElement): Promise<void> {
  let before = '';
  let still = 0;
  for (let round = 0; still < 3; round++) {
    // Far more than any machine needs, and less than for ever.
    if (round > 2_500) throw new Error(`never at rest:\n${text(place)}`);
    await wait();
    const now = text(place);
    const waits = now === '' || [...elements(place)].some(isWaiting);
    still = !waits && now === before ? still + 1 : 0;
    before = now;
  }
}

function judge(place: HTMLElement, when: string): void {
  const found = [...uncaught.splice(0), ...unsound(place)];
  if (found.length > 0) throw new Error(`${when}:\n${found.join('\n')}\nin\n${text(place)}`);
}

/** Presses what leads on, with nothing filled in. Gives what has to be seen afterwards; null where nothing leads on. */
function pressOn(widget: HTMLElement): string | null {
  const submit = widget.querySelector<HTMLElement>('button[type=submit]');
  const empty = widget.querySelector('input[required]') !== null;
  const button = submit ?? widget.shadowRoot?.querySelector<HTMLElement>('.button.wide') ?? null;
  if (!button) return null;
  button.click();
  return submit && empty ? '[data-summary]' : '*';
}

/** Gives whether a form was sent empty and said what is missing. */
export async function visit(
  tag: string,
  { portal, signedIn, first: lang, answers }: Visit,
): Promise<boolean> {
  let summed = false;
  sessionStorage.clear();
  let faults: readonly Answer[] = [];
  const own = stage({
    signedInAs: signedIn ? 'flowerpower' : null,
    // The processor's frame is a page of its own, and tested with it; here it is one that is not let in.
    card: 'refused',
    tenant: (tenant) => {
      const { payments } = portal;
      const capture = tenant.portal.payments?.capture;
      const shown = payments && capture ? { ...portal, payments: { ...payments, capture } } : portal;
      faults = [portalAnswer(shown), ...answers];
      return tenant;
    },
  });
  own.world.faults.add(...faults.map(({ operation, body }) => failing(operation, { kind: 'answer', body })));
  const place = document.createElement('div');
  place.style.inlineSize = '320px';
  place.lang = lang;
  document.querySelector('main')!.append(place);
  try {
    render(onStage(own, widgetOf(tag)), place);
    const widget = place.querySelector<HTMLElement>(tag)!;
    await rest(place);
    judge(place, 'at first');
    // Terms may stand before a form.
    for (let step = 0; step < 2 && !summed; step++) {
      const wanted = pressOn(widget);
      if (wanted === null) break;
      await rest(place);
      judge(place, 'with nothing filled in');
      if (!widget.shadowRoot?.querySelector(wanted)) throw new Error(`No summary in\n${text(place)}`);
      summed = wanted !== '*';
    }
    place.lang = lang === 'en' ? 'es' : 'en';
    await rest(place);
    judge(place, 'in the other language');
  } finally {
    place.remove();
  }
  await wait();
  if (uncaught.length > 0) throw new Error(`when it is gone:\n${uncaught.splice(0).join('\n')}`);
  return summed;
}

/** What reaches the page is held against the widget, from here to the end of the tests. */
export function listenToPage(): void {
  before(() => {
    addEventListener('error', note, { capture: true });
    addEventListener('unhandledrejection', note, { capture: true });
  });
  after(() => {
    removeEventListener('error', note, { capture: true });
    removeEventListener('unhandledrejection', note, { capture: true });
  });
}
