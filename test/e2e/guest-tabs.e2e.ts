import { describe, expect, it } from 'vitest';

import { localText } from '../../src/core/text.js';
import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { gate } from '../support/gate.js';
import { callsOf, heardOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { spokenIn } from '../support/walk/words.js';

// Tabs differ by engine and not by language: one for each.
describe.each(
  spokenIn(engine)
    .slice(-1)
    .map((words) => [words.locale, words] as const),
)(`a guest with two tabs in ${engine}, in %s`, (locale, words) => {
  const browser = useBrowser();
  const demo = useDemo();
  const { t, mark, portal } = words;

  const number = (kind: 'account' | 'customer'): string =>
    mark(localText(portal.numbers[kind]?.label ?? {}, locale));

  async function lookUp(page: Page, place: Place): Promise<Resident> {
    await page.goto(place.address(words.city.pay));
    await (await page.find('textbox', number('account'))).fill('28624');
    await (await page.find('textbox', number('customer'))).fill('405583');
    await (await page.find('button', t('guest.submit'))).click();
    await page.find('heading', t('pay.title'));
    return new Resident(page, words);
  }

  async function toReview(page: Page, place: Place): Promise<Resident> {
    const guest = await lookUp(page, place);
    await guest.review(CARDS.paid);
    return guest;
  }

  const totals = async (place: Place): Promise<number[]> =>
    (await paymentsIn(place.world)).map(({ total }) => total);

  it('is told in the one what was paid in the other, and shown what is still open (PAY-19, PAY-20)', async () => {
    const place = demo.place();
    const late = await toReview(await browser.page(), place);
    const quick = await toReview(await late.page.newTab(), place);
    await quick.pay();
    await quick.paid();
    await late.page.activate();
    await late.page.waitForText(t('pay.overtakenTitle'));
    await late.page.waitForText(t('pay.nothing'));
    expect(await late.page.findAll('checkbox')).toEqual([]);
    expect(await totals(place)).toEqual([BILLS.both]);
    await quick.page.activate();
    await quick.paid();
  });

  it('pays once when both confirm at the same time, and each tells what became of it (PAY-19, PAY-20)', async () => {
    const place = demo.place();
    const first = await toReview(await browser.page(), place);
    const second = await toReview(await first.page.newTab(), place);
    const paying = gate();
    place.world.faults.add({ match: { operation: 'pay' }, fault: paying.fault });
    await second.pay();
    await heardOf(place.world, 'pay');
    await first.page.activate();
    await first.pay();
    await first.page.waitForText(t('pay.pendingMust'));
    paying.open();
    await second.page.activate();
    await second.paid();
    await first.page.activate();
    await first.page.waitForText(t('pay.overtakenTitle'));
    await first.page.waitForText(t('pay.nothing'));
    expect(callsOf(place.world, 'pay')).toBe(1);
    expect(await totals(place)).toEqual([BILLS.both]);
  });

  it('may look up bills in a tab that is opened while the other one pays, and is told (PAY-19, REL-02)', async () => {
    const place = demo.place();
    const first = await toReview(await browser.page(), place);
    const paying = gate();
    place.world.faults.add({ match: { operation: 'pay' }, fault: paying.fault });
    await first.pay();
    await heardOf(place.world, 'pay');
    const second = await toReview(await first.page.newTab(), place);
    await second.page.waitForText(t('pay.pendingTitle'));
    paying.open();
    await first.page.activate();
    await first.paid();
    await second.page.activate();
    await second.page.waitForText(t('pay.nothing'));
    expect(callsOf(place.world, 'pay')).toBe(1);
    expect(await totals(place)).toEqual([BILLS.both]);
  });

  it('says so where the bills cannot be looked up again, and looks again on request (REL-02, PAY-20)', async () => {
    const place = demo.place();
    const late = await toReview(await browser.page(), place);
    const quick = await toReview(await late.page.newTab(), place);
    place.world.faults.add({
      match: { operation: 'findGuestBills' },
      fault: { kind: 'reset-before-headers' },
    });
    await quick.pay();
    await quick.paid();
    await late.page.activate();
    await late.page.waitForText(t('pay.overtakenTitle'));
    await late.page.waitForText(t('common.notRefreshed'));
    place.world.faults.clear();
    await (await late.page.find('button', t('common.retry'))).click();
    await late.page.waitForText(t('pay.nothing'));
  });
});
