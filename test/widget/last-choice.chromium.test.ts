import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/usage-chart/define.js';
import type { Send } from '../../src/adapter/send.js';
import type { StageOptions } from '../../stories/support.js';
import { settled } from '../support/manual-clock.js';
import { waitUntil } from '../support/page.js';
import { focused, match, text } from '../support/perceive.js';
import { find, reads, use, type Used } from '../support/use.js';

interface Held {
  /** Lets the answer come, and what follows from it. */
  release(): Promise<void>;
}

/** A page whose answers at addresses of this kind are held back from some moment on. */
async function holding(
  address: RegExp,
  widgets: TemplateResult,
  options: StageOptions = {},
): Promise<{ used: Used; hold: () => void; held: readonly Held[] }> {
  const held: Held[] = [];
  let on = false;
  const send =
    (usual: Send): Send =>
    async (url, init) => {
      const kept = on && address.test(url);
      const answer = await usual(url, { ...init, signal: null });
      if (!kept) return answer;
      await new Promise<void>((resolve) => {
        held.push({
          release: async () => {
            resolve();
            for (let turn = 0; turn < 20; turn += 1) await settled();
          },
        });
      });
      return answer;
    };
  const used = await use(widgets, { scenario: 'two-accounts', ...options, send });
  const hold = (): void => {
    on = true;
  };
  return { used, hold, held };
}

async function choose(within: Element, option: RegExp): Promise<void> {
  const box = (await find(within, 'combobox', 'Account')) as HTMLSelectElement;
  box.value = [...box.options].find(({ text: name }) => option.test(name))?.value ?? '';
  box.focus();
  box.dispatchEvent(new Event('change', { bubbles: true }));
  // The choice stays where it was made, whatever is on its way.
  await settled();
  expect(focused().role).to.equal('combobox');
}
const click = async (within: Element, role: string, name: string | RegExp): Promise<void> =>
  (await find(within, role, name)).click();
/** Without what is said meanwhile. */
const shownBy = (widget: Element): string => text(widget.shadowRoot!.querySelector('.card'));
const come = (held: readonly Held[], count: number): Promise<void> =>
  waitUntil(() => held.length === count, `${count} answers are held`);

const list = html`<utility-bill-list></utility-bill-list>`;
const chart = html`<utility-usage-chart></utility-usage-chart>`;

describe('the last choice', () => {
  it('of an account wins in a list and a form, and a late answer never shows (REL-04)', async () => {
    const { used, hold, held } = await holding(/\/bills$/, html`${list}<utility-pay-now></utility-pay-now>`);
    const form = used.place.querySelector('utility-pay-now')!;
    await reads(used.widget, 'Bill 98820');
    await reads(form, /Total\s+\$261\.57/);
    hold();
    await choose(used.widget, /WATERLILY/);
    await come(held, 1);
    await choose(used.widget, /ALAMEDA/);
    await reads(form, /Total\s+\$261\.57/);
    await held[0]!.release();
    for (const widget of [used.widget, form]) {
      expect(text(widget)).to.contain('98820').and.not.to.contain('98507');
    }
  });

  it('of an account wins in a chart, in the unit that was chosen meanwhile (REL-04)', async () => {
    const { used, hold, held } = await holding(/\/usage$/, chart);
    await reads(used.widget, 'You used 10 CCF');
    hold();
    await choose(used.widget, /WATERLILY/);
    await come(held, 1);
    await choose(used.widget, /ALAMEDA/);
    await reads(used.widget, 'You used 10 CCF');
    await click(used.widget, 'radio', 'gallons');
    const shown = shownBy(used.widget);
    expect(shown).to.contain('You used 7,480 gallons');
    await held[0]!.release();
    expect(shownBy(used.widget)).to.equal(shown);
  });

  it('of past bills wins, and a late answer never shows (REL-04)', async () => {
    const { used, hold, held } = await holding(/past=true/, list);
    await reads(used.widget, 'Bill 98820');
    hold();
    await click(used.widget, 'button', 'Show past bills');
    await come(held, 1);
    await click(used.widget, 'button', 'Hide past bills');
    await held[0]!.release();
    expect(text(used.widget)).to.contain('Bill 98820').and.not.to.contain('Bill 35932');
  });

  it('of a bill to look into wins, and a late answer never shows (REL-04)', async () => {
    const { used, hold, held } = await holding(/\/bills\/[^/]+$/, list);
    await reads(used.widget, 'Bill 98820');
    hold();
    await click(used.widget, 'button', 'Details of bill 98820');
    await come(held, 1);
    await click(used.widget, 'button', 'Details of bill 98465');
    await come(held, 2);
    await held[1]!.release();
    await reads(used.widget, 'The meter was changed');
    const shown = shownBy(used.widget);
    await held[0]!.release();
    expect(shownBy(used.widget)).to.equal(shown);
  });

  it('of a way to pay wins, with its own fee (REL-04, PAY-31)', async () => {
    const { used, hold, held } = await holding(/\/quotes$/, html`<utility-pay-now></utility-pay-now>`, {
      scenario: 'with-fee',
    });
    await reads(used.widget, /Total\s+\$263\.52/);
    hold();
    await click(used.widget, 'radio', /^Bank account/);
    await come(held, 1);
    await click(used.widget, 'radio', /^Card/);
    await come(held, 2);
    await held[1]!.release();
    await reads(used.widget, /Total\s+\$263\.52/);
    await held[0]!.release();
    await reads(used.widget, /Total\s+\$263\.52/);
    expect(match('radio', /^Card/, used.widget)[0]).to.have.property('checked', true);
  });
});
