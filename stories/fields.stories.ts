import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { PortalConfig } from '../src/contract/index.js';
import { StoryFields } from './all-fields.js';
import { press, read, see, type Played } from './play.js';
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
