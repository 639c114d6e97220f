import { defineConfig } from 'vite';

const LOADER = /[\\/]src[\\/]embed[\\/]loader\.ts$/;
/** A widget's chunk is called after its folder: all of them come from a `define.ts`. */
const WIDGET = /[\\/]widgets[\\/]([^\\/]+)[\\/]define\.ts$/;
/** Everything that is not one widget's own. */
const COMMON =
  /[\\/](node_modules|src[\\/](contract|core|adapter|client|element|theme|views|i18n)[\\/](?!messages[\\/]))/;

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    target: 'es2022',
    lib: { entry: { 'utility-widgets': 'src/embed/loader.ts' }, formats: ['es'] },
    // Read by the size budgets.
    manifest: 'manifest.json',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name, facadeModuleId }) =>
          `chunks/${WIDGET.exec(facadeModuleId ?? '')?.[1] ?? name}-[hash].js`,
        // Library mode alone would keep all white space.
        minify: true,
        codeSplitting: {
          // Few requests for a first widget, and little in them that it does not use.
          groups: [
            // No chunk may import the script tag's own file: under another address (a version in its query) it would run twice.
            { name: 'start', test: (id) => !LOADER.test(id), tags: ['$initial'], priority: 3 },
            { name: 'base', test: COMMON, minShareCount: 3, priority: 2 },
            { name: 'shared', test: COMMON, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
});
