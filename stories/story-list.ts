import { DocsContext } from '@storybook/addon-docs/blocks';
import { createElement, useContext, type ReactElement } from 'react';

/** Links to the stories of a page, but for the one that it shows. */
export function StoryList(): ReactElement {
  const [, ...stories] = useContext(DocsContext).componentStories();
  return createElement(
    'ul',
    {},
    ...stories.map(({ id, name }) =>
      createElement(
        'li',
        { key: id },
        createElement('a', { href: `./?path=/story/${id}`, target: '_top' }, name),
      ),
    ),
  );
}
