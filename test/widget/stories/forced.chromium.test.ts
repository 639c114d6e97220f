import { expect } from 'chai';

import * as billList from '../../../stories/bill-list.stories.js';
import * as login from '../../../stories/login.stories.js';
import * as outcomes from '../../../stories/pay-now-outcomes.stories.js';
import { expectNoAxeViolations } from '../../support/axe.js';
import { elements } from '../../support/perceive.js';
import { emulateMedia } from '../../support/screen.js';
import { tell } from '../../support/tell.js';

/** Whether an edge is drawn in another colour than the ground. */
function hasEdge(element: Element): boolean {
  const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
  return borderTopStyle !== 'none' && borderTopWidth !== '0px' && borderTopColor !== backgroundColor;
}

describe('with forced colours (ACC-64)', () => {
  before(() => emulateMedia({ forcedColors: 'active' }));
  after(() => emulateMedia({}));

  for (const [what, story, parts] of [
    ['sign-in with errors', login.ErrorSummary, 'button[data-utility-owned], input, .note, .card'],
    ['bills', billList.LateAndDue, '.button, .tag, .card'],
    ['a receipt', outcomes.Paid, '.note, .card'],
    ['what nobody knows', outcomes.Unknown, '.button, .note, .card'],
  ] as const) {
    it(`keeps the edges of ${what}, and its words can be read`, async () => {
      const place = await tell(story);
      const seen = [...elements(place)].filter((element) => element.matches(parts));
      expect(seen.length).to.be.greaterThan(1);
      expect(seen.filter((element) => !hasEdge(element)).map((element) => element.outerHTML)).to.deep.equal(
        [],
      );
      await expectNoAxeViolations(place);
    });
  }
});
