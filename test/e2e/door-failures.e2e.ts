import { describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { AtKeyboard, PRINTED, SMALL, fitsItsWidth } from '../support/walk/at-keyboard.js';
import { callsOf, heardOf, useDemo, type Place } from '../support/walk/demo.js';
import { awaitFocus } from '../support/walk/keyboard.js';
import { BILLS, RESIDENT } from '../support/walk/resident.js';
import { languages } from '../support/walk/words.js';

interface Door {
  readonly operation: string;
  /** What stands in the fields, by their labels. */
  readonly typed: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly working: string;
  /** What is read where the utility fails, and where it cannot be reached. */
  readonly failed: string;
  readonly offline: string;
}

// A language to each engine: what is the same in both is shown once.
const spoken = languages.filter((_, index) => (index === 0) === (engine === 'firefox'));

describe.each(spoken.map((words) => [words.locale, words] as const))(
  `a door that does not open at once in ${engine}, in %s`,
  (_locale, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const { t, mark, numberOn, question } = words;

    async function open(scenario: string, path: string): Promise<{ at: AtKeyboard; place: Place }> {
      const place = demo.place(scenario);
      const page = await browser.page();
      await page.setViewport(...SMALL);
      await page.goto(place.address(path));
      return { at: new AtKeyboard(page, words), place };
    }

    /** Tries with a utility that fails, then with one out of reach, then with one that takes its time. */
    async function insist(at: AtKeyboard, { world }: Place, door: Door): Promise<void> {
      const { page } = at;
      const { operation, typed } = door;
      let answer = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        answer = resolve;
      });
      world.faults.add(
        { match: { operation, nth: 1 }, fault: { kind: 'status', status: 500 } },
        { match: { operation, nth: 2 }, fault: { kind: 'reset-before-headers' } },
        { match: { operation, nth: 3 }, fault: { kind: 'held', until } },
      );
      const expectTyped = async (): Promise<void> => {
        for (const [label, text] of Object.entries(typed)) {
          expect(await (await page.find('textbox', label)).value()).toBe(text);
        }
      };
      for (const [label, text] of Object.entries(typed)) await at.type(label, text);

      await at.press('button', door.submit);
      await page.waitForText(door.failed);
      await page.find('button', door.submit);
      await expectTyped();
      // Whoever has pressed the button still stands on it.
      expect(await page.focused()).toEqual({ role: 'button', name: door.submit });
      await page.press('Enter');
      await page.waitForText(door.offline);
      await page.find('button', door.submit);
      await expect.poll(() => page.text()).not.toContain(door.failed);
      await expectTyped();
      expect(await fitsItsWidth(page)).toBe(true);
      await page.press('Enter');
      await page.find('button', door.working);
      await heardOf(world, operation, 3);
      // Impatience sends nothing twice, and what failed before is not what is wrong now.
      await page.press('Enter');
      await page.waitForText(t('common.stillWorking'));
      await page.find('button', door.working);
      expect(await page.text()).not.toContain(door.offline);
      await expectTyped();
      answer();
      await page.waitForGone('button', door.working);
      expect(callsOf(world, operation)).toBe(3);
    }

    const numbers = {
      [mark(numberOn('account'))]: PRINTED.account,
      [mark(numberOn('customer'))]: PRINTED.customer,
    };

    it('keeps what a guest has typed, says what to do, and finds the bill at last (S1.5, REL-02, ACC-62)', async () => {
      const { at, place } = await open('', words.city.pay);
      await insist(at, place, {
        operation: 'findGuestBills',
        typed: numbers,
        submit: t('guest.submit'),
        working: t('guest.working'),
        failed: t('failed.service'),
        offline: t('failed.network'),
      });
      await awaitFocus(at.page, 'heading', t('pay.title'));
      await at.resident.awaitQuote(BILLS.both);
    });

    it('keeps what somebody has typed who registers, says what to do, and registers them once (S4.4, REL-02, ACC-62)', async () => {
      const { at, place } = await open('', words.city.register);
      const again = (name: string): string => mark(t('register.again', { label: question(name) }));
      await at.page.find('textbox', mark(question('userId')));
      await at.page.find('textbox', /\d \d \d/);
      const [asked = '', ...digits] = /\S[^\n]*(\d) (\d) (\d)/.exec(await at.page.text()) ?? [];
      await insist(at, place, {
        operation: 'register',
        typed: {
          [mark(question('userId'))]: 'riverbend',
          [again('userId')]: 'riverbend',
          [mark(question('password'))]: 'tall-blue-heron',
          [again('password')]: 'tall-blue-heron',
          [mark(question('passwordHint'))]: 'The bird at the pond',
          [mark(question('email'))]: 'robin@residents.example',
          [asked]: digits.join(''),
        },
        submit: t('register.submit'),
        working: t('register.working'),
        failed: t('register.serviceFailed'),
        offline: t('register.networkFailed'),
      });
      await awaitFocus(at.page, 'heading', t('verify.sentTitle.email'));
      expect(await place.world.utility.mailbox()).toHaveLength(1);
    });

    it('keeps what a resident has typed who links an account, says what to do, and links it though the answer was lost (S4.13, REL-02, ACC-62)', async () => {
      const { at, place } = await open('no-accounts', words.city.link);
      const { page } = at;
      await at.signIn(RESIDENT);
      await insist(at, place, {
        operation: 'searchAccounts',
        typed: numbers,
        submit: t('linking.submit'),
        working: t('linking.working'),
        failed: t('failed.service'),
        offline: t('failed.network'),
      });
      await awaitFocus(page, 'heading', t('linking.found', { count: 1 }));
      place.world.faults.add({
        match: { operation: 'linkAccount', nth: 1 },
        fault: { kind: 'error-after-commit' },
      });
      await at.press('button', t('linking.confirm'));
      await page.waitForText(t('linking.unsure'));
      await page.waitForText(t('linking.unsureBody'));
      expect(await page.focused()).toEqual({ role: 'button', name: t('linking.confirm') });
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('linking.done'));
    });
  },
);
