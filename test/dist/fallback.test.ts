import { readdirSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDemo, type Demo } from '../../mock-api/start.js';
import { launch, type Browser } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const folder = `/dist/chunks/${readdirSync(path.join(DIST, 'chunks'))[0] ?? ''}`;

interface Way {
  readonly settings?: string;
  readonly head?: string;
  readonly body?: (tag: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly missing?: RegExp;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Each way in which a tag can fail to start, but for those of an insecure page and a page without scripts, which are shown elsewhere. */
const ways: Readonly<Record<string, Way>> = {
  'the script is not there': { missing: /utility-widgets\.js$/ },
  'a shared file is not there': { missing: /\/base\.js$/ },
  'the widget’s own file is not there': { missing: /\/login\.js$/ },
  'the file of its words is not there': { missing: /\/en-sign-in\.js$/ },
  'a file is another one than was published': {
    scripts: { [`${folder}/login.js`]: 'document.title = "Taken"' },
  },
  'a policy forbids scripts': { headers: { 'content-security-policy': "script-src 'none'" } },
  'a policy forbids the files that the script loads': {
    headers: { 'content-security-policy': 'script-src http://localhost:*/dist/utility-widgets.js' },
  },
  'a policy forbids templates': {
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  'a policy forbids the portal': { headers: { 'content-security-policy': "connect-src 'none'" } },
  'no portal is named': { settings: '' },
  'two portals are named': {
    head: '<script type="module" src="/x.js" data-portal="https://two.example"></script>',
  },
  'the portal is no address': { settings: 'data-portal="mailto:water@city.example"' },
  'the portal is not reached': { settings: 'data-portal="http://localhost:9/utility"' },
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
    head: '<script>customElements.define("utility-login", class extends HTMLElement {})</script>',
  },
  'the page is being edited': { body: (tag) => `<div contenteditable="true">${tag}</div>` },
  'the browser knows no custom elements': {
    head: '<script>Object.defineProperty(window, "customElements", { value: undefined })</script>',
  },
  'the browser is older than those that the widgets are made for': {
    head: '<script>CSS.supports = () => false</script>',
  },
  'the browser knows no shadow trees': { head: '<script>delete Element.prototype.attachShadow</script>' },
  'the tag’s name is misspelt': { body: (tag) => tag.replaceAll('utility-login', 'utility-logon') },
  'the marker’s name is misspelt': {
    body: (tag) =>
      tag.replace('<utility-login>', '<div data-utility-widget="logon">').replace('/utility-login', '/div'),
  },
};

describe('what a page puts into a tag', () => {
  let browser: Browser;
  let demo: Demo;
  const sites: Site[] = [];

  beforeAll(async () => {
    [browser, demo] = await Promise.all([
      launch('chromium'),
      startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    await Promise.all(sites.map((site) => site.close()));
  });

  async function open({ settings, head = '', body = (tag) => tag, headers, missing, scripts }: Way) {
    const tag = '<utility-login><a href="tel:+19255550142">Call us</a></utility-login>';
    const named = settings ?? `data-portal="${demo.origins.api}/pleasanton"`;
    const html = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Page</title>${head}
<script type="module" src="/dist/utility-widgets.js" ${named}></script>
<main><h1>Page</h1>${body(tag)}</main></html>`;
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
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/`);
    return page;
  }

  it('gives way to the widget where nothing is wrong', async () => {
    const page = await open({});
    await page.find('textbox', /User name/);
    expect(await page.findAll('link')).toEqual([]);
  });

  it.each(Object.entries(ways))('stands where %s (SEC-11)', async (_name, way) => {
    const page = await open(way);
    const isQuiet = (): boolean => document.readyState === 'complete';
    await expect.poll(() => page.evaluate(isQuiet)).toBe(true);
    await page.find('link', 'Call us');
    // Whatever the library still tries, it does not take the words away.
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(true), 300)));
    await page.find('link', 'Call us');
    expect(await page.findAll('textbox')).toEqual([]);
    expect(await page.evaluate(() => document.title)).toBe('Page');
  });
});
