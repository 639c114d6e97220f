import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/usage-chart/define.js';
import { press, read, see, type Played } from '../play.js';
import { presetSheets } from '../presets.js';
import { onStage, stage } from '../support.js';

const meta: Meta = {
  title: 'Theme/Presets',
  parameters: {
    docs: {
      description: {
        component:
          'Style sheets of tokens and of nothing else, published as `presets/<name>.css`. Take one as it is, or as a start for your own. The toolbar puts each of them on any other story.',
      },
    },
  },
};
export default meta;
type Story = StoryObj;

const wearing = (name: keyof typeof presetSheets): Story => ({
  render: () =>
    html`<div class="wearing-${name}">
      <style>
        .wearing-${name} {
          display: grid;
          gap: 24px;
          max-inline-size: 480px;
        }
        ${presetSheets[name].replace(':root', `.wearing-${name}`)}
      </style>
      ${onStage(stage({ signedInAs: null }), html`<utility-login></utility-login>`)}
      ${onStage(
        stage(),
        html`<utility-bill-list></utility-bill-list><utility-usage-chart></utility-usage-chart>`,
      )}
    </div>`,
  play: async ({ canvasElement }: Played) => {
    await see(canvasElement, 'button', 'Sign in');
    await press(canvasElement, 'Sign in');
    await read(canvasElement, 'Enter your password');
    await read(canvasElement, '2 days late');
  },
});

export const Default = wearing('default');
export const Dark = wearing('dark');
export const HighContrast = wearing('high-contrast');
export const Uswds = wearing('uswds');
export const Govuk = wearing('govuk');
export const Underline = wearing('underline');
export const Pleasanton = wearing('pleasanton');
export const Glendora = wearing('glendora');
export const Ontario = wearing('ontario');
export const CommunityConnect = wearing('community-connect');
