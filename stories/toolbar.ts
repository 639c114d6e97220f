/** What Storybook's toolbar asks of whatever story is open. */
import { scenarios } from '../mock-api/faults/scenarios.js';

let chosen = '';

/** The scenario that the toolbar adds to a story's own; `''` for none. */
export const toolbarScenario = (): string => chosen;

export function chooseScenario(name: string): void {
  chosen = Object.hasOwn(scenarios, name) ? name : '';
}

const all = Object.entries(scenarios).map(([value, { note, faults }]) => ({
  value,
  title: `${value}: ${note}`,
  fails: faults !== undefined,
}));

/** What goes wrong first, and then what is different; by name and what it is. */
export const scenarioItems: readonly { readonly value: string; readonly title: string }[] = [
  ...all.filter(({ fails }) => fails),
  ...all.filter(({ fails }) => !fails),
].map(({ value, title }) => ({ value, title }));

/** Widths of pages and of columns in them, in CSS pixels. */
export const widths = [280, 320, 375, 768, 1280] as const;

export const viewports = Object.fromEntries(
  widths.map((width) => [
    `w${width}`,
    {
      name: `${width} px`,
      styles: { width: `${width}px`, height: '100%' },
      type: width < 500 ? ('mobile' as const) : width < 1000 ? ('tablet' as const) : ('desktop' as const),
    },
  ]),
);

/** What the page says of itself for a choice of the toolbar. */
export const colorScheme = (chosen: string): string =>
  chosen === 'light' || chosen === 'dark' ? chosen : 'light dark';
