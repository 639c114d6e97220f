import { css } from 'lit';

/** Groups and lists, for forms that have them. */
export const choices = css`
  fieldset {
    border: 0;
    margin: 0 0 1.125em;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    /* A legend is as wide as its longest word else. */
    overflow-wrap: anywhere;
    font-weight: var(--_font-weight-strong);
    margin: 0 0 calc(var(--_space) / 2);
  }
  .group-error {
    color: var(--_color-danger);
    font-weight: 600;
    font-size: 0.9375em;
    margin: 0.375em 0 0;
  }
  ::slotted(select[data-utility-owned='control']) {
    appearance: auto !important;
  }
`;
