import { describe, expect, it } from 'vitest';

import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { maskAddress, maskName } from '../../mock-api/domain/masks.js';
import { mask } from '../../src/core/mask.js';
import type { Page } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { AtKeyboard, PRINTED, SMALL, fitsItsWidth } from '../support/walk/at-keyboard.js';
import { callsOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { awaitFocus, tabInFrameTo, tabTo } from '../support/walk/keyboard.js';
import { BILLS, CARDS, literal } from '../support/walk/resident.js';
import { spokenIn } from '../support/walk/words.js';

const [account] = pleasanton({ processorBase: 'http://localhost' }).accounts;
if (!account) throw new Error('The city has no account');

/** Of whose bill it is, what somebody who has only found the bill must not learn; the numbers are what they typed. */
const unmasked = [
  account.customerName,
  ...account.customerName.split(' '),
  account.serviceAddress,
  'ALAMEDA',
] as const;

interface Watched {
  readonly screens: string[];
  readonly answers: string[];
}

/** Notes each screen that comes, by the heading that takes the focus then, and whatever the utility answers. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched: Watched = { screens: [], answers: [] };
    Object.assign(globalThis, { watched });
    addEventListener('focusin', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.getAttribute('role') === 'heading')
        watched.screens.push(target.textContent.trim());
    });
    const send = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const answer = await send(input, init);
      watched.answers.push(await answer.clone().text());
      return answer;
    };
  });

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

describe.each(spokenIn(engine).map((words) => [words.locale, words] as const))(
  `a guest with a bill and no account in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, money, mark, numberOn, coded } = words;
    const total = money(BILLS.both);

    async function find(): Promise<{ at: AtKeyboard; place: Place }> {
      const place = demo.place();
      const page = await browser.page();
      await page.setViewport(...SMALL);
      const at = new AtKeyboard(page, words);
      await page.goto(place.address(words.city.pay));
      await page.find('heading', t('guest.title'));
      await watch(page);
      await at.type(mark(numberOn('account')), PRINTED.account);
      await at.type(mark(numberOn('customer')), PRINTED.customer);
      await at.press('button', t('guest.submit'));
      await awaitFocus(page, 'heading', t('pay.title'));
      await at.resident.awaitQuote(BILLS.both);
      return { at, place };
    }

    /** Whose bill it is can be told by whoever knows them, and by nobody else. */
    async function expectMasked(page: Page): Promise<void> {
      const { answers } = await watched(page);
      const found = answers.join('\n');
      expect(found).toContain(maskName(account?.customerName ?? ''));
      const seen = await page.text();
      for (const text of unmasked) {
        expect(found).not.toContain(text);
        expect(seen).not.toContain(text);
      }
    }

    /** One payment of what was shown, by the utility's book and by the processor's. */
    async function expectCharged({ world }: Place): Promise<void> {
      expect(callsOf(world, 'pay')).toBe(1);
      expect(await paymentsIn(world)).toEqual([
        expect.objectContaining({ amount: BILLS.both, fee: 0, total: BILLS.both, reversed: false }),
      ]);
      expect((await world.processor.taken()).map(({ amount }) => amount)).toEqual([BILLS.both]);
    }

    const reference = new RegExp(`${literal(t('pay.reference'))}\\s*[a-z0-9]{4}-[a-z0-9]{4}\\b`, 'i');

    it('pays by card in three screens, by keyboard alone at 320 px, and learns of the customer what was on the bill (S1.5, PAY-38, SEC-21, ACC-62)', async () => {
      const { at, place } = await find();
      const { page } = at;
      await page.waitForText(
        t('pay.account', {
          address: `${maskName(account.customerName)}, ${maskAddress(account.serviceAddress)}`,
          number: mask(account.number),
        }),
      );
      await expectMasked(page);
      expect(await fitsItsWidth(page)).toBe(true);
      await at.payByCard(CARDS.paid, BILLS.both);
      await expectCharged(place);
      const receipt = await page.text();
      expect(receipt).toMatch(reference);
      expect(receipt).toMatch(new RegExp(`${literal(t('pay.lineTotal'))}\\s*${literal(total)}`));
      expect(receipt).toContain(t('pay.methodCard', { brand: t('brand.visa'), last4: '4242' }));
      await expectMasked(page);
      expect(await fitsItsWidth(page)).toBe(true);
      // With the one that looks for the bill, these are three; the last is the receipt.
      expect((await watched(page)).screens).toEqual([
        t('pay.title'),
        t('pay.reviewTitle'),
        t('pay.paidTitle'),
      ]);
      expect(await page.consoleLines()).toEqual([]);
    });

    it('pays by bank account in as many, agreed to in words, and never reads “paid” before it has posted (S1.5, PAY-18, PAY-24, PAY-26, PAY-38, SEC-21, ACC-62)', async () => {
      const { at, place } = await find();
      const { page } = at;
      await tabTo(page, 'radio', new RegExp(`^${literal(coded('pay.by', 'card'))}`));
      await page.press('ArrowDown');
      await awaitFocus(page, 'radio', new RegExp(`^${literal(coded('pay.by', 'bank-account'))}`));
      const frame = await page.frame('/card');
      const { labels, types } = words.frame.bank;
      await frame.find('textbox', `* ${labels.holder}`);
      await tabTo(page, 'iframe', /./);
      await tabInFrameTo(page, frame, `* ${labels.holder}`);
      await page.type('Robin Residents');
      await tabInFrameTo(page, frame, types.checking);
      await page.press('Space');
      await tabInFrameTo(page, frame, `* ${labels.routing}`);
      await page.type('1100 0000-0');
      await tabInFrameTo(page, frame, `* ${labels.account}`);
      await page.type('000100001234');
      await at.review();
      expect(await fitsItsWidth(page)).toBe(true);
      await at.pay();
      await page.waitForText(t('pay.agreeMust'));
      expect(callsOf(place.world, 'pay')).toBe(0);
      // What is missing has the focus.
      await awaitFocus(page, 'checkbox', t('pay.agree'));
      await page.press('Space');
      await at.pay();
      await awaitFocus(page, 'heading', t('pay.processingTitle'));
      expect(await page.text()).toMatch(reference);
      expect(await page.text()).not.toContain(t('pay.paidTitle'));
      expect(await page.text()).not.toContain('000100001234');
      expect((await watched(page)).screens).toEqual([
        t('pay.title'),
        t('pay.reviewTitle'),
        t('pay.processingTitle'),
      ]);
      await expectMasked(page);

      await place.world.utility.settle();
      await page.reload();
      await page.find('heading', t('pay.paidTitle'));
      await expectCharged(place);
      const receipt = await page.text();
      expect(receipt).toMatch(reference);
      expect(receipt).toContain(t('pay.methodBank', { last4: '1234' }));
      for (const text of unmasked) expect(receipt).not.toContain(text);
      expect(await page.consoleLines()).toEqual([]);
    });
  },
);
