/**
 * Walks the road and takes a picture of each state, in three widths, light and dark, and of the states with the most
 * words in the other languages too:
 *
 *   npm run look                    into a folder of its own, whose name is said
 *   npm run look -- pictures        into `pictures`
 *   npm run look -- pictures es     in one language alone
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { launch, type Page } from './driver/index.js';
import { openDemo, placeIn, type Place } from './walk/demo.js';
import { BILLS, CARDS, Resident } from './walk/resident.js';
import { english, languages, type Words } from './walk/words.js';

const [wanted, only] = process.argv.slice(2);
const folder = wanted === undefined ? mkdtempSync(path.join(tmpdir(), 'look-')) : path.resolve(wanted);
mkdirSync(folder, { recursive: true });

const demo = await openDemo();
const browser = await launch('chromium');
let worlds = 0;

async function walk(words: Words, width: number, scheme: 'light' | 'dark'): Promise<void> {
  const { t, money, locale } = words;
  const inFull = words === english;
  const open = async (scenario = ''): Promise<{ page: Page; place: Place; resident: Resident }> => {
    worlds += 1;
    const place = placeIn(demo, `pleasanton@${scenario}.${worlds.toString()}`);
    const page = await browser.page();
    await page.setViewport(width, 900);
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(place.address(words.city.pay));
    return { page, place, resident: new Resident(page, words) };
  };
  /** Whole cards: as much of the page as the widgets take. */
  const shoot = async (page: Page, name: string): Promise<void> => {
    const height = await page.evaluate(() => Math.min(3200, document.documentElement.scrollHeight));
    await page.setViewport(width, height);
    await page.screenshot(path.join(folder, `${name}-${locale}-${width.toString()}-${scheme}.png`));
    await page.setViewport(width, 900);
  };
  const end = async ({ page }: { page: Page }, name: string): Promise<void> => {
    await shoot(page, name);
    await browser.reset();
  };

  const road = await open();
  await road.page.find('textbox', words.mark(words.identifier));
  await shoot(road.page, '01-sign-in');
  await (await road.page.find('textbox', words.mark(words.identifier))).fill('somebody');
  await road.page.press('Enter');
  await road.page.waitForText(t('signIn.passwordEmpty'));
  await shoot(road.page, '02-sign-in-errors');
  await road.resident.signIn();
  await road.resident.awaitQuote(BILLS.both);
  await road.resident.cardForm();
  await shoot(road.page, '03-bills');
  await (await road.page.find('button', t('bills.details', { number: BILLS.due.id }))).click();
  await (await road.page.find('button', t('bills.past'))).click();
  await road.page.find('table');
  await shoot(road.page, '04-details-and-past');
  await (await road.page.find('button', t('pay.continue'))).click();
  await road.page.waitForText(t('common.problem'));
  await shoot(road.page, '05-card-errors');
  await road.resident.review(CARDS.paid);
  await shoot(road.page, '06-review');
  road.place.world.faults.add({ match: { operation: 'pay' }, fault: { kind: 'delay', ms: 1500 } });
  await road.resident.pay();
  await road.page.find('heading', t('pay.sendingTitle'));
  await shoot(road.page, '07-sending');
  await road.resident.paid();
  await end(road, '08-receipt');

  const unknown = await open('pay-unknown');
  await unknown.resident.payAll();
  await unknown.page.find('button', t('pay.check'));
  await end(unknown, '09-unknown');

  const declined = await open();
  await declined.resident.payAll(CARDS.declined);
  await declined.page.find('heading', t('pay.declinedTitle'));
  await end(declined, '10-declined');

  const failed = await open('error');
  await failed.resident.signIn();
  await failed.page.waitForText(t('failed.title'));
  await end(failed, '11-failed');
  if (!inFull) return;

  const bank = await open();
  await bank.resident.payAll(CARDS.challenge);
  await (await bank.page.frame('/card')).find('button', words.frame.challenge.approve);
  await end(bank, '12-bank-asks');

  const processing = await open();
  await processing.resident.payAll(CARDS.processing);
  await processing.page.find('heading', t('pay.processingTitle'));
  await end(processing, '13-processing');

  const nothing = await open('nothing-due');
  await nothing.resident.signIn();
  await nothing.page.waitForText(t('bills.noneBody'));
  await end(nothing, '14-nothing-due');

  const fee = await open('with-fee');
  await fee.resident.signIn();
  await fee.resident.review(CARDS.paid, BILLS.both + 195);
  await fee.page.waitForText(money(BILLS.both + 195));
  await end(fee, '15-review-with-fee');
}

try {
  for (const width of [320, 768, 1280]) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const words of languages) {
        if (only === undefined || only === words.locale) await walk(words, width, scheme);
      }
    }
  }
  console.log(`The pictures are in ${folder}`);
} finally {
  await browser.close();
  await demo.close();
}
