import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

import { nonceMark } from '../../demo-mode/card-stand-in.js';

const FRAME = path.resolve(import.meta.dirname, '../frame');
const LEAN = path.resolve(import.meta.dirname, '../../../src/contract/lean.ts');

interface Parts {
  readonly html: string;
  readonly css: string;
  readonly script: string;
}

async function parts(hosts: string): Promise<Parts> {
  const [html, css, script] = await Promise.all([
    readFile(path.join(FRAME, 'card.html'), 'utf8'),
    readFile(path.join(FRAME, 'card.css'), 'utf8'),
    bundle(),
  ]);
  // The day on which the simulated utilities begin.
  return { html: html.replace('{{hosts}}', hosts).replace('{{day}}', '2016-12-13'), css, script };
}

/** Files of the card page that needs no server, by name. Stories and widget tests frame it from another origin. */
export async function cardPageFiles(): Promise<ReadonlyMap<string, string>> {
  const { html, css, script } = await parts('localhost 127.0.0.1');
  return new Map([
    ['card.html', html.replaceAll('/frame/', './')],
    ['card.css', css],
    ['card.js', script],
    // A frame that never says a word.
    ['silent.html', '<!doctype html><html lang="en"><title>Card details</title></html>'],
  ]);
}

/** May run what is in it and send nothing anywhere. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; form-action 'none'";

/** The same page in one piece, for a frame without an address: any page may hold it, and it says the nonce that it was given. */
export async function cardDocument(): Promise<string> {
  const { html, css, script } = await parts('*');
  const [link, source] = [
    '<link rel="stylesheet" href="/frame/card.css" />',
    '<script type="module" src="/frame/card.js"></script>',
  ];
  if (!html.includes(link) || !html.includes(source)) throw new Error('card.html has other parts than these');
  return html
    .replace(/>\s+</g, '> <')
    .replace(link, () => `<style>${css.replace(/\s+/g, ' ')}</style>`)
    .replace(source, () => `<script type="module">${script.replaceAll('</script', '<\\/script')}</script>`)
    .replace(
      '<head>',
      () =>
        `<head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="page-nonce" content="${nonceMark}">`,
    );
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
    alias: { 'zod/mini': LEAN },
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
