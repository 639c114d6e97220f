import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import * as analyzer from '@custom-elements-manifest/analyzer/index.js';
import type TypeScript from 'typescript';

import { tokenUses } from '../../../src/theme/token-uses.js';
import { tokens } from '../../../src/theme/tokens.js';
import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { cssDefault } from './tokens.js';

/** What custom-elements.json says of the tags: https://github.com/webcomponents/custom-elements-manifest, as far as it is used here. */
export interface Manifest {
  readonly schemaVersion: string;
  readonly readme: string;
  readonly modules: readonly ManifestModule[];
}
export interface ManifestModule {
  readonly kind: 'javascript-module';
  readonly path: string;
  readonly declarations: readonly Tag[];
  readonly exports: readonly unknown[];
}
export interface Described {
  readonly name: string;
  readonly description?: string;
}
export interface Attribute extends Described {
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly fieldName?: string;
}
export interface Member extends Described {
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly type?: { readonly text: string };
}
/** An event's class, and where the package has it. */
export interface EventType {
  readonly text: string;
  readonly module: string;
}
export interface Tag extends Described {
  readonly kind: 'class';
  readonly customElement: true;
  readonly tagName: string;
  readonly summary?: string;
  readonly attributes: readonly Attribute[];
  readonly members: readonly Member[];
  readonly events: readonly (Described & { readonly type: EventType })[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly (Described & { readonly default: string })[];
  readonly demos?: readonly unknown[];
}

// Neither the function nor the Lit plugin is in the analyzer's types.
const { create, ts } = analyzer as unknown as {
  readonly ts: typeof TypeScript;
  create(options: { modules: readonly unknown[]; plugins: unknown; dev: boolean }): unknown;
};
const litPath = '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
const { litPlugin } = (await import(litPath)) as { litPlugin(): unknown };

const ROOT = path.resolve(import.meta.dirname, '../../..');

const sources = (): readonly string[] => [
  'src/element/utility-element.ts',
  'src/views/widget.ts',
  ...readdirSync(path.join(ROOT, 'src/widgets'), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `src/widgets/${name}/${name}.ts`),
];

/** The class of each event and its module in the package, by the event's type. */
function eventClasses(): ReadonlyMap<string, EventType> {
  const found = new Map<string, EventType>();
  const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => /events?\.ts$/.test(each))) {
    const text = readFileSync(path.join(ROOT, 'src', file), 'utf8');
    for (const [, name = '', type = ''] of text.matchAll(
      /class (\w+) extends UtilityEvent[^]*?static readonly type = '([\w-]+)'/g,
    ))
      found.set(type, {
        text: name,
        module: `dist/lib/${file.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`,
      });
  }
  return found;
}

interface Raw extends Omit<Partial<Tag>, 'kind' | 'members' | 'attributes' | 'events'> {
  readonly kind: string;
  readonly name: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly Partial<Described>[];
}

const described = ({ name, description }: Partial<Described>): Described => ({
  name: name ?? '',
  ...(description === undefined || description === '' ? {} : { description }),
});

function eventOf(name: string, classes: ReadonlyMap<string, EventType>): EventType {
  const known = classes.get(name);
  if (!known) throw new Error(`${name} has no class of its own`);
  return known;
}

/** Tokens that a tag reads: all of them, and those of charts in the chart alone. */
const tokensOf = (tag: string): readonly (keyof typeof tokenUses)[] => {
  if (tag === 'utility-provider') return [];
  const own = tag === 'utility-usage-chart' ? { ...tokens, ...chartTokens } : tokens;
  return Object.keys(own) as (keyof typeof tokenUses)[];
};

function tagOf(raw: Raw, classes: ReadonlyMap<string, EventType>): Tag {
  const hidden = new Set(
    (raw.members ?? []).filter(({ privacy }) => privacy !== 'public').map(({ name }) => name),
  );
  const members = (raw.members ?? []).filter(
    (member) => member.privacy === 'public' && member.kind === 'field' && member.static !== true,
  );
  return {
    kind: 'class',
    customElement: true,
    name: raw.name,
    tagName: raw.tagName ?? '',
    ...(raw.summary === undefined ? {} : { summary: raw.summary }),
    attributes: (raw.attributes ?? [])
      .filter(({ fieldName, name }) => !hidden.has(fieldName ?? name))
      .map((each) => ({
        ...described(each),
        ...(each.type ? { type: each.type } : {}),
        ...(each.default === undefined ? {} : { default: each.default }),
        ...(each.fieldName === undefined ? {} : { fieldName: each.fieldName }),
      })),
    members: members.map((each) => ({
      ...described(each),
      kind: 'field',
      ...(each.type ? { type: each.type } : {}),
    })),
    events: (raw.events ?? [])
      .filter(({ name = '' }) => name.startsWith('utility-'))
      .map((each) => ({ ...described(each), type: eventOf(each.name ?? '', classes) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    slots: (raw.slots ?? []).map(described),
    cssParts: (raw.cssParts ?? []).map(described),
    cssProperties: [
      ...tokensOf(raw.tagName ?? '').map((name) => ({
        name: `--utility-${name}`,
        description: tokenUses[name],
        default: cssDefault(name),
      })),
    ],
  };
}

/** Says of each tag what its class says in comments. Throws where something is not said. */
export function makeManifest(): Manifest {
  const modules = sources().map((file) =>
    ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const raw = create({ modules, plugins: litPlugin(), dev: false }) as {
    modules: readonly { readonly path: string; readonly declarations: readonly Raw[] }[];
  };
  const classes = eventClasses();
  const found = raw.modules.flatMap(({ path: file, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName !== undefined)
      .map((one): ManifestModule => {
        const tag = tagOf(one, classes);
        const js = file.replace(/^src\//, 'dist/lib/').replace(/\.ts$/, '.js');
        const declaration = { name: tag.name, module: js };
        return {
          kind: 'javascript-module',
          path: js,
          declarations: [tag],
          exports: [
            { kind: 'js', name: tag.name, declaration },
            { kind: 'custom-element-definition', name: tag.tagName, declaration },
          ],
        };
      }),
  );
  for (const tag of found.flatMap(({ declarations }) => declarations)) {
    const parts = [...tag.attributes, ...tag.members, ...tag.events, ...tag.slots, ...tag.cssParts];
    const missing = parts.filter(({ description = '' }) => description === '').map(({ name }) => name);
    if (tag.summary === undefined || missing.length > 0)
      throw new Error(`<${tag.tagName}> does not say what these are: ${['summary', ...missing].join(', ')}`);
  }
  return { schemaVersion: '2.1.0', readme: 'README.md', modules: found };
}

export const tagsOf = (manifest: Manifest): readonly Tag[] =>
  manifest.modules.flatMap(({ declarations }) => declarations);
