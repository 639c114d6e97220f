import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'vite';
import type { Plugin } from 'vite';

import { cardDocument } from '../processor/serverless/build.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

const types = `/** Makes \`demo:…\` work on a page that bundles the library: importing this is enough. */
export interface DemoPortal {
  /** As \`fetch\`, for what is below \`https://demo.example/<name>\`. Nothing leaves the page. */
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
}
/** The simulated utility of a name such as \`pleasanton\` or \`pleasanton@slow\`. Rejects for a name that there is none of. */
export declare const start: (name: string) => Promise<DemoPortal>;
/** Forgets what was done at every utility that this page has started. */
export declare const reset: () => Promise<void>;
`;

/** Gives demo mode its card page. */
export const cardPageText = (): Plugin => ({
  name: 'card-page-text',
  resolveId: (id) => (id === 'virtual:card-page' ? `\0${id}` : undefined),
  load: async (id) =>
    id === '\0virtual:card-page' ? `export default ${JSON.stringify(await cardDocument())};` : undefined,
});

/** Writes down which modules stand in the built file. */
export const noteModules = (modules: string[]): Plugin => ({
  name: 'note-modules',
  generateBundle: (_, bundle) => {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') modules.push(...chunk.moduleIds);
  },
});

/** Builds demo mode into a folder: `demo.js` and its types. Gives the modules that stand in it. */
export async function buildDemo(outDir: string): Promise<readonly string[]> {
  const modules: string[] = [];
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    root: ROOT,
    plugins: [cardPageText(), noteModules(modules)],
    resolve: { alias: { 'zod/mini': path.join(ROOT, 'src/contract/lean.ts') } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: { demo: path.join(ROOT, 'mock-api/demo.ts') }, formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: '[name].js', minify: true, codeSplitting: false } },
    },
  });
  await writeFile(path.join(outDir, 'demo.d.ts'), types);
  return modules;
}
