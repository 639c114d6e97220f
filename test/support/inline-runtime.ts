import type { Plugin } from 'vite';

const used = /import\{t(?: as ([\w$]+))?\}from"\.\/(rolldown-runtime-[\w-]+\.js)";/;
const given = /export\{([\w$]+) as t\};?\s*$/;

/** The bundler's helper of 150 bytes would be one more request for every page: each chunk that uses it gets its own. */
export function inlineRuntime(): Plugin {
  return {
    name: 'inline-runtime',
    generateBundle(_, bundle) {
      const runtime = Object.values(bundle).find(({ fileName }) => fileName.includes('rolldown-runtime'));
      if (runtime?.type !== 'chunk') return;
      const body = runtime.code.replace(given, 'return $1');
      if (body === runtime.code) throw new Error('The bundler’s helper looks different now');
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.imports.includes(runtime.fileName)) continue;
        if (!used.test(chunk.code))
          throw new Error(`${chunk.fileName} uses the bundler’s helper in another way now`);
        chunk.code = chunk.code.replace(used, (_all, name = 't') => `const ${name}=(()=>{${body}})();`);
      }
      Reflect.deleteProperty(bundle, runtime.fileName);
    },
  };
}
