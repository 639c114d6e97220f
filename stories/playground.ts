import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { onStage, stage, type Stage, type StageOptions } from './support.js';
import { toolbarScenario } from './toolbar.js';

interface Kept {
  readonly own: Stage;
  readonly scenario: string;
}
const kept = new WeakMap<Element, Kept>();

/** The canvas's stage, for as long as the story is on it and the toolbar asks for the same: a control changes the tag alone. */
export function keptStage(canvas: Element, options: StageOptions = {}): Stage {
  const there = kept.get(canvas);
  const drawn = [...canvas.querySelectorAll('utility-provider')];
  const scenario = toolbarScenario();
  if (
    there?.scenario === scenario &&
    drawn.some(({ adapter, portal }) => adapter === there.own.adapter || portal === there.own.adapter.id)
  )
    return there.own;
  const own = stage(options);
  kept.set(canvas, { own, scenario });
  return own;
}

/** A widget whose attributes come from the controls, on a stage of its own. */
export const playground = (
  draw: (headingLevel: number) => TemplateResult,
  options: StageOptions = {},
): StoryObj => ({
  args: { 'heading-level': 2 },
  argTypes: { 'heading-level': { control: { type: 'number', min: 1, max: 6 } } },
  render: (args, { canvasElement }) =>
    onStage(keptStage(canvasElement, options), draw(Number(args['heading-level']))),
});
