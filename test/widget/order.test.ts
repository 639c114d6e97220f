import { expect } from 'chai';
import { html, render } from 'lit';

import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { createInPageFetch } from '../../mock-api/transports/in-page.js';
import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import { configureUtility } from '../../src/client/configure.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { text } from '../support/perceive.js';

describe('a widget and its provider', () => {
  it('asks the page nothing where there is no provider, whatever a library has made of Event (SEC-14)', async () => {
    await import('../../src/widgets/login/define.js');
    let asked = 0;
    const count = (): void => {
      asked += 1;
    };
    document.addEventListener('context-request', count);
    const widget = document.createElement('utility-login');
    document.querySelector('main')!.append(widget);
    afterThisTest(() => {
      widget.remove();
      document.removeEventListener('context-request', count);
    });
    await widget.updateComplete;
    expect(asked).to.equal(0);
  });

  it('waits for one that is defined later, keeps the page’s own words meanwhile and asks no other portal', async () => {
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
    const ofThePage: string[] = [];
    configureUtility({
      adapter: createRestAdapter({
        base: 'https://page.example',
        send: (url) => {
          ofThePage.push(url);
          return new Promise(() => undefined);
        },
      }),
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
    expect(ofThePage).to.deep.equal([]);
  });
});
