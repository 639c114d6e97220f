import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDemo, type Demo } from '../../mock-api/start.js';
import { registry } from '../../src/widgets/registry.js';
import { launch, type Browser, type Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';
import { guideSnippet, pageOf, put } from '../support/snippets.js';
import { Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const hashes = JSON.parse(readFileSync(path.join(ROOT, 'dist/integrity.json'), 'utf8')) as Record<
  string,
  string
>;

/** A snippet of the webmaster's guide on a page, with what a webmaster fills in filled in. */
function page(...names: readonly string[]): string {
  const text = names.map((name) => guideSnippet(`${name}.html`)).join('\n');
  const filled = text
    .replaceAll('https://www.city.example/', '/')
    .replace('https://api.city.example/utility', 'demo:pleasanton');
  const [, file = ''] = /src="\/utility-widgets\/([^"]+)"/.exec(filled) ?? [];
  const whole = filled.replace('sha384-…', hashes[file] ?? 'none');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><main><h1>Page</h1>${whole}</main></html>`;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch('chromium');
});
afterAll(() => browser.close());

describe('a page made from the webmaster’s guide', () => {
  let site: Site;

  beforeAll(async () => {
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
  afterAll(() => site.close());

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

const everyTag = (inside: string): string =>
  Object.keys(registry)
    .map((tag) => `<${tag}>${inside}</${tag}>`)
    .join('');

/** A page with the script, and what else it loads before. */
const scripted = (settings: string, body: string, ...before: readonly string[]): string =>
  pageOf(
    body,
    [...before, `<script type="module" src="/utility-widgets/utility-widgets.js" ${settings}></script>`].join(
      '',
    ),
  );

describe('what the other guides say', () => {
  let demo: Demo;
  let site: Site;
  let framed: Site;
  const folders = { '/utility-widgets/': path.join(ROOT, 'dist') };

  beforeAll(async () => {
    demo = await startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } });
    const portal = `data-portal="${demo.origins.api}/pleasanton@.guides"`;
    const events = [
      '<script>counted = []; ourStatistics = { count: (...all) => counted.push(all) };</script>',
    ];
    events.push('<script src="/events.js"></script>');
    framed = await serve(
      { '/bills': scripted('data-portal="demo:pleasanton"', '<utility-login></utility-login>') },
      { folders, headers: { 'content-security-policy': 'frame-ancestors http://localhost:*' } },
    );
    site = await serve(
      {
        '/framed': pageOf(put(guideSnippet('framed.html'), 'https://pay.city.example', framed.here)),
        '/pay': scripted(
          portal,
          '<utility-login></utility-login><utility-pay-now></utility-pay-now>',
          ...events,
        ),
        '/bills': scripted(portal, '<utility-bill-list></utility-bill-list>', ...events),
        '/our-own-sign-in': pageOf('<h2>Our own</h2>'),
        '/adapter': scripted('data-adapter="/our-adapter.js"', everyTag('<a href="/call">Call us</a>')),
      },
      {
        folders,
        scripts: { '/events.js': guideSnippet('events.js'), '/our-adapter.js': guideSnippet('adapter.js') },
        answers: {
          '/our-portal.json': () => ({ ...demo.tenants['pleasanton']?.portal, capabilities: [] }),
        },
      },
    );
  });
  afterAll(() => Promise.all([demo.close(), site.close(), framed.close()]));

  const open = async (name: string): Promise<Page> => {
    const opened = await browser.page();
    await opened.goto(`${site.elsewhere}/${name}`);
    return opened;
  };

  it('is true of a frame: the widget is in it, the page around it cannot read it, and no other may frame it', async () => {
    const opened = await open('framed');
    await opened.find('link', 'Open your bills in a page of their own');
    const inside = await opened.frame('/bills');
    await inside.find('textbox', /User name/);
    const read = await opened.evaluate(() => document.querySelector('iframe')!.contentDocument);
    expect(read).toBeNull();
    await opened.goto(`${site.here}/framed`);
    await expect.poll(async () => (await opened.consoleLines()).join()).toContain('frame-ancestors');
  });

  it('is true of events: payments are counted, and a page leads to its own sign-in', async () => {
    const opened = await open('pay');
    const resident = new Resident(opened, words);
    await resident.payAll();
    await resident.paid();
    const counted = await opened.evaluate(
      () => (globalThis as unknown as { counted: [string, string][] }).counted,
    );
    expect(counted).toContainEqual(['payment', 'paid']);
    await browser.reset();
    const bills = await open('bills');
    await (await bills.find('button', 'Sign in')).click();
    await bills.find('heading', 'Our own');
  });

  it('is true of the smallest adapter: every widget says that this is not offered', async () => {
    const opened = await open('adapter');
    const refusals = async (): Promise<number> =>
      (await opened.text()).split(words.t('common.notOffered')).length - 1;
    // All but the provider, which is only around others.
    await expect.poll(refusals, { timeout: 10_000 }).toBe(Object.keys(registry).length - 1);
    expect(await opened.findAll('textbox')).toEqual([]);
    expect(await opened.consoleLines()).toEqual([]);
  });

  it('is true of a file for Drupal: nothing but keys and values, two spaces a step', () => {
    const lines = guideSnippet('city.libraries.yml').trimEnd().split('\n').slice(1);
    const told: Record<string, string> = {};
    const above: string[] = [];
    for (const line of lines) {
      const [, space = '', key = '', value = ''] = /^((?: {2})*)(\S+):(?: (\S+))?$/.exec(line) ?? [];
      expect(key, line).not.toBe('');
      above.splice(space.length / 2, above.length, key);
      expect(above.length, line).toBe(space.length / 2 + 1);
      if (value !== '') told[above.join(' ')] = value;
    }
    const file = 'utility-widgets js https://www.city.example/utility-widgets/utility-widgets.js';
    expect(told).toMatchObject({
      'utility-widgets header': 'true',
      [`${file} type`]: 'external',
      [`${file} preprocess`]: 'false',
      [`${file} attributes type`]: 'module',
      [`${file} attributes data-portal`]: 'https://api.city.example/utility',
    });
  });
});
