import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { useDemo, type Place } from '../support/walk/demo.js';
import { fallbacks, openGuest, type Guest } from '../support/walk/guest.js';
import { Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

describe(`a page whose policy blocks the library in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();
  const guests: Guest[] = [];

  afterEach(async () => {
    await Promise.all(guests.splice(0).map(({ site }) => site.close()));
  });

  async function open(policy: string): Promise<{ page: Page; place: Place; address: string }> {
    const place = demo.place();
    const guest = await openGuest('end', place, { headers: { 'content-security-policy': policy } });
    guests.push(guest);
    const page = await browser.page();
    await page.goto(guest.address);
    return { page, place, address: guest.address };
  }

  const ours = async (page: Page): Promise<string[]> =>
    (await page.consoleLines()).filter((line) => line.includes('utility-widgets:'));

  async function saysOnce(page: Page, ...parts: readonly string[]): Promise<void> {
    await expect.poll(() => ours(page), { timeout: 15_000 }).toHaveLength(1);
    const [line] = await ours(page);
    for (const part of parts) expect(line).toContain(part);
  }

  it('names connect-src and the portal’s origin, and keeps the page’s own words (SEC-11)', async () => {
    const { page, place } = await open("connect-src 'none'");
    await page.waitForText('Your internet connection is fine', { timeout: 20_000 });
    for (const each of fallbacks) await page.find('link', each);
    // WebKit tells of its console only once the page has loaded.
    if (engine === 'webkit') return;
    await saysOnce(page, `Add ${place.demo.origins.api} to its connect-src directive`);
  });

  it('names script-src and the folder of the files, and keeps the page’s own words (SEC-11)', async () => {
    const { page, address } = await open('script-src http://localhost:*/dist/utility-widgets.js');
    for (const each of fallbacks) await page.find('link', each);
    await saysOnce(page, `Add ${address}dist to its script-src directive`);
    expect(await page.findAll('textbox')).toEqual([]);
  });

  it('names the Trusted Types policy that is missing, and keeps the page’s own words (SEC-11)', async () => {
    const { page } = await open("require-trusted-types-for 'script'; trusted-types 'none'");
    for (const each of fallbacks) await page.find('link', each);
    await saysOnce(page, 'Add lit-html to its trusted-types directive');
    expect(await page.findAll('textbox')).toEqual([]);
  });

  it('names frame-src and the processor’s origin when the card form does not come (SEC-11)', async () => {
    const { page, place } = await open("frame-src 'none'");
    await new Resident(page, words).signIn();
    await page.waitForText(words.t('pay.cardFailed'), { timeout: 20_000 });
    await saysOnce(page, `Add ${place.demo.origins.processor} to its frame-src directive`);
  });
});
