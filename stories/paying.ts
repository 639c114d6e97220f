/** What stories of a payment have in common: a stage with the widget on it, and the steps of a resident. */
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Tenant } from '../mock-api/domain/tenant.js';
import '../src/widgets/pay-now/define.js';
import { press, read, see, seeGone, type Played } from './play.js';
import { hurriedClock, onStage, stage, type Stage, type StageOptions } from './support.js';

type Story = StoryObj;

export const pay = html`<utility-pay-now></utility-pay-now>`;
export const still = hurriedClock(1, 0);
/** Retries and look-ups come fast; no limit of time is reached. */
export const quick = hurriedClock(20, 4000);
export const slowing = hurriedClock(5, 10_000);

export const cards = {
  paid: '4242424242424242',
  processing: '4000000000000077',
  challenge: '4000000000003220',
  declined: '4000000000000002',
  noMoney: '4000000000009995',
  expired: '4000000000000069',
  wrongCode: '4000000000000127',
  refused: '4000000000000119',
  notTaken: '378282246310005',
} as const;

type Step = (page: HTMLElement) => Promise<void>;
export const tells = (options: StageOptions, ...steps: readonly Step[]): Story => ({
  render: () => onStage(stage(options), pay),
  play: async ({ canvasElement }: Played) => {
    for (const step of steps) await step(canvasElement);
  },
});
export const prepared = (
  options: StageOptions,
  prepare: (own: Stage) => unknown,
  ...steps: readonly Step[]
): Story => ({
  ...tells(options, ...steps),
  render: () => {
    const own = stage(options);
    return html`${until(Promise.resolve(prepare(own)).then(() => onStage(own, pay)))}`;
  },
});

/** Like `tells`, with steps that reach what is behind the widget too. */
export const staged = (
  options: StageOptions,
  widgets: TemplateResult,
  ...steps: readonly ((page: HTMLElement, own: Stage) => unknown)[]
): Story => {
  let own: Stage;
  return {
    render: () => {
      own = stage(options);
      return onStage(own, widgets);
    },
    play: async ({ canvasElement }: Played) => {
      for (const step of steps) await step(canvasElement, own);
    },
  };
};

export const says =
  (words: string | RegExp): Step =>
  (page) =>
    read(page, words);
export const toCard: Step = async (page) => {
  await see(page, 'iframe', /^Card details for your payment/);
  await read(page, /Fee/);
  await see(page, 'button', 'Continue');
  await seeGone(page, 'img', 'The payment form is loading');
};
/** The card form's number goes with the account's: which of them the frame asks for is not known to its address. */
export const accounts = {
  posts: `${cards.paid}&account=000100001234`,
  returned: `${cards.paid}&account=000200005678`,
  refused: `${cards.paid}&account=000300009012`,
} as const;
export const toBank: Step = async (page) => {
  await toCard(page);
  await press(page, /^Bank account/, 'radio');
  await see(page, 'iframe', /^Bank account details for your payment/);
  await read(page, /Fee/);
  await see(page, 'button', 'Continue');
  await seeGone(page, 'img', 'The payment form is loading');
};
export const reviewBank: Step = async (page) => {
  await toBank(page);
  await press(page, 'Continue');
  await see(page, 'heading', 'Check and pay');
};
export const agree: Step = (page) => press(page, 'I agree', 'checkbox');
export const confirm: Step = (page) => press(page, /^Pay \$/);
export const next: Step = async (page) => {
  await toCard(page);
  await press(page, 'Continue');
};
export const review: Step = async (page) => {
  await next(page);
  await see(page, 'heading', 'Check and pay');
};
export const send: Step = async (page) => {
  await review(page);
  await press(page, /^Pay \$/);
};
export const withRules = (rules: Partial<Tenant['rules']>) => ({
  tenant: (tenant: Tenant): Tenant => ({ ...tenant, rules: { ...tenant.rules, ...rules } }),
});
