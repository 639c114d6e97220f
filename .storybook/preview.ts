import type { Preview } from '@storybook/web-components-vite';

import { dress, themes } from '../stories/themes.js';

const preview: Preview = {
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    options: { storySort: { order: ['Guides', 'Widgets', 'Theme'] } },
    a11y: {
      test: 'error',
      options: {
        runOnly: {
          type: 'tag',
          values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        },
      },
    },
  },
  globalTypes: {
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'es', title: 'Español' },
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Color scheme of the page',
      toolbar: {
        title: 'Colors',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
        dynamicTitle: true,
      },
    },
    theme: {
      description: 'Tokens that the page sets',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        items: [
          { value: '', title: 'No theme' },
          ...Object.keys(themes).map((value) => ({ value, title: value })),
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { locale: 'en', scheme: 'light', theme: '' },
  decorators: [
    (story, { globals }) => {
      // The page's own language and scheme, as on a city's site: widgets follow these.
      document.documentElement.lang = String(globals['locale']);
      document.documentElement.style.colorScheme = String(globals['scheme']);
      dress(document.documentElement, String(globals['theme']));
      document.body.style.fontFamily = 'system-ui, sans-serif';
      return story();
    },
  ],
};

export default preview;
