import { expect } from 'chai';
import { html } from 'lit';

import { onStage, stage } from '../../stories/support.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import { mount, waitUntil } from '../support/page.js';

describe('a widget’s place in the page’s outline', () => {
  it('is what the page says; language and direction are set, landmarks are not (ACC-32)', async () => {
    const place = await mount(
      html`<div>
        ${onStage(
          stage({ signedInAs: null }),
          html`<utility-login heading-level="4"></utility-login><utility-bill-list></utility-bill-list>`,
        )}
      </div>`,
    );
    const login = place.querySelector('utility-login')!;
    const heading = (element: Element): Element | null => element.shadowRoot!.querySelector('[role=heading]');
    await waitUntil(
      () => heading(login) && heading(place.querySelector('utility-bill-list')!),
      'both headings',
    );
    expect(heading(login)!.getAttribute('aria-level')).to.equal('4');
    expect(heading(place.querySelector('utility-bill-list')!)!.getAttribute('aria-level')).to.equal('2');
    const base = login.shadowRoot!.querySelector('.base')!;
    expect([base.getAttribute('lang'), base.getAttribute('dir')]).to.deep.equal(['en', 'ltr']);
    expect(login.hasAttribute('lang')).to.equal(false);
    for (const node of login.querySelectorAll('label, input, button, p')) {
      expect([node.getAttribute('lang'), node.getAttribute('dir')], node.outerHTML).to.deep.equal([
        'en',
        'ltr',
      ]);
    }
    expect(
      login.shadowRoot!.querySelector('main, nav, aside, section[aria-label], [role=region], form'),
    ).to.equal(null);
  });
});
