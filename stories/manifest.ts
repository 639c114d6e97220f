/** What Storybook's tables and controls are made of: custom-elements.json, as it is made from the tags' classes. */
import type { ArgTypes, Args } from '@storybook/web-components-vite';
import made from 'virtual:manifest';
import type { Manifest } from '../test/support/package/manifest.js';

const manifest = made as Manifest;

export const tags = manifest.modules.flatMap(({ declarations }) => declarations);

/** The manifest with a name for the slot that has none: a table leaves nameless rows out. */
export const tableManifest = {
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations.map((tag) => ({
      ...tag,
      slots: tag.slots.map((slot) => ({ ...slot, name: slot.name === '' ? 'between the tags' : slot.name })),
    })),
  })),
};

export const summaryOf = (tag: unknown): string => tags.find(({ tagName }) => tagName === tag)?.summary ?? '';

const TOKEN = '--utility-';

const controlOf = (name: string, category: string | undefined) => {
  if (category === 'css custom properties')
    return {
      type:
        name.startsWith(`${TOKEN}color-`) && !name.endsWith('-scheme')
          ? ('color' as const)
          : ('text' as const),
    };
  // A property is its attribute once more; the other rows are there to be read.
  return category === 'attributes' ? undefined : false;
};

/** Attributes and tokens have controls. What a story has said of a row itself stands. */
export const controlsOf = <Row extends ArgTypes[string]>(
  rows: Readonly<Record<string, Row>>,
): Record<string, Row> =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      const control = row.control ?? controlOf(name, row.table?.category);
      return [name, control === undefined ? row : { ...row, control }];
    }),
  );

/** Puts tokens that were chosen in the controls on a story's canvas, and takes off what was emptied. */
export function putTokens(canvas: HTMLElement, args: Args): void {
  for (const name of [...canvas.style]) if (name.startsWith(TOKEN)) canvas.style.removeProperty(name);
  for (const [name, value] of Object.entries(args))
    if (name.startsWith(TOKEN) && typeof value === 'string' && value !== '')
      canvas.style.setProperty(name, value);
}
