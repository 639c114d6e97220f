import { randomInt } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { localText } from '../../src/core/text.js';
import type { Page } from '../support/driver/index.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { canaryAccount, eventsOf, placesOf, sentAs, spyOn } from '../support/walk/canary.js';
import { useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const { t, mark, portal, locale } = words;

/** Where any script of the page hears what is typed, and where it is sent. */
const heard = String.raw`event key(down|press|up)|field \w+`;
const typed = new RegExp(`^(${heard}|value)$`);
const sent = new RegExp(`^(${heard}|request)$`);
const kept = new RegExp(`^(${heard}|request|storage)$`);
const shown = new RegExp(`^(${heard}|request|value)$`);
const nowhere = /^never$/;

const unique = (start: string): string => `${start}${randomInt(1e9).toString().padStart(9, '0')}`;
const again = (label: string): string => mark(t('register.again', { label }));
const labelOf = (name: string): string => {
  const fields = portal.registration?.steps.flatMap((step) => step.fields) ?? [];
  const field = fields.find((one) => one.name === name);
  return localText(field?.label ?? {}, locale) || words.coded('register.label', field?.kind ?? 'other');
};
const number = (kind: 'account' | 'customer'): string =>
  mark(localText(portal.numbers[kind]?.label ?? {}, locale));

async function fill(page: Page, label: string | RegExp, text: string): Promise<void> {
  await (await page.find('textbox', label)).fill(text);
}
async function press(page: Page, name: string): Promise<void> {
  await (await page.find('button', name)).click();
}

/** That each of these is found nowhere, but for where it may be. */
async function expectOnly(page: Page, allowed: RegExp, ...secrets: readonly string[]): Promise<void> {
  for (const secret of secrets) {
    expect(secret).not.toBe('');
    const places = await placesOf(page, secret);
    expect(
      places.filter((where) => !allowed.test(where)),
      secret,
    ).toEqual([]);
  }
}

/** Codes, counts and opaque ids; nothing that anybody has typed or that is said in words. */
async function expectPlainEvents(page: Page): Promise<string[]> {
  const events = await eventsOf(page);
  const isPlain = (value: unknown): boolean => {
    if (typeof value === 'string') return /^[\w-]{0,64}$/.test(value);
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every(isPlain);
  };
  expect(events.filter(({ detail }) => !isPlain(detail))).toEqual([]);
  return events.map(({ type }) => type);
}

describe(`what a page can learn at the doors in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();

  /** Registers by script beside the page. */
  async function registered({ world: { utility } }: Place, password: string): Promise<void> {
    const { id, question } = await utility.challenge();
    const answer = /[\d ]+$/.exec(question['en'] ?? '')?.[0] ?? '';
    const email = 'robin@residents.example';
    await utility.register({
      answers: { userId: 'riverbend', password, passwordHint: 'The bird at the pond', email },
      challenge: { id, answer },
      locale: 'en',
    });
  }

  it('is no password, hint or code of somebody who registers (SEC-02, SEC-41)', async () => {
    const place = demo.place();
    const page = await browser.page();
    await page.goto(place.address('/pleasanton/register.html'));
    await page.find('textbox', mark(labelOf('userId')));
    await spyOn(page);
    const [password, hint, email] = [unique('pw-'), unique('hint '), `${unique('r')}@residents.example`];
    await fill(page, mark(labelOf('userId')), 'riverbend');
    await fill(page, again(labelOf('userId')), 'riverbend');
    await fill(page, mark(labelOf('password')), password);
    await fill(page, again(labelOf('password')), password);
    await fill(page, mark(labelOf('passwordHint')), hint);
    await fill(page, mark(labelOf('email')), email);
    const question = /(\d) (\d) (\d)/.exec(await page.text());
    await fill(page, new RegExp(question?.[0] ?? 'no question'), question?.slice(1).join('') ?? '');
    await page.press('Enter');
    await page.find('heading', t('verify.sentTitle.email'));
    await expectOnly(page, sent, password, hint);
    // The tab keeps the address, to go on with when its owner comes back from the mail.
    await expectOnly(page, kept, email);
    const { code = null } = (await place.world.utility.mailbox())[0] ?? {};
    await fill(page, mark(t('verify.code')), code ?? '');
    await expectOnly(page, typed, code ?? '');
    await page.press('Enter');
    await page.find('heading', t('register.doneTitle'));
    await expectOnly(page, sent, password, hint, code ?? '', email);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await expectPlainEvents(page)).toEqual(
      expect.arrayContaining(['utility-registered', 'utility-verified']),
    );
  });

  it('is nothing of a link’s token, before it is used and after (SEC-02, SEC-27, SEC-41)', async () => {
    const place = demo.place();
    await registered(place, 'tall-blue-heron');
    const { link } = (await place.world.utility.mailbox())[0] ?? {};
    const token = link?.split('=').at(-1) ?? '';
    const page = await browser.page();
    await page.goto(place.address('/pleasanton/verify.html'));
    await page.find('heading', t('verify.emptyTitle'));
    await spyOn(page);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `utility-verify=${token}`);
    await page.find('button', t('verify.linkConfirm'));
    await expectOnly(page, nowhere, token);
    await press(page, t('verify.linkConfirm'));
    await page.find('heading', t('verify.doneTitle'));
    await expectOnly(page, /^request$/, token);
    expect(await placesOf(page, token)).toEqual(['request']);
    expect(await expectPlainEvents(page)).toContain('utility-verified');
    // Neither what the page is left for nor the way back carries it.
    await page.goto(place.address('/pleasanton/news.html'));
    await expectOnly(page, nowhere, token);
    await page.back();
    expect(await page.url()).not.toContain(token);
  });

  it('is no number that an account is found and linked by, and no permission to link it (SEC-02, SEC-41)', async () => {
    const place = demo.place('no-accounts');
    const page = await browser.page();
    await page.goto(place.address('/pleasanton/link-account.html'));
    await spyOn(page);
    await new Resident(page, words).signIn();
    await fill(page, number('account'), '91837');
    await fill(page, number('customer'), '405583');
    await press(page, t('linking.submit'));
    await page.waitForText(t('linking.noMatch'));
    await expectOnly(page, shown, '91837');
    await fill(page, number('account'), '28624');
    await press(page, t('linking.submit'));
    await press(page, t('linking.confirm'));
    await page.find('heading', t('linking.done'));
    await expectOnly(page, sent, '91837', '28624', '405583');
    await expectOnly(page, /^request$/, await sentAs(page, 'ticket'));
    expect(await expectPlainEvents(page)).toContain('utility-account-linked');
  });

  it('is no number of a guest’s bill or bank, and of the key only what has to be kept (SEC-02, SEC-41, PAY-13, PAY-24)', async () => {
    const place = demo.place('pay-unknown');
    const page = await browser.page();
    await page.goto(place.address(words.city.pay));
    await page.find('textbox', number('account'));
    await spyOn(page);
    await fill(page, number('account'), '28624');
    await fill(page, number('customer'), '405583');
    await press(page, t('guest.submit'));
    await page.find('heading', t('pay.title'));
    const resident = new Resident(page, words);
    await resident.awaitQuote(BILLS.both);
    await (await page.find('radio', new RegExp(words.coded('pay.by', 'bank-account')))).click();
    const frame = await page.frame('/card');
    const { bank } = words.frame;
    const { routing, account } = canaryAccount();
    await (await frame.find('textbox', `* ${bank.labels.holder}`)).fill('Robin Residents');
    await (await frame.find('radio', bank.types.checking)).click();
    await (await frame.find('textbox', `* ${bank.labels.routing}`)).fill(routing);
    await (await frame.find('textbox', `* ${bank.labels.account}`)).fill(account);
    await press(page, t('pay.continue'));
    await resident.payButton();
    await expectOnly(page, nowhere, routing, account, account.slice(0, 8));
    await (await page.find('checkbox', t('pay.agree'))).click();
    await resident.pay();
    await page.find('heading', t('pay.unknownTitle'));
    await expectOnly(page, nowhere, routing, account);
    await expectOnly(page, sent, '28624', '405583');
    await expectOnly(page, /^request$/, await sentAs(page, 'guest'));
    // Its payer has to find it again after a crash; it opens nothing but what became of this payment.
    const key = await sentAs(page, 'key');
    await expectOnly(page, /^(request|request header|storage)$/, key);
    expect(await placesOf(page, key)).toContain('storage');
    expect(await expectPlainEvents(page)).toContain('utility-payment-changed');
  });
});
