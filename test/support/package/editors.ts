import { tagsOf, type Attribute, type Manifest, type Tag } from './manifest.js';

/** What VS Code and JetBrains' editors know of the tags, from the manifest. */

const nameOf = (tag: Tag): string => tag.summary ?? tag.tagName;

const about = (tag: Tag): string =>
  [
    nameOf(tag),
    ...tag.events.map(({ name, description }) => `- fires \`${name}\`: ${description ?? ''}`),
    ...tag.cssParts.map(({ name, description }) => `- \`::part(${name})\`: ${description ?? ''}`),
  ].join('\n');

const marker = {
  name: 'data-utility-widget',
  description: 'Makes this element the widget of that name, for editors that strip unknown tags.',
};

/** https://code.visualstudio.com/blogs/2020/02/24/custom-data-format */
export function vscodeHtml(manifest: Manifest): object {
  const attribute = ({ name, description }: Attribute) => ({ name, description });
  const names = tagsOf(manifest).map(({ tagName }) => ({ name: tagName.replace('utility-', '') }));
  return {
    version: 1.1,
    tags: tagsOf(manifest).map((tag) => ({
      name: tag.tagName,
      description: { kind: 'markdown', value: about(tag) },
      attributes: tag.attributes.map(attribute),
    })),
    globalAttributes: [{ ...marker, values: names }],
  };
}

const properties = (manifest: Manifest): Tag['cssProperties'] => [
  ...new Map(
    tagsOf(manifest)
      .flatMap(({ cssProperties }) => cssProperties)
      .map((each) => [each.name, each] as const),
  ).values(),
];

export function vscodeCss(manifest: Manifest): object {
  const parts = new Map(
    tagsOf(manifest)
      .flatMap(({ cssParts }) => cssParts)
      .map(({ name, description }) => [name, description] as const),
  );
  return {
    version: 1.1,
    properties: properties(manifest).map(({ name, description, default: usual }) => ({
      name,
      description: `${description ?? ''} (default: ${usual})`,
    })),
    pseudoElements: [...parts].map(([name, description]) => ({ name: `::part(${name})`, description })),
  };
}

/** https://github.com/JetBrains/web-types */
export function webTypes(manifest: Manifest, version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'utility-widgets',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: tagsOf(manifest).map((tag) => ({
          name: tag.tagName,
          description: nameOf(tag),
          attributes: tag.attributes.map(({ name, description, default: usual }) => ({
            name,
            description,
            required: false,
            ...(usual === undefined ? {} : { default: usual }),
          })),
          slots: tag.slots.map(({ name, description }) => ({ name, description })),
          js: {
            properties: tag.members.map(({ name, description, type }) => ({
              name,
              description,
              type: type?.text,
            })),
            events: tag.events.map(({ name, description }) => ({ name, description })),
          },
          css: { parts: tag.cssParts.map(({ name, description }) => ({ name, description })) },
        })),
        attributes: [marker],
      },
      css: {
        properties: properties(manifest).map(({ name, description, default: usual }) => ({
          name,
          description: `${description ?? ''} (default: ${usual})`,
        })),
      },
    },
  };
}
