import { expect } from 'chai';
import { html } from 'lit';

import type { UsagePoint } from '../../src/contract/index.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/usage-chart/define.js';
import { recorded } from '../../stories/usage-chart.stories.js';
import { failing, hurriedClock, type StageOptions } from '../../stories/support.js';
import { deepActiveElement, press, pressShiftTab, pressTab } from '../support/keys.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { match, nameOf, text } from '../support/perceive.js';
import { activate, find, focusIs, heard, reads, use, type Used } from '../support/use.js';

const widget = html`<utility-usage-chart></utility-usage-chart>`;
const start = (options: StageOptions = {}): Promise<Used> => use(widget, options);
const sentence = 'You used 10 CCF from Sep 19 to Nov 18, 2016, 1 less than the time before.';
const drawing = (used: Used): SVGElement | null =>
  used.widget.shadowRoot!.querySelector<SVGElement>('.plot svg');

/** What a screen reader is told while the focus is in the chart. */
function spokenOf(): string {
  const list = deepActiveElement();
  const id = list?.getAttribute('aria-activedescendant') ?? '';
  const point = (list?.getRootNode() as ShadowRoot).getElementById(id);
  return point ? nameOf(point) : '';
}
const speaks = (words: string | RegExp): Promise<void> =>
  waitUntil(() => new RegExp(words).test(spokenOf()), `“${String(words)}”, not “${spokenOf()}”`);

