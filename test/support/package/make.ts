/** The last part of `npm run build`: everything of the package that is not the script tag's chunks or the modules in `dist/lib`. */
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { buildDemo } from '../../../mock-api/demo-mode/build.js';
import { cliText } from './cli.js';
import { vscodeCss, vscodeHtml, webTypes } from './editors.js';
import { jsxTypes, svelteTypes, vueTypes } from './frameworks.js';
import { integrityOf } from './integrity.js';
import { makeManifest } from './manifest.js';
import { messagesDocument } from './messages.js';
import { notices, packageOf } from './notices.js';
import { openApiText } from './openapi.js';
import { presetFiles } from './presets.js';
import { buildStandalone } from './standalone.js';
import { tokensDocument } from './tokens.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DIST = path.join(ROOT, 'dist');

function put(file: string, text: string): void {
  const address = path.join(DIST, file);
  mkdirSync(path.dirname(address), { recursive: true });
  writeFileSync(address, text);
}
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
const widgets = readdirSync(path.join(ROOT, 'src/widgets'), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)
  .sort();

const manifest = makeManifest();
put('custom-elements.json', json(manifest));
put('vscode.html-custom-data.json', json(vscodeHtml(manifest)));
put('vscode.css-custom-data.json', json(vscodeCss(manifest)));
put('web-types.json', json(webTypes(manifest, version)));
put('utility-widgets.d.ts', "export * from './lib/embed/loader.js';\n");
for (const [name, types] of [
  ['jsx', jsxTypes(manifest)],
  ['vue', vueTypes(manifest)],
  ['svelte', svelteTypes(manifest)],
] as const) {
  put(`${name}.d.ts`, types);
  // What is imported for its types alone is a module all the same.
  put(`${name}.js`, 'export {};\n');
}

put('openapi.json', await openApiText());
put('messages.json', json(await messagesDocument()));
put('tokens.json', json(tokensDocument()));
for (const [name, css] of presetFiles()) put(`presets/${name}.css`, css);
put('utility-widgets.css', readFileSync(path.join(ROOT, 'src/theme/reserve.css'), 'utf8'));

put('cli.js', await cliText());
chmodSync(path.join(DIST, 'cli.js'), 0o755);

const packages = new Set<string>();
for (const widget of widgets) {
  for (const id of await buildStandalone(widget, DIST)) {
    const name = packageOf(id);
    if (name !== undefined) packages.add(name);
  }
}
for (const id of await buildDemo(DIST)) {
  const name = packageOf(id);
  if (name !== undefined) packages.add(name);
}
put('NOTICES', notices([...packages]));

// What the build of the chunks told that of the loader.
rmSync(path.join(DIST, 'chunks.json'), { force: true });
put('integrity.json', json(integrityOf(DIST)));
