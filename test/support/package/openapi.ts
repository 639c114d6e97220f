import path from 'node:path';

import { runnerImport, type Plugin } from 'vite';

import type * as source from '../../../src/contract/openapi/document.js';

export type OpenApi = ReturnType<typeof source.openApiDocument>;

const CONTRACT = path.resolve(import.meta.dirname, '../../../src/contract');

/** Puts the primitives that can say their bounds in the place of those that residents download. */
const describable = (): Plugin => ({
  name: 'describable-primitives',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer !== undefined && path.basename(source) === 'primitives.js' && source.startsWith('.')
      ? path.join(CONTRACT, 'openapi/primitives.ts')
      : undefined,
});

/** The contract as an OpenAPI 3.1 document: the same text for the same sources. */
export async function makeOpenApi(): Promise<OpenApi> {
  const { module } = await runnerImport<typeof source>(path.join(CONTRACT, 'openapi/document.ts'), {
    configFile: false,
    logLevel: 'error',
    root: CONTRACT,
    plugins: [describable()],
  });
  return module.openApiDocument();
}

/** The text of `dist/openapi.json`. */
export const openApiText = async (): Promise<string> => `${JSON.stringify(await makeOpenApi(), null, 2)}\n`;
