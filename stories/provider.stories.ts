import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { Tenant } from '../mock-api/domain/tenant.js';
import '../src/widgets/bill-list/define.js';
import '../src/widgets/login/define.js';
import { press, read, see, seeAddress, type Played } from './play.js';
import { keptStage } from './playground.js';
import { stage, type StageOptions } from './support.js';

const meta: Meta = { title: 'Widgets/Provider', component: 'utility-provider', tags: ['autodocs'] };
export default meta;
type Story = StoryObj;

const list = html`<utility-bill-list></utility-bill-list>`;
const fallback = html`<utility-bill-list><p>Call 925-555-0142 to hear what you owe.</p></utility-bill-list>`;
/** The address of a portal of the story's own, as a webmaster writes it into the tag. */
const portalOf = (options: StageOptions = {}): string => stage(options).adapter.id;

/** Another language, and where signing in stands: the links of the list follow. */
export const Playground: Story = {
  args: { portal: true, locale: 'en', routes: { 'utility-login': '#sign-in' } },
  argTypes: {
    portal: { control: 'boolean', description: 'The address of this story’s utility, or none.' },
    locale: { control: 'select', options: ['en', 'en-GB', 'es'] },
    routes: { control: 'object' },
  },
  render: ({ portal, locale, routes }, { canvasElement }) =>
    html`<utility-provider
      portal=${portal === true ? keptStage(canvasElement, { signedInAs: null }).adapter.id : nothing}
      locale=${String(locale)}
      routes=${JSON.stringify(routes)}
      >${list}</utility-provider
    >`,
};

/** The widgets in it share one portal and one session. */
export const PortalOfItsOwn: Story = {
  render: () =>
    html`<utility-provider portal=${portalOf()}>
      <utility-login></utility-login>
      <p>A bill is sent every second month.</p>
      ${list}
    </utility-provider>`,
  play: async ({ canvasElement }: Played) => {
    await read(canvasElement, 'Signed in as');
    await read(canvasElement, '2 days late');
  },
};

/** Dates and numbers as they are written in the language of the tag. */
export const Locale: Story = {
  render: () => html`<utility-provider portal=${portalOf()} locale="en-GB">${list}</utility-provider>`,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'As of 12 December 2016'),
};

/** What stands on another page is led to: here signing in. */
export const Routes: Story = {
  render: () =>
    html`<utility-provider portal=${portalOf({ signedInAs: null })} routes='{"utility-login":"#sign-in"}'>
      ${list}
    </utility-provider>`,
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Sign in');
    await seeAddress('#sign-in');
  },
};

const garbage = (tenant: Tenant): Tenant => ({
  ...tenant,
  portal: {
    ...tenant.portal,
    id: 'valley-garbage',
    name: { en: 'Valley Garbage Service' },
    contact: { ...tenant.portal.contact, phone: '925-555-0177' },
  },
});

/** Two utilities on one page: each has its own resident, and neither knows of the other. */
export const TwoPortals: Story = {
  render: () => html`
    <section>
      <h2>Water</h2>
      <utility-provider portal=${portalOf()}>
        <utility-bill-list heading-level="3"></utility-bill-list>
      </utility-provider>
    </section>
    <section>
      <h2>Garbage</h2>
      <utility-provider portal=${portalOf({ signedInAs: null, tenant: garbage })}>
        <utility-bill-list heading-level="3"></utility-bill-list>
      </utility-provider>
    </section>
  `,
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'heading', 'Your bills');
    await read(canvasElement, '2 days late');
    await see(canvasElement, 'heading', 'Sign in to see your bills');
  },
};

/** Nothing falls back to another address: the page's own words stand. */
export const WrongAddress: Story = {
  render: () => html`<utility-provider portal="mailto:water@city.example">${fallback}</utility-provider>`,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'Call 925-555-0142'),
};

/** The page's own portal would serve, and this page names none. */
export const WithoutPortal: Story = {
  render: () => html`<utility-provider>${list}</utility-provider>`,
  play: async ({ canvasElement }: Played) => read(canvasElement, 'not set up yet'),
};
