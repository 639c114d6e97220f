/**
 * Weighs what a resident's browser downloads for the first use of each tag, against ceilings: every script that a page
 * with nothing but the script tag and the tag asks for, compressed with Brotli. Measured in Chromium against the simulated
 * utility, signed out and signed in, since parts are fetched when they are needed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';

import { startDemo } from '../../mock-api/start.js';
import { registry } from '../../src/widgets/registry.js';
import { launch, type Page } from './driver/index.js';
import { serve } from './driver/site.js';
import { browsers, readTable, table, writeTable } from './readme.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const KB = 1024;
const REQUESTS = 6;
const CEILINGS: Readonly<Record<string, number>> = {
  loader: 3,
  'utility-link-account': 34,
  'utility-login': 28,
  'utility-bill-list': 30,
  'utility-pay-now': 38,
  'utility-provider': 25,
  'utility-register': 40,
  'utility-usage-chart': 40,
  'utility-verify': 37,
  'whole library': 165,
};

const weigh = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(DIST, file))).length, 0);

/** Scripts below `/dist/` that the page has asked for, once it has asked for no more for a while. */
async function scriptsOf(page: Page): Promise<string[]> {
  let scripts: string[] = [];
  for (let quiet = 0; quiet < 6; quiet += 1) {
    await pause(150);
    const now = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const found = now.filter((each) => each.startsWith('/dist/') && each.endsWith('.js'));
    if (found.length !== scripts.length) quiet = 0;
    scripts = found;
  }
  return [...new Set(scripts)].map((each) => each.slice('/dist/'.length));
}

async function signIn(page: Page, portal: string, identifier: string, password: string): Promise<void> {
  const status = await page.evaluate(
    async (url, body) => {
      const headers = { 'Content-Type': 'application/json', 'X-Utility-Widgets': '1' };
      return (await fetch(url, { method: 'POST', credentials: 'include', headers, body })).status;
    },
    `${portal}/session`,
    JSON.stringify({ identifier, password, remember: false }),
  );
  if (status !== 200) throw new Error(`Signing in was answered with ${status}`);
}

/** A page with the script tag and, unless it is left out, one widget. */
const pageWith = (
  portal: string,
  tag: string,
): string => `<!doctype html><html lang="en"><title>${tag}</title>
<script type="module" src="/dist/utility-widgets.js" data-portal="${portal}"></script>
<main><h1>Page</h1>${tag === '' ? '' : `<${tag}></${tag}>`}</main>`;

if (!existsSync(path.join(DIST, 'utility-widgets.js'))) {
  console.error('dist/utility-widgets.js is missing: run npm run build first.');
  process.exit(1);
}

const demo = await startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } });
// As a city has it: on `localhost` itself the loader also fetches what only who makes a site needs.
const asCity = (address: string, name: string): string =>
  address.replace('//localhost', `//${name}.city.localhost`);
const portal = `${asCity(demo.origins.api, 'api')}/pleasanton`;
const pages = ['', ...Object.keys(registry)].map((tag) => [`/${tag}`, pageWith(portal, tag)]);
const site = await serve(
  {
    ...(Object.fromEntries(pages) as Record<string, string>),
    '/blank': '<!doctype html><title>Blank</title>',
  },
  { folders: { '/dist/': DIST } },
);
const browser = await launch('chromium');
const user = demo.tenants['pleasanton']?.users.find(({ verified }) => verified);
if (!user) throw new Error('The simulated utility knows no resident');

async function measure(tag: string, signedIn: boolean): Promise<string[]> {
  const page = await browser.page();
  if (signedIn && user) {
    await page.goto(`${asCity(site.elsewhere, 'www')}/blank`);
    await signIn(page, portal, user.identifier, user.password);
  }
  await page.goto(`${asCity(site.elsewhere, 'www')}/${tag}`);
  const scripts = await scriptsOf(page);
  const trouble = (await page.consoleLines()).filter((line) => line.includes('utility-widgets'));
  if (trouble.length > 0) throw new Error(`<${tag}>: ${trouble.join('; ')}`);
  await browser.reset();
  return scripts;
}

let over = 0;
const rows: (readonly string[])[] = [];
const kilobytes = (bytes: number): string => `${(bytes / KB).toFixed(2)} KB`;

function report(name: string, scripts: readonly string[]): void {
  const bytes = weigh(scripts);
  const ceiling = CEILINGS[name];
  if (ceiling === undefined) throw new Error(`${name} has no ceiling`);
  const heavy = bytes > ceiling * KB;
  const many = name !== 'whole library' && scripts.length > REQUESTS;
  if (heavy || many) over += 1;
  const limit = `of ${ceiling} KB`;
  const fault = `${heavy ? '  TOO LARGE' : ''}${many ? '  TOO MANY REQUESTS' : ''}`;
  const size = kilobytes(bytes);
  const isTag = name.startsWith('utility-');
  const alone = `standalone/${name}.js`;
  rows.push([
    isTag ? `\`<${name}>\`` : name,
    size,
    `${ceiling} KB`,
    name === 'whole library' ? '' : String(scripts.length),
    isTag ? kilobytes(weigh([alone])) : '',
  ]);
  console.log(
    `${name.padEnd(28)}${size.padStart(9)} ${limit.padEnd(10)}${String(scripts.length).padStart(4)} requests${fault}`,
  );
}

try {
  report('loader', await measure('', false));
  for (const tag of Object.keys(registry)) {
    const runs = [await measure(tag, false), await measure(tag, true)];
    const [largest = []] = runs.sort((a, b) => weigh(b) - weigh(a));
    report(tag, largest);
    if (process.env['LIST_FILES']) console.log(`  ${largest.join(' ')}`);
  }
  const chunks = readdirSync(path.join(DIST, 'chunks'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.js'),
  );
  report('whole library', ['utility-widgets.js', ...chunks.map((file) => `chunks/${file}`)]);
} finally {
  await browser.close();
  await site.close();
  await demo.close();
}

if (process.argv.includes('--readme')) {
  writeTable('sizes', table(['', 'Brotli', 'ceiling', 'script requests', 'as one file'], rows));
  writeTable('browsers', await browsers());
} else {
  // Figures that are not those of this build are no figures; another compressor may round otherwise.
  const told = new Map(readTable('sizes').map(([name = '', size = '']) => [name, Number.parseFloat(size)]));
  for (const [name = '', size = ''] of rows) {
    if (Math.abs((told.get(name) ?? 0) - Number.parseFloat(size)) <= 0.1) continue;
    over += 1;
    console.log(`README says ${String(told.get(name))} KB of ${name}: run npm run size -- --readme`);
  }
}
process.exit(over === 0 ? 0 : 1);
