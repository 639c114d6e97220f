/**
 * Runs everything that `npm test` promises, or a part of it:
 *
 *   node test/run.mjs                                  all steps
 *   node test/run.mjs unit money                       unit and adapter tests whose path contains "money"
 *   node test/run.mjs widgets firefox pay-now          widget tests in one engine
 *   node test/run.mjs e2e webkit pleasanton            end-to-end tests in one engine
 *   node test/run.mjs types | lint | build | dist
 *   node test/run.mjs storybook                        what `npm run build-storybook` has made; not among all steps
 *
 * Firefox and WebKit are used where they are installed; REQUIRE_ENGINES=all makes their absence a failure.
 * The last line is the sum over all steps: "N passed, N failed".
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { tsImport } from 'tsx/esm/api';

const { ENGINES, HOW_TO_GET_CHROMIUM, chromiumPath, installChromium, isPresent } = await tsImport(
  './support/engines.ts',
  import.meta.url,
);

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = mkdtempSync(path.join(tmpdir(), 'utility-widgets-'));
const NEED_A_BROWSER = ['widgets', 'dist', 'e2e', 'storybook'];

const tool = (file) => path.join(ROOT, 'node_modules', file);
const VITE = tool('vite/bin/vite.js');
const TSX = tool('tsx/dist/cli.mjs');
const PACKAGE = 'test/support/package/make.ts';
const TSC = tool('typescript/bin/tsc');
const VITEST = [tool('vitest/vitest.mjs'), 'run', '--config', 'test/support/vitest.config.ts'];
const WIDGETS = ['--import', 'tsx', 'test/support/widgets/run.ts'];

/** Runs Node scripts one after the other until one fails. With `quiet` the output comes in one piece, at the end. */
async function runNode(scripts, { quiet, env = {} }) {
  for (const args of scripts) {
    const code = await new Promise((resolve) => {
      const child = spawn(process.execPath, args, {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      });
      const output = [];
      child.stdout?.on('data', (chunk) => output.push(chunk));
      child.stderr?.on('data', (chunk) => output.push(chunk));
      child.on('close', (status) => {
        if (quiet) process.stdout.write(Buffer.concat(output));
        resolve(status ?? 1);
      });
    });
    if (code !== 0) return code;
  }
  return 0;
}

