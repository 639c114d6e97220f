import path from 'node:path';

import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The rules that need types are left out: a snippet is no file of the project. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: null } },
  },
  ruleFilter: ({ ruleId }) => /^(no-|utility\/|lit\/|wc\/|lit-a11y\/)/.test(ruleId),
});

export async function faults(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) });
  if (!result || result.fatalErrorCount > 0) throw new Error(`The snippet is no TypeScript: ${code}`);
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

/** A snippet that must be refused in one file, and its like that must be allowed. */
export type Case = readonly [
  what: string,
  rule: string,
  refused: readonly [file: string, code: string],
  allowed: readonly [file: string, code: string],
];

export function testCases(cases: readonly Case[]): void {
  it.each(cases)('refuses %s', async (_what, rule, refused) => {
    expect(await faults(...refused)).toContain(rule);
  });

  it.each(cases)('allows what is like %s and right', async (_what, rule, _refused, allowed) => {
    expect(await faults(...allowed)).not.toContain(rule);
  });
}
