import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const dist = process.env['DEMO_DIST'] ?? path.resolve(import.meta.dirname, '../../dist');

const pageOf = ({ demo, world }: Place, title: string, widgets: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8" /><title>${title}</title>
<script type="module" src="/dist/utility-widgets.js" data-portal="${demo.origins.api}/${world.segment}"></script>
<main><h1>${title}</h1>${widgets}</main></html>`;

describe(`a city with a page for bills and a page for paying in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();
  const sites: Site[] = [];

  afterEach(async () => {
    await Promise.all(sites.splice(0).map((site) => site.close()));
  });

  it('pays on the second page what was chosen on the first, and only that', async () => {
    const place = demo.place();
    const routes = `{"utility-pay-now":"/pay?from=bills#content","utility-bill-list":"/bills"}`;
    const bills = `<utility-provider routes='${routes}'><utility-login></utility-login><utility-bill-list></utility-bill-list></utility-provider>`;
    const pay = '<p>Before</p><utility-pay-now></utility-pay-now>';
    const site = await serve(
      { '/bills': pageOf(place, 'Bills', bills), '/pay': pageOf(place, 'Pay', pay) },
      { folders: { '/dist/': dist } },
    );
    sites.push(site);
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/bills`);
    const resident = new Resident(page, words);
    await resident.signIn();
    await (await page.find('checkbox', /98820/)).click();
    await (await page.find('button', words.t('bills.pay'))).click();
    // The page that is being left has such a box too.
    await page.find('heading', words.t('pay.title'));
    const chosen = await page.find('checkbox', /98465/);
    expect(await chosen.isChecked()).toBe(true);
    expect(await (await page.find('checkbox', /98820/)).isChecked()).toBe(false);
    expect(await page.url()).toBe(`${site.elsewhere}/pay?from=bills`);
    await expect.poll(() => page.focused()).toMatchObject({ role: 'heading', name: words.t('pay.title') });
    await resident.review(CARDS.paid, BILLS.due.owed);
    await resident.pay(BILLS.due.owed);
    await resident.paid();
    const [taken, ...more] = await paymentsIn(place.world);
    expect(more).toEqual([]);
    expect(taken?.total).toBe(BILLS.due.owed);
    // Nothing leads back from here: the page says so instead of doing nothing.
    await (await page.find('button', words.t('pay.backToBills'))).click();
    await page.waitForText(words.t('common.nowhere'));
  });
});
