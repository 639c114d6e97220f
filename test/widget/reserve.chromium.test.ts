import { expect } from 'chai';

import reserve from '../../src/theme/reserve.css';
import { registry } from '../../src/widgets/registry.js';
import { configureUtility } from '../../src/client/configure.js';
import { dressPage, waitUntil } from '../support/page.js';
import { setViewport } from '../support/screen.js';

const tags = Object.keys(registry).filter((tag) => tag !== 'utility-provider');

describe('the style sheet for tags that are not there yet', () => {
  it('keeps the place of each tag until it is defined, and of what a page puts in it nothing is hidden', async () => {
    dressPage({ css: reserve });
    // It never answers, so that every tag shows what it shows first.
    configureUtility({ adapter: { id: 'silent', getPortal: () => new Promise(() => undefined) } });
    const main = document.querySelector('main')!;
    const elements = tags.map((tag) => document.createElement(tag));
    const told = document.createElement('utility-login');
    // What a page's own author writes between the tags.
    const call = document.createElement('p');
    call.textContent = 'Call 925-555-0142.';
    told.append(call);
    main.append(...elements, told);
    const heights = (): number[] => elements.map((element) => element.offsetHeight);
    expect(told.offsetHeight, 'fallback').to.be.within(10, 80);
    expect(told.innerText).to.equal('Call 925-555-0142.');
    const reserved: Record<number, number[]> = {};
    for (const width of [320, 1280]) {
      await setViewport(width, 768);
      reserved[width] = heights();
    }
    await Promise.all(Object.values(registry).map((load) => load()));
    await waitUntil(() => heights().every((height) => height > 0), 'each tag shows something');
    for (const width of [320, 1280]) {
      await setViewport(width, 768);
      await waitUntil(() => innerWidth === width, 'the width');
      heights().forEach((height, index) => {
        // On the narrowest screens a card has half an em less room at each side.
        expect(height, `${tags[index]!} at ${width.toString()}`).to.be.closeTo(reserved[width]![index]!, 17);
      });
    }
    for (const element of [...elements, told]) element.remove();
  });
});
