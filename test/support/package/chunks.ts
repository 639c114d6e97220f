import { createHash } from 'node:crypto';

import { minify as tidy } from 'terser';
import ts from 'typescript';
import { minify, type Plugin } from 'vite';

import type { ChunkTable } from './chunk-table.js';

export interface Finish {
  /** The chunk that every widget has. */
  readonly base: string;
  /** Chunks that are asked for by name without being named in whoever asks, by the widget that needs them at its first view. */
  readonly first: Readonly<Record<string, readonly string[]>>;
  /** Chunks that the loader knows beside those of the widgets. */
  readonly always: readonly string[];
  /** Chunks that are looked up when somebody asks for them, whoever it is. */
  readonly seldom: readonly string[];
}

/** The chunk that holds what is known of all others, for those that are seldom wanted. */
const PARTS = 'parts';

/**
 * Finishes the chunks of the script tag once all of them are there. Names of what one chunk takes from another are short, one for the
 * whole build and the same inside and outside, so that `import{aa,ab}from"./base.js"` says all; imports at run time go through the
 * loader, which checks each file against its hash; and both minifiers have their turn, since each finds what the other leaves.
 */
export function finishedChunks(settings: Finish): Plugin {
  return {
    name: 'finished-chunks',
    async generateBundle(_, bundle) {
      const chunks = new Map<string, Draft>();
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunks.set(nameOf(file), draft(nameOf(file), chunk.code, chunk.isEntry));
        Reflect.deleteProperty(bundle, file);
      }
      inlineRuntime(chunks);
      const names = shortNames(chunks, settings.base);
      const entries = [...chunks.values()]
        .filter(({ isEntry, name }) => isEntry && !settings.seldom.includes(name))
        .map(({ name }) => name);
      const told = [...entries, ...settings.always];
      const loaders = [...new Set(told.flatMap((name) => closure(name, chunks)))];
      const done = await finishAll(chunks, names, settings, loaders);
      const folder = `chunks/${digest([...done].map(([name, { code }]) => name + code).join('\n'), 'hex').slice(0, 8)}`;
      for (const [name, { code }] of done) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}.js`, source: code });
      }
      const table: ChunkTable = { folder, entries, lines: lines([...told, PARTS], chunks, done) };
      this.emitFile({ type: 'asset', fileName: 'chunks.json', source: JSON.stringify(table) });
    },
  };
}

/** A binding of one chunk under the name that others know it by. */
interface Passed {
  readonly local: string;
  readonly name: string;
}

interface Draft {
  readonly name: string;
  readonly isEntry: boolean;
  /** Without the statements that pass bindings. */
  body: string;
  imports: Map<string, Passed[]>;
  readonly exports: Passed[];
}

interface Finished {
  readonly code: string;
  readonly hash: string;
}

const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.js$/, '');

const digest = (text: string, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(text).digest(encoding);

const named = (elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier>): readonly Passed[] =>
  elements.map((each) => {
    const own = (each.propertyName ?? each.name).text;
    return ts.isImportSpecifier(each)
      ? { name: own, local: each.name.text }
      : { local: own, name: each.name.text };
  });

/** Takes the statements that pass bindings off a chunk. Throws where the bundler has written another kind of one. */
function draft(name: string, code: string, isEntry: boolean): Draft {
  const file = ts.createSourceFile(`${name}.js`, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const imports = new Map<string, Passed[]>();
  const exports: Passed[] = [];
  let body = code;
  for (const statement of [...file.statements].reverse()) {
    if (ts.isImportDeclaration(statement)) {
      const from = nameOf((statement.moduleSpecifier as ts.StringLiteral).text);
      const bindings = statement.importClause?.namedBindings;
      if (bindings && !ts.isNamedImports(bindings)) throw new Error(`${name} imports all of ${from}`);
      imports.set(from, [...(bindings ? named(bindings.elements) : []), ...(imports.get(from) ?? [])]);
    } else if (ts.isExportDeclaration(statement)) {
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause) || statement.moduleSpecifier)
        throw new Error(`${name} exports in another way than by a list`);
      exports.unshift(...named(statement.exportClause.elements));
    } else continue;
    body = body.slice(0, statement.getFullStart()) + body.slice(statement.end);
  }
  return { name, isEntry, body, imports, exports };
}

/** The bundler's helper of 150 bytes would be one more request for every page: each chunk that uses it gets its own. */
function inlineRuntime(chunks: Map<string, Draft>): void {
  const runtime = chunks.get('rolldown-runtime');
  if (!runtime) return;
  for (const chunk of chunks.values()) {
    const taken = chunk.imports.get(runtime.name);
    if (!taken) continue;
    chunk.imports.delete(runtime.name);
    const given = taken.map(({ local, name }) => {
      const own = runtime.exports.find((each) => each.name === name)?.local;
      return own === undefined || own === local ? '' : `const ${local} = ${own};`;
    });
    const body = taken.reduce((code, { local }) => plainNamespaces(code, local), chunk.body);
    chunk.body = `${runtime.body}\n${given.join('')}\n${body}`;
  }
  chunks.delete(runtime.name);
}

/** Of `make({ one: () => two })` an object with a getter: who asks for a part takes one binding off it, and no runtime is needed. */
const plainNamespaces = (code: string, make: string): string =>
  code.replace(
    new RegExp(`(?<![\\w$])${make.replace(/\$/g, '\\$&')}\\(\\{([^{}]*)\\}\\)`, 'g'),
    (whole, inner: string) => {
      const parts = inner.split(',').filter((part) => part.trim() !== '');
      const getters = parts.map((part) => /^\s*([\w$]+): \(\) => ([\w$]+)\s*$/.exec(part)?.slice(1));
      if (getters.includes(undefined)) return whole;
      return `({${getters.map((each) => `get ${each?.[0] ?? ''}() { return ${each?.[1] ?? ''}; }`).join()}})`;
    },
  );

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Two letters, in order; a third where they run out. None is a word of the language. */
function* freeNames(): Generator<string> {
  for (const first of letters)
    for (const second of letters.toUpperCase() + letters)
      if (!['as', 'do', 'if', 'in', 'is', 'of'].includes(first + second)) yield first + second;
  for (const first of letters) for (const second of letters) yield `${first}${second}$`;
}

const key = (chunk: string, name: string): string => `${chunk} ${name}`;

/** For each binding that chunks pass statically: its one short name. What is read off a chunk at run time keeps its own. */
function shortNames(chunks: ReadonlyMap<string, Draft>, base: string): ReadonlyMap<string, string> {
  const kept = new Set<string>();
  for (const { body } of chunks.values())
    for (const { name, taken } of dynamicImports(body)) for (const each of taken) kept.add(key(name, each));
  const passed = new Set<string>();
  for (const { imports } of chunks.values())
    for (const [from, bindings] of imports) for (const { name } of bindings) passed.add(key(from, name));
  const free = freeNames();
  const names = new Map<string, string>();
  for (const chunk of chunks.values())
    for (const { name } of chunk.exports) {
      const own = key(chunk.name, name);
      // Three and more letters were not the bundler's choice: somebody asks for them by name.
      if (passed.has(own) && !kept.has(own) && name.length < 3) names.set(own, free.next().value as string);
    }
  return names.set(key(base, LATER), free.next().value as string);
}

interface DynamicImport {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** What is taken from the chunk, as far as the bundler has said so. */
  readonly taken: readonly string[];
}

function dynamicImports(body: string): readonly DynamicImport[] {
  const file = ts.createSourceFile('chunk.js', body, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const found: DynamicImport[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [address] = node.arguments;
      if (address && ts.isStringLiteral(address)) {
        const taken = /^\.then\(\((\w+)\) => \1\.([\w$]+)\)/.exec(body.slice(node.end))?.[2];
        found.push({
          name: nameOf(address.text),
          from: node.getStart(file),
          to: node.end,
          taken: taken === undefined ? [] : [taken],
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A chunk and those that it imports, what is imported first. */
function closure(name: string, chunks: ReadonlyMap<string, Draft>, found: string[] = []): string[] {
  for (const each of chunks.get(name)?.imports.keys() ?? [])
    if (!found.includes(each)) closure(each, chunks, found);
  if (!found.includes(name)) found.push(name);
  return found;
}

/** What a loader has to know to load `wanted`: a line a file, with its hash and the files that it needs. */
function lines(
  wanted: readonly string[],
  chunks: ReadonlyMap<string, Draft>,
  done: ReadonlyMap<string, Finished>,
  known: readonly string[] = [],
): string {
  const names = new Set(wanted.flatMap((name) => closure(name, chunks)));
  return [...names]
    .filter((name) => !known.includes(name))
    .map((name) => {
      const { hash = '' } = done.get(name) ?? {};
      return [name, hash.replace(/=$/, ''), ...closure(name, chunks).slice(0, -1)].join(' ');
    })
    .join('\n');
}

/** Leaves first: who imports a file at run time holds its hash. */
async function finishAll(
  chunks: Map<string, Draft>,
  names: ReadonlyMap<string, string>,
  { base, first, seldom }: Finish,
  loaders: readonly string[],
): Promise<ReadonlyMap<string, Finished>> {
  const done = new Map<string, Finished>();
  const finish = async (chunk: Draft, under: readonly string[]): Promise<void> => {
    if (done.has(chunk.name)) return;
    if (under.includes(chunk.name)) throw new Error(`${chunk.name} imports itself: ${under.join(', ')}`);
    const later = dynamicImports(chunk.body);
    const named =
      chunk.name === base ? [] : later.map(({ name }) => name).filter((name) => !seldom.includes(name));
    const wanted = [...new Set([...named, ...(first[chunk.name] ?? [])])];
    // What the loader knows, and what is there because this chunk is, is asked for by name alone.
    const there = [...loaders, ...closure(chunk.name, chunks)];
    for (const name of new Set(wanted.flatMap((each) => closure(each, chunks)))) {
      const next = chunks.get(name);
      if (!next) throw new Error(`${chunk.name} asks for ${name}, which is not there`);
      if (!there.includes(name)) await finish(next, [...under, chunk.name]);
    }
    const known = lines(wanted, chunks, done, there);
    const code = await minified(chunk, withLoading(chunk, later, known, base), names);
    done.set(chunk.name, { code, hash: digest(code, 'base64') });
  };
  for (const chunk of [...chunks.values()]) await finish(chunk, []);
  const all = lines([...chunks.keys()], chunks, done, loaders);
  const parts = {
    name: PARTS,
    isEntry: false,
    imports: new Map(),
    exports: [{ local: 'lines', name: 'lines' }],
  };
  const code = await minified({ ...parts, body: '' }, `const lines = ${JSON.stringify(all)};`, names);
  return done.set(PARTS, { code, hash: digest(code, 'base64') });
}

const LATER = '$later';

/** The chunk's own code, with the loader asked for what comes later. */
function withLoading(chunk: Draft, later: readonly DynamicImport[], known: string, base: string): string {
  const isBase = chunk.name === base;
  if (later.length === 0 && known === '' && !isBase) return chunk.body;
  let text = chunk.body;
  for (const { name, from, to } of [...later].reverse())
    text = `${text.slice(0, from)}${LATER}("${name}")${text.slice(to)}`;
  const told = known === '' ? '' : `${LATER}("", ${JSON.stringify(known)});\n`;
  const passed = { local: LATER, name: LATER };
  if (isBase) chunk.exports.push(passed);
  else if (chunk.imports.has(base)) {
    chunk.imports.get(base)?.push(passed);
    return `${told}${text}`;
  }
  const slot = 'globalThis[Symbol.for("utility-widgets.page.1")]';
  return `const ${LATER} = (name, lines) => ${slot}.load(name, lines);\n${told}${text}`;
}

async function minified(chunk: Draft, code: string, names: ReadonlyMap<string, string>): Promise<string> {
  const short = (from: string, name: string): string => names.get(key(from, name)) ?? name;
  const list = (from: string, bindings: readonly Passed[], isImport: boolean): string =>
    bindings
      .map(({ local, name }) => ({ local, name: short(from, name) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ local, name }) => (isImport ? `${name} as ${local}` : `${local} as ${name}`))
      .join();
  const whole = [
    ...[...chunk.imports].map(
      ([from, bindings]) => `import {${list(from, bindings, true)}} from "./${from}.js";`,
    ),
    code,
    chunk.exports.length > 0 ? `export {${list(chunk.name, chunk.exports, false)}};` : '',
  ].join('\n');
  const first = await minify(`${chunk.name}.js`, whole, { module: true, compress: { target: 'es2022' } });
  // Inside it is called as outside.
  const again = draft(chunk.name, first.code, chunk.isEntry);
  const own = [...[...again.imports.values()].flat(), ...again.exports].filter(({ name }) =>
    [...names.values()].includes(name),
  );
  const second = await tidy(first.code, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, keep_fargs: false, hoist_funs: true },
    nameCache: { vars: { props: Object.fromEntries(own.map(({ local, name }) => [`$${local}`, name])) } },
  });
  if (second.code === undefined) throw new Error(`${chunk.name} could not be minified`);
  return second.code;
}
