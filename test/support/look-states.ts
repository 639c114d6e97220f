/**
 * Contact sheets of every story: what a widget looks like in each of its states, many beside each other.
 *
 *   npm run look:states -- pictures                           every tag, 320 px, light and dark, each language
 *   npm run look:states -- pictures tag=usage-chart,verify    these tags alone
 *   npm run look:states -- pictures width=1280 locale=es scheme=dark theme=underline
 *   npm run look:states -- pictures story=Ready               the stories that are called so in part
 *   npm run look:states -- pictures pick=login/Ready,pay-now/Paid   these stories alone, beside each other
 *
 * `width` and the others take several, with commas. Themes are the presets and what else `stories/themes.ts` has; `all` is each
 * preset.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { build } from 'esbuild';

import { cardPageFiles, typeOf } from '../../mock-api/processor/serverless/build.js';
import { knownLanguages } from '../../src/i18n/locale.js';
import { launch } from './driver/index.js';
import { presetFiles } from './package/presets.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const [folder = 'pictures', ...options] = process.argv.slice(2);
const option = (name: string, usual: readonly string[]): readonly string[] =>
  options
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .split(',') ?? usual;
mkdirSync(folder, { recursive: true });

const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  return outputFiles[0]?.text ?? '';
};

const sheet = (width: number, one: boolean): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>States</title>
    <link rel="icon" href="data:,">
    <style>
      body { margin: ${one ? '6px' : '16px'}; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#eceff2, #0b0f13); color: light-dark(#16202a, #e9eef2) }
      .sheet { display: grid; grid-template-columns: repeat(auto-fill, ${(width + 12).toString()}px); gap: 12px; align-items: start }
      h2 { margin: 0 6px; font-size: 13px }
      utility-provider > * + * { margin-block-start: 16px }
      section > iframe { display: block; inline-size: 100%; border: 0 }
    </style>
  </head>
  <body><main class="${one ? 'one' : 'sheet'}"></main><script type="module" src="/sheet.js"></script></body>
</html>`;

const script = await bundled(path.join(import.meta.dirname, 'look/sheet.ts'));
const cardPage = await cardPageFiles();
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const name = pathname.split('/').at(-1) ?? '';
  const card = pathname.startsWith('/card-page/') ? cardPage.get(name) : undefined;
  const [type, body] =
    card !== undefined
      ? [typeOf(name), card]
      : name === 'sheet.js'
        ? ['text/javascript', script]
        : ['text/html', sheet(Number(searchParams.get('width')), searchParams.has('one'))];
  response.setHeader('Content-Type', `${type}; charset=utf-8`).end(body);
}).listen(0);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

/** Stories on one sheet: as many as can still be read when the whole of it is looked at. */
const perSheet = (width: number): number => (width <= 400 ? 10 : width <= 800 ? 6 : 4);
const columns = (width: number): number => (width <= 400 ? 5 : width <= 800 ? 3 : 2);

const browser = await launch('chromium');
try {
  const page = await browser.page();
  const told = async (query: Record<string, string | number>): Promise<readonly string[]> => {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, value.toString()]));
    await page.goto(`http://localhost:${port.toString()}/sheet.html?${search.toString()}`);
    for (;;) {
      const names = await page.evaluate(() => document.documentElement.dataset['told']);
      if (names !== undefined) return JSON.parse(names) as string[];
      await pause(50);
    }
  };
  const story = option('story', ['']).join();
  const pick = option('pick', []).join();
  const tags =
    pick === ''
      ? option('tag', await told({})).map((tag) => `utility-${tag.replace(/^utility-/, '')}`)
      : ['picked'];
  const widths = option('width', ['320']).map(Number);
  const given = option('theme', ['']);
  const chosen = given.join() === 'all' ? [...presetFiles().keys()] : given;
  for (const tag of tags) {
    const all = await told({ tag, story, pick, count: 0 });
    for (const width of widths)
      for (const scheme of option('scheme', ['light', 'dark']))
        for (const locale of option('locale', knownLanguages))
          for (const theme of chosen)
            for (let from = 0; from < all.length; from += perSheet(width)) {
              await page.setViewport((width + 24) * columns(width) + 24, 900);
              const count = perSheet(width);
              const query = { tag, story, pick, from, count, width, scheme, locale, theme };
              for (const failure of await told(query)) console.log(`${tag} ${failure}`);
              const height = await page.evaluate(() => document.documentElement.scrollHeight);
              await page.setViewport((width + 24) * columns(width) + 24, height);
              const name = [tag, width, scheme, locale, theme, from].filter((part) => part !== '').join('-');
              // Frames of another process draw a little later.
              await pause(300);
              await page.screenshot(path.join(folder, `${name}.png`));
            }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`The pictures are in ${folder}`);
