import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';

import docsPage from '../stories/docs-page.mdx';
import { controlsOf, putTokens, summaryOf, tableManifest } from '../stories/manifest.js';
import { carryBy } from '../stories/network.js';
import { dress, themes } from '../stories/themes.js';
import { chooseScenario, colorScheme, scenarioItems, viewports } from '../stories/toolbar.js';
import { startWorker } from '../stories/worker.js';
import { SchemedDocs } from './docs-container.js';

carryBy(startWorker());
setCustomElementsManifest(tableManifest);

const preview: Preview = {
  parameters: {
    layout: 'padded',
    viewport: { options: viewports },
    // A story whose steps lead nowhere is still there to be looked at; the console says why.
    throwPlayFunctionExceptions: false,
    controls: { expanded: true },
    docs: { container: SchemedDocs, page: docsPage, extractComponentDescription: summaryOf },
    options: {
      storySort: {
        order: [
          'Guides',
          ['Start', 'Webmaster', 'Theming', 'Write an adapter', 'Events', 'Accessibility', 'Security'],
          'Widgets',
          'Theme',
        ],
      },
    },
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
          { value: 'system', title: 'As the system' },
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
    fault: {
      description: 'What goes wrong or is different at the utility',
      toolbar: {
        title: 'Fault',
        icon: 'lightning',
        items: [{ value: '', title: 'Nothing goes wrong' }, ...scenarioItems],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { locale: 'en', scheme: 'system', theme: '', fault: '' },
  argTypesEnhancers: [({ argTypes }) => controlsOf(argTypes)],
  decorators: [
    (story, { globals, args, canvasElement }) => {
      putTokens(canvasElement, args);
      // The page's own language and scheme, as on a city's site: widgets follow these.
      document.documentElement.lang = String(globals['locale']);
      document.documentElement.style.colorScheme = colorScheme(String(globals['scheme']));
      dress(document.documentElement, String(globals['theme']));
      chooseScenario(String(globals['fault']));
      document.body.style.fontFamily = 'system-ui, sans-serif';
      return story();
    },
  ],
};

export default preview;
