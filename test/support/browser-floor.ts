import { createRequire } from 'node:module';

import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';

const data = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;

/**
 * What the built files cannot do without of newer browsers: how it is found in them, and its place in MDN's compatibility data. What only
 * helps where it is known does not stand here: `keepalive`, `accent-color`, and `:has()`, without which failures stand above a form.
 */
export const needed: readonly (readonly [use: RegExp, place: string])[] = [
  [/light-dark\(/, 'css.types.color.light-dark'],
  [/color-mix\(/, 'css.types.color.color-mix'],
  [/@container/, 'css.at-rules.container'],
  [/:where\(/, 'css.selectors.where'],
  [/all:\s?revert/, 'css.types.global_keywords.revert'],
  [/inset-inline|inset:/, 'css.properties.inset'],
  [/::slotted\(/, 'css.selectors.slotted'],
  [/adoptedStyleSheets/, 'api.ShadowRoot.adoptedStyleSheets'],
  [/checkVisibility/, 'api.Element.checkVisibility'],
  [/AbortSignal\.timeout/, 'api.AbortSignal.timeout_static'],
  [/throwIfAborted/, 'api.AbortSignal.throwIfAborted'],
  [/URL\.canParse/, 'api.URL.canParse_static'],
  [/BroadcastChannel/, 'api.BroadcastChannel'],
  [/locks/, 'api.LockManager'],
  [/ResizeObserver/, 'api.ResizeObserver'],
  [/\.findLast\(/, 'javascript.builtins.Array.findLast'],
  [/Object\.hasOwn/, 'javascript.builtins.Object.hasOwn'],
  [/\.at\(/, 'javascript.builtins.Array.at'],
  [/\?\?=/, 'javascript.operators.nullish_coalescing_assignment'],
  [/#\w+=/, 'javascript.classes.private_class_fields'],
  [/import\(/, 'javascript.operators.import'],
];

const engines = { chrome: 'Chrome, Edge', firefox: 'Firefox', safari: 'Safari' } as const;
type Family = keyof typeof engines;

/** The first version that knows something as it is now, without a switch or another name. */
function since(place: string, family: Family): number {
  let at = data as unknown as Identifier | undefined;
  for (const step of place.split('.')) at = at?.[step];
  const told = at?.__compat?.support[family];
  const all: readonly SimpleSupportStatement[] = [told ?? []].flat();
  const plain = all.filter(
    ({ flags, prefix, alternative_name, version_removed }) =>
      !flags &&
      !prefix &&
      !alternative_name &&
      // A first, poorer form of it, which the present one followed at once, will do.
      (!version_removed || all.some(({ version_added }) => version_added === version_removed)),
  );
  const versions = plain.map(({ version_added }) => Number.parseFloat(String(version_added)));
  if (versions.length === 0 || versions.some(Number.isNaN))
    throw new Error(`Nothing is known of ${place} in ${family}`);
  return Math.min(...versions);
}

/** By browser: the oldest version that knows all that is needed, and which of it came last. */
export const floor = (Object.keys(engines) as Family[]).map((family) => {
  const versions = needed.map(([, place]) => [since(place, family), place] as const);
  const [version, last] = versions.reduce((newest, each) => (each[0] > newest[0] ? each : newest));
  return { browser: engines[family], version: version.toString(), last };
});
