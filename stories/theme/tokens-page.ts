import { html, nothing, render, type TemplateResult } from 'lit';
import { checkTheme, readColors, themeVerdicts } from '../../src/element/theme-check.js';
import { chartTokens } from '../../src/theme/chart-tokens.js';
import type { ColorToken, Verdict } from '../../src/theme/contrast.js';
import { tokenUses } from '../../src/theme/token-uses.js';
import { tokens } from '../../src/theme/tokens.js';

const all: Readonly<Record<string, string>> = { ...tokens, ...chartTokens };
const names = Object.keys(all) as readonly (keyof typeof tokenUses)[];
const isColor = (name: string): name is ColorToken => name.startsWith('color-') && name !== 'color-scheme';

const hexOf = (rgb: readonly number[]): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const styles = html`<style>
  .tokens-page {
    display: grid;
    gap: 32px;
    max-inline-size: 1152px;
    color: light-dark(#16202a, #e9eef2);
  }
  .tokens-page table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 14px;
  }
  .tokens-page :is(th, td) {
    padding: 6px 12px 6px 0;
    border-block-end: 1px solid light-dark(#d5dce1, #33404a);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .tokens-page thead th {
    font-weight: 700;
  }
  .tokens-page input[type='text'] {
    inline-size: 100%;
    min-inline-size: 128px;
    font: inherit;
  }
  .tokens-page .fails {
    font-weight: 700;
  }
  .tokens-page .specimens {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(288px, 1fr));
    gap: 24px;
    align-items: start;
  }
  /* They stand beside each other, not below. */
  .tokens-page .specimens utility-provider > * {
    margin-block-start: 0 !important;
  }
</style>`;

const verdictRow = ({ pair, ratio, passes }: Verdict): TemplateResult =>
  html`<tr>
    <th scope="row"><code>--utility-${pair.mark}</code></th>
    <td><code>--utility-${pair.ground}</code></td>
    <td>${(Math.floor(ratio * 100 + 1e-6) / 100).toFixed(2)}:1</td>
    <td>${pair.use} needs ${pair.least}:1</td>
    <td class=${passes ? '' : 'fails'}>${passes ? '✓ passes' : '✗ fails'}</td>
  </tr>`;

/**
 * Every token with a field that changes it for the specimens on this page, and what becomes of the contrast of each pair. The specimens
 * are `content`; `find` gives the widget whose colours are read.
 */
export function tokensPage(
  content: TemplateResult,
  find: (page: HTMLElement) => Element | null,
): HTMLElement {
  const page = document.createElement('div');
  page.className = 'tokens-page';
  const specimens = document.createElement('div');
  specimens.className = 'specimens';
  render(content, specimens);
  const set = (name: string, value: string): void => {
    if (value === '') specimens.style.removeProperty(`--utility-${name}`);
    else specimens.style.setProperty(`--utility-${name}`, value);
    draw();
  };

  const tokenRow = (name: keyof typeof tokenUses, shown: string | null): TemplateResult => {
    const value = specimens.style.getPropertyValue(`--utility-${name}`);
    const onInput = (event: Event): void => {
      set(name, (event.target as HTMLInputElement).value);
    };
    return html`<tr>
      <th scope="row"><code>--utility-${name}</code></th>
      <td>${tokenUses[name]}</td>
      <td><code>${all[name]?.replace(/--_/g, '--utility-')}</code></td>
      <td>
        ${
          shown === null
            ? nothing
            : html`<input type="color" aria-label="${name}, colour" .value=${shown} @input=${onInput} />`
        }
        <input
          type="text"
          aria-label="${name}, value"
          placeholder="default"
          .value=${value}
          @change=${onInput}
        />
      </td>
    </tr>`;
  };

  function draw(): void {
    const widget = find(specimens);
    const colors = widget ? readColors(widget).colors : new Map<ColorToken, { rgb: readonly number[] }>();
    const shownFor = (name: string): string | null =>
      isColor(name) ? hexOf(colors.get(name)?.rgb ?? [0, 0, 0]) : null;
    const judged = widget ? themeVerdicts(widget) : [];
    const failed = judged.filter(({ passes }) => !passes).length;
    const summary =
      judged.length === 0
        ? 'The colors are being read.'
        : `${judged.length.toString()} pairs of colors, ${failed === 0 ? 'all of which can be read' : `${failed.toString()} of which fail`}.`;
    const findings = widget ? checkTheme(widget).findings.filter(({ code }) => code !== 'contrast') : [];
    render(
      html`${styles}
        <section aria-labelledby="specimens-title">
          <h2 id="specimens-title">What the tokens change</h2>
          ${specimens}
        </section>
        <section aria-labelledby="contrast-title">
          <h2 id="contrast-title">Contrast</h2>
          <p role="status">${summary}</p>
          ${findings.map(({ message }) => html`<p class="fails">${message}.</p>`)}
          <table>
            <thead>
              <tr>
                <th scope="col">Color</th>
                <th scope="col">on</th>
                <th scope="col">Ratio</th>
                <th scope="col">WCAG 2.2 AA</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              ${[...judged].sort((one, other) => Number(one.passes) - Number(other.passes)).map(verdictRow)}
            </tbody>
          </table>
        </section>
        <section aria-labelledby="tokens-title">
          <h2 id="tokens-title">Tokens</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Token</th>
                <th scope="col">Use</th>
                <th scope="col">Default</th>
                <th scope="col">Value here</th>
              </tr>
            </thead>
            <tbody>
              ${names.map((name) => tokenRow(name, shownFor(name)))}
            </tbody>
          </table>
        </section>`,
      page,
    );
  }

  const whenDrawn = (): void => {
    draw();
    if (!find(specimens)?.shadowRoot?.querySelector('.base')) requestAnimationFrame(whenDrawn);
  };
  whenDrawn();
  return page;
}
