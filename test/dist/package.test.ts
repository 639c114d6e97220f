import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LIB = path.join(ROOT, 'dist/lib');

type Target = string | Readonly<Record<string, string>>;
const { exports, dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, Target>;
  dependencies: Record<string, string>;
};

const modules = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
);
const widgets = readdirSync(path.join(LIB, 'widgets'), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

/** The package that a static import or a re-export names. */
const IMPORTED = /^(?:import|export)\b(?:[^'"();]*\bfrom)?\s*['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/gm;

describe('the published package', () => {
  it('has a file behind every entry of its exports, for each widget too', () => {
    for (const [name, target] of Object.entries(exports)) {
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        const files = name.includes('*') ? widgets.map((widget) => file.replace('*', widget)) : [file];
        for (const each of files) expect(existsSync(path.join(ROOT, each)), `${name}: ${each}`).toBe(true);
      }
    }
    expect(widgets).toContain('login');
  });

  it('can be imported in Node without a page, since its classes have no side effect', () => {
    // These two do their work when they are loaded, which is what they are for.
    const quiet = modules.filter((file) => !/(^|[\\/])(define|loader)\.js$/.test(file));
    expect(quiet.length).toBeGreaterThan(20);
    const imports = quiet.map(
      (file) => `import ${JSON.stringify(pathToFileURL(path.join(LIB, file)).href)};`,
    );
    execFileSync(process.execPath, ['--input-type=module', '--eval', imports.join('\n')], { stdio: 'pipe' });
  });

  it('needs at run time only what it declares, and carries types beside each module', () => {
    for (const file of modules) {
      const text = readFileSync(path.join(LIB, file), 'utf8');
      for (const [, name = ''] of text.matchAll(IMPORTED)) {
        expect(Object.keys(dependencies), `${file} imports ${name}`).toContain(name);
      }
      expect(existsSync(path.join(LIB, file.replace(/\.js$/, '.d.ts'))), file).toBe(true);
    }
  });
});
