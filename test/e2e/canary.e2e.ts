import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { canaryCard, placesOf, spyOn } from '../support/walk/canary.js';
import { paymentsIn, useDemo } from '../support/walk/demo.js';
import { BILLS, RESIDENT, Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const { t } = words;

/** What no page may do: a card field of its own, and everything done with it that can be done. */
const careless = `<!doctype html><html lang="en"><title>Careless</title><h1>Pay</h1><x-card></x-card><script>
customElements.define('x-card', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const label = document.createElement('label');
    const input = document.createElement('input');
    label.append('Card number', input);
    root.append(label);
    input.addEventListener('change', () => {
      const { value } = input;
      localStorage.setItem('card', value);
      input.setAttribute('data-card', value);
      console.error('card ' + value);
      this.dispatchEvent(new CustomEvent('card', { detail: { value } }));
      history.replaceState(null, '', '?card=' + value);
      fetch('/take?card=' + value, { method: 'POST', body: value, headers: { 'x-card': value } });
      new BroadcastChannel('cards').postMessage({ value });
    });
  }
});
</script>`;

describe(`what a page can learn of secrets in ${engine}`, () => {
  const browser = useBrowser();
  const demo = useDemo();
  let site: Site;

  beforeAll(async () => {
    site = await serve({ '/': careless });
  });
  afterAll(() => site.close());

  it('is found by the search wherever a careless page leaves it', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    await spyOn(page);
    const card = canaryCard();
    expect(await placesOf(page, card)).toEqual([]);
    await (await page.find('textbox', 'Card number')).fill(card);
    await page.press('Enter');
    expect(await placesOf(page, card)).toEqual(
      expect.arrayContaining([
        'address',
        'attribute',
        'channel',
        'console',
        'event card',
        'event keydown',
        'field input',
        'request',
        'request address',
        'request header',
        'storage',
        'value',
      ]),
    );
  });

  it('is nothing of a card number typed in the processor’s frame, from its first digit to the receipt (PAY-01)', async () => {
    const place = demo.place();
    const page = await browser.page();
    await page.goto(place.address(words.city.pay));
    await spyOn(page);
    const resident = new Resident(page, words);
    await resident.signIn();
    await resident.awaitQuote(BILLS.both);
    const card = canaryCard();
    await resident.typeCard(card);
    expect(await placesOf(page, card)).toEqual([]);
    await (await page.find('button', t('pay.continue'))).click();
    await resident.payButton();
    expect(await placesOf(page, card)).toEqual([]);
    expect(await placesOf(page, card.slice(0, 12))).toEqual([]);
    // The search looks where the last four digits are shown.
    expect(await placesOf(page, card.slice(-4))).toContain('text');
    await resident.pay();
    await resident.paid();
    expect(await placesOf(page, card)).toEqual([]);
    expect(await paymentsIn(place.world)).toHaveLength(1);
  });

  it('is no password and no account number in storage, addresses, attributes, events, channels or the console (SEC-02, SEC-41)', async () => {
    const place = demo.place();
    const page = await browser.page();
    await page.goto(place.address(words.city.pay));
    await spyOn(page);
    const resident = new Resident(page, words);
    await resident.signIn();
    await resident.review('4242424242424242');
    await resident.pay();
    await resident.paid();
    const typed = /^(event key(down|press|up)|request|text)$/;
    for (const secret of [RESIDENT.password, '28624', '405583']) {
      const places = await placesOf(page, secret);
      expect(places.filter((where) => !typed.test(where))).toEqual([]);
    }
    // A password is heard where it is typed and sent, which shows that the search hears.
    expect(await placesOf(page, RESIDENT.password)).toEqual(
      expect.arrayContaining(['event keydown', 'request']),
    );
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
});
