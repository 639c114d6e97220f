import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import { enter, press, read, type Played } from '../play.js';
import { onStage, stage } from '../support.js';
import { events } from './event-table.js';

const meta: Meta = { title: 'Guides/Events' };
export default meta;

/** A page that writes down what it hears. */
function listening(): HTMLElement {
  const page = document.createElement('div');
  const log = document.createElement('ol');
  const hear = (event: Event): void => {
    const { type, target, detail } = event as CustomEvent<unknown>;
    const line = document.createElement('li');
    const from = target instanceof Element ? target.localName : '';
    line.textContent = `${type} from ${from}, detail ${JSON.stringify(detail)}`;
    log.append(line);
    // There is no other page to lead to.
    event.preventDefault();
  };
  for (const name of events) page.addEventListener(name, hear);
  log.setAttribute('aria-label', 'What the page has heard');
  log.setAttribute('aria-live', 'polite');
  render(
    html`${onStage(
        stage({ signedInAs: null }),
        html`<utility-login></utility-login><utility-bill-list></utility-bill-list>`,
      )}
      <h2>What the page has heard</h2>
      ${log}`,
    page,
  );
  return page;
}

/** Sign in, choose bills, press Pay now: the list below grows. */
export const LiveLog: StoryObj = {
  render: listening,
  play: async ({ canvasElement }: Played) => {
    await enter(canvasElement, /User name/, 'flowerpower');
    await enter(canvasElement, /^\* Password/, 'water-lily-2016');
    await press(canvasElement, 'Sign in', 'button');
    await read(canvasElement, 'utility-signed-in from utility-login, detail null');
    await press(canvasElement, 'Pay now');
    await read(canvasElement, 'utility-navigate from utility-bill-list');
  },
};
