import { readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';
import type { TestRunnerPlugin } from '@web/test-runner-core';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Lit's production build: what is tested is what ships. */
const DEFINE = {
  'process.env.NODE_ENV': '"production"',
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
};

/**
 * Serves each test file as one bundle: a page then asks for one script instead of a hundred, which WebKit takes half a
 * minute for; and frameworks published as CommonJS can be hosts in tests.
 */
export function bundlePlugin(): TestRunnerPlugin {
  return {
    name: 'bundle-tests',
    async serve(context) {
      if (!context.path.endsWith('.test.ts')) return undefined;
      const result = await build({
        absWorkingDir: ROOT,
        entryPoints: [path.join(ROOT, context.path)],
        bundle: true,
        write: false,
        format: 'esm',
        target: 'es2022',
        sourcemap: 'inline',
        conditions: ['production'],
        define: DEFINE,
        external: ['/__web-dev-server__web-socket.js'],
        loader: { '.css': 'text' },
        tsconfigRaw: readFileSync(path.join(ROOT, 'tsconfig.json'), 'utf8').replace(/^\s*\/\/.*$/gm, ''),
      });
      return { body: result.outputFiles[0]?.text ?? '', type: 'js' };
    },
  };
}
