import type { Plugin } from 'vite';

const loop = /\bfor \((const|let) (\w+) in (\w+)\)/g;

/**
 * Old libraries add enumerable methods to `Object.prototype`, and the schema library loops over what it inherits: on such a page
 * not one widget would load. In the script tag's files its loops see own keys only.
 */
export function ownKeys(): Plugin {
  return {
    name: 'own-keys',
    transform(code, id) {
      if (!/[\\/]zod[\\/]v4[\\/]/.test(id) || !code.includes(' in ')) return undefined;
      return { code: code.replace(loop, 'for ($1 $2 of Object.keys($3))'), map: null };
    },
  };
}
