import { svg, type TemplateResult } from 'lit';

const circle = svg`<circle cx="10" cy="10" r="8" />`;
const paths = {
  error: svg`${circle}<path d="M10 5.5v5.5M10 13.6v.6" />`,
  warning: svg`${circle}<path d="M10 5v5l3 2" />`,
  success: svg`${circle}<path d="m6 10.5 2.7 2.7L14 7.8" />`,
  info: svg`${circle}<path d="M10 9v5.5M10 5.8v.6" />`,
};

export type IconName = keyof typeof paths;

/** A sign beside a word; never alone, so it has no name of its own. */
export const icon = (name: IconName): TemplateResult =>
  svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
