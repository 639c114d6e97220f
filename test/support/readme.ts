import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { floor } from './browser-floor.js';
import { launch } from './driver/index.js';
import { isPresent, type Engine } from './engines.js';

const README = path.resolve(import.meta.dirname, '../../README.md');

const marks = (name: string): RegExp => new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);

/** Puts a table between its marks in README. */
export function writeTable(name: string, table: string): void {
  const text = readFileSync(README, 'utf8');
  if (!marks(name).test(text)) throw new Error(`README has no place for ${name}`);
  writeFileSync(
    README,
    text.replace(marks(name), (_, open: string, close: string) => `${open}\n\n${table}\n\n${close}`),
  );
}

/** The rows of a table in README, cell by cell. */
export function readTable(name: string): readonly (readonly string[])[] {
  const [text = ''] = marks(name).exec(readFileSync(README, 'utf8')) ?? [];
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** A Markdown table as prettier writes it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length), 3),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

async function versionOf(engine: Engine): Promise<string> {
  if (!isPresent(engine)) return 'not here';
  const browser = await launch(engine);
  const { version } = browser;
  await browser.close();
  return /\d+(\.\d+)+/.exec(version)?.[0] ?? version;
}

const tested: Readonly<Record<string, readonly [name: string, engine: Engine]>> = {
  'Chrome, Edge': ['Chromium', 'chromium'],
  Firefox: ['Firefox', 'firefox'],
  Safari: ['WebKitGTK', 'webkit'],
};

/** The oldest browsers that the widgets start in, and those that are on this machine, where the tests run. */
export async function browsers(): Promise<string> {
  const rows: string[][] = [];
  for (const { browser, version } of floor) {
    const [name, engine] = tested[browser] ?? [];
    if (engine) rows.push([browser, version, `${name ?? ''} ${await versionOf(engine)}`]);
  }
  return table(['browser', 'from version', 'tested with'], rows);
}
