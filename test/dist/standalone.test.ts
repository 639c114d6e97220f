import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDemo, type Demo } from '../../mock-api/start.js';
import { registry } from '../../src/widgets/registry.js';
import { launch, type Browser } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';
import { pageOf } from '../support/snippets.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** What somebody meets first in a tag who is not signed in. */
const firstViews: Readonly<Record<string, readonly [role: string, name: RegExp]>> = {
  'utility-bill-list': ['heading', /Sign in to see your bills/],
  'utility-link-account': ['heading', /Sign in to/],
  'utility-login': ['textbox', /User name/],
  'utility-pay-now': ['textbox', /Account number/],
  // It shows what is in it.
  'utility-provider': ['link', /Call us/],
  'utility-register': ['heading', /Create your account/],
  'utility-usage-chart': ['heading', /Sign in to/],
  'utility-verify': ['heading', /Nothing to confirm/],
};

describe('a file of one tag alone', () => {
  let browser: Browser;
  let demo: Demo;
  let site: Site;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([
      launch('chromium'),
      startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } }),
    ]);
    const page = (tag: string): string =>
      pageOf(
        `<${tag}><a href="tel:+19255550142">Call us</a></${tag}>`,
        `<script type="module" src="/alone/${tag}.js" data-portal="${demo.origins.api}/pleasanton"></script>`,
      );
    site = await serve(Object.fromEntries(Object.keys(registry).map((tag) => [`/${tag}`, page(tag)])), {
      folders: { '/alone/': path.join(DIST, 'standalone') },
    });
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    await site.close();
  });

  it('is there for every tag', () => {
    expect(Object.keys(firstViews)).toEqual(Object.keys(registry));
  });

  it.each(Object.keys(registry))('starts <%s> and asks for no other script', async (tag) => {
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/${tag}`);
    await page.find(...(firstViews[tag] ?? ['heading', /-/]));
    expect(await page.evaluate((name) => customElements.get(name) !== undefined, tag)).toBe(true);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((each) => each.endsWith('.js')),
    );
    expect(scripts).toEqual([`/alone/${tag}.js`]);
    expect(await page.consoleLines()).toEqual([]);
    if (tag !== 'utility-provider') expect(await page.findAll('link', 'Call us')).toEqual([]);
    await page.close();
  });
});
