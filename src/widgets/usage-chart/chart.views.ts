import { html, nothing, svg, type TemplateResult } from 'lit';
import { scaleOf, type Period, type Scale } from '../../core/usage.js';
import { unitName } from '../../views/formats.js';
import { formatsOf, pointText, type Told } from './usage-chart.words.js';

/** What is drawn of a long history; the table and the file have all of it. */
export const mostDrawn = 36;

export interface ChartView {
  readonly told: Told;
  /** The newest periods, as many as are drawn. */
  readonly drawn: readonly Period[];
  /** CSS pixels; 0 while nobody can see it. */
  readonly width: number;
  readonly fontSize: number;
  /** Which of them is spoken of. */
  readonly active: number | null;
  readonly focused: boolean;
  readonly onActive: (index: number | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFocus: (focused: boolean) => void;
}

/** All lengths are CSS pixels. */
interface Plot {
  readonly em: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly start: number;
  readonly band: number;
  readonly rtl: boolean;
  readonly scale: Scale;
  readonly y: (quantity: number) => number;
  /** The left edge of something this wide in the middle of a period's band. */
  readonly x: (index: number, wide: number) => number;
}

const short = (value: number): string => value.toFixed(1);

function plotOf({ told, drawn, width, fontSize }: ChartView): Plot {
  const em = fontSize * 0.8125;
  const scale = scaleOf(drawn);
  const { quantity } = formatsOf(told);
  const longest = Math.max(...scale.ticks.map((tick) => quantity(tick).length));
  const start = Math.min(longest * em * 0.6 + em * 0.6, width * 0.4);
  const [top, bottom, height] = [em * 0.75, em * 3, em * 17];
  const band = (width - start) / Math.max(1, drawn.length);
  const rtl = told.ready.language.dir === 'rtl';
  const tall = height - top - bottom;
  return {
    ...{ em, width, height, top, start, band, rtl, scale },
    y: (value) => top + ((scale.most - value) / (scale.most - scale.least)) * tall,
    x: (index, wide) => {
      const left = start + band * index + (band - wide) / 2;
      return rtl ? width - left - wide : left;
    },
  };
}

/** The chart is one stop for Tab: a list whose items are drawn as bars. */
export function chartView(view: ChartView): TemplateResult {
  const { told, drawn, active, onFocus } = view;
  const { ready, periods, unit } = told;
  const { t } = ready.language;
  const first = periods.length - drawn.length;
  return html`<div
    class="chart"
    role="listbox"
    tabindex="0"
    aria-orientation="horizontal"
    aria-label=${t('usage.chart', { unit: unitName(unit.unit, ready) })}
    aria-activedescendant=${active === null ? nothing : `point-${active.toString()}`}
    @keydown=${view.onKey}
    @focus=${() => {
      onFocus(true);
    }}
    @blur=${() => {
      onFocus(false);
    }}
  >
    <div class="plot">${view.width > 0 ? drawing(view) : nothing}</div>
    <div class="points">
      ${drawn.map(
        (_, index) =>
          html`<div
            role="option"
            id="point-${index}"
            aria-selected=${index === active ? 'true' : 'false'}
            aria-label=${pointText(told, first + index)}
          ></div>`,
      )}
    </div>
  </div>`;
}

function drawing(view: ChartView): TemplateResult {
  const plot = plotOf(view);
  const { drawn, active, onActive } = view;
  const { width, height } = plot;
  const point = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const along = ((event.clientX - box.left) / box.width) * width;
    const index = Math.floor(((plot.rtl ? width - along : along) - plot.start) / plot.band);
    onActive(index >= 0 && index < drawn.length ? index : null);
  };
  return html`<svg
    viewBox="0 0 ${width} ${short(height)}"
    aria-hidden="true"
    @pointermove=${point}
    @pointerdown=${point}
    @pointerleave=${() => {
      onActive(null);
    }}
  >
    ${active === null ? nothing : marker(plot, active, view.focused)} ${grid(plot, view)}
    ${drawn.map((period, index) => mark(plot, period, index))} ${labels(plot, view)}
  </svg>`;
}

