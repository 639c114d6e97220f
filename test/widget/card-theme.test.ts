import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/pay-now/define.js';
import { framePosts } from '../support/frame-posts.js';
import { dressPage, waitUntil } from '../support/page.js';
import { match } from '../support/perceive.js';
import { find, use } from '../support/use.js';

const LIGHT = '#ffffff';
const DARK = '#151c22';

async function open(css = '') {
  dressPage({
    css: `.dark { color-scheme: dark } .light { color-scheme: light }
      [data-theme='plum'] { --utility-color-accent: #6b2b6b; --utility-radius: 2px;
        --utility-control-border-width: 3px; --utility-control-border-sides: 0 }
      [data-theme='modern'] { --utility-color-accent: oklch(0.4 0.1 30) }
      .gone { display: none } ${css}`,
    attributes: { class: 'light' },
  });
  const posts = framePosts();
  const { place, widget } = await use(html`<utility-pay-now></utility-pay-now>`);
  const frame = (await find(place, 'iframe')) as HTMLIFrameElement;
  await waitUntil(
    () =>
      match('iframe', null, place).length > 0 &&
      match('img', 'The payment form is loading', place).length === 0,
    'the card form is there',
  );
  const surface = () => posts.configured().at(-1)?.theme?.colors['surface'];
  const accent = () => posts.configured().at(-1)?.theme?.colors['accent'];
  expect(surface()).to.equal(LIGHT);
  return { posts, place, widget, frame, surface, accent };
}

const root = document.documentElement;

/** Two frames on the screen: whatever the browser has to say of a change of style has been said by then. */
const drawn = async (): Promise<void> => {
  for (let left = 3; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('the card form on a page that changes', () => {
  it('follows a class on the root to dark and back, with one message each (PAY-10)', async () => {
    const { posts, surface } = await open();
    for (const [scheme, color] of [
      ['dark', DARK],
      ['light', LIGHT],
    ] as const) {
      const before = posts.configured().length;
      root.className = scheme;
      await waitUntil(() => surface() === color, `the card form is ${scheme}`);
      expect(posts.configured().at(-1)!.theme!.scheme).to.equal(scheme);
      await drawn();
      expect(posts.configured().length - before).to.equal(1);
    }
  });

  it('follows a colour scheme that an element in between takes (PAY-10)', async () => {
    const { place, surface } = await open();
    place.className = 'dark';
    await waitUntil(() => surface() === DARK, 'the card form is dark');
  });

  it('follows tokens that an attribute far above sets (PAY-10)', async () => {
    const { posts, accent } = await open();
    root.dataset['theme'] = 'plum';
    try {
      await waitUntil(() => accent() === '#6b2b6b', 'the new accent');
      const theme = posts.configured().at(-1)!.theme!;
      expect([theme.radius, theme.borderWidth, theme.borderSides]).to.deep.equal([2, 3, 0]);
    } finally {
      delete root.dataset['theme'];
    }
    await waitUntil(() => accent() === '#0b5f6b', 'the old accent');
  });

  for (const [token, value, read, told] of [
    ['label-weight', '400', 'labelWeight', 400],
    ['control-padding', '5px', 'controlPadding', 5],
    ['focus-width', '4px', 'focusWidth', 4],
    ['focus-offset', '0px', 'focusOffset', 0],
    ['button-radius', '99em', 'buttonRadius', 64],
  ] as const)
    it(`follows ${token} where nothing else changes (PAY-10)`, async () => {
      const { posts, place } = await open();
      place.style.setProperty(`--utility-${token}`, value);
      await waitUntil(() => posts.configured().at(-1)?.theme?.[read] === told, `another ${token}`);
    });

  for (const [token, name] of [
    ['button', 'button'],
    ['on-accent', 'onButton'],
    ['control-surface', 'controlSurface'],
    ['focus-gap', 'focusGap'],
    ['focus', 'focusRing'],
  ] as const)
    it(`follows color-${token} where nothing else changes (PAY-10)`, async () => {
      const { posts, place } = await open();
      place.style.setProperty(`--utility-color-${token}`, 'oklch(1 0 0)');
      await waitUntil(
        () => posts.configured().at(-1)?.theme?.colors[name] === '#ffffff',
        `another color of ${token}`,
      );
      place.style.setProperty(`--utility-color-${token}`, '#6b2b6b');
      await waitUntil(
        () => posts.configured().at(-1)?.theme?.colors[name] === '#6b2b6b',
        `color of ${token}`,
      );
    });

  it('understands a colour in any notation of CSS (PAY-10)', async () => {
    const { place, accent } = await open();
    place.dataset['theme'] = 'modern';
    await waitUntil(() => accent() !== '#0b5f6b', 'the new accent');
    expect(accent()).to.match(/^#[6-9a-f].[0-4].[0-4].$/);
  });

  it('follows a change of font', async () => {
    const { posts, place } = await open();
    place.style.fontFamily = 'monospace';
    await waitUntil(() => posts.configured().at(-1)?.theme?.fontFamily === 'monospace', 'the new font');
  });

  it('has the new theme when it was out of sight while the page changed', async () => {
    const { place, posts, surface } = await open();
    place.classList.add('gone');
    await drawn();
    root.className = 'dark';
    await drawn();
    expect(posts.configured()).to.have.length(1);
    place.classList.remove('gone');
    await waitUntil(() => surface() === DARK, 'the card form is dark');
  });

  it('follows a change of language, its title and lang included (PAY-09)', async () => {
    const { posts, frame, widget } = await open();
    dressPage({ lang: 'en-GB' });
    await waitUntil(() => posts.configured().at(-1)?.locale === 'en-GB', 'the new language');
    expect(frame.lang).to.equal('en-GB');
    expect(frame.title).to.equal('Card details for your payment to City of Pleasanton');
    expect(widget.querySelector('iframe')).to.equal(frame);
  });

  it('is told nothing where nothing changed for it, nor while it is moved or gone (REL-19)', async () => {
    const { posts, place, widget } = await open();
    root.classList.add('another');
    place.style.color = 'red';
    (widget as HTMLElement & { requestUpdate(): void }).requestUpdate();
    await drawn();
    expect(posts.configured()).to.have.length(1);
    const elsewhere = document.createElement('div');
    widget.parentElement!.append(elsewhere);
    elsewhere.append(widget);
    root.className = 'dark';
    await waitUntil(() => posts.documents.length === 2, 'the frame has connected again');
    await drawn();
    // Nothing more went to the document that is gone.
    expect(posts.documents[0]!.filter(({ type }) => type === 'configure')).to.have.length(1);
    expect(posts.documents[1]!.filter(({ type }) => type === 'configure')).to.have.length(1);
    widget.remove();
    root.className = 'light';
    await drawn();
    expect(posts.configured()).to.have.length(2);
  });
});
