import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDesk } from '../support/desk.js';
import { launch, type Browser, type Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';
import { README, pageOf, snippet } from '../support/snippets.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
describe('what README tells', () => {
  let browser: Browser;
  let site: Site;
  let desk: Server;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([launch('chromium'), startDesk()]);
    const backend = `http://localhost:${(desk.address() as AddressInfo).port}`;
    const tags = snippet('html', 'data-portal="https://api.city.example/utility"');
    site = await serve(
      {
        '/demo': pageOf(tags.replace('https://api.city.example/utility', 'demo:pleasanton')),
        '/adapter': pageOf(
          '<script type="module" src="/utility-widgets/utility-widgets.js" data-adapter="/our-adapter.js"></script>' +
            '<utility-login>Call us</utility-login><utility-bill-list>Call us</utility-bill-list>',
        ),
      },
      {
        folders: { '/utility-widgets/': path.join(ROOT, 'dist') },
        scripts: {
          '/our-adapter.js': snippet('js', '// our-adapter.js').replace('https://desk.city.example', backend),
        },
      },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    desk.closeAllConnections();
    desk.close();
  });

  async function enter(page: Page, name: RegExp, text: string): Promise<void> {
    await (await page.find('textbox', name)).focus();
    await page.press('Control+a');
    await page.type(text);
  }

  it('is enough for a page with three tags and no backend', async () => {
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/demo`);
    await enter(page, /User name/, 'flowerpower');
    await enter(page, /Password/, 'water-lily-2016');
    await page.press('Enter');
    await page.waitForText('261.57');
  });

  it('is enough for an adapter of one’s own: its words run as they stand', async () => {
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/adapter`);
    await enter(page, /Email/, 'lily@example.com');
    await enter(page, /Password/, 'water-rose');
    await page.press('Enter');
    await page.waitForText('did not match');
    await enter(page, /Password/, 'water-lily-2016');
    await page.press('Enter');
    await page.waitForText('$130.20');
    await (await page.find('button', /Details/)).click();
    await page.waitForText(/Water\s*\$130\.20/);
    await (await page.find('button', 'Sign out')).click();
    await page.find('textbox', /Email/);
    expect((await page.consoleLines()).filter((line) => line.includes('utility-widgets'))).toEqual([]);
  });

  it('names no file of the package that is not there', () => {
    const told = JSON.parse(readFileSync(path.join(ROOT, 'dist/integrity.json'), 'utf8')) as Record<
      string,
      string
    >;
    const named = [
      ...README.matchAll(/`(?:dist\/)?((?:presets|standalone)\/[\w.-]*|[\w.-]+\.(?:json|css))`/g),
    ].map(([, file = '']) => file);
    const own = ['package.json', 'tsconfig.json', 'integrity.json', 'facts.json', 'report.json'];
    for (const file of named.filter((each) => !own.includes(each)))
      expect(
        Object.keys(told).some((each) => each.startsWith(file)),
        file,
      ).toBe(true);
  });
});
