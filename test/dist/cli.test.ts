import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ConformanceReport } from '../../src/testing/index.js';
import { createMockServer, type MockServer } from '../../mock-api/transports/node.js';
import { factsFile } from '../support/conformance/facts.js';
import { freePort } from '../support/free-port.js';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');
const facts = fileURLToPath(factsFile);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the built program as a terminal does. */
const run = (...given: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...given], (failed, out, error) => {
      resolve({ code: failed ? Number(failed.code) : 0, out, error });
    });
  });

describe('npx utility-widgets', () => {
  let server: MockServer;
  let folder: string;

  beforeAll(async () => {
    if (!existsSync(CLI)) throw new Error('Run npm run build first');
    server = await createMockServer();
    folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says of a right backend that every tag is safe, in words and in a file for programs', async () => {
    const json = path.join(folder, 'report.json');
    const url = `${server.url}/pleasanton@conformance`;
    const { code, out, error } = await run('conformance', '--url', url, '--facts', facts, `--json=${json}`);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^\d+ right, 0 wrong, 1 not judged, 1 not offered$/m);
    expect(out).toMatch(/^ {2}utility-pay-now +yes/m);
    expect(out).toContain('What to do next');
    const report = JSON.parse(readFileSync(json, 'utf8')) as ConformanceReport & { url: string };
    expect(report.url).toBe(url);
    expect(report.counts.failed).toBe(0);
    expect(Object.values(report.tags).map(({ safe }) => safe)).toEqual([
      ...Array.from({ length: 8 }, () => true),
    ]);
    expect(report.cases.find(({ id }) => id === 'payments.replay')).toMatchObject({ verdict: 'passed' });
  });

  it('names the rule that a backend breaks, what was seen and which tags are unsafe', async () => {
    const json = path.join(folder, 'broken.json');
    const url = `${server.url}/pleasanton@conformance+pay-unknown.broken`;
    const { code, out } = await run('conformance', '--url', url, '--facts', facts, '--json', json);
    expect(code).toBe(1);
    expect(out).toContain('payments.resolve-closes');
    expect(out).toMatch(/^ {2}utility-pay-now +NO: .*payments\.resolve-closes/m);
    expect(out).toMatch(/^ {2}utility-usage-chart +yes/m);
    const { tags, features } = JSON.parse(readFileSync(json, 'utf8')) as ConformanceReport;
    expect(tags['utility-pay-now']).toMatchObject({ safe: false, offered: true });
    expect(tags['utility-pay-now']?.because).toContain('payments.resolve-closes');
    expect(tags['utility-login']?.safe).toBe(true);
    expect(features['resolve']?.safe).toBe(false);
  });

  it('calls nothing safe that lacks the facts to be judged', async () => {
    const { code, out } = await run('conformance', '--url', `${server.url}/glendora`);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}utility-login +NOT KNOWN/m);
    expect(out).toMatch(/^ {2}utility-pay-now +not offered by this portal/m);
    expect(out).toContain('the fact resident is missing');
    expect(out).toContain('utility-widgets facts');
  });

  it('ends with words and 2 where nothing can be judged', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const bad = path.join(folder, 'bad.json');
    writeFileSync(bad, '{"resident":{"identifier":7},"more":1}');
    const cases: readonly (readonly [string[], string])[] = [
      [['conformance', '--url', nowhere], 'cannot be reached'],
      [['conformance'], '--url is missing'],
      [['conformance', '--url', 'api.city.example'], 'which is no web address'],
      [['conformance', '--url', `${server.url}?city=1`], 'has nothing behind its path'],
      [
        ['conformance', '--url', server.url, '--json', '/none/report.json'],
        'cannot be written to /none/report.json',
      ],
      [['conformance', '--url', server.url, '--origin', 'https://city.example/page'], 'nothing behind it'],
      [['conformance', '--ulr', server.url], '"--ulr" is no option'],
      [['conformance', '--url'], '--url needs a value'],
      [['conformance', '--url', server.url, '--facts', 'none.json'], 'cannot be read'],
      [['conformance', '--url', server.url, '--facts', bad], 'resident.identifier has to be text'],
      [['conform'], 'There is no command "conform"'],
    ];
    const ended = await Promise.all(cases.map(([given]) => run(...given)));
    for (const [at, [given, words]] of cases.map((one, index) => [index, one] as const)) {
      expect(ended[at]?.code, given.join(' ')).toBe(2);
      expect(ended[at]?.error, given.join(' ')).toContain(words);
    }
  });

  it('explains itself, and prints an example of the facts that it takes', async () => {
    const [help, example, version] = await Promise.all([run('--help'), run('facts'), run('--version')]);
    expect([help.code, example.code, version.code]).toEqual([0, 0, 0]);
    const { version: own } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as {
      readonly version: string;
    };
    expect(version.out).toBe(`${own}\n`);
    expect(example.error).toContain('dist/lib/testing/facts.d.ts');
    const facts = Object.keys(JSON.parse(example.out) as object);
    for (const fact of facts) expect(help.out).toMatch(new RegExp(`^  ${fact} `, 'm'));
    expect(help.out).toContain('{ "messages": [{ "to": "…", "link": "…", "code": "…" }] }');
    for (const word of ['--url', '--facts', '--origin', '--json', 'Exit code'])
      expect(help.out).toContain(word);
    const file = path.join(folder, 'example.json');
    writeFileSync(file, example.out);
    const { error } = await run('conformance', '--url', 'http://127.0.0.1:9', '--facts', file);
    expect(error).toContain('cannot be reached');
  });
});
