import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DemoPortal } from '../../mock-api/demo-mode/portal.js';
import type { Page, Scope } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { english, spokenIn, type Words } from '../support/walk/words.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');

const demoPage = (script: string, portal: string, lang = 'en', more = ''): string => `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><title>Pay</title>
<script type="module" src="${script}" data-portal="demo:${portal}"></script>
<main><h1>Pay</h1><utility-login></utility-login><utility-bill-list></utility-bill-list><utility-pay-now></utility-pay-now></main>
${more}<a href="/other">Another page</a></html>`;
const here = '/dist/utility-widgets.js';

/** The card form has no address of its own. */
class DemoResident extends Resident {
  override async cardForm(): Promise<Scope> {
    const frame = await this.page.frame('about:srcdoc');
    await frame.find('textbox', this.cardLabels.number);
    return frame;
  }
}

/** What the utility in the page has in its book, payment by payment. */
const taken = (page: Page, name: string): Promise<number[]> =>
  page.evaluate(async (segment) => {
    const demo = globalThis as unknown as Record<symbol, (name: string) => Promise<DemoPortal>>;
    const { world } = await demo[Symbol.for('utility-widgets.demo.1')]!(segment);
    const keys = (await world.ledger.rows()).flatMap(({ key }) => (key === null ? [] : [key]));
    const charges = await Promise.all([...new Set(keys)].map((key) => world.ledger.chargesFor(key)));
    return charges.flat().map(({ total }) => total);
  }, name);

describe(`demo mode in ${engine}`, () => {
  const browser = useBrowser();
  let site: Site;

  beforeAll(async () => {
    site = await serve(
      {
        '/en': demoPage(here, 'pleasanton'),
        '/es': demoPage(here, 'pleasanton', 'es'),
        '/other': '<!doctype html><html lang="en"><title>Other</title><h1>Other page</h1></html>',
      },
      // A file opened from disk asks from an origin of none.
      { folders: { '/dist/': DIST }, headers: { 'access-control-allow-origin': '*' } },
    );
  });
  afterAll(() => site.close());

  const nothingIsOwed = async (page: Page, words: Words): Promise<void> => {
    await page.find('heading', words.t('signIn.done'));
    await page.waitForText(words.t('bills.noneBody'));
  };

  it.each(spokenIn(engine).map((words) => [words.locale, words] as const))(
    'signs a resident in and takes a card over a static file, and knows both after a reload, on another page and in another tab, in %s (PAY-09)',
    async (locale, words) => {
      const page = await browser.page();
      await page.goto(`${site.here}/${locale}`);
      const resident = new DemoResident(page, words);
      await resident.payAll();
      await resident.paid();
      await page.reload();
      await nothingIsOwed(page, words);
      await (await page.find('link', 'Another page')).click();
      await page.find('heading', 'Other page');
      await page.back();
      await nothingIsOwed(page, words);
      const other = await page.newTab();
      await other.goto(`${site.here}/${locale}`);
      await nothingIsOwed(other, words);
      expect(await taken(other, 'pleasanton')).toEqual([BILLS.both]);
      expect(await page.consoleLines()).toEqual([]);
    },
  );
});
void [mkdtemp, rm, writeFile, tmpdir, pathToFileURL, CARDS, english];
