import { expect } from 'chai';
import { html } from 'lit';

import { mount } from '../support/page.js';
import { accessibilityTree, emulateMedia } from '../support/screen.js';

describe('the test support in Chromium', () => {
  it('shows what a screen reader is told, states and descriptions included', async () => {
    await mount(html`
      <fieldset>
        <legend>Pay with</legend>
        <label><input type="radio" name="kind" checked /> Checking</label>
        <label><input type="radio" name="kind" /> Savings</label>
        <label>Amount <input aria-invalid="true" aria-describedby="hint" required /></label>
        <p id="hint">At most $200</p>
      </fieldset>
    `);
    expect(await accessibilityTree()).to.equal(
      [
        'RootWebArea "Test page"',
        '  main',
        '    heading "Test page" level=1',
        '      StaticText "Test page"',
        '    group "Pay with"',
        '      StaticText "Pay with"',
        '      radio "Checking" checked=true',
        '      radio "Savings" checked=false',
        '      StaticText "Amount"',
        '      textbox "Amount" required invalid described by "At most $200"',
        '      paragraph',
        '        StaticText "At most $200"',
      ].join('\n'),
    );
  });

  it('pretends the settings of a resident, and goes back to normal', async () => {
    const settings = [
      '(forced-colors: active)',
      '(prefers-reduced-motion: reduce)',
      '(prefers-color-scheme: dark)',
    ];
    const active = (): string[] => settings.filter((query) => matchMedia(query).matches);
    expect(active()).to.deep.equal([]);
    await emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
    expect(active()).to.deep.equal(settings);
    await emulateMedia({});
    expect(active()).to.deep.equal([]);
    await emulateMedia({ media: 'print' });
    expect(matchMedia('print').matches).to.equal(true);
    await emulateMedia({});
  });
});
