import path from 'node:path';

import type { Plugin } from 'vite';

/**
 * Lit as a guest has it: without what it keeps on `window` for polyfills, hydration, decorators and the counting of its copies, where
 * an element of the page with such an id would stand, without reflected properties, which no widget has, and with `adoptedStyleSheets` alone, which every browser of the floor has.
 */
const edits: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'lit-html.js': [
    [
      /,(\w)=t\.litHtmlPolyfillSupport;\1\?\.\(\w,\w\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      ';',
    ],
  ],
  'reactive-element.js': [
    [/,\w=a\.reactiveElementPolyfillSupport/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),a\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [
      /const t=this\[Symbol\.metadata\];if\(null!==t\)\{const s=litPropertyMetadata\.get\(t\);if\(void 0!==s\)for\(const\[t,i\]of s\)this\.elementProperties\.set\(t,i\)\}/,
      '',
    ],
    [/static addInitializer\(t\)\{[^}]*\}/, ''],
    // No property of ours is reflected to an attribute, or is an object or a list in one.
    [/toAttribute\(t,s\)\{.*?return t\},(?=fromAttribute)/, ''],
    [/case Object:case Array:try\{i=JSON\.parse\(t\)\}catch\(t\)\{i=null\}/, ''],
    [/_\$ET\(t,s\)\{.*?\}(?=_\$AK)/, ''],
    [/,!0===e&&this\._\$Em!==t&&\(this\._\$Eq\?\?=new Set\)\.add\(t\)/, ''],
    [/this\._\$Eq&&=this\._\$Eq\.forEach\(t=>this\._\$ET\(t,this\[t\]\)\),/, ''],
    [/,l=c\?c\.emptyScript:""/, ''],
    [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
    [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
    [/,\w\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
  ],
  'lit-element.js': [
    [
      /,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/,
      ';',
    ],
    [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
  ],
};

const ours = path.resolve(import.meta.dirname, '../../../src/theme/lean-css.ts');

export function leanLit(): Plugin {
  return {
    name: 'lean-lit',
    enforce: 'pre',
    resolveId: (source) => (source === './css-tag.js' ? ours : undefined),
    transform(code, id) {
      const [, file = ''] = /node_modules[\\/](?:@lit[\\/]|lit-)[\w-]+[\\/]([\w-]+\.js)$/.exec(id) ?? [];
      let text = code;
      for (const [pattern, instead] of edits[file] ?? []) {
        if (!pattern.test(text)) throw new Error(`${file} looks different now: ${pattern.source}`);
        text = text.replace(pattern, instead);
      }
      return text === code ? undefined : { code: text, map: null };
    },
  };
}
