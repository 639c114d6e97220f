import { css } from 'lit';

/** Boxes, radios and lists in the shadow tree, which are no field of a form: the same look, by the same tokens. */
export const natives = css`
  input {
    inline-size: max(24px, 1.375em);
    block-size: max(24px, 1.375em);
    margin: 0;
    accent-color: var(--_color-accent);
    cursor: pointer;
  }
  select {
    display: block;
    inline-size: 100%;
    min-block-size: max(44px, var(--_control-height));
    margin: 0.25em 0 0;
    padding: 0 var(--_control-padding);
    font: inherit;
    font-size: max(16px, 1em);
    color: var(--_color-text);
    background: var(--_color-control-surface);
    border: solid var(--_color-control-border);
    border-width: calc(var(--_control-border-width) * var(--_control-border-sides));
    border-block-end-width: var(--_control-border-width);
    border-radius: var(--_radius);
  }
`;
