import { describe, expect, it } from 'vitest';

import { mailWords } from '../../mock-api/domain/mail-words.js';
import { localText } from '../../src/core/text.js';
import type { Page } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { AtKeyboard, SMALL, fitsItsWidth } from '../support/walk/at-keyboard.js';
import { callsOf, heardOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { awaitFocus } from '../support/walk/keyboard.js';
import { BILLS, CARDS } from '../support/walk/resident.js';
import { languages } from '../support/walk/words.js';

const owed = { late: BILLS.late, due: BILLS.due } as const;
const newcomer = {
  name: 'riverbend',
  password: 'tall-blue-heron',
  email: 'robin@residents.example',
} as const;

/** Long after every session has ended. */
const weeks = 2 * 7 * 86_400_000;

describe.each(languages.map((words) => [words.locale, words] as const))(
  `the ways in, in ${engine}, in %s`,
  (locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, mark, question, numberOn } = words;

    async function sitDown(): Promise<AtKeyboard> {
      const page = await browser.page();
      await page.setViewport(...SMALL);
      return new AtKeyboard(page, words);
    }

    async function register(at: AtKeyboard): Promise<void> {
      const again = (name: string): string => mark(t('register.again', { label: question(name) }));
      // The page before may ask for a name under the same label.
      await at.page.find('textbox', again('userId'));
      await at.type(mark(question('userId')), newcomer.name);
      await at.type(again('userId'), newcomer.name);
      await at.type(mark(question('password')), newcomer.password);
      await at.type(again('password'), newcomer.password);
      await at.type(mark(question('passwordHint')), 'The bird at the pond');
      await at.type(mark(question('email')), newcomer.email);
      const asked = /(\d) (\d) (\d)/.exec(await at.page.text());
      if (!asked) throw new Error('The utility asks no question');
      await at.type(new RegExp(asked[0]), asked.slice(1).join(''));
      expect(await fitsItsWidth(at.page)).toBe(true);
      await at.page.press('Enter');
      await awaitFocus(at.page, 'heading', t('verify.sentTitle.email'));
    }

    /** The message in the resident's mailbox, which is open in another tab, and the page that its link leads to. */
    async function followMail(page: Page, { demo: { origins }, world }: Place): Promise<AtKeyboard> {
      const mailbox = await page.newTab();
      await mailbox.setViewport(...SMALL);
      await mailbox.goto(`${origins.site}/mailbox/?portal=${encodeURIComponent(world.segment)}`);
      const city = localText(words.portal.product ?? words.portal.name, locale);
      const subject = localText(mailWords.verify.subject, locale).replace('{city}', city);
      await mailbox.find('heading', subject);
      const message = await mailbox.find('article', subject);
      expect(await message.text()).toContain(newcomer.email);
      const link = await (await mailbox.find('link', /./, { within: message })).text();
      expect(await fitsItsWidth(mailbox)).toBe(true);
      const at = new AtKeyboard(mailbox, words);
      await at.press('link', link);
      await mailbox.find('button', t('verify.linkConfirm'));
      return at;
    }

    /** From the bills, which need an account, to the page that links one and back. */
    async function findAndLink(at: AtKeyboard, remember: boolean): Promise<void> {
      const { page } = at;
      await page.waitForText(t('bills.noAccount'));
      expect(await page.findAll('group', t('bills.group'))).toEqual([]);
      await at.press('button', t('bills.link'));
      for (const kind of ['account', 'customer'] as const) {
        expect(await (await page.find('textbox', mark(numberOn(kind)))).value()).toBe('');
      }
      await at.findAccount({ remember });
      expect(await fitsItsWidth(page)).toBe(true);
      await page.waitForText(t(remember ? 'linking.forGood' : 'linking.forNow'));
      await at.linkFound();
      await at.press('button', t('linking.bills'));
    }

    /** Signs out, and lets weeks pass. */
    async function leave(at: AtKeyboard, { world }: Place, times: number): Promise<void> {
      await at.signOut();
      await heardOf(world, 'signOut', times);
      world.clock.advance(weeks);
    }

    /** These bills are there to be chosen, and no other. */
    async function owes({ page, billBox }: AtKeyboard, ...due: (keyof typeof owed)[]): Promise<void> {
      for (const bill of due) await page.find('checkbox', billBox(owed[bill]));
      const group = await page.find('group', t('bills.group'));
      expect(await page.findAll('checkbox', /./, { within: group })).toHaveLength(due.length);
    }

    it('are walked by keyboard alone at 320 px, from registering and its mail to the receipt, and back with and without the numbers remembered (S4.4, S4.10, S4.13, S4.14, S4.17, S4.21, S4.29, S4.30, S1.22, SEC-27, ACC-34, ACC-62)', async () => {
      const place = demo.place();
      const first = await sitDown();
      await first.toPaying(place.address(words.city.home));
      await first.press('button', t('signIn.register'));
      await register(first);
      const at = await followMail(first.page, place);
      const { page } = at;
      // Opening the link has done nothing yet, and its token is out of the address.
      expect(new URL(await page.url()).hash).toBe('');
      expect(callsOf(place.world, 'verify')).toBe(0);
      await at.press('button', t('verify.linkConfirm'));
      await awaitFocus(page, 'heading', t('verify.doneTitle'));
      expect(callsOf(place.world, 'verify')).toBe(1);
      await at.press('button', t('register.signIn'));
      await at.signIn(newcomer);
      await findAndLink(at, false);
      await owes(at, 'late', 'due');
      await at.tick('checkbox', at.billBox(BILLS.due));
      await at.payChosen(BILLS.late.owed);
      await at.payByCard(CARDS.paid, BILLS.late.owed);
      await leave(at, place, 1);

      // The first return visit: nothing was to be remembered, so the numbers are typed again.
      await at.toPaying(place.address(words.city.home));
      await at.signIn(newcomer);
      await findAndLink(at, true);
      await owes(at, 'due');
      await leave(at, place, 2);

      // The second one: what was remembered is there at once, and nothing is asked again.
      await at.toPaying(place.address(words.city.home));
      await at.signIn(newcomer);
      await owes(at, 'due');
      expect(await page.findAll('button', t('bills.link'))).toEqual([]);
      await at.payChosen(BILLS.due.owed);
      await at.payByCard(CARDS.paid, BILLS.due.owed);
      expect(callsOf(place.world, 'linkAccount')).toBe(2);
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([
        BILLS.late.owed,
        BILLS.due.owed,
      ]);
      expect(await page.consoleLines()).toEqual([]);
    });
  },
);
