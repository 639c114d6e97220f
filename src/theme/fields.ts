import { css } from 'lit';

/** The look of a form's fields; stands on `owned`. */
export const fields = css`
  .field {
    margin: 0 0 1.125em;
  }
  .field.choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.6em;
    align-items: start;
  }
  /* What a slot holds would stand in the grid itself. */
  .field.choice > slot {
    display: block;
    grid-column: 2;
  }
  .control {
    position: relative;
    display: block;
  }
  .reveal {
    position: absolute;
    inset-block: var(--_control-border-width);
    inset-inline-end: var(--_control-border-width);
    min-inline-size: 4.5em;
    padding: 0 var(--_control-padding);
    border: 0;
    background: none;
    color: var(--_color-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .reveal:focus-visible {
    outline-offset: calc(var(--_focus-width) * -1);
    border-radius: calc(var(--_radius) - var(--_control-border-width));
  }

  ::slotted([data-utility-owned='form']) {
    display: none !important;
  }
  ::slotted([data-utility-owned='label']) {
    display: block !important;
    margin: 0 0 0.25em !important;
    font-size: 0.9375em !important;
    font-weight: var(--_label-weight) !important;
  }
  ::slotted([data-utility-owned='choice-label']) {
    display: block !important;
    padding: 0.15em 0 0.35em !important;
    min-block-size: 24px !important;
  }
  ::slotted([data-utility-owned='hint']) {
    display: block !important;
    margin: 0 0 0.375em !important;
    font-size: 0.875em !important;
    /* A rule a line; a slotted node holds text only. */
    white-space: pre-line !important;
    color: var(--_color-text-muted) !important;
  }
  ::slotted([data-utility-owned='link']) {
    display: inline-block !important;
    min-block-size: 24px !important;
    color: var(--_color-accent) !important;
    text-decoration: underline !important;
    cursor: pointer !important;
  }
  ::slotted([data-utility-owned='link']:focus-visible) {
    background: color-mix(in srgb, var(--_color-focus) var(--_focus-fill), transparent) !important;
    color: color-mix(in srgb, var(--_color-text) var(--_focus-fill), var(--_color-accent)) !important;
  }
  ::slotted([data-utility-owned='error']) {
    display: block !important;
    margin: 0.375em 0 0 !important;
    font-size: 0.9375em !important;
    font-weight: 600 !important;
    color: var(--_color-danger) !important;
  }
  ::slotted([data-utility-owned='control']) {
    display: block !important;
    inline-size: 100% !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    block-size: max(44px, var(--_control-height)) !important;
    margin: 0 !important;
    padding: 0 var(--_control-padding) !important;
    appearance: none !important;
    /* Below 16 px a phone zooms into the field. */
    font-size: max(16px, 1em) !important;
    line-height: 1.25 !important;
    background-color: var(--_color-control-surface) !important;
    border-style: solid !important;
    border-color: var(--_color-control-border) !important;
    border-width: var(--_control-border-width) !important;
    border-inline-width: calc(var(--_control-border-width) * var(--_control-border-sides)) !important;
    border-block-start-width: calc(var(--_control-border-width) * var(--_control-border-sides)) !important;
    border-radius: var(--_radius) !important;
    caret-color: currentcolor !important;
  }
  .revealable ::slotted([data-utility-owned='control']) {
    padding-inline-end: 5.5em !important;
  }
  ::slotted([data-utility-owned='control'][aria-invalid='true']) {
    border-color: var(--_color-danger) !important;
    border-block-end-width: max(2px, var(--_control-border-width)) !important;
  }
  ::slotted([data-utility-owned='choice']) {
    display: block !important;
    inline-size: 1.375em !important;
    block-size: 1.375em !important;
    margin: 0.1em 0 0 !important;
    font-size: max(16px, 1em) !important;
    accent-color: var(--_color-accent) !important;
    cursor: pointer !important;
  }
  ::slotted([data-utility-owned='submit']) {
    inline-size: var(--_button-width) !important;
    min-block-size: max(44px, var(--_control-height)) !important;
    margin: 0 !important;
    padding: 0.5em 1.25em !important;
    appearance: none !important;
    font-weight: var(--_button-weight) !important;
    background: var(--_color-button) !important;
    color: var(--_color-on-accent) !important;
    border: var(--_control-border-width) solid transparent !important;
    border-radius: var(--_button-radius) !important;
    cursor: pointer !important;
  }
  ::slotted([data-utility-owned='submit']:not(:focus-visible)) {
    box-shadow: var(--_button-shadow) !important;
  }
  ::slotted([data-utility-owned='submit']:hover) {
    opacity: 0.88 !important;
  }
  ::slotted([data-utility-owned='submit'][aria-disabled='true']) {
    opacity: 0.8 !important;
    cursor: progress !important;
  }
  @media (forced-colors: active) {
    ::slotted([data-utility-owned='control'][aria-invalid='true']) {
      border-width: 3px !important;
    }
  }
`;
