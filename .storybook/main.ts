import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';

import { cardPageFiles, typeOf } from '../mock-api/processor/serverless/build.js';
import { makeManifest } from '../test/support/package/manifest.js';
import { eventDetails } from './events.js';

/** The card page beside the stories, which frame it under the server's other name. */
const cardPage = (): Plugin => ({
  name: 'card-page',
  configureServer: (server) => {
    server.middlewares.use('/card-page/', (request, response, next) => {
      const name = new URL(request.url ?? '', 'http://localhost').pathname.slice(1);
      void cardPageFiles().then((files) => {
        const body = files.get(name);
        if (body === undefined) next();
        else response.setHeader('Content-Type', `${typeOf(name)}; charset=utf-8`).end(body);
      }, next);
    });
  },
  async generateBundle() {
    for (const [name, source] of await cardPageFiles()) {
      this.emitFile({ type: 'asset', fileName: `card-page/${name}`, source });
    }
  },
});

/** The presets as texts: they stand on a story's page only where the toolbar puts them. */
const presetTexts = (): Plugin => ({
  name: 'preset-texts',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer?.endsWith('stories/presets.ts') && source.endsWith('.css')
      ? `\0text:${path.resolve(path.dirname(importer), source)}.js`
      : null,
  load: (id) =>
    id.startsWith('\0text:')
      ? `export default ${JSON.stringify(readFileSync(id.slice('\0text:'.length, -'.js'.length), 'utf8'))}`
      : null,
});

/** What the tags' classes say of themselves, as modules: no build has to run before a page of tables is right. */
const made: Readonly<Record<string, () => unknown>> = {
  'virtual:manifest': makeManifest,
  'virtual:event-details': eventDetails,
};
const manifest = (): Plugin => ({
  name: 'manifest',
  resolveId: (source) => (Object.hasOwn(made, source) ? `\0${source}` : null),
  load: (id) => {
    const make = made[id.slice(1)];
    return make && id.startsWith('\0') ? `export default ${JSON.stringify(make())}` : null;
  },
});

const workerScript = 'mockServiceWorker.js';
const workerSource = (): Promise<string> =>
  readFile(fileURLToPath(import.meta.resolve(`msw/${workerScript}`)), 'utf8');

/** MSW's worker beside the stories, as the installed version has it. */
const worker = (): Plugin => ({
  name: 'service-worker',
  configureServer: (server) => {
    server.middlewares.use(`/${workerScript}`, (_, response, next) => {
      void workerSource().then((source) => {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(source);
      }, next);
    });
  },
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: workerScript, source: await workerSource() });
  },
});

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Not the configuration of the script tag: its chunks share what a loader has made, and here is none.
  framework: {
    name: '@storybook/web-components-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), cardPage(), presetTexts(), manifest(), worker()],
  }),
};

export default config;
