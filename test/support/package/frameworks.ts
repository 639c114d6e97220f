import { tagsOf, type Manifest, type Tag } from './manifest.js';

/** Types of the tags for those who write them in React's JSX, in Vue's or in Svelte's templates, from the manifest. */

const doc = (text = ''): string => `/** ${text} */`;

/** Classes of the tags and of what they fire, with the modules that tell the compiler of them. */
function imports(tags: readonly Tag[]): string {
  const found = new Map<string, string>();
  for (const { name, tagName, events } of tags) {
    const folder = tagName.replace('utility-', '');
    found.set(name, `./lib/widgets/${folder}/${folder}.js`);
    for (const { type } of events) found.set(type.text, type.module.replace(/^dist/, '.'));
  }
  return [...found].map(([name, module]) => `import type { ${name} } from '${module}';`).join('\n');
}

/** Attributes as they are written; properties that have none, as such. */
function attributes({ attributes: own, members, name }: Tag): readonly string[] {
  const fields = new Set(own.map(({ fieldName }) => fieldName));
  return [
    ...own.map(
      ({ name: attribute, description, type }) =>
        `${doc(description)}\n    '${attribute}'?: ${type?.text === 'number' ? 'number | string' : 'string'};`,
    ),
    ...members
      .filter((member) => !fields.has(member.name))
      .map((member) => `${doc(member.description)}\n    ${member.name}?: ${name}['${member.name}'];`),
  ];
}

const handlers = ({ events }: Tag, prefix: string): readonly string[] =>
  events.map(
    ({ name, description, type }) =>
      `${doc(description)}\n    '${prefix}${name}'?: (event: ${type.text}) => void;`,
  );

const shape = (tag: Tag, prefix: string): string =>
  `export interface ${tag.name}Props {\n    ${[...attributes(tag), ...handlers(tag, prefix)].join('\n    ')}\n  }`;

const list = (tags: readonly Tag[], line: (tag: Tag) => string): string =>
  tags.map((tag) => `${doc(tag.summary)}\n      '${tag.tagName}': ${line(tag)};`).join('\n      ');

/** React 19 and newer: `import 'utility-widgets/jsx'` once. */
export function jsxTypes(manifest: Manifest): string {
  const tags = tagsOf(manifest);
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports(tags)}

declare namespace Tags {
  ${tags.map((tag) => shape(tag, 'on')).join('\n  ')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      ${list(tags, ({ name }) => `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & Tags.${name}Props`)}
    }
  }
}

export {};
`;
}

/** Vue 3: `import 'utility-widgets/vue'` once. */
export function vueTypes(manifest: Manifest): string {
  const tags = tagsOf(manifest);
  // Vue writes a listener of `utility-signed-in` as `onUtilitySignedIn`.
  const camel = (text: string): string =>
    text.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  const vueShape = (tag: Tag): string =>
    `export interface ${tag.name}Props {\n    ${[
      ...attributes(tag),
      ...tag.events.map(
        ({ name, description, type }) =>
          `${doc(description)}\n    on${camel(name)}?: (event: ${type.text}) => void;`,
      ),
    ].join('\n    ')}\n  }`;
  return `import type { DefineComponent, HTMLAttributes } from 'vue';
${imports(tags)}

declare namespace Tags {
  ${tags.map(vueShape).join('\n  ')}
}

declare module 'vue' {
  interface GlobalComponents {
      ${list(tags, ({ name }) => `DefineComponent<HTMLAttributes & Tags.${name}Props>`)}
  }
}

export {};
`;
}

/** Svelte 5: `import 'utility-widgets/svelte'` once. */
export function svelteTypes(manifest: Manifest): string {
  const tags = tagsOf(manifest);
  return `import type { HTMLAttributes } from 'svelte/elements';
${imports(tags)}

declare namespace Tags {
  ${tags.map((tag) => shape(tag, 'on')).join('\n  ')}
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
      ${list(tags, ({ name }) => `HTMLAttributes<${name}> & Tags.${name}Props`)}
  }
}

export {};
`;
}
