import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launch, type Browser, type Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const hashes = JSON.parse(readFileSync(path.join(ROOT, 'dist/integrity.json'), 'utf8')) as Record<
  string,
  string
>;

/** A snippet of the webmaster's guide on a page, with what a webmaster fills in filled in. */
function page(...names: readonly string[]): string {
  const text = names
    .map((name) => readFileSync(path.join(ROOT, 'stories/guides/snippets', `${name}.html`), 'utf8'))
    .join('\n');
  const filled = text
    .replaceAll('https://www.city.example/', '/')
    .replace('https://api.city.example/utility', 'demo:pleasanton');
  const [, file = ''] = /src="\/utility-widgets\/([^"]+)"/.exec(filled) ?? [];
  const whole = filled.replace('sha384-…', hashes[file] ?? 'none');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><main><h1>Page</h1>${whole}</main></html>`;
}

describe('a page made from the webmaster’s guide', () => {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    browser = await launch('chromium');
    site = await serve(
      {
        '/plain': page('plain'),
        // The script, without the tags that an editor has stripped.
        '/div': page('plain', 'div').replace(/<utility-[^]*<\/utility-pay-now>/, ''),
        '/demo': page('demo'),
        '/standalone': page('standalone'),
        '/several': page('demo', 'several-pages'),
        '/changed': page('plain').replace(/integrity="sha384-.../, 'integrity="sha384-AAA'),
        '/sign-in': '<!doctype html><html lang="en"><title>Sign in here</title><h1>Sign in here</h1></html>',
      },
      { folders: { '/utility-widgets/': path.join(ROOT, 'dist') } },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (name: string): Promise<Page> => {
    const opened = await browser.page();
    await opened.goto(`${site.here}/${name}`);
    return opened;
  };

  it.each([['plain'], ['div'], ['demo'], ['standalone']])(
    'has a form to sign in by the snippet “%s”',
    async (name) => {
      const opened = await open(name);
      await opened.find('textbox', /User name/);
      await opened.waitForText('to see your bills');
      expect(await opened.consoleLines()).toEqual([]);
    },
  );

  it('keeps what is between the tags where the script is not the one of the hash', async () => {
    const opened = await open('changed');
    await opened.find('link', 'Call 925-555-0142');
    expect(await opened.findAll('textbox')).toEqual([]);
  });

  it('leads to the page that a route names', async () => {
    const opened = await open('several');
    const all = await opened.evaluate(() => document.querySelectorAll('utility-provider').length);
    expect(all).toBe(1);
    await opened.evaluate(() => {
      document.querySelector('utility-login')?.remove();
      document.querySelector('main > utility-bill-list')?.remove();
    });
    await (await opened.find('button', 'Sign in')).click();
    await opened.find('heading', 'Sign in here');
  });
});
