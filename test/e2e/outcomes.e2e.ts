import { describe, expect, it } from 'vitest';

import { gate } from '../support/gate.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { callsOf, heardOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { spokenIn } from '../support/walk/words.js';

describe.each(spokenIn(engine).map((words) => [words.locale, words] as const))(
  `what a bank and a utility may answer in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, money } = words;

    async function toReview(place: Place, card: string = CARDS.paid): Promise<Resident> {
      const page = await browser.page();
      await page.goto(place.address(words.city.pay));
      const resident = new Resident(page, words);
      await resident.signIn();
      await resident.review(card);
      return resident;
    }

    const totals = async ({ world }: Place): Promise<number[]> =>
      (await paymentsIn(world)).map(({ total }) => total);

    it('lets another card pay after one was declined (PAY-12, PAY-18)', async () => {
      const place = demo.place();
      const resident = await toReview(place, CARDS.declined);
      const { page } = resident;
      await resident.pay();
      await page.find('heading', t('pay.declinedTitle'));
      await page.waitForText(t('pay.declined.card-declined'));
      expect(await totals(place)).toEqual([]);
      await (await page.find('button', t('pay.tryAgain'))).click();
      await resident.review(CARDS.paid);
      await resident.pay();
      await resident.paid();
      expect(await totals(place)).toEqual([BILLS.both]);
    });

    it('asks for a new confirmation when somebody paid at the counter meanwhile (PAY-29)', async () => {
      const place = demo.place('quote-changes');
      const resident = await toReview(place);
      const { page } = resident;
      await resident.pay();
      await page.find('heading', t('pay.cancelledTitle'));
      await page.waitForText(t('pay.cancelled.quote-changed'));
      expect(await totals(place)).toEqual([]);
      await (await page.find('button', t('pay.tryAgain'))).click();
      const left = BILLS.both - 5000;
      await resident.review(CARDS.paid, left);
      await resident.pay(left);
      await resident.paid();
      await page.waitForText(money(left));
      expect(await totals(place)).toEqual([left]);
    });

    it('carries the bank’s question to the payer, and an approval to the receipt (PAY-36)', async () => {
      const place = demo.place();
      const resident = await toReview(place, CARDS.challenge);
      const { page } = resident;
      await resident.pay();
      await page.find('heading', t('pay.actionTitle'));
      const frame = await page.frame('/card');
      await frame.find('heading', words.frame.challenge.heading);
      expect(await totals(place)).toEqual([]);
      await (await frame.find('button', words.frame.challenge.approve)).click();
      await resident.paid();
      expect(await totals(place)).toEqual([BILLS.both]);
    });

    it('says that the card was not charged when the payer refuses the bank’s question (PAY-18, PAY-36)', async () => {
      const place = demo.place();
      const resident = await toReview(place, CARDS.challenge);
      const { page } = resident;
      await resident.pay();
      const frame = await page.frame('/card');
      await (await frame.find('button', words.frame.challenge.refuse)).click();
      await page.find('heading', t('pay.declinedTitle'));
      await page.waitForText(t('pay.declined.challenge-failed'));
      expect(await totals(place)).toEqual([]);
    });

    it('never says “paid” of a card that is still being processed, and says it once it is (PAY-12, PAY-18)', async () => {
      const place = demo.place();
      const resident = await toReview(place, CARDS.processing);
      const { page } = resident;
      await resident.pay();
      await page.find('heading', t('pay.processingTitle'));
      expect(await page.text()).not.toContain(t('pay.paidTitle'));
      await page.waitForText(t('bills.processing'));
      place.world.clock.advance(30_000);
      await resident.paid();
      expect(await totals(place)).toEqual([BILLS.both]);
    });

    it('takes one payment of a double click, Enter and a click, and answers the later ones in words (PAY-13, PAY-16, ACC-25)', async () => {
      const place = demo.place();
      const resident = await toReview(place);
      const { page } = resident;
      const paying = gate();
      place.world.faults.add({ match: { operation: 'pay' }, fault: paying.fault });
      const button = await resident.payButton();
      await button.click();
      await button.click();
      await page.press('Enter');
      await button.click();
      await heardOf(place.world, 'pay');
      await page.waitForText(t('common.stillWorking'));
      paying.open();
      await resident.paid();
      expect(callsOf(place.world, 'pay')).toBe(1);
      expect(await totals(place)).toEqual([BILLS.both]);
    });

    it('asks first when another tab is paying the same bills, and takes one payment (PAY-19)', async () => {
      const place = demo.place();
      const first = await toReview(place);
      const page = await first.page.newTab();
      await page.goto(place.address(words.city.pay));
      const second = new Resident(page, words);
      await second.review(CARDS.paid);
      const paying = gate();
      place.world.faults.add({ match: { operation: 'pay' }, fault: paying.fault });
      await first.pay();
      await heardOf(place.world, 'pay');
      await page.waitForText(t('pay.pendingTitle'));
      await second.pay();
      await page.waitForText(t('pay.pendingMust'));
      expect(await (await page.find('checkbox', t('pay.pendingConfirm'))).attribute('aria-invalid')).toBe(
        'true',
      );
      paying.open();
      await first.paid();
      expect(callsOf(place.world, 'pay')).toBe(1);
      expect(await totals(place)).toEqual([BILLS.both]);
    });
  },
);
