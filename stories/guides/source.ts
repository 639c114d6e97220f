import { Source as Block } from '@storybook/addon-docs/blocks';
import { createElement as h, type ComponentProps, type ReactElement } from 'react';
import { useTheme } from 'storybook/theming';

interface Snippet {
  readonly code: string;
  readonly language: 'html' | 'js' | 'php' | 'text' | 'ts' | 'yaml';
}

/** A snippet as dark or light as the page: Storybook's own block is light unless it is told otherwise. */
export const Source = ({ code, language }: Snippet): ReactElement =>
  h(Block, {
    code,
    // The types name fewer languages than are highlighted.
    language: language as NonNullable<ComponentProps<typeof Block>['language']>,
    dark: Reflect.get(useTheme(), 'base') === 'dark',
  });

/** A piece of a file: from where it begins with one text to where another follows. Throws where the file has changed. */
export function between(source: string, from: string, to: string): string {
  const start = source.indexOf(from);
  const end = source.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`There is no longer a piece from ${from} to ${to}`);
  const lines = source.slice(start, end).trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least)).join('\n');
}

interface Told {
  readonly counts: Readonly<Record<string, number>>;
  readonly safe: readonly string[];
}

/** What the conformance suite says, in short. */
export const Report = ({ of: { counts, safe } }: { readonly of: Told }): ReactElement =>
  h(
    'ul',
    {},
    ...Object.entries(counts).map(([verdict, count]) =>
      h('li', { key: verdict }, `${verdict.replace('-', ' ')}: `, h('strong', {}, count)),
    ),
    h('li', { key: 'safe' }, `safe to enable: ${safe.map((tag) => `<${tag}>`).join(', ')}`),
  );
