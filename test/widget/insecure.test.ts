import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/link-account/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/register/define.js';
import '../../src/widgets/usage-chart/define.js';
import '../../src/widgets/verify/define.js';
import { match, text } from '../support/perceive.js';
import { reads, use, widgetOf } from '../support/use.js';

// From the first line of the page to the last, as on a page without https; nothing here ever saw another value.
Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });

describe('a page without https', () => {
  for (const name of ['bill-list', 'link-account', 'login', 'pay-now', 'register', 'usage-chart', 'verify']) {
    const tag = `utility-${name}`;

    it(`offers no field of <${tag}> and asks for nothing private (PAY-19)`, async () => {
      const closed = await use(widgetOf(tag));
      await reads(closed.place, 'This page is not secure');
      expect(match('textbox', null, closed.place)).to.deep.equal([]);
      const asked = closed.world.faults.log.map(({ operation }) => operation);
      expect(asked.filter((operation) => !/^get(Portal|Session)$/.test(operation))).to.deep.equal([]);
    });
  }

  it('keeps the page’s own words (PAY-19)', async () => {
    const kept = await use(html`<utility-login>Call 925-555-0142</utility-login>`, { signedInAs: null });
    expect(text(kept.place)).to.equal('Call 925-555-0142');
  });
});
