import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { minify as tidy } from 'terser';
import { defineConfig, minify, type Plugin, type UserConfig } from 'vite';

import type { ChunkTable } from './test/support/package/chunk-table.js';
import { finishedChunks } from './test/support/package/chunks.js';
import { foldTemplates } from './test/support/package/fold-templates.js';
import { leanLit } from './test/support/package/lean-lit.js';

/**
 * The script tag's files, in two builds: first the widgets and what they share, as chunks in a folder whose name is their hash; then the
 * loader, which holds their hashes. The loader repeats the little that it shares with the chunks: a chunk that imported
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
    test: /rolldown.runtime|[\\/](node_modules|src[\\/](contract|core|adapter|client|element|theme|views|i18n))[\\/](?!@lit[\\/]task|read-|choice|format|dates|bill|payment|quotes|values|answers|registration|challenge|reads|form-|form\.|fields|required|proof|linking|identifiers|numbers)/,
    minShareCount: 3,
    priority: 6,
  },
  {
    name: 'forms',
    test: source(
      'core/(form.ts|identifiers)|element/form-(controller|nodes)|views/(fields|numbers|required)|theme/fields',
    ),
    minShareCount: 2,
    // Before those that build on it: a group takes along what its modules import.
    priority: 4,
  },
  {
    name: 'registration',
    test: source(
      'adapter/rest/registration|contract/(operations/)?(registration|challenge)|core/registration/(?!rules|characters)|client/registration|element/registration-|views/(onward|verification|trouble|signed-in)',
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
  // What shows that an account is somebody's: its words are one request.
  { name: 'en-proof', test: source('i18n/en/(linking|proof)'), priority: 3 },
  { name: 'es-proof', test: source('i18n/es/(linking|proof)'), priority: 3 },
  {
    name: 'usage',
    test: source('adapter/rest/usage|contract/(operations/)?usage|theme/chart-tokens'),
    priority: 3,
  },
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

/** Puts the checked loading of the built chunks in the registry's place. */
function builtWidgets(): Plugin {
  const { folder, entries, lines } = JSON.parse(readFileSync('dist/chunks.json', 'utf8')) as ChunkTable;
  const checked = JSON.stringify(path.join(import.meta.dirname, 'src/embed/checked.ts'));
  const made = `import { checked } from ${checked};
export const load = checked(new URL(${JSON.stringify(`./${folder}/`)}, import.meta.url).href, ${JSON.stringify(lines)});
export const registry = Object.fromEntries(
  '${entries.join(' ')}'.split(' ').map((name) => ['utility-' + name, () => load(name)]),
);`;
  return {
    name: 'built-widgets',
    enforce: 'pre',
    load: (id) => {
      if (/[\\/]widgets[\\/]registry\.ts$/.test(id)) return made;
      if (!/[\\/]embed[\\/]parts\.ts$/.test(id)) return undefined;
      return "import { load } from '../widgets/registry.js'; export const loadCheck = () => load('check');";
    },
  };
}

/** Two minifiers one after the other: each finds what the other leaves, 1 % of every payload. */
function minified(): Plugin {
  return {
    name: 'minified',
    async renderChunk(code, { fileName }) {
      const first = await minify(fileName, code, { module: true, compress: { target: 'es2022' } });
      const second = await tidy(first.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3, keep_fargs: false },
      });
      if (second.code === undefined) throw new Error(`${fileName} could not be minified`);
      return { code: second.code };
    },
  };
}

const common = {
  publicDir: false,
  plugins: [foldTemplates(), leanLit()],
  // The contract's schemas, by a twentieth of the code: see the file.
  resolve: { alias: { 'zod/mini': path.join(import.meta.dirname, 'src/contract/lean.ts') } },
  build: { outDir: 'dist', target: 'es2022', reportCompressedSize: false },
} satisfies UserConfig;

/** Words are called by their language. */
const chunkFileNames = ({ moduleIds }: { readonly moduleIds: readonly string[] }): string => {
  const [, locale, area] = /i18n[\\/](e[ns])[\\/]([\w-]+)\.ts$/.exec(moduleIds.at(-1) ?? '') ?? [];
  return moduleIds.length === 1 && locale !== undefined && area !== undefined
    ? `${locale}-${area}.js`
    : '[name].js';
};

/** What the loader has made already. */
const slotOfLoader = (): Plugin => ({
  name: 'slot-of-loader',
  enforce: 'pre',
  resolveId: (asked) =>
    /[\\/]page-slot\.js$/.test(asked)
      ? path.join(import.meta.dirname, 'src/client/page-slot-of-loader.ts')
      : undefined,
});

const widgets: UserConfig = {
  ...common,
  plugins: [...common.plugins, slotOfLoader()],
  build: {
    ...common.build,
    lib: { entry: { ...widgetEntries(), check: 'src/embed/check.ts' }, formats: ['es'] },
    rolldownOptions: {
      plugins: [
        finishedChunks({
          base: 'base',
          always: ['es'],
          // Guests need other parts as well that have to be looked up.
          seldom: ['check', 'guest', 'guest2'],
          first: {
            'bill-list': ['en-bills'],
            'link-account': ['en-proof'],
            login: ['en-sign-in'],
            'pay-now': ['en-payment'],
            register: ['en-registration'],
            'usage-chart': ['en-usage', 'usage'],
            verify: ['en-registration'],
          },
        }),
      ],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames,
        minify: false,
        minifyInternalExports: true,
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
