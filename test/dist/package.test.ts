import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { tokens } from '../../src/theme/tokens.js';
import { install, type Project } from '../support/installed.js';
import { tagsOf, type Manifest } from '../support/package/manifest.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LIB = path.join(ROOT, 'dist/lib');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

type Target = string | Readonly<Record<string, string>>;
const { exports, dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, Target>;
  dependencies: Record<string, string>;
};

/** Errors of the compiler in samples that use the installed package. */
function errorsIn({ folder }: Project, samples: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.keys(samples).map((file) => path.join(folder, file));
  for (const file of files) writeFileSync(file, samples[path.basename(file)] ?? '');
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  });
  const ours = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => fileName.startsWith(folder) && !/node_modules\/(?!utility-widgets)/.test(fileName),
    );
  return ours
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const modules = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
);
const widgets = readdirSync(path.join(LIB, 'widgets'), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

const presets = [
  ...['dark', 'default', 'govuk', 'high-contrast', 'underline', 'uswds'],
  ...['community-connect', 'glendora', 'ontario', 'pleasanton'],
]
  .map((name) => `${name}.css`)
  .sort();
const inFolder = (name: string): string[] => readdirSync(path.join(ROOT, 'dist', name)).sort();

/** The package that a static import or a re-export names. */
const IMPORTED = /^(?:import|export)\b(?:[^'"();]*\bfrom)?\s*['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/gm;

describe('the published package', () => {
  let project: Project;
  beforeAll(() => {
    project = install();
  });
  afterAll(() => {
    rmSync(project.folder, { recursive: true });
  });

  it('gives Node and its own command what README names, once it is installed', () => {
    const subpaths = [...README.matchAll(/'utility-widgets(\/[\w/-]+)?'/g)].map(
      ([, subpath = '']) => subpath,
    );
    expect(subpaths).toEqual(expect.arrayContaining(['', '/jsx', '/demo', '/testing', '/widgets/login']));
    const code = [...new Set(subpaths)].map((each) => `await import('utility-widgets${each}');`).join('\n');
    writeFileSync(path.join(project.folder, 'use.mjs'), code);
    execFileSync(process.execPath, ['use.mjs'], { cwd: project.folder, stdio: 'pipe' });
    const command = path.join(project.folder, 'node_modules/utility-widgets/dist/cli.js');
    const help = execFileSync(command, ['--help'], { cwd: project.folder, encoding: 'utf8' });
    expect(help).toContain('utility-widgets conformance --url');
  });

  it('has the ten presets, and a style sheet of less than 1 KB that keeps places', () => {
    expect(inFolder('presets')).toEqual(presets);
    expect(readFileSync(path.join(ROOT, 'dist/utility-widgets.css')).length).toBeLessThan(1024);
  });

  it('has a file behind every entry of its exports: for each tag and preset, and for nothing else', () => {
    const manifest = JSON.parse(
      readFileSync(path.join(ROOT, 'dist/custom-elements.json'), 'utf8'),
    ) as Manifest;
    const names = tagsOf(manifest).map(({ tagName }) => tagName);
    expect(names).toHaveLength(8);
    const ends: Readonly<Record<string, readonly string[]>> = {
      './widgets/*': names.map((name) => name.replace('utility-', '')),
      './standalone/*': names.map((name) => `${name}.js`),
      './presets/*': presets,
    };
    for (const [name, target] of Object.entries(exports)) {
      expect(name.includes('*'), name).toBe(Object.hasOwn(ends, name));
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        for (const end of ends[name] ?? ['']) {
          const each = file.replace('*', end);
          expect(existsSync(path.join(ROOT, each)), `${name}: ${each}`).toBe(true);
        }
      }
    }
    expect(inFolder('standalone')).toEqual([...(ends['./standalone/*'] ?? [])].sort());
    expect([...widgets].sort()).toEqual([...(ends['./widgets/*'] ?? [])].sort());
  });

  it('can be imported in Node, every module of it, and asks for no page meanwhile', () => {
    expect(modules).toEqual(
      expect.arrayContaining(['embed/loader.js', ...widgets.map((name) => `widgets/${name}/define.js`)]),
    );
    const page = ['document', 'window', 'self', 'navigator', 'location', 'localStorage', 'sessionStorage'];
    const code = `
      const asked = [];
      for (const name of ${JSON.stringify(page)}) {
        delete globalThis[name];
        Object.defineProperty(globalThis, name, {
          configurable: true,
          get() {
            const [, , caller = ''] = new Error().stack.split('\\n');
            if (caller.includes(${JSON.stringify(pathToFileURL(LIB).href)})) asked.push(name + caller);
          },
        });
      }
      const others = [];
      for (const file of ${JSON.stringify(modules)}) {
        // It looks whether there is a page, so it must not find these.
        if (file === 'embed/loader.js') others.push(file);
        else await import(${JSON.stringify(`${pathToFileURL(LIB).href}/`)} + file);
      }
      for (const name of ${JSON.stringify(page)}) delete globalThis[name];
      for (const file of others) await import(${JSON.stringify(`${pathToFileURL(LIB).href}/`)} + file);
      console.log(JSON.stringify(asked));`;
    const told = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(JSON.parse(told)).toEqual([]);
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

  it('is found and typed as its entries say, for bundlers and for Node (publint, Are the Types Wrong)', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    const { data, packed } = project;
    expect(packed.files.map((file) => file.path)).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/NOTICES']),
    );
    // A style sheet has no types to be found.
    const checked = await checkPackage(createPackageFromTarballData(data), {
      excludeEntrypoints: ['./utility-widgets.css'],
    });
    if (checked.types === false) throw new Error('No types were found');
    // The package has ES modules alone: what only CommonJS would meet is not offered.
    const met = checked.problems.filter(
      (problem) =>
        !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind),
    );
    expect(met).toEqual([]);
  });

  it('lists every file of dist with its hash, and nothing else', () => {
    const told = JSON.parse(readFileSync(path.join(ROOT, 'dist/integrity.json'), 'utf8')) as Record<
      string,
      string
    >;
    const files = readdirSync(path.join(ROOT, 'dist'), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() && each.name !== 'integrity.json')
      .map((each) => path.relative(path.join(ROOT, 'dist'), path.join(each.parentPath, each.name)))
      .sort();
    expect(Object.keys(told).sort()).toEqual(files);
    for (const file of files) {
      const hash = createHash('sha384')
        .update(readFileSync(path.join(ROOT, 'dist', file)))
        .digest('base64');
      expect(told[file], file).toBe(`sha384-${hash}`);
    }
  });

  it('names every package that stands in the built files, with its licence', () => {
    const text = readFileSync(path.join(ROOT, 'dist/NOTICES'), 'utf8');
    for (const name of ['lit', '@lit/context', '@lit/task']) expect(text).toContain(`\n${name} `);
    expect(text.match(/Redistribution and use/g)?.length).toBeGreaterThan(3);
  });

  it('types the tags for JSX, Vue and Svelte and for plain TypeScript, and refuses what they do not know', () => {
    const wrong = '// @ts-expect-error what a tag does not know';
    const errors = errorsIn(project, {
      'page.tsx': `import 'utility-widgets/jsx';
export const right = (
  <utility-login heading-level={3} onutility-error={(event) => event.detail.code.length}>Call us</utility-login>
);
${wrong}
export const attribute = <utility-login heading-level={[]} />;
${wrong}
export const listener = <utility-login onutility-error={5} />;`,
      'vue.ts': `import 'utility-widgets/vue';
import type { GlobalComponents } from 'vue';
type Props<T extends keyof GlobalComponents> = GlobalComponents[T] extends new () => { $props: infer P } ? P : never;
export const right: Props<'utility-provider'> = { portal: 'https://api.city.example' };
export const listener: Props<'utility-login'> = { onUtilityError: (event) => event.detail.code.length };
${wrong}
export const attribute: Props<'utility-provider'> = { portal: 5 };`,
      'svelte.ts': `import 'utility-widgets/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';
type Login = SvelteHTMLElements['utility-login'];
export const right: Login = { 'onutility-error': (event) => event.detail.code.length };
${wrong}
export const attribute: Login = { 'heading-level': [] };`,
      'plain.ts': `import type { SignedInEvent } from 'utility-widgets/widgets/login';
document.addEventListener('utility-signed-in', (event) => { const own: SignedInEvent = event; void own; });
document.querySelector('utility-login')?.headingLevel.toFixed();
${wrong}
document.querySelector('utility-login')?.headingDepth;`,
    });
    expect(errors).toEqual([]);
  });

  it('describes each tag, its attributes, events, parts, slots and tokens in custom-elements.json and for editors', () => {
    const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, 'dist', file), 'utf8'));
    const manifest = read('custom-elements.json') as Manifest;
    expect(tagsOf(manifest).map(({ tagName }) => tagName)).toEqual(
      widgets.map((each) => `utility-${each}`).sort(),
    );
    for (const { path: file } of manifest.modules) expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    for (const tag of tagsOf(manifest)) {
      for (const { name, type } of tag.events) expect(type.text, `${tag.tagName} ${name}`).toMatch(/Event$/);
      expect(tag.slots.length, tag.tagName).toBeGreaterThan(0);
    }
    const html = read('vscode.html-custom-data.json') as { tags: { name: string }[] };
    expect(html.tags.map(({ name }) => name)).toEqual(tagsOf(manifest).map(({ tagName }) => tagName));
    const css = read('vscode.css-custom-data.json') as { properties: { name: string }[] };
    for (const token of Object.keys(tokens))
      expect(css.properties.map(({ name }) => name)).toContain(`--utility-${token}`);
    const web = read('web-types.json') as { contributions: { html: { elements: { name: string }[] } } };
    expect(web.contributions.html.elements.map(({ name }) => name)).toEqual(
      html.tags.map(({ name }) => name),
    );
  });
});
