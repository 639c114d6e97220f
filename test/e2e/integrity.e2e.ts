import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { useDemo } from '../support/walk/demo.js';
import { english } from '../support/walk/words.js';

const dist = process.env['DEMO_DIST'] ?? path.resolve(import.meta.dirname, '../../dist');
const hashes = JSON.parse(readFileSync(path.join(dist, 'integrity.json'), 'utf8')) as Record<string, string>;
const folder = `chunks/${readdirSync(path.join(dist, 'chunks'))[0] ?? ''}`;

/** The file with one byte changed, in a word that it says: it runs as well as before. */
function flipped(file: string): string {
  const code = readFileSync(path.join(dist, file), 'utf8');
  const [word = ''] = /["'`][A-Za-z -]{6,}["'`]/.exec(code) ?? [];
  if (word === '') throw new Error(`${file} says nothing`);
  const changed = code.replace(word, `${word.slice(0, -2)}~${word.slice(-1)}`);
  if (Buffer.byteLength(changed) !== Buffer.byteLength(code) || changed === code)
    throw new Error('Not one byte');
  return changed;
}

describe(`a file that is not what was published in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();
  const sites: Site[] = [];

  afterEach(async () => {
    await Promise.all(sites.splice(0).map((site) => site.close()));
  });

  async function open(file: string | null) {
    const { world, demo: running } = demo.place();
    const html = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Sign in</title>
<script type="module" src="/dist/utility-widgets.js" integrity="${hashes['utility-widgets.js']}"
  data-portal="${running.origins.api}/${world.segment}"></script>
<main><h1>Sign in</h1><utility-login><a href="tel:+19255550142">Call us</a></utility-login></main></html>`;
    const site = await serve(
      { '/': html },
      { folders: { '/dist/': dist }, scripts: file === null ? {} : { [`/dist/${file}`]: flipped(file) } },
    );
    sites.push(site);
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/`);
    return page;
  }

  it('is none where nothing was changed', async () => {
    const page = await open(null);
    await page.find('button', english.t('signIn.submit'));
  });

  it.each(['utility-widgets.js', 'base.js', 'forms.js', 'login.js', 'en-sign-in.js'])(
    'does not run, and the page’s own words stay: %s (SEC-38)',
    async (name) => {
      const page = await open(name === 'utility-widgets.js' ? name : `${folder}/${name}`);
      await page.find('link', 'Call us');
      // What was refused is told; the widget's form never comes.
      if (engine !== 'webkit')
        await expect.poll(async () => (await page.consoleLines()).length).toBeGreaterThan(0);
      await page.find('link', 'Call us');
      expect(await page.findAll('textbox')).toEqual([]);
    },
  );
});
