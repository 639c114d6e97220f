import { expect } from 'chai';
import { html } from 'lit';

import { lengthen, lost, mirror } from '../support/fits.js';
import { dressPage, mount } from '../support/page.js';

describe('looking for what does not fit', () => {
  it('finds what stands out, what is cut off and what only longer words break', async () => {
    dressPage({
      css: '.room { inline-size: 200px } .wide { inline-size: 300px } .line { white-space: nowrap; overflow: hidden }',
    });
    const good = await mount(html`<div class="room"><p>Some words that wrap</p></div>`);
    lengthen(good);
    mirror(good);
    expect(lost(good)).to.deep.equal([]);
    const wide = await mount(html`<div class="room"><p class="wide">Too wide</p></div>`);
    expect(lost(wide).join()).to.contain('p.wide');
    const line = await mount(html`<div class="room"><p class="line">Twenty-five letters fit!</p></div>`);
    expect(lost(line)).to.deep.equal([]);
    lengthen(line);
    expect(lost(line).join()).to.contain('p.line');
  });
});
