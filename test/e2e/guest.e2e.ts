import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { fallbacks, openGuest, type Guest, type GuestOptions } from '../support/walk/guest.js';
import { BILLS, Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const { t, money } = words;

interface Watched {
  readonly submissions: number;
  readonly violations: string[];
}

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const { submissions, violations } = globalThis as unknown as Watched;
    return { submissions, violations };
  });

describe(`a guest on a stranger’s page in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();
  const guests: Guest[] = [];

  afterEach(async () => {
    await Promise.all(guests.splice(0).map(({ site }) => site.close()));
  });

  async function open(
    name: string,
    options?: GuestOptions,
    query = '',
  ): Promise<{ page: Page; place: Place; guest: Guest }> {
    const place = demo.place();
    const guest = await openGuest(name, place, options);
    guests.push(guest);
    const page = await browser.page();
    await page.goto(guest.address + query);
    return { page, place, guest };
  }

  /** From the sign-in form to the receipt; the book has it once. */
  async function pays(page: Page, place: Place): Promise<void> {
    const resident = new Resident(page, words);
    await resident.payAll();
    await resident.paid();
    expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
  }

  it.each([
    ['whose styles reach for every element and field', 'styles'],
    ['whose base leads elsewhere, in a new window', 'base'],
    ['without a document type, inside tables', 'quirks'],
    ['whose script comes last', 'end'],
    ['whose tags come late', 'late'],
    ['whose editor allows no tags but div', 'divs'],
  ])('lets a resident pay on a page %s', async (_kind, name) => {
    const { page, place } = await open(name);
    await pays(page, place);
    expect(await page.consoleLines()).toEqual([]);
  });

  it('lets a resident pay on a page whose ids and names stand in the way (SEC-17)', async () => {
    const { page, place } = await open('names');
    await pays(page, place);
    expect(await page.consoleLines()).toEqual([]);
  });

  it('lets a resident pay where old libraries have changed what is built in (SEC-14)', async () => {
    const { page, place } = await open(
      'built-ins',
      {},
      // WebKit's driver itself cannot work with what is added to every object and list.
      engine === 'webkit' ? '?spare=objects' : '',
    );
    await pays(page, place);
    expect(await page.consoleLines()).toEqual([]);
  });

  it('is as large on a page with a small root and styles of its own as on any', async () => {
    const { page } = await open('styles');
    const field = await page.find('textbox', words.mark(words.identifier));
    await field.fill('typed');
    expect(await field.value()).toBe('typed');
    const seen = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('utility-login input');
      if (!input) throw new Error('No field');
      const { fontSize, opacity, direction } = getComputedStyle(input);
      const { width, height } = input.getBoundingClientRect();
      return { font: parseFloat(fontSize), opacity, direction, width, height };
    });
    expect(seen).toMatchObject({ opacity: '1', direction: 'ltr' });
    expect(seen.font).toBeGreaterThanOrEqual(16);
    expect(seen.height).toBeGreaterThanOrEqual(44);
    expect(seen.width).toBeGreaterThan(150);
  });

  it('never submits the form that is around the whole page, from a field, a box or a button (SEC-16)', async () => {
    const { page, place } = await open('form');
    const resident = new Resident(page, words);
    await resident.signIn();
    await (
      await page.find(
        'checkbox',
        t('bills.choose', { number: BILLS.late.id, amount: money(BILLS.late.owed) }),
      )
    ).focus();
    await page.press('Enter');
    await (await page.find('button', t('bills.pay'))).focus();
    await page.press('Enter');
    await resident.review('4242424242424242');
    await resident.pay();
    await resident.paid();
    expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
    expect((await watched(page)).submissions).toBe(0);
    expect(await page.url()).not.toContain('submitted');
    await (await page.find('button', 'Search the site')).click();
    expect((await watched(page)).submissions).toBe(1);
  });

  it('works under a strict policy without a violation, in two copies with one warning and one client (SEC-10, REL-20)', async () => {
    const { api, processor } = demo.place().demo.origins;
    const policy = [
      "default-src 'none'",
      "script-src 'nonce-n0nce'",
      "style-src 'self'",
      // The page's own icon, which Firefox and WebKit ask for by themselves.
      "img-src 'self'",
      "style-src-attr 'none'",
      `connect-src ${api}`,
      `frame-src ${processor}`,
      "require-trusted-types-for 'script'",
      "trusted-types lit-html utility-widgets 'allow-duplicates'",
    ].join('; ');
    const { page, place } = await open('twice', { headers: { 'content-security-policy': policy } });
    await pays(page, place);
    expect((await watched(page)).violations).toEqual([]);
    expect(place.world.faults.log.filter(({ operation }) => operation === 'getPortal')).toHaveLength(1);
    // WebKit tells of its console only once the page has loaded.
    if (engine === 'webkit') return;
    expect(await page.consoleLines()).toEqual([expect.stringMatching(/^warn: utility-widgets .*copy/)]);
  });

  it.each([
    ['without any script', 'no-script', undefined, []],
    ['where a widget’s code cannot be loaded', 'end', /chunks/, fallbacks],
    ['where the script itself cannot be loaded', 'end', /utility-widgets\.js/, []],
  ] as const)('leaves the page’s own words standing %s (SEC-11)', async (_kind, name, missing, lines) => {
    const { page } = await open(name, missing ? { missing: (path: string) => missing.test(path) } : {});
    for (const words of fallbacks) await page.find('link', words);
    expect(await page.findAll('textbox')).toEqual([]);
    if (engine === 'webkit') return;
    await expect
      .poll(async () => (await page.consoleLines()).filter((line) => line.includes('utility-widgets:')))
      .toHaveLength(lines.length);
  });

  it('stays quiet where the page is being edited', async () => {
    const { page, place } = await open('editor');
    for (const words of fallbacks) await page.find('link', words);
    await page.evaluate(() =>
      Promise.all(
        ['login', 'bill-list', 'pay-now'].map((name) => customElements.whenDefined(`utility-${name}`)),
      ).then(() => true),
    );
    for (const words of fallbacks) await page.find('link', words);
    expect(await page.findAll('textbox')).toEqual([]);
    expect(place.world.faults.log.map(({ operation }) => operation)).not.toContain('getSession');
  });

  // Firefox goes to no such address, and WebKit's driver runs no script there.
  if (engine === 'chromium') {
    it('asks for nothing private on a page that is not secure, and shows the page’s own words (PAY-19)', async () => {
      const place = demo.place();
      const guest = await openGuest('end', place);
      guests.push(guest);
      const page = await browser.page();
      await page.goto(guest.insecure);
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      await page.evaluate(() => customElements.whenDefined('utility-pay-now').then(() => true));
      await page.find('link', 'Call about signing in');
      await page.find('link', 'Call about paying');
      expect(await page.findAll('textbox')).toEqual([]);
    });
  }
});
