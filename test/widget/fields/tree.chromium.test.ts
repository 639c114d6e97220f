import { expect } from 'chai';
import { html } from 'lit';

import { FieldSample, control, submitButton } from '../../support/field-sample.js';
import { mount } from '../../support/page.js';
import { accessibilityTree, emulateMedia } from '../../support/screen.js';

describe('fields, as assistive technology meets them', () => {
  it('stand in one tree with their labels, hints, group and errors (ACC-61)', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    expect(sample).to.be.instanceOf(FieldSample);
    submitButton(sample).click();
    await sample.updateComplete;
    await sample.updateComplete;
    const lines = (await accessibilityTree()).split('\n').map((line) => line.trim());
    const named = lines.slice(lines.indexOf('StaticText "Test page"') + 1);
    expect(
      named.filter((line) => !/^(StaticText|paragraph|strong|list|listitem|MenuListPopup|option)/.test(line)),
    ).to.deep.equal([
      'group "There is a problem" focused',
      'link "Enter your user name"',
      'link "Enter your password"',
      'link "Tick the box to agree"',
      'link "Choose one way"',
      'textbox "User name (required)" required invalid described by "Letters and digits Enter your user name"',
      'textbox "Password (required)" required invalid described by "Enter your password"',
      'button "Show password"',
      'textbox "Note"',
      'checkbox "I agree to the terms (required)" invalid checked=false described by "Tick the box to agree"',
      'link "Read the terms"',
      'group "How should we write to you? (required)" described by "You can change it later Choose one way"',
      'radio "By mail" invalid checked=false',
      'radio "On paper" invalid checked=false',
      'combobox "Town" haspopup=menu',
      'button "Send it"',
    ]);
  });

  it('keep edges, focus and errors in forced colours (ACC-64)', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    submitButton(sample).click();
    await sample.updateComplete;
    const field = getComputedStyle(control(sample, 'username'));
    expect(field.borderBottomStyle).to.equal('solid');
    expect(Number.parseFloat(field.borderBottomWidth)).to.be.at.least(2);
    const right = getComputedStyle(control(sample, 'note'));
    expect(Number.parseFloat(right.borderBottomWidth)).to.be.lessThan(
      Number.parseFloat(field.borderBottomWidth),
    );
    expect(getComputedStyle(submitButton(sample)).borderTopColor).not.to.equal('rgba(0, 0, 0, 0)');
    await emulateMedia({});
  });
});
