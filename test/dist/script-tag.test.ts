import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launch, type Browser } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const chunks = (): string[] =>
  readdirSync(path.join(DIST, 'chunks'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );

const LATER = `<!doctype html><html lang="en"><title>Later</title>
<script type="module" src="/dist/utility-widgets.js?version=2"></script>
<main><h1>Later</h1></main>`;
const NOW = LATER.replace('</main>', '<utility-login>Call us</utility-login></main>');

const loader = (settings: string): string =>
  `<script type="module" src="/dist/utility-widgets.js" ${settings}></script>`;
const MARKED = `<!doctype html><html lang="en"><title>Marked</title>${loader('')}
<main><h1>Marked</h1><div data-utility-widget="Pay-Now "></div><div data-utility-widget="utility-login"></div>
<div data-utility-widget="paynow">Call us</div><div data-utility-widget="paynow">Call us</div></main>`;
const SEVERAL = `<!doctype html><html lang="en"><title>Several</title>
${loader('data-adapter="/one.js"')}${loader('data-portal="https://two.example"')}${loader('data-adapter="http://"')}
<main><h1>Several</h1><utility-login>Call us</utility-login></main>`;
const ADAPTER = `<!doctype html><html lang="en"><title>Adapter</title>${loader('data-adapter="/folder/adapter.js"')}
<main><h1>Adapter</h1><utility-login>Call us</utility-login></main>`;
const ADAPTER_CODE = `export default ({ UtilityError }) => ({
  id: 'our-own',
  getPortal: async () => { throw new UtilityError('service', { code: 'maintenance' }); },
});`;

const all =
  (): string => `<!doctype html><html lang="en"><title>All</title>${loader('')}<pre></pre><p></p><script type="module">
const files = ${JSON.stringify(chunks().map((file) => `/dist/chunks/${file}`))};
for (const { reason } of await Promise.allSettled(files.map((file) => import(file)))) {
  if (reason) document.querySelector('pre').append(String(reason));
}
document.querySelector('p').textContent = 'All loaded';
</script>`;

describe('the built script tag', () => {
  let browser: Browser;
  let site: Site;
  let folder: string;

  beforeAll(async () => {
    if (!existsSync(path.join(DIST, 'utility-widgets.js'))) throw new Error('Run npm run build first');
    browser = await launch('chromium');
    folder = mkdtempSync(path.join(tmpdir(), 'adapter-'));
    writeFileSync(path.join(folder, 'adapter.js'), ADAPTER_CODE);
    site = await serve(
      {
        '/later': LATER,
        '/now': NOW,
        '/all': all(),
        '/marked': MARKED,
        '/several': SEVERAL,
        '/adapter': ADAPTER,
      },
      { folders: { '/dist/': DIST, '/folder/': folder } },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });

  const scripts = (): string[] =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((each) => each.startsWith('/dist/'));

  it('fetches nothing but itself where the page has no widget', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/later`);
    expect(await page.evaluate(scripts)).toEqual(['/dist/utility-widgets.js']);
  });

  it('defines a tag that is there, and one that comes later, from chunks beside itself', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/now`);
    await page.evaluate(() => customElements.whenDefined('utility-login').then(() => true));
    const before = await page.evaluate(scripts);
    expect(
      before.every((each) => /^\/dist\/(utility-widgets|chunks\/[0-9a-f]{8}\/[\w-]+)\.js$/.test(each)),
    ).toBe(true);
    await page.evaluate(async () => {
      document.querySelector('main')?.append(document.createElement('utility-bill-list'));
      await customElements.whenDefined('utility-bill-list');
    });
    expect((await page.evaluate(scripts)).length).toBeGreaterThan(before.length);
  });

  it('runs once, whatever the page adds to its address', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/now`);
    await page.evaluate(() => customElements.whenDefined('utility-login').then(() => true));
    const loaders = (await page.evaluate(scripts)).filter((each) => each.endsWith('/utility-widgets.js'));
    expect(loaders).toHaveLength(1);
  });

  it('knows a widget by its tag or its name in any case, and names once what is none', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/marked`);
    await page.evaluate(() => customElements.whenDefined('utility-pay-now').then(() => true));
    const inside = await page.evaluate(() =>
      [...document.querySelectorAll('[data-utility-widget]')].map(
        (each) => each.firstElementChild?.localName,
      ),
    );
    expect(inside).toEqual(['utility-pay-now', 'utility-login', null, null]);
    const lines = await page.consoleLines();
    expect(lines.filter((line) => line.includes('data-utility-widget'))).toEqual([
      expect.stringMatching(/"paynow" names no widget of utility-bill-list, utility-link-account/),
    ]);
  });

  it('takes none of several portals and adapters, names them all and keeps the page’s own words', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/several`);
    await expect
      .poll(async () => (await page.consoleLines()).filter((line) => line.includes('several portals')))
      .toEqual([expect.stringContaining(`https://two.example, ${site.here}/one.js, http://.`)]);
    expect(await page.evaluate(() => document.querySelector('main')?.textContent)).toContain('Call us');
  });

  it('hands the module of an adapter the error that it has to throw', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/adapter`);
    await page.waitForText('closed for maintenance');
    await page.waitForText('Call us');
  });

  it('holds only code that browsers of the floor understand: every chunk loads', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/all`);
    await page.waitForText('All loaded');
    const faults = await page.evaluate(() => document.querySelector('pre')?.textContent);
    expect(faults).toBe('');
    expect(chunks().length).toBeGreaterThan(3);
  });

  it('is written without white space for people, and without Lit’s development warnings', () => {
    for (const file of ['utility-widgets.js', ...chunks().map((each) => `chunks/${each}`)]) {
      const text = readFileSync(path.join(DIST, file), 'utf8');
      expect(text).not.toMatch(/^ {2}(const|let|return|if)\b/m);
      expect(text).not.toContain('Lit is in dev mode');
      expect(text).not.toMatch(/mock-api|msw/);
    }
  });
});
