import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import { createSoapAdapter } from '../examples/soap-adapter.js';
import { soapBackend } from '../examples/soap-backend.js';
import { soapPortal } from '../examples/soap-portal.js';
import { cards, send } from '../paying.js';
import { enter, press, read, type Played } from '../play.js';
import { stage } from '../support.js';

const meta: Meta = { title: 'Guides/Write an adapter' };
export default meta;

let desks = 0;

/** The example's adapter, in front of a desk of its own. */
function soapAdapter() {
  const { world } = stage({ signedInAs: null, card: cards.paid });
  desks += 1;
  return createSoapAdapter({
    address: `https://desk-${desks.toString()}.example/service.asmx`,
    portal: soapPortal(world.tenant.portal),
    send: soapBackend(world.utility),
  });
}

/** Sign in, look at a bill, pay it: each question is an envelope of XML. */
export const RunningOnIt: StoryObj = {
  name: 'Running on it',
  render: () =>
    html`<utility-provider .adapter=${soapAdapter()}>
      <utility-login></utility-login>
      <utility-bill-list></utility-bill-list>
      <utility-pay-now></utility-pay-now>
    </utility-provider>`,
  play: async ({ canvasElement }: Played) => {
    await enter(canvasElement, /User name/, 'flowerpower');
    await enter(canvasElement, /^\* Password/, 'water-lily-2016');
    await press(canvasElement, 'Sign in', 'button');
    await read(canvasElement, '2 days late');
    await send(canvasElement);
    await read(canvasElement, 'Paid. Thank you.');
  },
};
