import { vi } from 'vitest';

import type { Page } from '../driver/index.js';
import { awaitFocus, tabInFrameTo, tabTo } from './keyboard.js';
import { BILLS, Resident } from './resident.js';
import type { Words } from './words.js';

/** As somebody copies them from a bill. */
export const PRINTED = { account: '28-624', customer: '405 583' } as const;

/** A small telephone, or a large screen at 400 %. */
export const SMALL = [320, 640] as const;

export const fitsItsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** What a resident does with no other key than Tab, Enter, Space and letters, in words of one language. */
export class AtKeyboard {
  readonly page: Page;
  readonly words: Words;
  readonly resident: Resident;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
    this.resident = new Resident(page, words);
  }

  async press(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    // A page may say the same in two places, and the first that comes is pressed.
    await vi.waitFor(
      async () => {
        if ((await this.page.findAll(role, name)).length === 0)
          throw new Error(`No ${role} ${String(name)} in:\n${await this.page.outline()}`);
      },
      { timeout: 15_000, interval: 20 },
    );
    await tabTo(this.page, role, name);
    await this.page.press('Enter');
  }

  async tick(role: 'checkbox' | 'radio', name: string | RegExp): Promise<void> {
    await tabTo(this.page, role, name);
    await this.page.press('Space');
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    await this.page.find('textbox', label);
    await tabTo(this.page, 'textbox', label);
    await this.page.type(text);
  }

  /** From a home page, by its menu, to the page for paying. */
  async toPaying(home: string): Promise<void> {
    const { city } = this.words;
    await this.page.goto(home);
    await this.press('button', city.menu);
    await this.press('link', city.payLink);
    await this.page.find('textbox', this.words.mark(this.words.identifier));
  }

  async signIn({ name, password }: { readonly name: string; readonly password: string }): Promise<void> {
    const { t, mark, identifier } = this.words;
    await this.type(mark(identifier), name);
    await this.type(mark(t('signIn.password')), password);
    await this.page.press('Enter');
    await awaitFocus(this.page, 'heading', t('signIn.done'));
  }

  async signOut(): Promise<void> {
    const { t } = this.words;
    await tabTo(this.page, 'button', t('signIn.out'), 'Shift+Tab');
    await this.page.press('Enter');
    await awaitFocus(this.page, 'heading', t('signIn.title'));
  }

  /** Types what the bill shows, and looks for its account. */
  async findAccount({ remember }: { readonly remember: boolean }): Promise<void> {
    const { t, mark, numberOn } = this.words;
    await this.type(mark(numberOn('account')), PRINTED.account);
    await this.type(mark(numberOn('customer')), PRINTED.customer);
    if (remember) await this.tick('checkbox', t('linking.remember'));
    await this.press('button', t('linking.submit'));
    await awaitFocus(this.page, 'heading', t('linking.found', { count: 1 }));
  }

  async linkFound(): Promise<void> {
    const { t } = this.words;
    await this.press('button', t('linking.confirm'));
    await awaitFocus(this.page, 'heading', t('linking.done'));
  }

  readonly billBox = ({ id, owed }: { readonly id: string; readonly owed: number }): string =>
    this.words.t('bills.choose', { number: id, amount: this.words.money(owed) });

  /** From the bills, where these are chosen, to the form that pays them. */
  async payChosen(total: number): Promise<void> {
    const { t } = this.words;
    await this.press('button', t('bills.pay'));
    await awaitFocus(this.page, 'heading', t('pay.title'));
    await this.resident.awaitQuote(total);
  }

  async typeCard(number: string): Promise<void> {
    const { page, resident } = this;
    const frame = await resident.cardForm();
    await tabTo(page, 'iframe', /./);
    const labels = resident.cardLabels;
    for (const [label, text] of [
      [labels.number, number],
      [labels.expiry, '0435'],
      [labels.code, '123'],
      [labels.postal, '94566'],
    ] as const) {
      await tabInFrameTo(page, frame, label);
      await page.type(text);
    }
  }

  /** From a form that is filled in to the last look; Enter in the frame's last field is the same as Continue. */
  async review(): Promise<void> {
    await this.page.press('Enter');
    await awaitFocus(this.page, 'heading', this.words.t('pay.reviewTitle'));
  }

  async pay(total: number = BILLS.both): Promise<void> {
    const { t, money } = this.words;
    await this.press('button', t('pay.submit', { total: money(total) }));
  }

  /** From the form that pays to the receipt. */
  async payByCard(number: string, total: number): Promise<void> {
    await this.typeCard(number);
    await this.review();
    await this.pay(total);
    await awaitFocus(this.page, 'heading', this.words.t('pay.paidTitle'));
  }
}
