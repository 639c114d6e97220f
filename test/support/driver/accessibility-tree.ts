import type { SerializedAXNode } from 'puppeteer-core';

const STATES = [
  'disabled',
  'expanded',
  'focused',
  'modal',
  'multiselectable',
  'readonly',
  'required',
  'selected',
] as const;
const VALUES = [
  'checked',
  'pressed',
  'level',
  'valuetext',
  'value',
  'autocomplete',
  'haspopup',
  'roledescription',
] as const;

function describeNode(node: SerializedAXNode): string {
  const name = node.name === undefined || node.name === '' ? [] : [JSON.stringify(node.name.trim())];
  const states = STATES.filter((state) => node[state] === true);
  const invalid = node.invalid === undefined || node.invalid === 'false' ? [] : ['invalid'];
  const values = VALUES.flatMap((key) =>
    node[key] === undefined || node[key] === '' ? [] : [`${key}=${String(node[key])}`],
  );
  const description = node.description ? [`described by ${JSON.stringify(node.description)}`] : [];
  return [node.role, ...name, ...states, ...invalid, ...values, ...description].join(' ');
}

/** Boxes without a meaning of their own: their children stand in their place. */
const TRANSPARENT = ['generic', 'none', 'LabelText', 'Legend'];

/** One line per node, children indented below their parent. */
export function describeTree(node: SerializedAXNode, depth = 0): string[] {
  if (node.role === 'InlineTextBox' || (node.role === 'StaticText' && node.name?.trim() === '')) return [];
  const transparent = TRANSPARENT.includes(node.role);
  const own = transparent ? [] : [`${'  '.repeat(depth)}${describeNode(node)}`];
  const inner = transparent ? depth : depth + 1;
  return [...own, ...(node.children ?? []).flatMap((child) => describeTree(child, inner))];
}
