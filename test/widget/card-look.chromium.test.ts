import { expect } from 'chai';

import frameCss from '../../mock-api/processor/frame/card.css';
import { themeProperties } from '../../mock-api/processor/frame/theme.js';
import { FrameTheme } from '../../src/contract/frame-request.js';
import { parse } from '../../src/contract/parse.js';
import { readFrameTheme } from '../../src/element/frame-theme.js';
import * as payNow from '../../stories/pay-now.stories.js';
import * as register from '../../stories/register.stories.js';
import { dress, themes } from '../../stories/themes.js';
import { afterThisTest, waitUntil } from '../support/page.js';
import { tell } from '../support/tell.js';

type Name = 'label' | 'hint' | 'control' | 'error';
type Field = Readonly<Record<Name, HTMLElement>>;

const edges = ['block-start', 'block-end', 'inline-start', 'inline-end'];
const text = ['color', 'font-size', 'font-weight', 'line-height', 'letter-spacing'];
const told = [...text, 'font-family', 'margin-block-start', 'margin-block-end'];
const looks: Readonly<Record<Name, readonly string[]>> = {
  label: told,
  hint: told,
  error: told,
  control: [
    ...[...text, 'font-family', 'block-size', 'padding-inline-start', 'background-color'],
    ...edges.flatMap((edge) => ['width', 'style', 'color'].map((part) => `border-${edge}-${part}`)),
    ...['border-start-start-radius', 'outline-width', 'outline-style', 'outline-color', 'outline-offset'],
    'box-shadow',
  ],
};

/** A field of the processor's page in a frame of this origin, so that a test can look into it. */
async function fieldInFrame(): Promise<{ root: HTMLElement; field: Field }> {
  const frame = document.createElement('iframe');
  afterThisTest(() => frame.remove());
  frame.srcdoc = `<!doctype html><style>${frameCss}</style><div id="frame"><form><div class="field">
    <label for="a">A</label><p class="hint">B</p><input id="a"><p class="error">C</p></div></form></div>`;
  document.body.append(frame);
  const inside = (): Document => frame.contentDocument!;
  await waitUntil(() => inside().querySelector('.error'), 'the frame is there');
  const [label, hint, control, error] = ['label', '.hint', 'input', '.error'].map((selector) =>
    inside().querySelector<HTMLElement>(selector),
  );
  return {
    root: inside().documentElement,
    field: { label: label!, hint: hint!, control: control!, error: error! },
  };
}

/** A field of ours, which has a hint and an error. */
async function ownField(): Promise<Field> {
  const place = await tell(register.ErrorSummary);
  const widget = place.querySelector('utility-register')!;
  const [error] = [...widget.querySelectorAll<HTMLElement>('[slot$="-error"]')].filter(
    ({ slot, hidden }) => !hidden && widget.querySelector(`[slot="${slot.replace('-error', '-hint')}"]`),
  );
  const name = error!.slot.replace('-error', '');
  const part = (slot: string): HTMLElement => widget.querySelector<HTMLElement>(`[slot="${slot}"]`)!;
  return { label: part(`${name}-label`), hint: part(`${name}-hint`), control: part(name), error: error! };
}

/** What is drawn of a field. A frame has no ground to let through, so that nothing is there in the surface's colour. */
function lookOf(field: Field, surface: string): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const [name, properties] of Object.entries(looks) as [Name, readonly string[]][]) {
    const style = getComputedStyle(field[name]);
    for (const property of properties)
      seen[`${name} ${property}`] = style
        .getPropertyValue(property)
        .replaceAll('rgba(0, 0, 0, 0)', surface)
        .replaceAll(/["']/g, '');
  }
  return seen;
}

describe('a field of the card form', () => {
  it('looks as one of ours does, at rest, wrong and in focus, under every theme in light and dark (PAY-10)', async () => {
    const own = await ownField();
    const { root, field } = await fieldInFrame();
    const paying = (await tell(payNow.Editing)).querySelector('utility-pay-now')!;
    const [card, probe] = ['.card', '.probe'].map((part) =>
      paying.shadowRoot!.querySelector<HTMLElement>(part),
    ) as [HTMLElement, HTMLElement];
    const page = document.documentElement;
    afterThisTest(() => page.removeAttribute('style'));
    for (const theme of ['', ...Object.keys(themes), 'small'])
      for (const scheme of ['light', 'dark']) {
        dress(page, theme);
        // Lengths in em follow a field's own size, which is never below 16 px.
        if (theme === 'small') page.style.setProperty('--utility-font-size', '13px');
        page.style.colorScheme = scheme;
        // What a theme changes comes by way of a transition, after which the page reads it.
        for (let left = 3; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
        const given = parse(FrameTheme, JSON.parse(JSON.stringify(readFrameTheme(probe))));
        if (!given.ok) throw new Error(`${theme}: the frame would not take it`);
        for (const [name, value] of Object.entries(themeProperties(given.value)))
          root.style.setProperty(name, value);
        const surface = getComputedStyle(card).backgroundColor;
        for (const state of ['at rest', 'wrong', 'in focus']) {
          for (const { control } of [own, field])
            control.setAttribute('aria-invalid', String(state === 'wrong'));
          const [mine, its] = [own, field].map((each) => {
            if (state === 'in focus') each.control.focus();
            const look = lookOf(each, surface);
            each.control.blur();
            return look;
          });
          if (state === 'in focus') expect(its!['control outline-style']).to.equal('solid');
          expect(its, `${theme} ${scheme}, ${state}`).to.deep.equal(mine);
        }
      }
    dress(page, '');
  });
});
