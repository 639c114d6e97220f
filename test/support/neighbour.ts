/** A healthy widget that stands on the page while others fail. */
import { expect } from 'chai';
import { html, render } from 'lit';

import { onStage, stage } from '../../stories/support.js';
import { waitUntil } from './page.js';
import { match } from './perceive.js';

export interface Neighbour {
  /** What has reached the page’s own error handlers. */
  readonly errors: string[];
  /** Uses it, and fails unless it does what it should. */
  goesOn(): Promise<void>;
}

/** What reaches the page's own handlers, which is nothing. */
const heard: string[] = [];
addEventListener('error', ({ message, filename, lineno }) => heard.push(`${message} ${filename}:${lineno}`));
addEventListener('unhandledrejection', ({ reason }) =>
  heard.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)),
);

/** For a group of tests; needs the list of bills. */
export function healthyNeighbour(): Neighbour {
  const place = document.createElement('div');
  const button = (): HTMLElement => match('button', 'Details of bill 98820', place)[0] as HTMLElement;

  before(async () => {
    document.querySelector('main')!.append(place);
    render(onStage(stage(), html`<utility-bill-list></utility-bill-list>`), place);
    await waitUntil(button, 'the neighbour shows its bills');
    button().click();
    await waitUntil(() => match('table', null, place).length > 0, 'it shows the details of one');
    button().click();
  });
  after(() => place.remove());

  return {
    errors: heard,
    async goesOn() {
      const open = button().getAttribute('aria-expanded');
      button().click();
      const widget = place.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>(
        'utility-bill-list',
      );
      await widget?.updateComplete;
      expect(button().getAttribute('aria-expanded')).not.to.equal(open);
    },
  };
}
