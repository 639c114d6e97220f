/** Where each pair of colours stands on rendered elements, read as axe-core reads it. */
import axe from 'axe-core';

import type { ColorToken, Pair } from '../../src/theme/contrast.js';

interface Color {
  parseString(text: string): void;
}
/** What axe-core’s own types leave out. */
interface Colors {
  readonly Color: new (red: number, green: number, blue: number, alpha: number) => Color;
  flattenColors(over: Color, ground: Color): Color;
  getContrast(ground: Color, mark: Color): number;
}
type Property = 'color' | 'backgroundColor' | 'borderBottomColor' | 'stroke' | 'fill' | 'outlineColor';

interface Worn {
  /** Of the tag's shadow tree or its own children. */
  readonly by: string;
  readonly as: Property;
}

const marks: Readonly<Partial<Record<ColorToken, readonly Worn[]>>> = {
  'color-text': [{ by: '.heading', as: 'color' }],
  'color-text-muted': [{ by: '.muted', as: 'color' }],
  'color-accent': [
    { by: '.link', as: 'color' },
    { by: '.button.quiet', as: 'color' },
  ],
  'color-danger': [
    { by: ':scope > [data-utility-owned="error"]', as: 'color' },
    { by: '.tag.over', as: 'color' },
  ],
  'color-success': [{ by: '.tag.paid', as: 'color' }],
  'color-warning': [{ by: '.tag.due', as: 'color' }],
  'color-on-accent': [{ by: ':scope > button', as: 'color' }],
  'color-control-border': [{ by: ':scope > input[name="whole"]', as: 'borderBottomColor' }],
  'color-focus': [{ by: '.chart:focus', as: 'outlineColor' }],
  'color-chart-bar': [{ by: 'rect.actual', as: 'fill' }],
  'color-chart-missing': [{ by: 'path.missing', as: 'stroke' }],
  'color-chart-estimated': [{ by: 'rect.estimated', as: 'stroke' }],
};
const grounds: Readonly<Partial<Record<ColorToken, readonly Worn[]>>> = {
  'color-surface': [{ by: '.card', as: 'backgroundColor' }],
  'color-surface-raised': [{ by: '.total', as: 'backgroundColor' }],
  'color-control-surface': [{ by: ':scope > input', as: 'backgroundColor' }],
  'color-button': [{ by: ':scope > button', as: 'backgroundColor' }],
  'color-danger-soft': [
    { by: '.note.error', as: 'backgroundColor' },
    { by: '.tag.over', as: 'backgroundColor' },
  ],
  'color-success-soft': [{ by: '.tag.paid', as: 'backgroundColor' }],
  'color-warning-soft': [{ by: '.tag.due', as: 'backgroundColor' }],
  'color-chart-active': [{ by: 'rect.active', as: 'fill' }],
};

const { color } = axe.commons as unknown as { readonly color: Colors };

function colorOf(text: string): Color {
  const parsed = new color.Color(0, 0, 0, 1);
  parsed.parseString(text);
  return parsed;
}

function worn(widgets: readonly Element[], places: readonly Worn[] = []): Color | null {
  for (const { by, as } of places)
    for (const widget of widgets) {
      const element = widget.querySelector(by) ?? widget.shadowRoot?.querySelector(by);
      if (element) return colorOf(getComputedStyle(element)[as]);
    }
  return null;
}

/** Contrast as axe-core has it; null where no widget here shows the pair. `page` is the colour behind the widgets. */
export function axeContrast(
  widgets: readonly Element[],
  { mark, ground }: Pair,
  page: string,
): number | null {
  const [over, under] = [worn(widgets, marks[mark]), worn(widgets, grounds[ground])];
  const surface = worn(widgets, grounds['color-surface']);
  if (!over || !under || !surface) return null;
  const card = color.flattenColors(surface, colorOf(page));
  return color.getContrast(ground === 'color-surface' ? card : color.flattenColors(under, card), over);
}