describe('use', () => {
  it('comes as heading, sentence, units, chart, table and file, in this order (ACC-40, S4.37)', async () => {
    const used = await start();
    await reads(used.place, sentence);
    expect(await heard(used)).to.deep.equal([sentence]);
    await activate(used.place, 'button', 'Show as a table');
    await find(used.place, 'table');
    const wanted = ['heading', 'radio', 'listbox', 'button', 'table'];
    const parts = wanted.map((role) => match(role, null, used.place)[0]!);
    for (const [index, part] of parts.slice(1).entries()) {
      const before = parts[index]!.compareDocumentPosition(part);
      expect(before & Node.DOCUMENT_POSITION_FOLLOWING, wanted[index + 1]).not.to.equal(0);
    }
  });

  it('is one stop for Tab, and is gone through by key (ACC-41)', async () => {
    const used = await start();
    const chart = await find(used.place, 'listbox', /Use in CCF/);
    (await find(used.place, 'radio', 'CCF')).focus();
    await pressTab();
    await waitUntil(() => deepActiveElement() === chart, 'the focus in the chart');
    await speaks('Sep 19 to Nov 18, 2016: 10 CCF, 1 less than the time before');
    await press('ArrowLeft');
    await speaks('Jul 19 to Sep 19, 2016: 11 CCF, the same as');
    await press('ArrowRight', 'ArrowRight');
    await speaks('Sep 19 to Nov 18, 2016');
    await press('PageUp');
    await speaks('to Nov 18, 2015');
    await press('Home');
    await speaks('Nov 18, 2013 to Jan 21, 2014: 3 CCF$');
    await press('PageDown');
    await speaks('Nov 19, 2014 to Jan 20, 2015: 4 CCF, estimated');
    await press('End');
    await speaks('Sep 19 to Nov 18, 2016');
    await press('Escape');
    await focusIs('button', 'Show as a table');
    await pressShiftTab();
    await waitUntil(() => deepActiveElement() === chart, 'the focus in the chart');
    await pressTab();
    await focusIs('button', 'Show as a table');
    expect(chart.getAttribute('aria-activedescendant')).to.equal(null);
  });

  it('tells missing, estimated and zero apart in chart, table and speech (ACC-42, ACC-43)', async () => {
    const used = await start();
    await waitUntil(() => drawing(used), 'a drawing');
    const svg = drawing(used)!;
    expect(svg.querySelectorAll('path.missing')).to.have.length(1);
    expect(svg.querySelectorAll('rect.estimated')).to.have.length(1);
    const look = (which: string): CSSStyleDeclaration => getComputedStyle(svg.querySelector(which)!);
    expect(look('.estimated').strokeDasharray).not.to.equal('none');
    expect(look('.actual').strokeDasharray).to.equal('none');
    const names = match('option', null, used.place).map(nameOf);
    expect(names.filter((name) => name.includes('no reading'))).to.have.length(1);
    expect(names.filter((name) => name.includes('estimated'))).to.have.length(1);
    expect(names.filter((name) => name.includes(' 0 CCF'))).to.have.length(1);
    await activate(used.place, 'button', 'Show as a table');
    const rows = match('row', null, await find(used.place, 'table')).map((row) => text(row));
    expect(rows).to.have.length(names.length + 1);
    expect(rows.filter((row) => /–\s+No reading/.test(row))).to.have.length(1);
    expect(rows.filter((row) => /\b0\s+Read from the meter/.test(row))).to.have.length(1);
    expect(rows.filter((row) => row.includes('Estimated'))).to.have.length(1);
  });

  it('is told in another unit by the portal’s factors, and says so', async () => {
    const used = await start();
    await reads(used.place, sentence);
    await heard(used);
    const radio = (await find(used.place, 'radio', 'gallons')) as HTMLInputElement;
    radio.click();
    const gallons = 'You used 7,480 gallons from Sep 19 to Nov 18, 2016, 748 less than the time before.';
    await reads(used.place, gallons);
    expect(await heard(used)).to.deep.equal([gallons]);
    await find(used.place, 'listbox', /Use in gallons/);
  });

  it('is saved as a table of days and plain numbers', async () => {
    const files: Blob[] = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob): string => {
      files.push(file);
      return '#';
    };
    const click = HTMLAnchorElement.prototype.click;
    const names: string[] = [];
    HTMLAnchorElement.prototype.click = function (): void {
      names.push(this.download);
    };
    afterThisTest(() => {
      URL.createObjectURL = create;
      HTMLAnchorElement.prototype.click = click;
    });
    const used = await start();
    await reads(used.place, sentence);
    await heard(used);
    await activate(used.place, 'button', 'Save as a file (CSV)');
    expect(await heard(used)).to.deep.equal(['The file is being saved.']);
    expect(names).to.deep.equal(['use-CCF-2016-11-18.csv']);
    const lines = (await files[0]!.text()).trim().split('\r\n');
    expect(lines[0]).to.equal('"From","To","Use","Unit","How we know","Bill"');
    expect(lines.at(-1)).to.equal('"2016-09-19","2016-11-18",10,"CCF","Read from the meter","98465"');
    expect(lines.join()).to.contain('"2015-05-19","2015-07-21",,"CCF","No reading",');
  });

  it('is drawn when its tab is opened, to the width that it has then', async () => {
    const errors: unknown[] = [];
    const note = (event: Event): void => void errors.push(event);
    addEventListener('error', note);
    afterThisTest(() => {
      removeEventListener('error', note);
    });
    const used = await start();
    used.place.hidden = true;
    await waitUntil(() => match('heading', null, used.place).length === 0, 'the tab is closed');
    used.place.hidden = false;
    for (const width of [280, 900]) {
      used.place.style.inlineSize = `${String(width)}px`;
      await waitUntil(
        () => {
          const svg = drawing(used);
          const [, , drawn = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number);
          return drawn > width - 80 && drawn <= width;
        },
        `a drawing for ${String(width)} px`,
      );
    }
    expect(errors).to.deep.equal([]);
  });

  it('shows the account that is chosen anywhere on the page (REL-04)', async () => {
    const used = await use(html`${widget}<utility-bill-list></utility-bill-list>`, {
      scenario: 'two-accounts',
    });
    const list = used.place.querySelector('utility-bill-list')!;
    await reads(used.widget, sentence);
    const accounts = (await find(list, 'combobox', 'Account')) as HTMLSelectElement;
    accounts.value = 'account-28711';
    accounts.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => !text(used.widget).includes(sentence), 'other use');
    const own = (await find(used.widget, 'combobox', 'Account')) as HTMLSelectElement;
    expect(own.value).to.equal('account-28711');
  });

  it('leads to linking where no account is linked', async () => {
    const used = await start({ scenario: 'no-accounts' });
    await activate(used.place, 'button', 'Link your account');
    expect(used.events).to.deep.equal(['navigate {"to":"utility-link-account"}']);
  });

  it('says what failed and whom to call, and loads again on request (REL-02)', async () => {
    const used = await start({
      faults: [failing('getUsage', { kind: 'status', status: 500 })],
      clock: hurriedClock(50, 10_000),
    });
    await reads(used.place, 'not answering right now');
    expect(await heard(used)).to.deep.equal(['We could not load this']);
    expect(text(used.place)).to.contain('Call 925-555-0142');
    used.world.faults.clear();
    await activate(used.place, 'button', 'Try again');
    await reads(used.place, sentence);
    await focusIs('heading', 'Your use');
  });

  it('hides everything when the session ends (SEC-05)', async () => {
    const used = await start();
    await reads(used.place, sentence);
    await used.client.session!.signOut();
    await reads(used.place, 'Sign in to see your use');
    expect(text(used.place)).not.to.match(/CCF|ALAMEDA/);
  });

  it('draws whatever the utility sends, in words and numbers (REL-03, REL-16)', async () => {
    const odd = [null, 0, -0, -4, 1e-9, 0.1 + 0.2, 1e308, Number.MAX_VALUE, -1e12, 999_999_999_999.999];
    const days = ['2016-01-01', '2016-02-31', '0001-01-01', '9999-12-31', '2000-02-29'];
    const kinds = ['actual', 'estimated', 'missing', 'other'] as const;
    const at = <T>(all: readonly T[], index: number): T => all[index % all.length]!;
    for (let seed = 0; seed < 24; seed += 1) {
      const points = Array.from({ length: (seed * 7) % 50 }, (_, index): UsagePoint => ({
        from: at(days, seed + index),
        to: at(days, seed * 3 + index * 2),
        quantity: at(odd, seed * 5 + index * (1 + (seed % 3))),
        kind: at(kinds, seed + index * 3),
      }));
      const used = await start(recorded(points, at(['CCF', 'gal', '🚰', 'مرحبا'], seed)));
      await reads(used.place, /You used|no use to show|no reading/);
      const open = match('button', 'Show as a table', used.place)[0] as HTMLElement | undefined;
      if (open) {
        open.click();
        await find(used.place, 'table');
        await waitUntil(() => drawing(used), 'a drawing');
      }
      const markup = `${text(used.place)} ${used.widget.shadowRoot!.innerHTML}`;
      expect(markup, String(seed)).not.to.match(/undefined|NaN|null|\[object|Invalid Date|Infinity/);
      used.place.remove();
    }
  });
});
