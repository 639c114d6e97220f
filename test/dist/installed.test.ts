import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addressOf, deskUser, startDesk } from '../support/desk.js';
import { launch } from '../support/driver/index.js';
import { serve } from '../support/driver/site.js';
import { install, type Project } from '../support/installed.js';
import { guideSnippet, pageOf, put, snippet } from '../support/snippets.js';

const desk = pathToFileURL(path.resolve(import.meta.dirname, '../support/desk.ts')).href;

/** README's adapter in a browser of its own each time, in front of a desk of its own. */
const browsers = `
import { readFileSync } from 'node:fs';
import { UtilityError } from 'utility-widgets';
import { createDesk } from '${desk}';
const code = readFileSync('our-adapter.js', 'utf8').replace('export default', 'return');
const myAdapter = () => {
  const desk = createDesk();
  const send = async (address, { signal, body = '' }) => {
    signal.throwIfAborted();
    const answer = desk(new URL(address).pathname, body);
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  return new Function('fetch', code)(send)({ UtilityError });
};
const facts = { resident: ${JSON.stringify(deskUser)} };
`;

describe('the installed package', () => {
  let project: Project;

  beforeAll(() => {
    project = install();
    write('our-adapter.js', snippet('js', '// our-adapter.js'));
    write('package.json', '{"type":"module"}');
  });
  afterAll(() => rmSync(project.folder, { recursive: true }));

  const write = (name: string, text: string): void => writeFileSync(path.join(project.folder, name), text);

  const node = (...given: string[]): Promise<{ readonly code: number | null; readonly out: string }> =>
    new Promise((resolve) => {
      // As in a terminal: what runs these tests says of itself that it is no production.
      const env = { ...process.env, NODE_ENV: undefined };
      const child = spawn(process.execPath, ['--import', 'tsx', ...given], { cwd: project.folder, env });
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.on('close', (code) => resolve({ code, out }));
    });

  it('runs README’s suite as it stands, which finds nothing wrong with README’s adapter', async () => {
    const server = await startDesk();
    const own = put(snippet('js', '// our-adapter.js'), 'https://desk.city.example', addressOf(server));
    write('our-adapter.js', own);
    write('facts.json', JSON.stringify({ resident: deskUser }));
    write('adapter.test.js', `import { it } from 'node:test';${snippet('js', 'adapterConformance')}`);
    const { code, out } = await node('--test', '--test-reporter=tap', 'adapter.test.js');
    server.closeAllConnections();
    server.close();
    const refused = out.split('\n').filter((line) => /^\s*(not ok|error:)/.test(line));
    expect(refused).toEqual([]);
    expect(code, out.slice(-500)).toBe(0);
    expect(Number(/^# pass (\d+)$/m.exec(out)?.[1])).toBeGreaterThan(25);
    expect(Number(/^# skipped (\d+)$/m.exec(out)?.[1])).toBeGreaterThan(50);
  });

  it('runs the guide’s suite as it stands, which says what is safe', async () => {
    write('soap-adapter.js', `${browsers}export const createSoapAdapter = () => myAdapter();`);
    write(
      'our-test-system.js',
      `export const facts = { resident: ${JSON.stringify(deskUser)} };
export const address = '', portal = {};`,
    );
    write('conformance.js', guideSnippet('conformance.js'));
    const { code, out } = await node('conformance.js');
    expect(code, out).toBe(0);
    expect(out).toMatch(/failed: 0/);
    expect(out).toMatch(/'utility-bill-list'/);
  });

  it('is bundled as README says, and signs a resident in with the adapter', async () => {
    const server = await startDesk();
    const own = put(snippet('js', '// our-adapter.js'), 'https://desk.city.example', addressOf(server));
    write('our-adapter.js', own);
    write(
      'made.js',
      `import { UtilityError } from 'utility-widgets';
import make from './our-adapter.js';
export const adapter = make({ UtilityError });`,
    );
    write(
      'main.js',
      `import { adapter } from './made.js';\n${snippet('js', 'configureUtility({ adapter })')}`,
    );
    write(
      'index.html',
      pageOf(
        '<utility-login></utility-login><utility-bill-list></utility-bill-list>',
        '<script type="module" src="/main.js"></script>',
      ),
    );
    const built = await node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error');
    expect(built).toEqual({ code: 0, out: '' });
    const dist = path.join(project.folder, 'dist');
    const [browser, site] = await Promise.all([
      launch('chromium'),
      serve(
        { '/': readFileSync(path.join(dist, 'index.html'), 'utf8') },
        { folders: { '/assets/': path.join(dist, 'assets') } },
      ),
    ]);
    try {
      const page = await browser.page();
      await page.goto(`${site.elsewhere}/`);
      await (await page.find('textbox', /Email/)).fill(deskUser.identifier);
      await (await page.find('textbox', /Password/)).fill(deskUser.password);
      await page.press('Enter');
      await page.waitForText('$130.20');
      expect(await page.consoleLines()).toEqual([]);
    } finally {
      await browser.close();
      await site.close();
      server.closeAllConnections();
      server.close();
    }
  });
});
