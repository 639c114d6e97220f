import { describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { callsOf, heardOf, paymentsIn, useDemo } from '../support/walk/demo.js';
import { BILLS, CARDS, RESIDENT, Resident } from '../support/walk/resident.js';
import { spokenIn } from '../support/walk/words.js';

describe.each(spokenIn(engine).map((words) => [words.locale, words] as const))(
  `a session that ends in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, money } = words;

    const isPrivate = [
      RESIDENT.name,
      'ALAMEDA',
      BILLS.late.id,
      BILLS.due.id,
      money(BILLS.late.owed),
      money(BILLS.due.owed),
      money(BILLS.both),
    ];

    /** What of the resident can be read on a page, fields and attributes of the whole tree included. */
    const privateOn = (page: Page): Promise<string[]> =>
      page.evaluate((words) => {
        const read = (root: Node): string => {
          let text = '';
          for (const node of root.childNodes) {
            if (node instanceof Text) text += node.data;
            if (!(node instanceof Element) || node.localName === 'script') continue;
            for (const { value } of node.attributes) text += ` ${value}`;
            if (node instanceof HTMLInputElement) text += ` ${node.value}`;
            if (node.shadowRoot) text += read(node.shadowRoot);
            text += read(node);
          }
          return text;
        };
        const text = read(document.body);
        return words.filter((word) => text.includes(word));
      }, isPrivate);

    async function signedIn(page: Page, address: string): Promise<Resident> {
      await page.goto(address);
      const resident = new Resident(page, words);
      await resident.signIn();
      await resident.awaitQuote(BILLS.both);
      expect(await privateOn(page)).toEqual(isPrivate);
      return resident;
    }

    it('is over also where the page is left at once after signing out (SEC-05)', async () => {
      const place = demo.place();
      const { page } = await signedIn(await browser.page(), place.address(words.city.pay));
      await (await page.find('button', words.t('signIn.out'))).click();
      await page.goto(place.address(words.city.pay));
      await heardOf(place.world, 'signOut');
      await page.reload();
      await page.find('heading', words.t('signIn.title'));
      expect(await privateOn(page)).toEqual([]);
    });

    it('is over in every tab within a second, also where the utility cannot be reached (SEC-05)', async () => {
      const place = demo.place();
      const first = await signedIn(await browser.page(), place.address(words.city.pay));
      const other = await first.page.newTab();
      await other.goto(place.address(words.city.pay));
      await new Resident(other, words).awaitQuote(BILLS.both);
      place.world.faults.add({ match: { operation: '*' }, fault: { kind: 'reset-before-headers' } });
      await (await first.page.find('button', t('signIn.out'))).click();
      const out = Date.now();
      await first.page.find('heading', t('signIn.title'));
      expect(await privateOn(first.page)).toEqual([]);
      await other.find('heading', t('signIn.title'));
      expect(Date.now() - out).toBeLessThan(1000);
      expect(await privateOn(other)).toEqual([]);
    });

    it('shows nothing private after Back, not even while the utility is still being asked (SEC-05)', async () => {
      const place = demo.place();
      const page = await browser.page();
      await signedIn(page, place.address(words.city.pay));
      await page.goto(`${place.address(words.city.pay)}&again=yes`);
      const resident = new Resident(page, words);
      await resident.awaitQuote(BILLS.both);
      await resident.signOut();
      await heardOf(place.world, 'signOut');
      place.world.faults.add({ match: { operation: 'getSession' }, fault: { kind: 'hang' } });
      await page.back();
      expect(await privateOn(page)).toEqual([]);
      place.world.faults.clear();
      await page.reload();
      await page.find('heading', t('signIn.title'));
      expect(await privateOn(page)).toEqual([]);
    });

    it('is asked about again after Back, and goes on where it still stands (PAY-20, SEC-05)', async () => {
      const place = demo.place();
      const page = await browser.page();
      await signedIn(page, place.address(words.city.pay));
      await page.goto(place.address(words.city.home));
      await page.back();
      const resident = new Resident(page, words);
      await resident.review(CARDS.paid);
      await resident.pay();
      await resident.paid();
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
    });

    it('ends in the middle of paying with nothing private on the page and nothing taken (SEC-05, PAY-18)', async () => {
      const place = demo.place();
      const resident = await signedIn(await browser.page(), place.address(words.city.pay));
      const { page } = resident;
      await resident.review(CARDS.paid);
      place.world.clock.advance(20 * 60_000);
      await resident.pay();
      await page.find('heading', t('signIn.title'));
      await page.waitForText(t('common.expired'));
      await page.find('heading', t('pay.cancelledTitle'));
      expect(await privateOn(page)).toEqual([]);
      expect(await paymentsIn(place.world)).toEqual([]);
      // Signed in again, the bills are there to be paid, once.
      await resident.signIn();
      await resident.review(CARDS.paid);
      await resident.pay();
      await resident.paid();
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([BILLS.both]);
      expect(callsOf(place.world, 'pay')).toBe(2);
    });
  },
);
