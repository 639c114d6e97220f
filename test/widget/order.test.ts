import { expect } from 'chai';
import { html, render } from 'lit';

import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { createInPageFetch } from '../../mock-api/transports/in-page.js';
import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { text } from '../support/perceive.js';

describe('a widget whose provider is defined after it', () => {
  it('waits for it, keeps the page’s own words meanwhile and asks no other portal', async () => {
    const base = 'https://late.example';
    const asked: string[] = [];
    const inPage = createInPageFetch({ base, tenants: { city: pleasanton({ processorBase: base }) } });
    const adapter = createRestAdapter({
      base: `${base}/city`,
      send: (url, init) => {
        asked.push(url);
        return inPage(url, init);
      },
    });
    const place = document.createElement('div');
    document.querySelector('main')!.append(place);
    afterThisTest(() => place.remove());
    const widget = html`<utility-login>Call 925-555-0142</utility-login>`;
    render(html`<utility-provider .adapter=${adapter}>${widget}</utility-provider>`, place);
    await import('../../src/widgets/login/define.js');
    await place.querySelector('utility-login')?.updateComplete;
    expect(text(place)).to.equal('Call 925-555-0142');
    expect(asked).to.deep.equal([]);
    await import('../../src/widgets/provider/define.js');
    await waitUntil(() => text(place).includes('to see your bills'), 'the form');
    expect(asked.length).to.be.greaterThan(0);
  });
});
