import path from 'node:path';

import { build } from 'vite';

let script: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'page-script.ts');
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'utilityTestDriver', fileName: 'page-script' },
    },
  });
  const [first] = [output].flat();
  if (!first || !('output' in first)) throw new Error('The page script could not be bundled');
  return first.output[0].code;
}

/** The page script as one classic script, bundled once per process. */
export function pageScript(): Promise<string> {
  return (script ??= bundle());
}