/** What is spoken of, behind its bar. */
function marker(plot: Plot, index: number, focused: boolean): TemplateResult {
  const wide = Math.max(plot.band, 6);
  return svg`<rect class="active ${focused ? 'focused' : ''}" x=${short(plot.x(index, wide))}
    y=${short(plot.top - 4)} width=${short(wide)}
    height=${short(plot.y(plot.scale.least) - plot.top + 8)} rx="4" />`;
}

function grid({ scale, start, width, em, rtl, y }: Plot, { told }: ChartView): TemplateResult {
  const { quantity } = formatsOf(told);
  const [from, to] = rtl ? [0, width - start] : [start, width];
  return svg`${scale.ticks.map(
    (tick) => svg`<line class=${tick === 0 ? 'axis' : 'grid'} x1=${short(from)} x2=${short(to)}
        y1=${short(y(tick))} y2=${short(y(tick))} />
      <text x=${short(rtl ? to + em * 0.5 : from - em * 0.5)} y=${short(y(tick) + em * 0.35)}
        text-anchor=${rtl ? 'start' : 'end'}>${quantity(tick)}</text>`,
  )}`;
}

/** A bar; a dashed outline where it is estimated; a flat line for zero; a cross where nothing is known. */
function mark(plot: Plot, { quantity, kind }: Period, index: number): TemplateResult {
  const { band, em, x, y } = plot;
  const wide = Math.max(1, Math.min(band * 0.7, em * 3));
  const zero = y(0);
  if (quantity === null) {
    const arm = Math.min(wide, em * 0.7) / 2;
    const [across, up] = [x(index, 0), zero - em * 0.8];
    return svg`<path class="missing" d="M${short(across - arm)} ${short(up - arm)}L${short(across + arm)}
      ${short(up + arm)}M${short(across + arm)} ${short(up - arm)}L${short(across - arm)} ${short(up + arm)}" />`;
  }
  const tall = Math.max(2, Math.abs(y(quantity) - zero));
  const top = quantity < 0 ? zero : zero - tall;
  // The outline stays inside the bar's own width.
  const inset = kind === 'estimated' && wide > 4 && tall > 4 ? 1 : 0;
  return svg`<rect class=${kind} x=${short(x(index, wide) + inset)} y=${short(top + inset)}
    width=${short(wide - 2 * inset)} height=${short(tall - 2 * inset)} rx=${Math.min(2, wide / 4)} />`;
}

/** Months below their bars, as many as have room, and the year where it changes. */
function labels(plot: Plot, { told, drawn }: ChartView): TemplateResult {
  const { month, year } = formatsOf(told);
  const { em, band, width, height, x } = plot;
  // The outermost ones stay inside the drawing.
  const half = em * 1.3;
  const every = Math.max(1, Math.ceil((em * 3) / band));
  let last = '';
  return svg`${drawn.map(({ to }, index) => {
    if ((drawn.length - 1 - index) % every !== 0) return nothing;
    const own = year(to);
    const changed = own !== last;
    last = own;
    const across = short(Math.max(half, Math.min(x(index, 0), width - half)));
    return svg`<text x=${across} y=${short(height - em * 1.7)} text-anchor="middle">${month(to)}</text>
      ${changed ? svg`<text x=${across} y=${short(height - em * 0.4)} text-anchor="middle">${own}</text>` : nothing}`;
  })}`;
}

/** What the marks mean that are not plain bars. */
export function legendView({ told, drawn }: Pick<ChartView, 'told' | 'drawn'>): TemplateResult {
  const { coded } = told.ready.language;
  const kinds = (['estimated', 'missing'] as const).filter((kind) => drawn.some((one) => one.kind === kind));
  if (kinds.length === 0) return html``;
  return html`<ul class="legend small muted" role="list">
    ${(['actual', ...kinds] as const).map(
      (kind) =>
        html`<li>
          <svg class="key" viewBox="0 0 14 14" aria-hidden="true">
            ${
              kind === 'missing'
                ? svg`<path class="missing" d="M3 3L11 11M11 3L3 11" />`
                : svg`<rect class=${kind} x="2" y="2" width="10" height="10" rx="2" />`
            }
          </svg>
          ${coded('usage.kind', kind)}
        </li>`,
    )}
  </ul>`;
}
