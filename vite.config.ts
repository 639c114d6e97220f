import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { minify as tidy } from 'terser';
import { defineConfig, minify, type Plugin, type UserConfig } from 'vite';

import { foldTemplates } from './test/support/fold-templates.js';
import { inlineRuntime } from './test/support/inline-runtime.js';

/**
 * The script tag's files, in two builds: first the widgets and what they share, as chunks with hashed names; then the
 * loader, which holds those names. The loader repeats the little that it shares with the chunks: a chunk that imported
 * the loader's file would run it a second time where the page adds a version to its address.
 */

const WIDGETS = path.join(import.meta.dirname, 'src/widgets');

/** Modules of our own whose path below `src` begins so. */
const source = (paths: string): RegExp =>
  new RegExp(`[\\\\/]src[\\\\/](${paths.replaceAll('/', '[\\\\/]')})`);

/**
 * Which modules travel together, so that a first widget takes few requests and little that it does not use: `base` is what every
 * widget needs, `forms` is for those with fields or a frame, `money` for those with bills.
 */
const groups = [
  {
    name: 'base',
    test: /rolldown.runtime|[\\/](node_modules|src[\\/](contract|core|adapter|client|element|theme|views|i18n))[\\/](?!@lit[\\/]task|read-|choice-|format|dates|bill|payment|quotes|values|answers|registration|challenge|reads|form-|form\.|fields|required|proof|linking)/,
    minShareCount: 3,
    priority: 6,
  },
  {
    name: 'forms',
    test: source(
      'core/form.ts|element/form-(controller|nodes)|views/(fields|proof|required)|theme/fields|client/registration/(pending|storage)',
    ),
    minShareCount: 2,
    // Before those that build on it: a group takes along what its modules import.
    priority: 4,
  },
  {
    name: 'registration',
    test: source(
      'adapter/rest/registration|contract/(operations/)?(registration|challenge)|core/registration|client/registration|element/registration-|views/(onward|verification|trouble|signed-in)',
    ),
    priority: 3,
  },
  {
    name: 'money',
    test: source(
      'adapter/rest/billing|contract/(values|(operations/)?bill)|client/(reads|billing|choice)|core/(bills|dates|money)|element/(read|choice|bills)-|views/(account-choice|formats|lines|stale|tag)|i18n/format',
    ),
    priority: 3,
  },
  { name: 'money', test: /@lit[\\/]task/, priority: 3 },
  { name: 'usage', test: source('adapter/rest/usage|contract/(operations/)?usage'), priority: 3 },
  {
    name: 'form',
    test: source(
      'widgets/pay-now/(form|editing|frame)|adapter/rest/quotes|contract/(operations/)?quotes|core/(payment/(choosing|order)|color)|client/payment/(desk|captures|quotes)|element/(card|payment|frame-theme)|adapter/capture|contract/frame.ts',
    ),
    priority: 2,
  },
  {
    // What sends payments, with what shows them.
    name: 'stages',
    test: source(
      'client/payment/(engine|open-intent|requests|intents|locks)|core/payment/flow|adapter/rest/payments|contract/(operations/)?payments|widgets/pay-now/(stages|result|review|underway|means|pay-now.ann)|core/agreement',
    ),
    priority: 1,
  },
];

function widgetEntries(): Record<string, string> {
  const folders = readdirSync(WIDGETS, { withFileTypes: true }).filter((each) => each.isDirectory());
  return Object.fromEntries(folders.map(({ name }) => [name, path.join(WIDGETS, name, 'define.ts')]));
}

/** Makes the registry's imports point at the built chunks. */
function builtWidgets(): Plugin {
  const manifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as Record<string, { file: string }>;
  return {
    name: 'built-widgets',
    enforce: 'pre',
    resolveId(source) {
      const widget = /^\.\/([a-z-]+)\/define\.js$/.exec(source)?.[1];
      if (widget === undefined) return undefined;
      const chunk = manifest[`src/widgets/${widget}/define.ts`];
      if (!chunk) throw new Error(`No chunk was built for ${widget}`);
      return { id: `./${chunk.file}`, external: 'relative' };
    },
  };
}

/** Two minifiers one after the other: each finds what the other leaves, 1 % of every payload. */
function minified(): Plugin {
  return {
    name: 'minified',
    async renderChunk(code, { fileName }) {
      const first = await minify(fileName, code, { module: true, compress: { target: 'es2022' } });
      const second = await tidy(first.code, { module: true, ecma: 2020, compress: { passes: 3 } });
      if (second.code === undefined) throw new Error(`${fileName} could not be minified`);
      return { code: second.code };
    },
  };
}

const common = {
  publicDir: false,
  plugins: [foldTemplates(), minified()],
  // The contract's schemas, by a twentieth of the code: see the file.
  resolve: { alias: { 'zod/mini': path.join(import.meta.dirname, 'src/contract/lean.ts') } },
  build: { outDir: 'dist', target: 'es2022', reportCompressedSize: false },
} satisfies UserConfig;

const widgets: UserConfig = {
  ...common,
  build: {
    ...common.build,
    lib: { entry: widgetEntries(), formats: ['es'] },
    manifest: 'manifest.json',
    rolldownOptions: {
      plugins: [inlineRuntime()],
      output: {
        entryFileNames: 'chunks/[name]-[hash:6].js',
        chunkFileNames: 'chunks/[name]-[hash:6].js',
        minify: false,
        minifyInternalExports: true,
        // Names stand in what imports them: of few signs they weigh less.
        hashCharacters: 'hex',
        codeSplitting: {
          groups,
        },
      },
    },
  },
};

const loader = (): UserConfig => ({
  ...common,
  plugins: [foldTemplates(), builtWidgets(), minified()],
  build: {
    ...common.build,
    emptyOutDir: false,
    lib: { entry: { 'utility-widgets': 'src/embed/loader.ts' }, formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: '[name].js', minify: false } },
  },
});

export default defineConfig(({ mode }) => (mode === 'loader' ? loader() : widgets));
