import { expect } from 'chai';

import { expectNoAxeViolations } from './axe.js';
import { lengthen, lost, mirror } from './fits.js';
import { publicTags } from './public-names.js';
import { text } from './perceive.js';
import { engine } from './screen.js';
import { speak } from './spanish.js';
import { tell, type Told } from './tell.js';
import { Trees } from './trees.js';

/**
 * What holds in every state of a widget, shown on every story that is told of it. `ownWords`: what stands there is the story's and not
 * the library's, so that it stays in English.
 */
export function describeStories(
  tag: string,
  stories: Readonly<Record<string, Told>>,
  { ownWords = false } = {},
): void {
  describe(`every state of ${tag}`, () => {
    const trees = new Trees(tag);
    const parts = new Set<string>();

    for (const [name, story] of Object.entries(stories)) {
      // Its controls are Storybook's; it shows what others show.
      if (name === 'default' || name === 'Playground') continue;
      it(`${name}: is for everyone, in both languages, keeps private things to itself and fits a phone (ACC-50)`, async () => {
        const place = await tell(story);
        for (const widget of place.querySelectorAll(tag.includes(' ') ? 'none' : tag))
          for (const element of widget.shadowRoot?.querySelectorAll('[part]') ?? [])
            for (const part of element.part) parts.add(part);
        expect(text(place), 'REL-03').not.to.match(/undefined|NaN|null|\[object|Invalid Date|Infinity/);
        // What stands in the light DOM is kept by page caches and read by scripts of the page.
        expect(place.textContent, 'light DOM').not.to.match(
          /28624|28711|ALAMEDA|984\d\d|98820|flowerpower|\$\d/,
        );
        // Its rules read the document and its styles, which all engines compute alike: once is enough.
        if ((await engine()) === 'chromium') {
          await expectNoAxeViolations(place);
          await trees.meet(name);
        }
        place.style.inlineSize = '320px';
        expect(lost(place), 'at 320 px').to.deep.equal([]);
        await speak(place, 'es', ownWords);
        expect(text(place), 'in Spanish').not.to.match(/undefined|NaN|null|\[object|Invalid Date|\{\w+\}/);
        expect(lost(place), 'in Spanish').to.deep.equal([]);
        await speak(place, 'en');
        lengthen(place);
        expect(lost(place), 'with longer words').to.deep.equal([]);
        mirror(place);
        expect(lost(place), 'from right to left').to.deep.equal([]);
      });
    }

    it('has the parts that are promised to designers, and no others', () => {
      expect([...parts].sort()).to.deep.equal(publicTags[tag]?.parts ?? []);
    });

    it('tells a screen reader what was read and kept (ACC-61)', async () => {
      if ((await engine()) === 'chromium') await trees.compare();
    });
  });
}
