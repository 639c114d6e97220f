import { expect } from 'chai';
import fc from 'fast-check';

import * as billList from '../../stories/bill-list.stories.js';
import * as login from '../../stories/login.stories.js';
import { presetSheets } from '../../stories/presets.js';
import * as usageChart from '../../stories/usage-chart.stories.js';
import { contrast, parseColor } from '../../src/core/color.js';
import { checkTheme, themeVerdicts } from '../../src/element/theme-check.js';
import { chartTokens } from '../../src/theme/chart-tokens.js';
import { tokens } from '../../src/theme/tokens.js';
import { press } from '../support/keys.js';
import { afterThisTest, dressPage, waitUntil } from '../support/page.js';
import { randomTheme } from '../support/random-theme.js';
import { tell } from '../support/tell.js';
import { axeContrast } from '../support/theme-pairs.js';

const root = document.documentElement;
const all: Readonly<Record<string, string>> = { ...tokens, ...chartTokens };

/** One place with errors, words of every kind and a chart. */
async function specimen(): Promise<readonly Element[]> {
  const widgets: Element[] = [];
  const { LatestMissing, LatestEstimated } = usageChart;
  const { ErrorSummary, Ready } = login;
  const { PastBills, LateAndDue } = billList;
  for (const story of [LatestMissing, LatestEstimated, PastBills, LateAndDue, ErrorSummary, Ready])
    widgets.push((await tell(story)).querySelector('utility-provider > *')!);
  const [chart] = widgets;
  chart!.shadowRoot!.querySelector<HTMLElement>('.chart')!.focus();
  await press('End');
  await waitUntil(() => chart!.shadowRoot!.querySelector('rect.active'), 'a bar is spoken of');
  return widgets;
}

function wear(theme: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(theme)) root.style.setProperty(`--utility-${name}`, value);
}
function undress(): void {
  root.removeAttribute('style');
}

const LOOKED_AT = [
  ...['color', 'background-color', 'fill', 'stroke', 'accent-color', 'color-scheme', 'box-shadow'],
  ...['border-top-color', 'border-top-style', 'border-top-width', 'border-inline-start-width'],
  ...['border-start-start-radius', 'outline-color', 'outline-width', 'outline-offset'],
  ...['font-family', 'font-size', 'font-weight', 'line-height', 'margin-bottom', 'row-gap'],
  ...['padding-inline-start', 'min-block-size', 'inline-size', 'transition-duration'],
];

const look = (widgets: readonly Element[]): string[] =>
  widgets.flatMap((widget) =>
    [...widget.shadowRoot!.querySelectorAll('.base, .base *'), ...widget.children].map((element) => {
      const style = getComputedStyle(element);
      return LOOKED_AT.map((name) => style.getPropertyValue(name)).join('|');
    }),
  );

/** Another value than the default, for the tokens that are no colours. */
const others: Readonly<Record<string, string>> = {
  'color-scheme': 'dark',
  'font-family': 'monospace',
  'font-size': '21px',
  'font-weight-strong': '900',
  'label-weight': '300',
  'heading-font-family': 'monospace',
  'heading-size': '3em',
  'card-shadow': '0 0 9px #123456',
  'control-border-sides': '0',
  'button-shadow': '0 0 9px #123456',
  'button-weight': '300',
  'button-width': 'auto',
};

