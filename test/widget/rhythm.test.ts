import { expect } from 'chai';

import * as billList from '../../stories/bill-list.stories.js';
import * as login from '../../stories/login.stories.js';
import { dress } from '../../stories/themes.js';
import { afterThisTest } from '../support/page.js';
import { tell } from '../support/tell.js';

const rootOf = (place: ParentNode, tag: string): ShadowRoot => place.querySelector(tag)!.shadowRoot!;
const boxes = (root: ParentNode, selector: string): DOMRect[] =>
  [...root.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());

describe('the rhythm of a widget', () => {
  it('sets the links of a summary as far from its title as from each other', async () => {
    const root = rootOf(await tell(login.ErrorSummary), 'utility-login');
    const [title] = boxes(root, '#summary-title');
    const [first, second] = boxes(root, '.summary li');
    expect(first!.top - title!.bottom).to.be.above(4);
    expect(first!.top - title!.bottom).to.be.closeTo(second!.top - first!.bottom, 0.5);
  });

  it('makes the button of a pending registration as wide as a field would be, in a wide card too', async () => {
    const place = await tell(login.VerificationPending);
    place.style.inlineSize = '1200px';
    const root = rootOf(place, 'utility-login');
    const [button] = boxes(root, '.button.wide');
    const [heading] = boxes(root, '.heading');
    expect(heading!.width).to.be.above(1000);
    expect(button!.width).to.be.closeTo(heading!.width, 0.5);
  });

  it('breaks no number of a bill in a column of 240 px, and keeps the total beside its button in one of 320', async () => {
    const place = await tell(billList.LateAndDue);
    place.style.inlineSize = '240px';
    const root = rootOf(place, 'utility-bill-list');
    const text = [...root.querySelector('.name')!.childNodes].find((each) => each instanceof Text)!;
    const number = document.createRange();
    number.setStart(text, text.data.search(/\d/));
    number.setEnd(text, text.data.trimEnd().length);
    expect(number.toString()).to.match(/^\d+$/);
    expect(number.getClientRects()).to.have.lengthOf(1);
    place.style.inlineSize = '320px';
    const [total, button] = boxes(root, '.total > *');
    expect(total!.right).to.be.at.most(button!.left);
  });

  it('fills what shows a password as it fills a link, where a theme fills what has the focus', async () => {
    dress(document.documentElement, 'govuk');
    afterThisTest(() => {
      dress(document.documentElement, '');
    });
    const root = rootOf(await tell(login.Ready), 'utility-login');
    const looks = ['.reveal', '.link'].map((selector) => {
      const element = root.querySelector<HTMLElement>(selector)!;
      element.focus({ focusVisible: true });
      const { color, backgroundColor } = getComputedStyle(element);
      return `${color} on ${backgroundColor}`;
    });
    expect(looks[0]).to.equal(looks[1]);
    expect(looks[0]).not.to.contain('rgba(0, 0, 0, 0)');
  });
});
