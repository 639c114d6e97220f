import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/usage-chart/define.js';
import { read, type Played } from '../play.js';
import { onStage, stage } from '../support.js';
import { tokensPage } from './tokens-page.js';

const meta: Meta = {
  title: 'Theme/Tokens',
  parameters: {
    docs: {
      description: {
        component:
          'Every token with its default and its use. Change one below: the specimens follow, and so does the contrast of each pair of colors. An empty value is the default again.',
      },
    },
  },
};
export default meta;
type Story = StoryObj;

export const Tokens: Story = {
  render: () =>
    tokensPage(
      html`${onStage(
        stage(),
        html`<utility-bill-list heading-level="3"></utility-bill-list>
          <utility-usage-chart heading-level="3"></utility-usage-chart>`,
      )}
      ${onStage(stage({ signedInAs: null }), html`<utility-login heading-level="3"></utility-login>`)}`,
      (page) => page.querySelector('utility-usage-chart'),
    ),
  play: async ({ canvasElement }: Played) => read(canvasElement, 'all of which can be read'),
};