describe('the theme of the tags', () => {
  afterEach(undress);

  it('heeds every token, each of which changes something that is drawn', async () => {
    const widgets = await specimen();
    const plain = look(widgets);
    const ignored: string[] = [];
    for (const name of Object.keys(all).filter((each) => each !== 'focus-fill')) {
      wear({ [name]: others[name] ?? (name.startsWith('color-') ? '#123456' : '7px') });
      if (look(widgets).join() === plain.join()) ignored.push(name);
      undress();
    }
    expect(ignored).to.deep.equal([]);
    expect(look(widgets), 'and back').to.deep.equal(plain);
  });

  it('fills a link that has the focus where a theme says so, with text that can be read (ACC-35)', async () => {
    const widget = (await tell(login.ErrorSummary)).querySelector('utility-login')!;
    const link = widget.shadowRoot!.querySelector<HTMLElement>('.summary a, .summary button')!;
    link.focus();
    const seen = () => {
      const { color, backgroundColor } = getComputedStyle(link);
      return [color, backgroundColor].map((each) => parseColor(each)?.map(Math.round) ?? null);
    };
    wear({ 'color-accent': '#1a65a6', 'color-text': '#0b0c0c', 'color-focus': '#ffdd00' });
    expect(seen()).to.deep.equal([[26, 101, 166], null]);
    wear({ 'focus-fill': '100%' });
    expect(seen()).to.deep.equal([
      [11, 12, 12],
      [255, 221, 0],
    ]);
    const { focus, text } = { focus: [255, 221, 0], text: [11, 12, 12] } as const;
    expect(contrast(focus, text)).to.be.above(4.5);
    link.blur();
    expect(seen()).to.deep.equal([[26, 101, 166], null]);
  });

  it('has ten presets, each of which can be read in light and in dark (ACC-50)', async () => {
    const widgets = await specimen();
    expect(Object.keys(presetSheets)).to.have.length(10);
    for (const [name, css] of Object.entries(presetSheets)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      afterThisTest(() => {
        document.adoptedStyleSheets = [];
      });
      for (const scheme of ['light', 'dark']) {
        root.style.colorScheme = scheme;
        for (const widget of widgets)
          expect(checkTheme(widget).findings, `${name}, ${scheme}, ${widget.localName}`).to.deep.equal([]);
      }
    }
  });

  it('finds in 200 random themes what axe-core finds on rendered elements, no more and no less', async () => {
    const widgets = await specimen();
    const seen = new Map<string, { good: number; bad: number }>();
    for (const { tokens: theme, scheme } of fc.sample(randomTheme, { numRuns: 200, seed: 20_161_212 })) {
      undress();
      root.style.colorScheme = scheme;
      wear(theme);
      const page = scheme === 'dark' ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
      for (const widget of widgets)
        for (const { pair, ratio, passes } of themeVerdicts(widget)) {
          const theirs = axeContrast(widgets, pair, page);
          if (theirs === null) continue;
          const what = `${pair.mark} on ${pair.ground}, ${scheme}, ${JSON.stringify(theme)}`;
          expect(ratio, what).to.be.closeTo(theirs, theirs * 0.01);
          // Closer than the rounding of a computed colour, nobody can say which side it is on.
          if (Math.abs(theirs / pair.least - 1) > 0.01) expect(passes, what).to.equal(theirs >= pair.least);
          const key = `${pair.mark} on ${pair.ground}`;
          const count = seen.get(key) ?? { good: 0, bad: 0 };
          count[passes ? 'good' : 'bad'] += 1;
          seen.set(key, count);
        }
    }
    expect(seen.size).to.be.at.least(16);
    for (const [pair, { good, bad }] of seen)
      expect(Math.min(good, bad), `${pair} of both kinds`).to.be.above(0);
  });

  it('tells a designer in words what cannot be read, what is no colour and what is no token', async () => {
    const place = await tell(login.Ready);
    const widget = place.querySelector('utility-login')!;
    expect(checkTheme(widget)).to.deep.equal({ findings: [], unreadSheets: 0 });
    dressPage({
      css: `@media all { @supports (color: red) { .city { --utility-colour-accent: red; } } }
        :root { --utility-color-text-muted: #b0b0b0; --utility-color-danger: brick; --utility-zebra-crossing-lights: 3; }`,
    });
    place.style.setProperty('--utility-radus', '3px');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root { --utility-color-accent: #ffffff; & main { --utility-cart-padding: 1em } }');
    document.adoptedStyleSheets = [sheet];
    afterThisTest(() => {
      document.adoptedStyleSheets = [];
    });
    const messages = checkTheme(widget).findings.map(({ message }) => message);
    expect(messages).to.include.members([
      '--utility-color-danger is “brick”, which is no color',
      '--utility-color-text-muted on --utility-color-surface is 2.1:1; text needs 4.5:1',
      // The button has no ground of its own: it follows the brand.
      '--utility-color-on-accent on --utility-color-accent is 1:1; text needs 4.5:1',
      '--utility-colour-accent is no token; did you mean --utility-color-accent?',
      '--utility-zebra-crossing-lights is no token',
      '--utility-radus is no token; did you mean --utility-radius?',
      '--utility-cart-padding is no token; did you mean --utility-card-padding?',
    ]);
    expect(messages).to.have.length(new Set(messages).size);
  });

  it('are said of a focused link too, where a theme fills it with the color of the ring', async () => {
    const widget = (await tell(login.Ready)).querySelector('utility-login')!;
    const aboutFocus = (): string[] =>
      checkTheme(widget, 'light')
        .findings.map(({ message }) => message)
        .filter((message) => message.includes('-text on --utility-color-focus'));
    expect(aboutFocus()).to.deep.equal([]);
    dressPage({ css: ':root { --utility-focus-fill: 100% }' });
    expect(aboutFocus()).to.deep.equal([
      '--utility-color-text on --utility-color-focus is 2.6:1; text needs 4.5:1 (light)',
    ]);
    dressPage({ css: ':root { --utility-focus-fill: 100%; --utility-color-focus: #ffdd00 }' });
    expect(aboutFocus()).to.deep.equal([]);
  });
});
