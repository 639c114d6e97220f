import type { Page, Scope } from '../driver/index.js';
import type { Words } from './words.js';

/** Minor units, as the documents print them. */
export const BILLS = {
  late: { id: '98820', due: '2016-12-10', owed: 13_446 },
  due: { id: '98465', due: '2017-01-23', owed: 12_711 },
  both: 26_157,
} as const;

export const RESIDENT = { name: 'flowerpower', password: 'water-lily-2016' } as const;

/** No bank issues these. */
export const CARDS = {
  paid: '4242424242424242',
  declined: '4000000000000002',
  processing: '4000000000000077',
  challenge: '4000000000003220',
} as const;

/** What a resident does with the pointer, in words of one language. */
export class Resident {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
  }

  async signIn(): Promise<void> {
    const { page, words } = this;
    await (await page.find('textbox', words.mark(words.identifier))).fill(RESIDENT.name);
    await (await page.find('textbox', words.mark(words.t('signIn.password')))).fill(RESIDENT.password);
    await page.press('Enter');
    await page.find('heading', words.t('signIn.done'));
  }

  async signOut(): Promise<void> {
    await (await this.page.find('button', this.words.t('signIn.out'))).click();
    await this.page.find('heading', this.words.t('signIn.title'));
  }

  /** The card form, once it can be typed in. */
  async cardForm(): Promise<Scope> {
    const frame = await this.page.frame('/card');
    await frame.find('textbox', this.cardLabels.number);
    return frame;
  }

  get cardLabels(): { number: string; expiry: string; code: string; postal: string } {
    const { number, expiry, code, postal } = this.words.frame.labels;
    return { number: `* ${number}`, expiry: `* ${expiry}`, code: `* ${code}`, postal: `* ${postal}` };
  }

  async typeCard(number: string): Promise<void> {
    const frame = await this.cardForm();
    await (await frame.find('textbox', this.cardLabels.number)).fill(number);
    await (await frame.find('textbox', this.cardLabels.expiry)).fill('04 / 35');
    await (await frame.find('textbox', this.cardLabels.code)).fill('123');
    await (await frame.find('textbox', this.cardLabels.postal)).fill('94566');
  }

  /** From a signed-in page to the last look before money moves. */
  async review(number: string, total: number = BILLS.both): Promise<void> {
    const { page, words } = this;
    await this.awaitQuote(total);
    await this.typeCard(number);
    await (await page.find('button', words.t('pay.continue'))).click();
    await this.payButton(total);
  }

  async awaitQuote(total: number): Promise<void> {
    await this.page.waitForText(
      new RegExp(`${literal(this.words.t('pay.lineTotal'))}\\s*${literal(this.words.money(total))}`),
    );
  }

  payButton(total: number = BILLS.both): ReturnType<Page['find']> {
    return this.page.find('button', this.words.t('pay.submit', { total: this.words.money(total) }));
  }

  async pay(total: number = BILLS.both): Promise<void> {
    await (await this.payButton(total)).click();
  }

  /** Everything from the sign-in form to the receipt. */
  async payAll(number: string = CARDS.paid): Promise<void> {
    await this.signIn();
    await this.review(number);
    await this.pay();
  }

  paid(): ReturnType<Page['find']> {
    return this.page.find('heading', this.words.t('pay.paidTitle'));
  }
}

export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
