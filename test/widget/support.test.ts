import { expect } from 'chai';
import { html } from 'lit';

import { expectNoAxeViolations } from '../support/axe.js';
import { click, deepActiveElement, fill, press, pressShiftTab, pressTab } from '../support/keys.js';
import { dressPage, mount } from '../support/page.js';
import { setViewport } from '../support/screen.js';

class TestCounter extends HTMLElement {
  presses = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const button = document.createElement('button');
    button.textContent = 'Count';
    button.addEventListener('click', (event) => {
      if (event.isTrusted) this.presses += 1;
    });
    root.append(button);
  }
}
customElements.define('test-counter', TestCounter);

describe('the test support', () => {
  it('moves focus with a real Tab, in both directions and into shadow trees', async () => {
    const box = await mount(html`
      <div>
        <label>First <input /></label>
        <test-counter></test-counter>
        <label>Last <input /></label>
      </div>
    `);
    const [first, last] = box.querySelectorAll('input');
    first!.focus();
    await pressTab();
    expect(deepActiveElement()?.textContent).to.equal('Count');
    await pressTab();
    expect(deepActiveElement()).to.equal(last);
    await pressShiftTab(2);
    expect(deepActiveElement()).to.equal(first);
  });

  it('types trusted characters, accents and symbols included, and submits with Enter', async () => {
    const form = await mount<HTMLFormElement>(
      html`<form>
        <label>Name <input value="old" /></label>
      </form>`,
    );
    const input = form.querySelector('input')!;
    let trusted = true;
    let submitted = 0;
    input.addEventListener('input', (event) => (trusted &&= event.isTrusted));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    await fill(input, 'María $1,234.56 – 北');
    expect(input.value).to.equal('María $1,234.56 – 北');
    expect(trusted).to.equal(true);
    await press('Enter');
    expect(submitted).to.equal(1);
  });

  it('clicks with the real pointer, also after scrolling', async () => {
    const box = await mount(
      html`<div>
        <p class="tall">Tall</p>
        <test-counter></test-counter>
      </div>`,
    );
    dressPage({ css: '.tall { height: 3000px }' });
    const counter = box.querySelector<TestCounter>('test-counter')!;
    await click(counter.shadowRoot!.querySelector('button')!);
    expect(counter.presses).to.equal(1);
  });

  it('makes the window as narrow as a small phone', async () => {
    await setViewport(320, 640);
    expect(innerWidth).to.equal(320);
    await setViewport(1024, 768);
    expect(innerWidth).to.equal(1024);
  });

  it('undoes what a test did to the page', () => {
    expect(document.querySelector('main')!.children).to.have.lengthOf(1);
    expect(document.querySelectorAll('style[data-test-page]')).to.have.lengthOf(0);
  });

  it('finds accessibility faults, through shadow roots, and accepts their absence', async () => {
    const good = await mount(html`<label>Name <input /></label>`);
    await expectNoAxeViolations(good);
    const bad = await mount(html`<div><input /></div>`);
    let message = '';
    await expectNoAxeViolations(bad).catch((error: unknown) => (message = String(error)));
    expect(message).to.contain('label');
  });
});
