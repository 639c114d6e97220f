import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { PortalConfig } from '../src/contract/index.js';
import { StoryFields } from './all-fields.js';
import { enter, press, read, see, type Played } from './play.js';
import { onStage, stage } from './support.js';

const meta: Meta = { title: 'Theme/Fields' };
export default meta;
type Story = StoryObj;

if (!customElements.get('story-fields')) customElements.define('story-fields', StoryFields);

const shown = async ({ canvasElement }: Played): Promise<void> => {
  await see(canvasElement, 'button', 'Continue');
};
const marked = (requiredMark: PortalConfig['requiredMark'], form: TemplateResult): TemplateResult =>
  onStage(stage({ tenant: (tenant) => ({ ...tenant, portal: { ...tenant.portal, requiredMark } }) }), form);
const plain = html`<story-fields></story-fields>`;

export const Plain: Story = {
  render: () => marked('asterisk', html`<story-fields optional></story-fields>`),
  play: shown,
};
export const WithHints: Story = {
  render: () => marked('asterisk', html`<story-fields hints></story-fields>`),
  play: shown,
};
export const RequiredByWord: Story = { render: () => marked('word', plain), play: shown };
export const RequiredByAsterisk: Story = { render: () => marked('asterisk', plain), play: shown };
export const RequiredUnmarked: Story = { render: () => marked('none', plain), play: shown };
export const WithErrors: Story = {
  render: () => marked('asterisk', html`<story-fields hints></story-fields>`),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Continue');
    await read(canvasElement, 'Choose at least one');
  },
};

const hinted = (): TemplateResult => marked('asterisk', html`<story-fields hints></story-fields>`);

/** What was typed and chosen. */
const fillIn = async ({ canvasElement }: Played): Promise<void> => {
  await enter(canvasElement, /Account number/, '0028624');
  await enter(canvasElement, /Password/, 'long and secret');
  const select = await see(canvasElement, 'combobox', /State/);
  (select as HTMLSelectElement).selectedIndex = 2;
  await press(canvasElement, 'Sewer and storm drains', 'radio');
  await press(canvasElement, 'Water', 'checkbox');
  await press(canvasElement, /I agree/, 'checkbox');
  (document.activeElement as HTMLElement | null)?.blur();
};

export const Filled: Story = { render: () => marked('asterisk', plain), play: fillIn };
export const Focused: Story = {
  render: () => marked('asterisk', plain),
  play: async ({ canvasElement }: Played) => {
    (await see(canvasElement, 'textbox', /Account number/)).focus();
  },
};
export const PasswordShown: Story = {
  render: () => marked('asterisk', plain),
  play: async (on: Played) => {
    await fillIn(on);
    await press(on.canvasElement, 'Show password');
    await see(on.canvasElement, 'button', 'Hide password');
  },
};
/** Drawn from right to left, as for a language that is written so; the words stay, since no such language is there yet. */
export const RightToLeft: Story = {
  render: hinted,
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Continue');
    await read(canvasElement, 'Choose at least one');
    const form = canvasElement.querySelector('story-fields');
    for (const each of [form?.shadowRoot?.querySelector('.base'), ...(form?.children ?? [])])
      if (each instanceof HTMLElement) each.dir = 'rtl';
  },
};
export const LongWords: Story = {
  render: () => marked('word', html`<story-fields hints long></story-fields>`),
  play: async ({ canvasElement }: Played) => {
    await press(canvasElement, 'Continue');
    await read(canvasElement, 'Choose at least one');
  },
};
/** On a page that is dark; there is no disabled state: a button says what is missing instead. */
export const Dark: Story = {
  render: () =>
    html`<div class="dark-page">
      <style>
        .dark-page {
          color-scheme: dark;
          background: #0b0f13;
          padding: 16px;
        }
      </style>
      ${hinted()}
    </div>`,
  play: async (on: Played) => {
    await fillIn(on);
    await enter(on.canvasElement, /Account number/, '');
    await press(on.canvasElement, 'Continue');
    await read(on.canvasElement, 'Enter your account number');
  },
};