/** A step that is right or wrong as a whole. */
const whole = (name, ...scripts) => ({
  name,
  run: async (quiet) => {
    const code = await runNode(scripts, { quiet });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});

/** A step of many tests, which leaves its counts in a file; without the file nothing ran. */
function counted(name, args, read, env = {}) {
  const file = path.join(RESULTS, `${name.replaceAll(' ', '-')}.json`);
  return {
    name,
    run: async (quiet) => {
      const code = await runNode([args(file)], { quiet, env });
      let count = { passed: 0, failed: 0, failures: [] };
      try {
        count = read(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        console.error(`${name}: no result was written`);
      }
      if (count.passed + count.failed === 0) console.error(`${name}: no tests found`);
      if (count.failed === 0 && (code !== 0 || count.passed === 0)) count.failed = 1;
      return count;
    },
  };
}

function readVitest({ testResults }) {
  const count = { passed: 0, failed: 0, failures: [] };
  for (const { name, message, assertionResults, status } of testResults) {
    // A skipped test shows nothing, and a file that did not load has no tests to count.
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    count.passed += assertionResults.length - failed.length;
    count.failed += failed.length;
    for (const test of failed) {
      count.failures.push(`${test.fullName}: ${test.failureMessages?.[0] ?? test.status}`);
    }
    if (failed.length === 0 && status !== 'passed') {
      count.failed += 1;
      count.failures.push(`${path.relative(ROOT, name)}: ${message}`);
    }
  }
  return count;
}

/** A failure in the words that fit a summary. */
const brief = (failure) => failure.replace(/\s+/g, ' ').slice(0, 400);

const vitest = (name, project, filters, env) =>
  counted(
    name,
    (file) => [
      ...VITEST,
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
      ...filters,
    ],
    readVitest,
    env,
  );

const widgets = (engine, filters) =>
  counted(
    `widgets ${engine}`,
    () => [...WIDGETS, engine, ...filters],
    (count) => count,
    { RESULT_FILE: path.join(RESULTS, `widgets-${engine}.json`) },
  );

const absent = (name) => ({
  name,
  run: async () => {
    const required = process.env.REQUIRE_ENGINES === 'all';
    console.log(
      `${name}: this browser is not installed, so nothing is shown for it${required ? ', and it is required' : ''}`,
    );
    return { passed: 0, failed: required ? 1 : 0 };
  },
});

const perEngine = (kind, engines, make) =>
  engines.map((engine) => (isPresent(engine) ? make(engine) : absent(`${kind} ${engine}`)));

/** Steps in the order in which they begin, and how many of them run side by side. */
function plan(wanted, filters, engines) {
  const groups = {
    types: [whole('types', [TSC, '--noEmit'], [TSC, '-p', 'src', '--noEmit'])],
    lint: [
      whole(
        'lint',
        [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
        [tool('prettier/bin/prettier.cjs'), '--check', '.'],
      ),
    ],
    unit: [vitest('unit', 'unit', filters)],
    widgets: perEngine('widgets', engines, (engine) => widgets(engine, filters)),
    build: [
      whole(
        'build',
        [VITE, 'build'],
        [VITE, 'build', '--mode', 'loader'],
        [TSC, '-p', 'src'],
        [TSX, PACKAGE],
      ),
    ],
    dist: [vitest('dist', 'dist', filters)],
    storybook: [vitest('storybook', 'storybook', filters)],
    e2e: perEngine('e2e', engines, (engine) => vitest(`e2e ${engine}`, 'e2e', filters, { ENGINE: engine })),
  };
  if (wanted === 'widgets' || wanted === 'e2e') return { steps: groups[wanted], atOnce: 3 };
  if (wanted !== undefined) return { steps: groups[wanted], atOnce: 1 };

  // What is built is looked at once it is there.
  const [build] = groups.build;
  let finished;
  const built = new Promise((resolve) => {
    finished = resolve;
  });
  const first = { ...build, run: (quiet) => build.run(quiet).finally(finished) };
  const later = ({ run, ...step }) => ({ ...step, run: (quiet) => built.then(() => run(quiet)) });
  // Three at once keep two cores busy, since each waits for its browser at times; short steps come last and fill what long ones leave.
  return {
    steps: [
      ...[...groups.types, ...groups.lint, first, ...groups.widgets],
      ...[...groups.e2e.toReversed(), ...groups.unit, ...groups.dist].map(later),
    ],
    atOnce: 3,
  };
}

const [wanted, ...rest] = process.argv.slice(2);
const STEPS = ['types', 'lint', 'unit', 'widgets', 'build', 'dist', 'e2e', 'storybook'];
if (wanted !== undefined && !STEPS.includes(wanted)) {
  console.error(`No such step: ${wanted}. There are ${STEPS.join(', ')}.`);
  process.exit(1);
}
const named = ENGINES.filter((engine) => rest.includes(engine));
const filters = rest.filter((argument) => !ENGINES.includes(argument));

if ((wanted === undefined || NEED_A_BROWSER.includes(wanted)) && chromiumPath() === undefined) {
  installChromium();
  if (chromiumPath() === undefined) {
    console.error(HOW_TO_GET_CHROMIUM);
    process.exit(1);
  }
}

const total = { passed: 0, failed: 0 };
const summary = [];
const { steps, atOnce } = plan(wanted, filters, named.length > 0 ? named : ENGINES);
const waiting = [...steps];

async function work() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const start = Date.now();
    const { passed, failed, failures = [] } = await step.run(steps.length > 1);
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((Date.now() - start) / 1000);
    const verdict = failed > 0 ? 'FAIL' : passed > 0 ? 'ok  ' : 'none';
    summary.push(`  ${verdict} ${step.name}: ${passed} of ${passed + failed} in ${seconds} s`);
    summary.push(...failures.map((failure) => `       ${brief(failure)}`));
    if (steps.length > 1) console.log(`== ${step.name}: ${passed} passed, ${failed} failed`);
  }
}
await Promise.all(Array.from({ length: atOnce }, work));
rmSync(RESULTS, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
