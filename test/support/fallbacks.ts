import { readdirSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { startDemo, type Demo } from '../../mock-api/start.js';
import { registry } from '../../src/widgets/registry.js';
import { launch, type Browser, type Engine, type Page } from './driver/index.js';
import { serve, type Site } from './driver/site.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const folder = `/dist/chunks/${readdirSync(path.join(DIST, 'chunks'))[0] ?? ''}`;
const tags = Object.keys(registry);
const names = tags.map((tag) => tag.replace('utility-', ''));
const ownFiles = new RegExp(`/(${names.join('|')})\\.js$`);

export interface Way {
  /** Whether it is another way in each engine. */
  readonly differs?: true;
  /** On an address that browsers do not call secure. */
  readonly insecure?: true;
  readonly settings?: string;
  readonly integrity?: string;
  readonly head?: string;
  readonly body?: (tags: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly missing?: RegExp;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Each way in which a tag can fail to start, but for that of a page without scripts, which is shown elsewhere. */
export const ways: Readonly<Record<string, Way>> = {
  'the script is not there': { missing: /utility-widgets\.js$/ },
  'the script is another one than the tag’s hash': { differs: true, integrity: `sha384-${'A'.repeat(64)}` },
  'the page is not secure': { differs: true, insecure: true },
  'a shared file is not there': { missing: /\/base\.js$/ },
  'the widget’s own file is not there': { differs: true, missing: ownFiles },
  'the file of its words is not there': { missing: /\/en-[\w-]+\.js$/ },
  'a file is another one than was published': {
    differs: true,
    scripts: Object.fromEntries(
      names.map((name) => [`${folder}/${name}.js`, 'document.title = "Taken"'] as const),
    ),
  },
  'a policy forbids scripts': { differs: true, headers: { 'content-security-policy': "script-src 'none'" } },
  'a policy forbids the files that the script loads': {
    differs: true,
    headers: { 'content-security-policy': 'script-src http://localhost:*/dist/utility-widgets.js' },
  },
  'a policy forbids templates': {
    differs: true,
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  'a policy forbids the portal': {
    differs: true,
    headers: { 'content-security-policy': "connect-src 'none'" },
  },
  'no portal is named': { differs: true, settings: '' },
  'two portals are named': {
    head: '<script type="module" src="/x.js" data-portal="https://two.example"></script>',
  },
  'the portal is no address': { settings: 'data-portal="mailto:water@city.example"' },
  'the portal is not reached': { differs: true, settings: 'data-portal="http://localhost:9/utility"' },
  'the portal is a web page': { settings: 'data-portal="/page"' },
  'the portal is not found': { settings: 'data-portal="/none"' },
  'the portal answers off the contract': {
    settings: 'data-portal="/odd"',
    scripts: { '/odd/portal': '{"contract":1}' },
  },
  'the adapter’s module is not there': { settings: 'data-adapter="/adapter.js"' },
  'the adapter’s module throws': {
    settings: 'data-adapter="/adapter.js"',
    scripts: { '/adapter.js': 'throw new Error("Not today")' },
  },
  'the adapter’s module makes nothing': {
    settings: 'data-adapter="/adapter.js"',
    scripts: { '/adapter.js': 'export default () => ({})' },
  },
  'the tag belongs to another script': {
    head: `<script>for (const tag of ${JSON.stringify(tags)}) customElements.define(tag, class extends HTMLElement {})</script>`,
  },
  'the page is being edited': { body: (all) => `<div contenteditable="true">${all}</div>` },
  'the browser knows no custom elements': {
    head: '<script>Object.defineProperty(window, "customElements", { value: undefined })</script>',
  },
  'the browser is older than those that the widgets are made for': {
    head: '<script>CSS.supports = () => false</script>',
  },
  'the browser knows no shadow trees': { head: '<script>delete Element.prototype.attachShadow</script>' },
  'the tag’s name is misspelt': { body: (all) => all.replace(/(<\/?)utility-/g, '$1utilty-') },
  'the marker’s name is misspelt': {
    body: (all) =>
      all
        .replace(/<utility-([\w-]+)>/g, '<div data-utility-widget="my-$1">')
        .replace(/<\/utility-[\w-]+>/g, '</div>'),
  },
};

const words = (tag: string): string => `Call us about ${tag}`;
const everyTag = tags
  .map((tag) => `<${tag}><a href="tel:+19255550142">${words(tag)}</a></${tag}>`)
  .join('\n');

interface Opened {
  readonly browser: Browser;
  readonly pages: ReadonlyMap<string, Page>;
}

/** Shows for some ways that what a page puts into its tags stays: all tags on one page, one page a way, one browser an engine. */
export function showFallbacks(engines: readonly Engine[], shown: readonly (readonly [string, Way])[]): void {
  const nothing = 'nothing is wrong';
  let demo: Demo;
  const sites: Site[] = [];
  const opened = new Map<Engine, Opened>();

  async function host({
    settings,
    integrity,
    head = '',
    body = (all) => all,
    ...served
  }: Way): Promise<Site> {
    const named = settings ?? `data-portal="${demo.origins.api}/pleasanton"`;
    const hash = integrity === undefined ? '' : `integrity="${integrity}"`;
    const html = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Page</title>${head}
<script type="module" src="/dist/utility-widgets.js" ${hash} ${named}></script>
<main><h1>Page</h1>${body(everyTag)}</main></html>`;
    const { headers, missing, scripts } = served;
    const site = await serve(
      { '/': html, '/page/portal': '<!doctype html><title>A web page</title>' },
      {
        folders: { '/dist/': DIST },
        ...(headers ? { headers } : {}),
        ...(scripts ? { scripts } : {}),
        ...(missing ? { missing: (address) => missing.test(address) } : {}),
      },
    );
    sites.push(site);
    return site;
  }

  // All are opened before any is looked at: what the library still tries has had its time by then.
  beforeAll(async () => {
    demo = await startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } });
    const all = [...shown, [nothing, {}] as const];
    const places = await Promise.all(
      all.map(async ([name, way]) => [name, way.insecure, await host(way)] as const),
    );
    const openAll = async (engine: Engine): Promise<void> => {
      const browser = await launch(engine);
      const pages = new Map<string, Page>();
      opened.set(engine, { browser, pages });
      // Names of this machine that browsers do not know as such.
      const machine = engine === 'webkit' ? 'localhost.' : 'plain.test';
      for (const [name, insecure, { elsewhere }] of places) {
        const page = await browser.page();
        await page.goto(`${insecure ? elsewhere.replace('localhost', machine) : elsewhere}/`);
        pages.set(name, page);
      }
    };
    await Promise.all(engines.map(openAll));
  }, 90_000);
  afterAll(async () => {
    await Promise.all([...opened.values()].map(({ browser }) => browser.close()));
    await demo.close();
    await Promise.all(sites.map((site) => site.close()));
  });

  const pageOf = (engine: Engine, name: string): Page => {
    const page = opened.get(engine)?.pages.get(name);
    if (!page) throw new Error(`${engine} has not opened ${name}`);
    return page;
  };

  it.each(engines)('gives way to the widgets where nothing is wrong, in %s', async (engine) => {
    const page = pageOf(engine, nothing);
    await page.find('textbox', /User name/);
    // The provider has no look of its own: what is in it stays.
    await expect.poll(() => page.findAll('link', /^Call us/), { timeout: 10_000 }).toHaveLength(1);
  });

  const each = engines.flatMap((engine) => shown.map(([name, way]) => [engine, name, way] as const));
  it.each(each)('stands in every tag, in %s, where %s (SEC-11)', async (engine, name, { insecure }) => {
    const page = pageOf(engine, name);
    const isQuiet = (): boolean => document.readyState === 'complete';
    await expect.poll(() => page.evaluate(isQuiet)).toBe(true);
    await expect.poll(() => page.findAll('link', /^Call us/), { timeout: 10_000 }).toHaveLength(tags.length);
    expect(await page.findAll('textbox')).toEqual([]);
    expect(await page.evaluate(() => document.title)).toBe('Page');
    if (insecure) expect(await page.evaluate(() => isSecureContext)).toBe(false);
  });
}
