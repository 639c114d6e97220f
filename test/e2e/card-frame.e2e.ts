import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createProcessor, type Processor } from '../../mock-api/processor/processor.js';
import { createProcessorServer } from '../../mock-api/processor/server.js';
import type { Running } from '../../mock-api/web/http.js';
import type { FrameMessage } from '../../src/contract/frame.js';
import type { FrameTheme } from '../../src/contract/frame-request.js';
import { systemClock } from '../../src/core/clock.js';
import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';
import { canaryAccount, placesOf, spyOn } from '../support/walk/canary.js';
import type { Page, Scope } from '../support/driver/index.js';

/** A page that shakes hands with the frame and keeps everything that it hears. */
const pageAround = (processor: string): string => `<!doctype html><html lang="en"><title>Pay</title>
<main><h1>Pay</h1><button>Before</button>
<iframe title="Card" src="${processor}/pleasanton/card" sandbox="allow-scripts allow-same-origin allow-forms" width="600" height="500"></iframe>
<button>After</button></main>
<script>
const frame = document.querySelector('iframe');
const heard = [];
let port, last = 0;
const waiting = new Map();
window.told = heard;
window.connected = new Promise((resolve) => addEventListener('message', (event) => {
  heard.push(event.data);
  if (port || event.source !== frame.contentWindow || event.origin !== '${processor}') return;
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = ({ data }) => { heard.push(data); waiting.get(data.id)?.(data); };
  frame.contentWindow.postMessage({ utilityFrame: 1, type: 'connect' }, event.origin, [channel.port2]);
  resolve();
}));
window.ask = async (request) => {
  await window.connected;
  const id = ++last;
  const answer = new Promise((resolve) => waiting.set(id, resolve));
  port.postMessage({ ...request, id });
  return answer;
};
</script>`;

interface Around {
  ask(request: object): Promise<FrameMessage>;
  readonly told: FrameMessage[];
}

const theme: FrameTheme = {
  scheme: 'light',
  colors: {
    text: '#16202a',
    muted: '#51606d',
    surface: '#ffffff',
    border: '#71808d',
    accent: '#0b5f6b',
    danger: '#a4231c',
    focus: '#1a56db',
  },
  fontFamily: 'system-ui, sans-serif',
  fontSize: 16,
  radius: 8,
  controlHeight: 48,
};

const ask = (page: Page, request: Record<string, string>): Promise<FrameMessage> =>
  page.evaluate((sent) => (globalThis as unknown as Around).ask(sent), request);

const heard = (page: Page): Promise<FrameMessage[]> =>
  page.evaluate(() => (globalThis as unknown as Around).told);

