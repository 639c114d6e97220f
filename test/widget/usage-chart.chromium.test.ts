import { expect } from 'chai';

import * as stories from '../../stories/usage-chart.stories.js';
import { waitUntil } from '../support/page.js';
import { accessibilityTree, emulateMedia } from '../support/screen.js';
import { tell } from '../support/tell.js';

describe('use, as assistive technology meets it', () => {
  it('is a list of periods in one stop, with the one that is spoken of chosen (ACC-41, ACC-61)', async () => {
    await tell(stories.LatestEstimated);
    await tell(stories.OnePeriod);
    const lines = (await accessibilityTree()).split('\n').map((line) => line.trim());
    expect(lines.some((line) => /^listbox "Use in CCF, by period.*focused/.test(line))).to.equal(true);
    expect(lines.filter((line) => line.startsWith('option "Sep 19 to Nov 18, 2016: 10 CCF'))).to.have.length(
      1,
    );
  });

  it('keeps its marks apart in forced colours (ACC-42, ACC-64)', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const place = await tell(stories.AsBilled);
    const root = place.querySelector('utility-usage-chart')!.shadowRoot!;
    await waitUntil(() => root.querySelector('.plot svg'), 'a drawing');
    const look = (which: string): CSSStyleDeclaration =>
      getComputedStyle(root.querySelector(`.plot ${which}`)!);
    const ground = getComputedStyle(root.querySelector('.card')!).backgroundColor;
    expect(look('.actual').fill).not.to.equal(ground);
    expect(look('.estimated').stroke).not.to.equal(ground);
    expect(look('.estimated').fill).not.to.equal(look('.actual').fill);
    expect(look('.missing').stroke).not.to.equal(ground);
    await emulateMedia({});
  });
});
