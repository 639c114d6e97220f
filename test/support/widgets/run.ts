/**
 * Runs the widget tests in one engine: `tsx test/support/widgets/run.ts <engine> [part of a path or glob …]`.
 * A file named `*.<engine>.test.ts` runs in that engine alone.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { defaultReporter, startTestRunner } from '@web/test-runner';

import { ENGINES } from '../engines.js';
import { freePort } from '../free-port.js';
import { bundlePlugin } from './bundle-plugin.js';
import { cardPagePlugin } from './card-page-plugin.js';
import { commandsPlugin, EngineLauncher } from './launcher.js';
import { count } from './results.js';

const TEST_PAGE = (framework: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Test page</title>
    <script>localStorage.clear(); sessionStorage.clear();</script>
  </head>
  <body>
    <main><h1>Test page</h1></main>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;

const [name = 'chromium', ...patterns] = process.argv.slice(2);
const engine = ENGINES.find((each) => each === name);
if (!engine) throw new Error(`${name} is none of ${ENGINES.join(', ')}`);

const others = ENGINES.filter((each) => each !== engine).map((each) => `!test/widget/**/*.${each}.test.ts`);
const wanted = patterns.flatMap((part) =>
  part.endsWith('.test.ts')
    ? [part]
    : [`test/widget/**/*${part}*.test.ts`, `test/widget/**/*${part}*/**/*.test.ts`],
);

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    rootDir: path.resolve(import.meta.dirname, '../../..'),
    port: await freePort(),
    files: [...(wanted.length > 0 ? wanted : ['test/widget/**/*.test.ts']), ...others],
    browsers: [new EngineLauncher(engine)],
    plugins: [bundlePlugin(), cardPagePlugin(), commandsPlugin()],
    testRunnerHtml: TEST_PAGE,
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })],
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 240_000,
    testFramework: { config: { ui: 'bdd', timeout: '30000' } },
  },
});

if (!runner) throw new Error('The test runner did not start');

runner.on('finished', () => {
  void runner.stop();
});
runner.on('stopped', () => {
  const result = count([...runner.sessions.all()]);
  const { passed, failed } = result;
  console.log(`${engine}: ${passed} of ${passed + failed} tests passed`);
  const file = process.env['RESULT_FILE'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
});
