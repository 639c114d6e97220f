import path from 'node:path';

import { build } from 'esbuild';

/** The text of `dist/cli.js`: the command line in one file, which needs Node and zod. */
export async function cliText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../../../src/testing/cli/main.ts')],
    ...{ bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20' },
    external: ['zod/*'],
    banner: { js: '#!/usr/bin/env node' },
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
