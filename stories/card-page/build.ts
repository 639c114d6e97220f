import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

const FRAME = path.resolve(import.meta.dirname, '../../mock-api/processor/frame');

/** Files of the card page that needs no server, by name. Stories and widget tests frame it from another origin. */
export async function cardPageFiles(): Promise<ReadonlyMap<string, string>> {
  const [html, css, script] = await Promise.all([
    readFile(path.join(FRAME, 'card.html'), 'utf8'),
    readFile(path.join(FRAME, 'card.css'), 'utf8'),
    bundle(),
  ]);
  const page = html
    .replace('{{hosts}}', 'localhost 127.0.0.1')
    // The day on which the simulated utilities begin.
    .replace('{{day}}', '2016-12-13')
    .replaceAll('/frame/', './');
  return new Map([
    ['card.html', page],
    ['card.css', css],
    ['card.js', script],
    // A frame that never says a word.
    ['silent.html', '<!doctype html><html lang="en"><title>Card details</title></html>'],
  ]);
}

export const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css' : name.endsWith('.js') ? 'text/javascript' : 'text/html';

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(FRAME, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    plugins: [
      {
        name: 'without-a-server',
        setup: (own) => {
          own.onResolve({ filter: /^\.\/send\.js$/ }, () => ({
            path: path.join(import.meta.dirname, 'send.ts'),
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
