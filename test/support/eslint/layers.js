import path from 'node:path';

/**
 * Who may import whom. A folder may always import from itself; whatever is not listed here (tests, stories, entry
 * files directly under src/) may import anything.
 */
const BELOW = {
  'src/contract': [],
  'src/core': ['src/contract'],
  'src/adapter': ['src/core', 'src/contract'],
  'src/client': ['src/adapter', 'src/core', 'src/contract'],
  'src/i18n': ['src/core'],
  'src/theme': ['src/core'],
  'src/testing': ['src/i18n', 'src/client', 'src/adapter', 'src/core', 'src/contract'],
  'mock-api': ['src/core', 'src/contract'],
};
BELOW['src/element'] = ['src/i18n', 'src/theme', 'src/client', ...BELOW['src/client']];
BELOW['src/views'] = ['src/element', ...BELOW['src/element']];
BELOW['src/widgets'] = ['src/views', ...BELOW['src/views']];
BELOW['src/embed'] = ['src/widgets', ...BELOW['src/widgets']];

const HEADLESS = ['src/contract', 'src/core', 'src/adapter', 'src/client', 'src/testing'];
const LIT = /^(lit|@lit\/[^/]+|lit-html|lit-element|@lit-labs\/[^/]+)(\/|$)/;
const RUNTIME = /^(lit|@lit\/context|@lit\/task|zod)(\/|$)/;

/** `src/core`, `src/widgets`, `mock-api`, `test`: the part of the project that a file belongs to. */
function layerOf(relative) {
  const [top, second, third] = relative.split('/');
  return top === 'src' && third !== undefined ? `src/${second}` : top;
}

/** The widget that a file belongs to; undefined for the registry and other files directly under widgets/. */
function widgetOf(relative) {
  const [, second, third, fourth] = relative.split('/');
  return second === 'widgets' && fourth !== undefined ? third : undefined;
}

/** Says what is wrong with `specifier` in the file `from` (relative to the project), or undefined. */
function faultOf(from, specifier) {
  const layer = layerOf(from);
  const inSource = from.startsWith('src/');

  if (!specifier.startsWith('.')) {
    if (/^zod(\/|$)/.test(specifier)) {
      if (layer !== 'src/contract' && (inSource || layer === 'mock-api')) return 'zod';
      if (inSource && specifier !== 'zod/mini') return 'mini';
    }
    if (inSource && !RUNTIME.test(specifier)) return 'dependency';
    if (HEADLESS.includes(layer) && LIT.test(specifier)) return 'lit';
    return undefined;
  }

  const to = path.posix.join(path.posix.dirname(from), specifier);
  const target = layerOf(to);
  if (inSource && !to.startsWith('src/')) return 'outside';
  const widget = widgetOf(from);
  if (widget && target === 'src/widgets' && widgetOf(to) !== widget) return 'widget';
  const below = BELOW[layer];
  if (below && target !== layer && !below.includes(target)) return 'up';
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      up: '{{layer}} may not import {{specifier}}: arrows point down only.',
      outside: 'Nothing in src may import {{specifier}}, which is not published.',
      widget: 'Widgets never import each other: {{specifier}}.',
      zod: 'zod is imported in src/contract alone: use its schemas and parse helpers.',
      mini: 'Import zod/mini: the full zod carries every locale into residents’ browsers.',
      dependency: '{{specifier}} is not a runtime dependency of the library.',
      lit: '{{layer}} works without a page: it may not import {{specifier}}.',
    },
  },
  create(context) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const messageId = faultOf(from, source.value);
      if (messageId) {
        context.report({ node: source, messageId, data: { layer: layerOf(from), specifier: source.value } });
      }
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};
