import { css, unsafeCSS } from 'lit';
import { chartTokens } from '../../theme/chart-tokens.js';
import { declarationsOf } from '../../theme/tokens.js';

export const styles = css`
  .base {
    ${unsafeCSS(declarationsOf(chartTokens))};
  }
  .account {
    margin: 0 0 calc(var(--_space) * 2);
  }
  .takeaway {
    font-size: 1.125em;
    font-weight: var(--_font-weight-strong);
  }
  .units {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    border: 0;
    margin: 0 0 var(--_space);
    padding: 0;
    min-inline-size: 0;
  }
  .units legend {
    padding: 0;
    color: var(--_color-text-muted);
  }
  @container (width >= 26em) {
    .units legend {
      float: inline-start;
      margin-inline-end: 1em;
      line-height: 44px;
    }
  }
  .units label {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  .chart {
    position: relative;
    border-radius: var(--_radius);
  }
  .plot {
    min-block-size: 13.8em;
  }
  .plot svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    direction: ltr;
    touch-action: pan-y pinch-zoom;
  }
  svg text {
    font-size: 0.8125em;
    fill: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .grid {
    stroke: var(--_color-chart-grid);
  }
  .axis {
    stroke: var(--_color-control-border);
  }
  .actual {
    fill: var(--_color-chart-bar);
  }
  .estimated {
    fill: var(--_color-surface);
    stroke: var(--_color-chart-estimated);
    stroke-width: 2;
    stroke-dasharray: 4 2;
  }
  .missing {
    fill: none;
    stroke: var(--_color-chart-missing);
    stroke-width: 2;
  }
  .active {
    fill: var(--_color-chart-active);
  }
  .active.focused {
    stroke: var(--_color-focus);
    stroke-width: 2;
  }
  .points {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .readout {
    min-block-size: 3em;
    margin: var(--_space) 0;
  }
  .legend {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin: var(--_space) 0;
    padding: 0;
  }
  .legend li {
    display: flex;
    gap: 0.5em;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .key {
    inline-size: 1.125em;
    block-size: 1.125em;
    flex: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    margin: calc(var(--_space) * 2) 0 0;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin: calc(var(--_space) * 2) 0 0;
    font-size: 0.9375em;
  }
  th,
  td {
    padding: 0.5em 0;
    border-block-end: 1px solid var(--_color-border);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: break-word;
  }
  td {
    padding-inline-start: 1em;
  }
  thead th {
    font-weight: var(--_font-weight-strong);
    color: var(--_color-text-muted);
  }
  thead th + th {
    padding-inline-start: 1em;
  }
  /* Figures end where the words after them begin. */
  @container (width >= 30em) {
    .use + * {
      padding-inline-start: 2.5em;
    }
  }
  .use {
    text-align: end;
  }
  @media (forced-colors: active) {
    svg text {
      fill: CanvasText;
    }
    .actual {
      fill: CanvasText;
    }
    .estimated {
      fill: Canvas;
      stroke: CanvasText;
    }
    :is(.missing, .axis, .grid) {
      stroke: CanvasText;
    }
    .grid {
      stroke-dasharray: 1 4;
    }
    .active {
      fill: Canvas;
      stroke: Highlight;
      stroke-width: 2;
    }
  }
  @media print {
    :is(.actions, .units, .readout) {
      display: none;
    }
  }
`;
