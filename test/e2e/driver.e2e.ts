import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import { serve, type Site } from '../support/driver/site.js';

const FORM = `<!doctype html><html lang="en"><title>Form</title><main><h1>Sign in</h1>
<x-card><label slot="name-label" for="name">User name</label><input slot="name" id="name" name="name" value="old">
<label slot="secret-label" for="secret">Password</label><input slot="secret" id="secret" type="password"></x-card>
<p hidden>Never shown</p><div style="display:none"><button>Send</button></div>
<iframe title="Card" src="ELSEWHERE/frame"></iframe>
<label>Kind <select id="kind"><option>Checking</option><option>Savings</option></select></label>
<a href="/second">Second page</a></main>
<script>
// A host page's own script, which may do what the library may not.
customElements.define('x-card', class extends HTMLElement {
  constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML =
    '<h2>Card</h2><slot name="name-label"></slot><slot name="name"></slot><slot name="secret-label"></slot><slot name="secret"></slot>' +
    '<p style="margin-top: 150vh"><button type="button">Send</button></p><p role="status"></p>';
    this.shadowRoot.querySelector('button').addEventListener('click', (event) => {
      this.shadowRoot.querySelector('[role=status]').textContent = 'Sent by ' + this.querySelector('input').value + (event.isTrusted ? '' : ' (faked)');
      console.error('a line of the console');
    });
  }
});
</script>`;

const FRAME = `<!doctype html><html lang="en"><title>Frame</title><form><label for="card">Card number</label><input id="card" inputmode="numeric">
<button>Pay</button></form><p role="status"></p><script>
document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault();
  document.querySelector('[role=status]').textContent = 'Submitted ' + document.querySelector('input').value; });
</script>`;

const SECOND = '<!doctype html><html lang="en"><title>Second</title><h1>Second page</h1>';

describe(`the driver in ${engine}`, () => {
  const browser = useBrowser();
  let site: Site;

  beforeAll(async () => {
    site = await serve({ '/': FORM, '/frame': FRAME, '/second': SECOND });
  });
  afterAll(() => site.close());

  it('finds by role and name through shadow roots and slots, and not what is hidden', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    const name = await page.find('textbox', 'User name');
    expect(await name.value()).toBe('old');
    expect(await page.findAll('button', 'Send')).toHaveLength(1);
    expect(await page.text()).not.toContain('Never shown');
    await expect(page.find('button', 'Nowhere', { timeout: 200 })).rejects.toThrow(/textbox "User name"/);
  });

  it('types and clicks as a person does, below the fold too', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    await (await page.find('textbox', 'User name')).fill('María Peña');
    await (await page.find('button', 'Send')).click();
    await page.waitForText('Sent by María Peña');
    expect(await page.text()).not.toContain('faked');
    expect(await page.consoleLines()).toContainEqual(expect.stringContaining('a line of the console'));
    const kind = await page.find('combobox', /Kind/);
    await kind.choose('Savings');
    expect(await kind.value()).toBe('Savings');
  });

  it('moves focus by Tab in both directions and says what has it', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    await (await page.find('textbox', 'User name')).focus();
    await page.press('Tab');
    expect(await page.focused()).toEqual({ role: 'textbox', name: 'Password' });
    await page.press('Tab');
    expect(await page.focused()).toEqual({ role: 'button', name: 'Send' });
    await page.press('Shift+Tab', 'Shift+Tab');
    expect(await page.focused()).toEqual({ role: 'textbox', name: 'User name' });
  });

  it('reaches into a frame of another site, by pointer and keyboard', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    const frame = await page.frame('/frame');
    await (await frame.find('textbox', 'Card number')).fill('4242');
    await page.press('Enter');
    await frame.waitForText('Submitted 4242');
    await (await frame.find('textbox', 'Card number')).fill('4343');
    await (await frame.find('button', 'Pay')).click();
    await frame.waitForText('Submitted 4343');
    expect(await page.text()).not.toContain('Submitted');
    expect(await page.focused()).toEqual({ role: 'iframe', name: 'Card' });
  });

  it('goes back and forward, reloads, and resizes', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    await (await page.find('link', 'Second page')).click();
    await page.find('heading', 'Second page');
    await page.back();
    await page.find('heading', 'Sign in');
    await page.forward();
    await page.find('heading', 'Second page');
    await page.reload();
    await page.find('heading', 'Second page');
    await page.setViewport(375, 700);
    expect(await page.evaluate(() => innerWidth)).toBe(375);
  });

  it('opens a second tab in the same profile', async () => {
    const first = await browser.page();
    await first.goto(`${site.here}/`);
    await first.evaluate(() => {
      document.cookie = 'shared=yes';
      localStorage.setItem('shared', 'yes');
    });
    const second = await first.newTab();
    await second.goto(`${site.here}/second`);
    expect(await second.evaluate(() => [document.cookie, localStorage.getItem('shared')])).toEqual([
      'shared=yes',
      'yes',
    ]);
    await (await first.find('textbox', 'User name')).fill('first');
    expect(await (await first.find('textbox', 'User name')).value()).toBe('first');
    await second.close();
    expect(await first.url()).toBe(`${site.here}/`);
  });

  it('starts each test with an empty profile', async () => {
    const page = await browser.page();
    await page.goto(`${site.here}/`);
    expect(await page.evaluate(() => document.cookie + String(localStorage.getItem('shared')))).toBe('null');
  });
});
