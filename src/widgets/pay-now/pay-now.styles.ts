import { css } from 'lit';

export const styles = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    margin: calc(var(--_space) * 2) 0 0;
    align-items: center;
  }
  .big {
    font-size: 2.25em;
    line-height: 1.1;
    font-weight: 720;
    letter-spacing: -0.025em;
    margin: 0.1em 0 0.2em;
  }
  .choices {
    border: 0;
    margin: 0 0 1em;
    padding: 0;
    min-inline-size: 0;
  }
  .choices legend {
    padding: 0;
    margin: 0 0 0.25em;
    font-weight: var(--_font-weight-strong);
  }
  .choice-row,
  .confirm {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.75em;
    align-items: center;
    min-block-size: 44px;
    padding: 0.25em 0;
    cursor: pointer;
  }
  .wrong {
    margin: 0.25em 0 0;
    color: var(--_color-danger);
    font-weight: 600;
    font-size: 0.9375em;
  }
  .lines {
    margin: 1em 0;
    border-block-start: 1px solid var(--_color-border);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    padding: 0.6em 0;
    border-block-end: 1px solid var(--_color-border);
  }
  .lines dd {
    margin: 0;
    margin-inline-start: auto;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .line.sum {
    font-weight: 700;
  }
  .part-title {
    margin: 1.25em 0 0.25em;
    font-weight: 700;
  }
  /* The processor's frame keeps 8 px inside for its focus rings. */
  ::slotted([data-utility-owned='frame']) {
    display: block !important;
    inline-size: calc(100% + 16px) !important;
    block-size: var(--_frame-height, 22em) !important;
    border: 0 !important;
    margin: 0 -8px !important;
    color-scheme: inherit !important;
  }
  .frame {
    position: relative;
    margin: 0 0 1em;
  }
  .frame.waiting {
    min-block-size: 12em;
  }
  /* A page that says nothing of dark is white until it has drawn itself. */
  .frame.waiting ::slotted(*) {
    opacity: 0 !important;
  }
  .frame .skeleton {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  :is(.confirm, .wrong) + .button {
    margin-block-start: 1em;
  }
  @media print {
    .no-print {
      display: none !important;
    }
    .card {
      border: 0;
      padding: 0;
    }
  }
`;
