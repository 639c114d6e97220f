import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Demo } from '../../mock-api/start.js';
import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { AtKeyboard, SMALL, fitsItsWidth } from '../support/walk/at-keyboard.js';
import { openDemo, paymentsIn } from '../support/walk/demo.js';
import { awaitFocus, tabTo } from '../support/walk/keyboard.js';
import { BILLS, CARDS, RESIDENT, literal } from '../support/walk/resident.js';
import { languages } from '../support/walk/words.js';

describe.each(languages.map((words) => [words.locale, words] as const))(
  `the road from the city’s home page to the receipt in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const { t, money } = words;
    let demo: Demo;

    // The city's own links name no world, so each test has a city of its own.
    beforeEach(async () => {
      demo = await openDemo();
    });
    afterEach(async () => {
      await demo.close();
    });

    /** Home page, menu, payment page, sign-in. */
    async function arrive(): Promise<AtKeyboard> {
      const page = await browser.page();
      await page.setViewport(...SMALL);
      const at = new AtKeyboard(page, words);
      await at.toPaying(`${demo.origins.site}${words.city.home}`);
      await at.signIn(RESIDENT);
      return at;
    }

    async function nothingIsOwed({ billBox }: AtKeyboard, page: Page): Promise<void> {
      await page.find('heading', t('bills.title'));
      await page.waitForText(t('bills.noneBody'));
      for (const bill of [BILLS.late, BILLS.due]) {
        expect(await page.findAll('checkbox', billBox(bill))).toEqual([]);
      }
    }

    it('is walked by keyboard alone at 320 px, and the bills are paid once and everywhere (S1.1, S1.25, S4.3, S4.20, S4.21, S4.22, S4.25, S4.28, S4.29, PAY-07, PAY-11, PAY-21, PAY-29, ACC-62)', async () => {
      const at = await arrive();
      const { page } = at;
      for (const bill of [BILLS.late, BILLS.due]) {
        expect(await (await page.find('checkbox', at.billBox(bill))).isChecked()).toBe(true);
      }
      await page.waitForText(money(BILLS.both));

      await tabTo(page, 'button', t('bills.details', { number: BILLS.due.id }));
      await page.press('Enter');
      await page.find('table');
      await page.waitForText(words.city.wholesale);
      await page.waitForText(t('bills.replaced'));
      expect(await fitsItsWidth(page)).toBe(true);

      const other = await page.newTab();
      await other.goto(`${demo.origins.site}${words.city.pay}`);
      await other.find('checkbox', at.billBox(BILLS.late));
      await page.activate();

      await at.payChosen(BILLS.both);
      await at.typeCard(CARDS.paid);
      await at.review();
      const review = await page.text();
      expect(review).toMatch(
        lines([
          [t('pay.bills', { count: 2 }), money(BILLS.both)],
          [t('pay.lineFee'), t('pay.noFee')],
          [t('pay.lineTotal'), money(BILLS.both)],
        ]),
      );
      expect(review).toContain(
        t('pay.from', { method: t('pay.methodCard', { brand: t('brand.visa'), last4: '4242' }) }),
      );
      expect(await fitsItsWidth(page)).toBe(true);
      expect(await paymentsIn(demo.world('pleasanton'))).toEqual([]);

      await at.pay();
      await awaitFocus(page, 'heading', t('pay.paidTitle'));
      const receipt = await page.text();
      expect(receipt).toMatch(
        lines([[t('pay.billNumber', { number: BILLS.late.id }), money(BILLS.late.owed)]]),
      );
      expect(receipt).toMatch(
        lines([[t('pay.billNumber', { number: BILLS.due.id }), money(BILLS.due.owed)]]),
      );
      expect(receipt).toMatch(lines([[t('pay.lineTotal'), money(BILLS.both)]]));
      expect(receipt).toMatch(lines([[t('pay.confirmation'), 'PL-']]));
      expect(receipt).toMatch(
        new RegExp(`${literal(t('pay.reference'))}\\s*[a-z0-9]{4}-[a-z0-9]{4}\\b`, 'i'),
      );
      expect(receipt).toMatch(words.city.evening);
      expect(receipt).toContain(t('pay.methodCard', { brand: t('brand.visa'), last4: '4242' }));
      expect(receipt).toContain(words.portal.contact.phone);
      expect(await fitsItsWidth(page)).toBe(true);

      await other.waitForText(t('bills.noneBody'));
      await page.reload();
      await nothingIsOwed(at, page);
      const later = await page.newTab();
      await later.goto(`${demo.origins.site}${words.city.pay}`);
      await nothingIsOwed(at, later);

      expect(await paymentsIn(demo.world('pleasanton'))).toEqual([
        expect.objectContaining({ amount: BILLS.both, fee: 0, total: BILLS.both, reversed: false }),
      ]);
      expect(await page.consoleLines()).toEqual([]);
    });

    it('pays the one bill that is chosen and leaves the other one due (S4.21, S4.25, ACC-62)', async () => {
      const at = await arrive();
      const { page } = at;
      await tabTo(page, 'checkbox', at.billBox(BILLS.late));
      await page.press('Space');
      await at.payChosen(BILLS.due.owed);
      await at.typeCard(CARDS.paid);
      await tabTo(page, 'button', t('pay.continue'));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('pay.reviewTitle'));
      await at.pay(BILLS.due.owed);
      await awaitFocus(page, 'heading', t('pay.paidTitle'));

      await tabTo(page, 'button', t('pay.backToBills'));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('bills.title'));
      await page.find('checkbox', at.billBox(BILLS.late));
      await expect.poll(() => page.findAll('checkbox', at.billBox(BILLS.due))).toEqual([]);
      expect(await paymentsIn(demo.world('pleasanton'))).toEqual([
        expect.objectContaining({
          items: [{ billId: expect.any(String) as string, amount: BILLS.due.owed }],
          total: BILLS.due.owed,
        }),
      ]);
    });
  },
);

const lines = (pairs: readonly (readonly [string, string])[]): RegExp =>
  new RegExp(pairs.map((pair) => pair.map(literal).join('\\s*')).join('\\s*'));
