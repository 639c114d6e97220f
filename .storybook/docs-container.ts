import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { createElement, useEffect, useState, type PropsWithChildren, type ReactElement } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';

import { colorScheme } from '../stories/toolbar.js';

type Channel = DocsContainerProps['context']['channel'];

const schemeIn = (message: unknown): string | undefined => {
  const globals: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'globals') : undefined;
  const scheme: unknown =
    typeof globals === 'object' && globals !== null ? Reflect.get(globals, 'scheme') : undefined;
  return typeof scheme === 'string' ? scheme : undefined;
};

/** What the toolbar said last, also where it spoke before this page was drawn. */
const chosenIn = (channel: Channel): string => {
  const [updated, first] = [GLOBALS_UPDATED, SET_GLOBALS].map((event) => {
    const [message] = (channel.last(event) ?? []) as readonly unknown[];
    return schemeIn(message);
  });
  return updated ?? first ?? 'system';
};

const systemDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** Guides and docs pages in the scheme of the toolbar, or of the system where the toolbar leaves it to that. */
export function SchemedDocs({ children, ...props }: PropsWithChildren<DocsContainerProps>): ReactElement {
  const { channel } = props.context;
  const [chosen, choose] = useState(() => chosenIn(channel));
  const [dark, setDark] = useState(() => systemDark().matches);
  useEffect(() => {
    const onGlobals = (message: unknown): void => {
      choose(schemeIn(message) ?? 'system');
    };
    const media = systemDark();
    const onMedia = (): void => {
      setDark(media.matches);
    };
    channel.on(GLOBALS_UPDATED, onGlobals);
    media.addEventListener('change', onMedia);
    return () => {
      channel.off(GLOBALS_UPDATED, onGlobals);
      media.removeEventListener('change', onMedia);
    };
  }, [channel]);
  // A guide may have no story on it that would say so.
  useEffect(() => {
    document.documentElement.style.colorScheme = colorScheme(chosen);
  }, [chosen]);
  const isDark = chosen === 'dark' || (chosen !== 'light' && dark);
  return createElement(DocsContainer, { ...props, theme: isDark ? themes.dark : themes.light }, children);
}
