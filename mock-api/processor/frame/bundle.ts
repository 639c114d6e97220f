import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface FrameFiles {
  /** With `{{hosts}}` and `{{day}}` to be filled in. */
  readonly html: string;
  readonly css: string;
  readonly js: string;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function bundleScript(): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    root: file('.'),
    build: { write: false, modulePreload: false, rolldownOptions: { input: file('main.ts') } },
  });
  const outputs = [result].flat().flatMap((made) => ('output' in made ? made.output : []));
  const script = outputs.find((output) => output.type === 'chunk');
  if (!script || outputs.length !== 1) throw new Error('The card page must be one script.');
  return script.code;
}

let made: Promise<FrameFiles> | undefined;

/** The card page's files, made once in a process: it takes half a second. */
export function frameFiles(): Promise<FrameFiles> {
  made ??= Promise.all([
    readFile(file('card.html'), 'utf8'),
    readFile(file('card.css'), 'utf8'),
    bundleScript(),
  ]).then(([html, css, js]) => ({ html, css, js }));
  return made;
}
