import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Demo } from '../../mock-api/start.js';
import { localText } from '../../src/core/text.js';
import type { Page } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { heardOf, openDemo, paymentsIn } from '../support/walk/demo.js';
import { awaitFocus, tabInFrameTo, tabTo } from '../support/walk/keyboard.js';
import { BILLS, CARDS, Resident } from '../support/walk/resident.js';
import { languages } from '../support/walk/words.js';

const newcomer = { id: 'riverbend', password: 'tall-blue-heron', email: 'robin@residents.example' } as const;
const bill = { account: '28-624', customer: '405 583' } as const;

/** The city's pages, which the library does not know. */
const pages: Readonly<Record<string, { register: string; link: string }>> = {
  en: { register: '/pleasanton/register.html', link: '/pleasanton/link-account.html' },
  es: { register: '/pleasanton/es/registrese.html', link: '/pleasanton/es/vincule-su-cuenta.html' },
};

describe.each(languages.map((words) => [words.locale, words] as const))(
  `the ways in, in ${engine}, in %s`,
  (locale, words) => {
    const browser = useBrowser();
    const { t, money, mark, portal } = words;
    let demo: Demo;

    beforeEach(async () => {
      demo = await openDemo();
    });
    afterEach(async () => {
      await demo.close();
    });

    const labelOf = (name: string): string => {
      const field = portal.registration?.steps
        .flatMap((step) => step.fields)
        .find((one) => one.name === name);
      return localText(field?.label ?? {}, locale) || words.coded('register.label', field?.kind ?? 'other');
    };
    const again = (name: string): string => mark(t('register.again', { label: labelOf(name) }));
    const number = (kind: 'account' | 'customer'): string =>
      mark(localText(portal.numbers[kind]?.label ?? {}, locale));

    async function typeInto(page: Page, label: string | RegExp, text: string): Promise<void> {
      await tabTo(page, 'textbox', label);
      await page.type(text);
    }

    const fits = (page: Page): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

    async function register(page: Page): Promise<void> {
      await page.find('textbox', mark(labelOf('userId')));
      await typeInto(page, mark(labelOf('userId')), newcomer.id);
      await typeInto(page, again('userId'), newcomer.id);
      await typeInto(page, mark(labelOf('password')), newcomer.password);
      await typeInto(page, again('password'), newcomer.password);
      await typeInto(page, mark(labelOf('passwordHint')), 'The bird at the pond');
      await typeInto(page, mark(labelOf('email')), newcomer.email);
      const question = /(\d) (\d) (\d)/.exec(await page.text());
      if (!question) throw new Error('The utility asks no question');
      await tabTo(page, 'textbox', new RegExp(question[0]));
      await page.type(question.slice(1).join(''));
      expect(await fits(page)).toBe(true);
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('verify.sentTitle.email'));
    }

    it('are walked by keyboard alone at 320 px, from registering to the receipt, and back the next time (S4.4, S4.10, S4.13, S4.14, S4.29, S4.30, S1.22, SEC-27, ACC-34, ACC-62)', async () => {
      const page = await browser.page();
      await page.setViewport(320, 640);
      await page.goto(`${demo.origins.site}${pages[locale]?.register ?? ''}`);
      await register(page);

      const [mail] = await demo.world('pleasanton').utility.mailbox();
      expect(mail?.to).toBe(newcomer.email);
      await page.goto(mail?.link ?? '');
      await page.find('button', t('verify.linkConfirm'));
      expect(new URL(await page.url()).hash).toBe('');
      await tabTo(page, 'button', t('verify.linkConfirm'));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('verify.doneTitle'));

      await page.goto(`${demo.origins.site}${pages[locale]?.link ?? ''}`);
      await signIn(page);
      await link(page);

      await page.goto(`${demo.origins.site}${words.city.pay}`);
      await page.find(
        'checkbox',
        t('bills.choose', { number: BILLS.late.id, amount: money(BILLS.late.owed) }),
      );
      const resident = new Resident(page, words);
      await resident.awaitQuote(BILLS.both);
      await tabTo(page, 'iframe', /./);
      const frame = await resident.cardForm();
      const { number: cardNumber, expiry, code, postal } = resident.cardLabels;
      for (const [label, text] of [
        [cardNumber, CARDS.paid],
        [expiry, '0435'],
        [code, '123'],
        [postal, '94566'],
      ] as const) {
        await tabInFrameTo(page, frame, label);
        await page.type(text);
      }
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('pay.reviewTitle'));
      await tabTo(page, 'button', t('pay.submit', { total: money(BILLS.both) }));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('pay.paidTitle'));
      expect((await paymentsIn(demo.world('pleasanton'))).map(({ total }) => total)).toEqual([BILLS.both]);

      // The return visit: what was remembered is there, and nothing is asked again.
      await page.goto(`${demo.origins.site}${words.city.pay}`);
      await resident.signOut();
      await heardOf(demo.world('pleasanton'), 'signOut');
      await page.goto(`${demo.origins.site}${words.city.pay}`);
      await signIn(page);
      await page.waitForText(t('bills.noneBody'));
    });

    async function signIn(page: Page): Promise<void> {
      await typeInto(page, mark(words.identifier), newcomer.id);
      await typeInto(page, mark(t('signIn.password')), newcomer.password);
      await page.press('Enter');
      await page.find('heading', t('signIn.done'));
    }

    async function link(page: Page): Promise<void> {
      await page.find('textbox', number('account'));
      await typeInto(page, number('account'), bill.account);
      await typeInto(page, number('customer'), bill.customer);
      await tabTo(page, 'checkbox', t('linking.remember'));
      await page.press(' ');
      await tabTo(page, 'button', t('linking.submit'));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('linking.found', { count: 1 }));
      expect(await fits(page)).toBe(true);
      await tabTo(page, 'button', t('linking.confirm'));
      await page.press('Enter');
      await awaitFocus(page, 'heading', t('linking.done'));
    }

    it('let a guest pay by bank account, agreed to in words, and never say paid before it has posted (S1.5, PAY-18, PAY-24, PAY-26, PAY-38)', async () => {
      const page = await browser.page();
      await page.setViewport(320, 640);
      await page.goto(`${demo.origins.site}${words.city.pay}`);
      await (await page.find('textbox', number('account'))).fill(bill.account);
      await (await page.find('textbox', number('customer'))).fill(bill.customer);
      await (await page.find('button', t('guest.submit'))).click();
      await page.find('heading', t('pay.title'));
      const resident = new Resident(page, words);
      await resident.awaitQuote(BILLS.both);
      await (await page.find('radio', new RegExp(words.coded('pay.by', 'bank-account')))).click();
      const frame = await page.frame('/card');
      const { bank } = words.frame;
      await (await frame.find('textbox', `* ${bank.labels.holder}`)).fill('Robin Residents');
      await (await frame.find('radio', bank.types.checking)).click();
      await (await frame.find('textbox', `* ${bank.labels.routing}`)).fill('1100 0000-0');
      await (await frame.find('textbox', `* ${bank.labels.account}`)).fill('000100001234');
      await (await page.find('button', t('pay.continue'))).click();
      await resident.payButton();
      await resident.pay();
      await page.waitForText(t('pay.agreeMust'));
      expect(await paymentsIn(demo.world('pleasanton'))).toEqual([]);
      await (await page.find('checkbox', t('pay.agree'))).click();
      await resident.pay();
      await page.find('heading', t('pay.processingTitle'));
      expect(await page.text()).not.toContain(t('pay.paidTitle'));
      expect(await page.text()).not.toContain('000100001234');
    });
  },
);
