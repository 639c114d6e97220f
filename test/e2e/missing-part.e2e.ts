import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { useDemo } from '../support/walk/demo.js';
import { spokenIn } from '../support/walk/words.js';

const dist = process.env['DEMO_DIST'] ?? path.resolve(import.meta.dirname, '../../dist');

describe.each(spokenIn(engine).map((words) => [words.locale, words] as const))(
  `a part of the library that does not come in ${engine}, in %s`,
  (locale, { t }) => {
    const browser = useBrowser();
    const demo = useDemo();
    const sites: Site[] = [];

    afterEach(async () => {
      await Promise.all(sites.splice(0).map((site) => site.close()));
    });

    it('is said once, asked for again only when the resident asks, and then used (REL-02)', async () => {
      const { world, demo: running } = demo.place();
      const asked: string[] = [];
      let isGone = true;
      const html = `<!doctype html>
<html lang="${locale}"><meta charset="utf-8" /><title>Pay</title>
<script type="module" src="/dist/utility-widgets.js" data-portal="${running.origins.api}/${world.segment}"></script>
<main><h1>Pay</h1><utility-pay-now></utility-pay-now></main></html>`;
      const site = await serve(
        { '/pay': html },
        {
          folders: { '/dist/': dist },
          missing(address) {
            const isPart = /\/chunks\/\w+\/guest/.test(address);
            if (isPart) asked.push(address);
            return isPart && isGone;
          },
        },
      );
      sites.push(site);
      const page = await browser.page();
      await page.goto(`${site.elsewhere}/pay`);
      await page.find('group', t('failed.title'));
      await page.waitForText(t('failed.network'));
      // The page still answers, which it would not if every rendering asked again.
      expect(await page.evaluate(() => document.querySelectorAll('utility-pay-now').length)).toBe(1);
      expect(asked).toHaveLength(1);
      isGone = false;
      await (await page.find('button', t('common.retry'))).click();
      // Firefox keeps a module that failed for as long as the document lives; the words name the other way.
      if (engine === 'firefox') await page.reload();
      await page.find('heading', t('guest.title'));
      expect(asked).toHaveLength(2);
    });
  },
);
