import { expect } from 'chai';
import { html } from 'lit';

import { control, submitButton, type FieldSample } from '../../support/field-sample.js';
import { pressTab } from '../../support/keys.js';
import { afterThisTest, dressPage, mount } from '../../support/page.js';
import { setViewport } from '../../support/screen.js';

/** What a page could do to spoil fields, with all the force a style sheet has. */
const hostile = `
  #host#host input, #host#host select, #host#host button, #host#host label, #host#host p, #host#host a {
    border: 9px dotted lime !important; width: 10px !important; height: 3px !important; color: blue !important;
    background: yellow !important; border-radius: 99px !important; font: 5px cursive !important; margin: 50px !important;
    padding: 33px !important; letter-spacing: 10px !important; text-transform: uppercase !important; display: none !important;
    position: fixed !important; float: right !important; opacity: 0.1 !important; visibility: hidden !important;
    direction: rtl !important; unicode-bidi: bidi-override !important; transform: rotate(9deg) !important;
    transition: all 5s !important; animation: spin 1s infinite !important; appearance: none !important;
    text-indent: -999px !important; line-height: 9 !important; pointer-events: none !important; clip-path: inset(50%) !important;
    outline: 7px solid lime !important; box-shadow: 0 0 9px red !important; filter: blur(3px) !important; zoom: 2;
    accent-color: lime !important; caret-color: lime !important; cursor: none !important; text-shadow: 1px 1px red !important;
  }
  #host#host label::before, #host#host p::after { content: 'HACK' !important; }
  * { box-sizing: content-box !important; border-width: 0; }
  @keyframes spin { to { opacity: 0; } }
`;

const mountInHost = async (): Promise<FieldSample> => {
  const host = await mount(html`<div id="host"><field-sample></field-sample></div>`);
  const sample = host.firstElementChild as FieldSample;
  await sample.updateComplete;
  return sample;
};

/** Every computed value of every light node, by node. */
function looks(sample: FieldSample): Record<string, string> {
  const all: Record<string, string> = {};
  for (const node of sample.querySelectorAll<HTMLElement>(':scope > [data-utility-owned]')) {
    const name = `${node.localName} ${node.slot}`;
    const style = getComputedStyle(node);
    for (const property of style) {
      // Custom properties of the page flow in on purpose.
      if (!property.startsWith('--')) all[`${name} ${property}`] = style.getPropertyValue(property);
    }
    for (const pseudo of ['::before', '::after'])
      all[`${name} ${pseudo}`] = getComputedStyle(node, pseudo).content;
  }
  return all;
}

describe('the look of fields in the light DOM', () => {
  it('is the same to the last computed value whatever the page’s style sheet says', async () => {
    const sample = await mountInHost();
    const before = looks(sample);
    dressPage({ css: hostile });
    const after = looks(sample);
    const changed = Object.keys(before).filter(
      (key) => before[key] !== after[key] && !/::(before|after)$/.test(key),
    );
    expect(changed.map((key) => `${key}: ${before[key]} → ${after[key]}`)).to.deep.equal([]);
    for (const key of Object.keys(after).filter((each) => /::(before|after)$/.test(each))) {
      expect(after[key], key).to.match(/^(none|normal)$/);
    }
  });

  it('keeps what is hidden hidden, although the page shows every paragraph', async () => {
    const sample = await mountInHost();
    dressPage({ css: '#host#host p, [hidden] { display: block !important }' });
    const error = sample.querySelector<HTMLElement>('[slot="username-error"]')!;
    expect(error.hidden).to.equal(true);
    expect(getComputedStyle(error).display).to.equal('none');
  });

  it('does not shrink with the page’s root size, and never falls below 16 px', async () => {
    const sample = await mountInHost();
    const before = getComputedStyle(control(sample, 'username')).height;
    dressPage({ css: 'html { font-size: 62.5% } #host { font-size: 11px }' });
    const style = getComputedStyle(control(sample, 'username'));
    expect(Number.parseFloat(style.fontSize)).to.equal(16);
    expect(Number.parseFloat(style.height)).to.be.at.least(44);
    dressPage({ css: '#host { font-size: 16px }' });
    expect(getComputedStyle(control(sample, 'username')).height).to.equal(before);
  });

  it('follows the tokens', async () => {
    const sample = await mountInHost();
    dressPage({
      css: `#host { --utility-color-accent: rgb(1, 2, 3); --utility-radius: 7px; --utility-control-border-width: 4px;
        --utility-control-border-sides: 0; --utility-color-control-border: rgb(4, 5, 6); --utility-control-height: 61px; }`,
    });
    const field = getComputedStyle(control(sample, 'username'));
    expect(getComputedStyle(submitButton(sample)).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(field.borderBottomWidth).to.equal('4px');
    expect(field.borderTopWidth).to.equal('0px');
    expect(field.borderBottomColor).to.equal('rgb(4, 5, 6)');
    expect(field.borderTopLeftRadius).to.equal('7px');
    expect(field.height).to.equal('61px');
  });

  it('shows a ring of 3 px around what the keyboard has reached, although the page forbids outlines (ACC-35)', async () => {
    const sample = await mountInHost();
    dressPage({ css: '*:focus, *:focus-visible { outline: none !important; box-shadow: none !important }' });
    const before = document.createElement('button');
    sample.before(before);
    before.focus();
    await pressTab();
    expect(document.activeElement).to.equal(control(sample, 'username'));
    const style = getComputedStyle(control(sample, 'username'));
    expect([style.outlineStyle, style.outlineWidth, style.outlineOffset]).to.deep.equal([
      'solid',
      '3px',
      '2px',
    ]);
  });

  it('is dark where the page is dark, and light where only the system is', async () => {
    const sample = await mountInHost();
    const light = getComputedStyle(control(sample, 'username')).backgroundColor;
    dressPage({ css: '#host { color-scheme: dark }' });
    const dark = getComputedStyle(control(sample, 'username')).backgroundColor;
    expect(light).to.equal('rgb(255, 255, 255)');
    expect(dark).not.to.equal(light);
  });

  it('fits a page of 300 px without loss, in both directions of writing (ACC-26)', async () => {
    await setViewport(300, 700);
    afterThisTest(() => void setViewport(1024, 768));
    const sample = await mountInHost();
    for (const dir of ['ltr', 'rtl'] as const) {
      sample.dirOfPage = dir;
      sample.requestUpdate();
      await sample.updateComplete;
      expect(document.documentElement.scrollWidth, dir).to.be.at.most(300);
      const field = control(sample, 'password').getBoundingClientRect();
      const reveal = sample.renderRoot.querySelector('.reveal')!.getBoundingClientRect();
      if (dir === 'ltr') expect(Math.abs(reveal.right - field.right)).to.be.lessThan(4);
      else expect(Math.abs(reveal.left - field.left)).to.be.lessThan(4);
      expect(getComputedStyle(control(sample, 'username')).direction).to.equal(dir);
    }
  });
});
