import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DemoPortal } from '../../mock-api/demo-mode/portal.js';
import { testAccounts, testRouting } from '../../mock-api/processor/test-accounts.js';
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
const [posting] = testAccounts;
const here = '/dist/utility-widgets.js';

const REGISTER = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Register</title>
<script>told = []; console.info = (line) => { if (line.includes(' to robin')) told.push(line); };</script>
<script type="module" src="${here}" data-portal="demo:pleasanton"></script><h1>Register</h1><utility-register></utility-register></html>`;
const PROVIDER = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Provider</title>
<script type="module" src="${here}"></script><h1>Pay</h1>
<utility-provider portal="demo:pleasanton"><utility-pay-now></utility-pay-now></utility-provider></html>`;

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
        '/register': REGISTER,
        '/provider': PROVIDER,
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

  if (engine === 'chromium') {
    it('works on a page that was opened from disk, and has a bank ask there', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'demo-'));
      try {
        const file = path.join(folder, 'pay.html');
        await writeFile(file, demoPage(`${site.here}${here}`, 'pleasanton'));
        const page = await browser.page();
        await page.goto(pathToFileURL(file).href);
        const resident = new DemoResident(page, english);
        await resident.payAll(CARDS.challenge);
        const form = await page.frame('about:srcdoc');
        await (await form.find('button', english.frame.challenge.approve)).click();
        await resident.paid();
        await page.reload();
        await nothingIsOwed(page, english);
        expect(await taken(page, 'pleasanton')).toEqual([BILLS.both]);
        expect(await page.consoleLines()).toEqual([]);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('says the code of a message in the console, and takes it', async () => {
      const { t, mark, question } = english;
      const page = await browser.page();
      await page.goto(`${site.here}/register`);
      const again = (name: string): string => mark(t('register.again', { label: question(name) }));
      const fill = async (label: string | RegExp, value: string): Promise<void> =>
        (await page.find('textbox', label)).fill(value);
      await fill(mark(question('userId')), 'riverbend');
      await fill(again('userId'), 'riverbend');
      await fill(mark(question('password')), 'calm-water-9');
      await fill(again('password'), 'calm-water-9');
      await fill(mark(question('passwordHint')), 'what the lake is');
      await fill(mark(question('email')), 'robin@mail.example');
      const asked = /(\d) (\d) (\d)/.exec(await page.text());
      await fill(new RegExp(asked?.[0] ?? 'a question'), asked?.slice(1).join('') ?? '');
      await page.press('Enter');
      await page.find('heading', t('verify.sentTitle.email'));
      const [mail = ''] = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
      expect(mail).toContain('an e-mail to robin@mail.example');
      expect(mail).toContain(`its link: ${site.here}/register#utility-verify=`);
      await fill(mark(t('verify.code')), /its code: (\d+)/.exec(mail)?.[1] ?? '');
      await page.press('Enter');
      await page.find('heading', t('register.doneTitle'));
    });

    it('lets a guest pay from a bank account inside a provider', async () => {
      const { t, mark, numberOn, coded, frame: words } = english;
      const page = await browser.page();
      await page.goto(`${site.here}/provider`);
      await (await page.find('textbox', mark(numberOn('account')))).fill('28624');
      await (await page.find('textbox', mark(numberOn('customer')))).fill('405583');
      await page.press('Enter');
      const resident = new DemoResident(page, english);
      await resident.awaitQuote(BILLS.both);
      await (await page.find('radio', new RegExp(coded('pay.by', 'bank-account')))).click();
      const form = await page.frame('about:srcdoc');
      await (await form.find('textbox', `* ${words.bank.labels.holder}`)).fill('Robin Residents');
      await (await form.find('radio', words.bank.types.checking)).click();
      await (await form.find('textbox', `* ${words.bank.labels.routing}`)).fill(testRouting);
      await (await form.find('textbox', `* ${words.bank.labels.account}`)).fill(posting!.number);
      await (await page.find('button', t('pay.continue'))).click();
      await (await page.find('checkbox', t('pay.agree'))).click();
      await resident.pay();
      await page.find('heading', t('pay.processingTitle'));
      expect(await page.consoleLines()).toEqual([]);
    });
  }
});
