import { describe, expect, it } from 'vitest';

import { mailWords } from '../../mock-api/domain/mail-words.js';
import { localText } from '../../src/core/text.js';
import type { Page } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { AtKeyboard, SMALL, fitsItsWidth } from '../support/walk/at-keyboard.js';
import { callsOf, heardOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { awaitFocus } from '../support/walk/keyboard.js';
import { BILLS, CARDS, RESIDENT } from '../support/walk/resident.js';
import { languages, spokenIn } from '../support/walk/words.js';

const owed = { late: BILLS.late, due: BILLS.due } as const;
const newcomer = {
  name: 'riverbend',
  password: 'tall-blue-heron',
  email: 'robin@residents.example',
} as const;

/** Long after every session has ended. */
const weeks = 5 * 7 * 86_400_000;

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

    /** Signs out, and comes back when it is another bill's turn. */
    async function leave(at: AtKeyboard, { world }: Place): Promise<void> {
      await at.signOut();
      await heardOf(world, 'signOut');
      world.clock.advance(weeks);
    }

    /** These bills are there to be chosen, and no other. */
    async function owes({ page, billBox }: AtKeyboard, ...due: (keyof typeof owed)[]): Promise<void> {
      for (const bill of due) await page.find('checkbox', billBox(owed[bill]));
      const group = await page.find('group', t('bills.group'));
      expect(await page.findAll('checkbox', /./, { within: group })).toHaveLength(due.length);
    }

    it('are walked by keyboard alone at 320 px, from registering and its mail to the receipt, and the next time to the bills at once (S4.4, S4.10, S4.13, S4.14, S4.17, S4.21, S4.29, S4.30, S1.22, SEC-27, ACC-34, ACC-62)', async () => {
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
      await page.waitForText(t('bills.noAccount'));
      await at.press('button', t('bills.link'));
      await at.findAccount({ remember: true });
      expect(await fitsItsWidth(page)).toBe(true);
      await at.linkFound();
      await page.waitForText(t('linking.forGood'));
      await at.press('button', t('linking.bills'));
      await owes(at, 'late', 'due');
      await at.tick('checkbox', at.billBox(BILLS.due));
      await at.payChosen(BILLS.late.owed);
      await at.payByCard(CARDS.paid, BILLS.late.owed);
      await leave(at, place);

      // The return visit: what was remembered is there, and nothing is asked again.
      await at.toPaying(place.address(words.city.home));
      await at.signIn(newcomer);
      await owes(at, 'due');
      expect(await page.findAll('button', t('bills.link'))).toEqual([]);
      // Whoever looks for the account all the same is told that it is linked already, and led to the bills.
      await at.press('link', words.city.linkLink);
      await at.findAccount({ remember: false });
      await page.waitForText(t('linking.allAlready', { count: 1 }));
      await at.press('button', t('linking.bills'));
      await owes(at, 'due');
      await at.payChosen(BILLS.due.owed);
      await at.payByCard(CARDS.paid, BILLS.due.owed);
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([
        BILLS.late.owed,
        BILLS.due.owed,
      ]);
      expect(await page.consoleLines()).toEqual([]);
    });

    // What differs here from the walk above are pages that it has shown in every language.
    if (!spokenIn(engine).includes(words)) return;

    it('lead on a return visit by way of the numbers, where they were not to be remembered (S4.13, S4.14, S4.17, S4.21, S4.30, ACC-62)', async () => {
      const place = demo.place('no-accounts');
      const at = await sitDown();
      const { page } = at;
      const findsAndLinks = async (): Promise<void> => {
        await at.press('button', t('bills.link'));
        for (const kind of ['account', 'customer'] as const) {
          expect(await (await page.find('textbox', mark(numberOn(kind)))).value()).toBe('');
        }
        await at.findAccount({ remember: false });
        await page.waitForText(t('linking.forNow'));
        await at.linkFound();
        await at.press('button', t('linking.bills'));
      };
      await at.toPaying(place.address(words.city.home));
      await at.signIn(RESIDENT);
      await findsAndLinks();
      await owes(at, 'late', 'due');
      await at.tick('checkbox', at.billBox(BILLS.late));
      await at.payChosen(BILLS.due.owed);
      await at.payByCard(CARDS.paid, BILLS.due.owed);
      await leave(at, place);

      await at.toPaying(place.address(words.city.home));
      await at.signIn(RESIDENT);
      await page.waitForText(t('bills.noAccount'));
      expect(await page.findAll('checkbox', at.billBox(BILLS.late))).toEqual([]);
      await findsAndLinks();
      await owes(at, 'late');
      await at.payChosen(BILLS.late.owed);
      await at.payByCard(CARDS.paid, BILLS.late.owed);
      expect((await paymentsIn(place.world)).map(({ total }) => total)).toEqual([
        BILLS.due.owed,
        BILLS.late.owed,
      ]);
      expect(await page.consoleLines()).toEqual([]);
    });
  },
);