describe(`the card page in ${engine}`, () => {
  const browser = useBrowser();
  let processor: Processor;
  let server: Running;
  let site: Site;

  beforeAll(async () => {
    processor = createProcessor({ clock: systemClock });
    server = await createProcessorServer({ port: 0, processor });
    site = await serve({ '/': pageAround(server.origin) });
  });
  afterAll(async () => {
    await Promise.all([site.close(), server.close()]);
  });

  const configure = async (page: Page, settings: Record<string, string>): Promise<void> => {
    await page.evaluate((given) => (globalThis as unknown as Around).ask({ ...given, type: 'configure' }), {
      ...settings,
      brands: ['visa', 'mastercard'],
      theme: { ...theme, colors: { ...theme.colors } },
    });
  };

  const open = async (
    locale: string,
    requiredMark = 'word',
    address = site.here,
    method = 'card',
  ): Promise<{ page: Page; frame: Scope }> => {
    const page = await browser.page();
    await page.goto(`${address}/`);
    await configure(page, { locale, requiredMark, method });
    return { page, frame: await page.frame('/card') };
  };

  const fill = async (frame: Scope, number: string): Promise<void> => {
    await (await frame.find('textbox', /^Card number/)).fill(number);
    await (await frame.find('textbox', /^Expiration/)).fill('04 / 35');
    await (await frame.find('textbox', /^Security/)).fill('123');
    await (await frame.find('textbox', /^Billing/)).fill('94566');
  };

  it('names its fields and marks them as the portal does, in the language asked for (ACC-50)', async () => {
    const { frame } = await open('es-MX', 'asterisk');
    const fields = await Promise.all(
      [
        '* Número de tarjeta',
        '* Fecha de vencimiento',
        '* Código de seguridad',
        '* Código postal de facturación',
      ].map((name) => frame.find('textbox', name)),
    );
    const tokens = await Promise.all(fields.map((field) => field.attribute('autocomplete')));
    expect(tokens).toEqual(['cc-number', 'cc-exp', 'cc-csc', 'postal-code']);
    expect(await frame.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      'es',
      'Datos de la tarjeta',
    ]);
  });

  it('is walked by Tab in the order in which it is read, in and out again (PAY-07)', async () => {
    const { page, frame } = await open('en');
    await (await page.find('button', 'Before')).focus();
    const walked: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.press('Tab');
      walked.push((await frame.focused()).name);
    }
    expect(walked).toEqual([
      'Card number (required)',
      'Expiration date (required)',
      'Security code (required)',
      'Billing ZIP code (required)',
    ]);
    await page.press('Tab');
    expect(await page.focused()).toEqual({ role: 'button', name: 'After' });
    await page.press('Shift+Tab');
    expect((await frame.focused()).name).toBe('Billing ZIP code (required)');
  });

  it('says what is wrong beside each field and to the page, and leads to the first one (PAY-11)', async () => {
    const { page, frame } = await open('en', 'none');
    await (await frame.find('textbox', 'Card number')).fill('4242 4242 4242 4242');
    await (await frame.find('textbox', 'Expiration date')).fill('13/35');
    expect(await ask(page, { type: 'tokenize' })).toMatchObject({
      type: 'refused',
      errors: [
        { field: 'expiry', code: 'invalid' },
        { field: 'code', code: 'empty' },
        { field: 'postal', code: 'empty' },
      ],
    });
    await frame.waitForText('Enter a month from 01 to 12');
    await frame.waitForText('Enter the security code');
    await page.evaluate(() => document.querySelector('iframe')?.focus());
    await ask(page, { type: 'focus' });
    expect((await frame.focused()).name).toBe('Expiration date');
    expect(await (await frame.find('textbox', 'Expiration date')).attribute('aria-invalid')).toBe('true');
  });

  it('asks to be submitted on Enter, and lets nothing out but a token and four digits (PAY-01, PAY-11)', async () => {
    const { page, frame } = await open('en');
    await fill(frame, '4242 4242 4242 4242');
    await page.press('Enter');
    const answer = await ask(page, { type: 'tokenize' });
    expect(answer).toMatchObject({
      type: 'tokenized',
      method: { kind: 'card', brand: 'visa', last4: '4242' },
    });
    const messages = await heard(page);
    expect(messages).toContainEqual({ type: 'submitted' });
    expect(JSON.stringify(messages).replace(/\D/g, '')).not.toContain('42424242');
    expect(JSON.stringify(messages)).not.toMatch(/94566|"123"|04 \/ 35/);
  });

  const fillAccount = async (frame: Scope, routing: string, account: string): Promise<void> => {
    await (await frame.find('textbox', /^Name on/)).fill('Flora Gardener');
    await (await frame.find('radio', 'Savings')).click();
    await (await frame.find('textbox', /^Routing/)).fill(routing);
    await (await frame.find('textbox', /^Account/)).fill(account);
  };

  it('asks for a bank account in the same way, named and marked in the language asked for (PAY-24, ACC-50)', async () => {
    const { frame } = await open('es-MX', 'asterisk', site.here, 'bank-account');
    for (const name of ['* Nombre del titular', '* Número de ruta', '* Número de cuenta bancaria'])
      await frame.find('textbox', name);
    await frame.find('radiogroup', '* Tipo de cuenta');
    await frame.find('radio', 'Corriente');
    await frame.find('radio', 'Ahorros');
    expect(await frame.findAll('textbox', /tarjeta/)).toEqual([]);
    expect(await frame.evaluate(() => document.title)).toBe('Datos de la cuenta bancaria');
  });

  it('walks a bank account by Tab in the order in which it is read (PAY-07)', async () => {
    const { page, frame } = await open('en', 'word', site.here, 'bank-account');
    await (await page.find('button', 'Before')).focus();
    const walked: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.press('Tab');
      walked.push((await frame.focused()).name);
    }
    expect(walked).toEqual([
      'Name on the account (required)',
      'Checking',
      'Routing number (required)',
      'Account number (required)',
    ]);
    await page.press('Tab');
    expect(await page.focused()).toEqual({ role: 'button', name: 'After' });
  });

  it('says what is wrong with a bank account, field by field, and leads to the first one (PAY-11, PAY-23)', async () => {
    const { page, frame } = await open('en', 'none', site.here, 'bank-account');
    await (await frame.find('textbox', 'Name on the account')).fill('Flora Gardener');
    await (await frame.find('textbox', 'Routing number')).fill('13-000000-6');
    expect(await ask(page, { type: 'tokenize' })).toMatchObject({
      type: 'refused',
      errors: [
        { field: 'type', code: 'empty', message: 'Choose checking or savings' },
        { field: 'routing', code: 'prefix-unknown' },
        { field: 'account', code: 'empty' },
      ],
    });
    await frame.waitForText('No bank’s routing number starts like this');
    await page.evaluate(() => document.querySelector('iframe')?.focus());
    await ask(page, { type: 'focus' });
    expect((await frame.focused()).name).toBe('Checking');
    await ask(page, { type: 'focus', field: 'account' });
    expect((await frame.focused()).name).toBe('Account number');
    await ask(page, { type: 'focus', field: 'number' });
    expect((await frame.focused()).name).toBe('Checking');
  });

  it('changes between card and bank account without a reload, and keeps what was typed in either', async () => {
    const { page, frame } = await open('en', 'none');
    await (await frame.find('textbox', 'Card number')).fill('4242 4242');
    await configure(page, { locale: 'en', requiredMark: 'none', method: 'bank-account' });
    expect(await frame.findAll('textbox', 'Card number')).toEqual([]);
    await (await frame.find('textbox', 'Routing number')).fill('110000000');
    await configure(page, { locale: 'es', requiredMark: 'none', method: 'bank-account' });
    expect(await (await frame.find('textbox', 'Número de ruta')).value()).toBe('110000000');
    await configure(page, { locale: 'en', requiredMark: 'none', method: 'card' });
    expect(await (await frame.find('textbox', 'Card number')).value()).toBe('4242 4242');
    const heights = (await heard(page)).flatMap((message) =>
      message.type === 'resized' ? [message.height] : [],
    );
    expect(new Set(heights).size).toBeGreaterThan(1);
    await ask(page, { type: 'clear' });
    await configure(page, { locale: 'en', requiredMark: 'none', method: 'bank-account' });
    expect(await (await frame.find('textbox', 'Routing number')).value()).toBe('');
  });

  it('lets nothing of a bank account out but a token and four digits, and its page learns nothing else (PAY-24)', async () => {
    const { page, frame } = await open('en', 'word', site.here, 'bank-account');
    await spyOn(page);
    const { routing, account } = canaryAccount();
    await fillAccount(frame, routing, account);
    expect(await placesOf(page, account)).toEqual([]);
    expect(await placesOf(page, routing)).toEqual([]);
    await page.press('Enter');
    const answer = await ask(page, { type: 'tokenize' });
    const last4 = account.slice(-4);
    expect(answer).toMatchObject({ type: 'tokenized', method: { kind: 'bank-account', last4 } });
    const messages = await heard(page);
    expect(messages).toContainEqual({ type: 'submitted' });
    for (const secret of [routing, account, account.slice(0, 8), 'Gardener']) {
      expect(JSON.stringify(messages)).not.toContain(secret);
      expect(await placesOf(page, secret)).toEqual([]);
    }
    const merchant = processor.forMerchant('city');
    const token = answer.type === 'tokenized' ? answer.token : '';
    expect(await merchant.charge({ token, amount: 12_711, key: 'k2' })).toMatchObject({
      status: 'processing',
    });
  });

  it('puts the bank’s question to the payer and carries the answer to the processor (PAY-36)', async () => {
    const { page, frame } = await open('en');
    await fill(frame, '4000 0000 0000 3220');
    const answer = await ask(page, { type: 'tokenize' });
    const merchant = processor.forMerchant('city');
    const token = answer.type === 'tokenized' ? answer.token : '';
    const charge = await merchant.charge({ token, amount: 12_711, key: 'k1' });
    const challenge = charge.status === 'action-required' ? charge.challenge : '';
    // Begun and left: a script that is waited for would keep WebKit's driver from pressing the button.
    await page.evaluate(
      (sent) => {
        void (globalThis as unknown as Around).ask(sent);
      },
      { type: 'challenge', challenge },
    );
    await frame.find('heading', 'Your bank asks: approve this payment?');
    expect(await frame.findAll('textbox')).toEqual([]);
    await (await frame.find('button', 'Approve')).click();
    await frame.waitForText('Your answer was sent.');
    // Answers come in order: this one after that of the challenge.
    await ask(page, { type: 'clear' });
    expect(await heard(page)).toContainEqual(
      expect.objectContaining({ type: 'challenged', result: 'finished' }),
    );
    expect(await merchant.find('k1')).toEqual({ status: 'paid' });
  });

  it('keeps what was typed and says so to the page when the processor cannot be reached', async () => {
    const gone = await createProcessorServer({ port: 0, processor });
    const around = await serve({ '/': pageAround(gone.origin) });
    const { page, frame } = await open('en', 'none', around.here);
    await fill(frame, '4242424242424242');
    await gone.close();
    expect(await ask(page, { type: 'tokenize' })).toMatchObject({ type: 'failed' });
    expect(await (await frame.find('textbox', 'Card number')).value()).toBe('4242424242424242');
    await around.close();
  });
});
