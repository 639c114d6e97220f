import path from 'node:path';

import { build, type Plugin } from 'vite';

import { foldTemplates } from './fold-templates.js';
import { leanLit } from './lean-lit.js';
import { noteModules } from '../../../mock-api/demo-mode/build.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The loader with one widget in it: both languages, all that the widget might load later, and nothing of the other widgets. */
const only = (widget: string): Plugin => ({
  name: 'only-widget',
  enforce: 'pre',
  load: (id) =>
    /[\\/]widgets[\\/]registry\.ts$/.test(id)
      ? `export const registry = { 'utility-${widget}': () => import('./${widget}/define.js') };`
      : undefined,
});

/** Builds `standalone/utility-<widget>.js`, which needs no other file. Gives the modules that stand in it. */
export async function buildStandalone(widget: string, outDir: string): Promise<readonly string[]> {
  const modules: string[] = [];
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [foldTemplates(), leanLit(), only(widget), noteModules(modules)],
    resolve: {
      alias: { 'zod/mini': path.join(ROOT, 'src/contract/lean.ts') },
      // Said here: what else is in the process may have told it that it is no production.
      conditions: ['module', 'browser', 'production'],
    },
    build: {
      outDir: path.join(outDir, 'standalone'),
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: { [`utility-${widget}`]: path.join(ROOT, 'src/embed/loader.ts') }, formats: ['es'] },
      rolldownOptions: {
        output: { entryFileNames: '[name].js', codeSplitting: false, minify: true },
      },
    },
  });
  return modules;
}
