import { css } from 'lit';

/**
 * The probe is a hidden element that wears the theme. Its properties change by way of a transition, however short, so
 * that the browser itself says when a token has another value, whatever in the page made it so; the animation says when
 * it comes into sight.
 */
export const probeStyles = css`
  .base .probe {
    position: absolute;
    visibility: hidden;
    pointer-events: none;
    forced-color-adjust: none;
    inline-size: var(--_radius);
    block-size: max(44px, var(--_control-height));
    /* A field’s own size, which its lengths in em follow. */
    font-size: max(16px, 1em);
    font-weight: var(--_label-weight);
    text-indent: var(--_control-padding);
    border-radius: var(--_button-radius);
    background-color: var(--_color-surface);
    color: var(--_color-text);
    border: 0 solid;
    border-color: var(--_color-text-muted) var(--_color-control-border) var(--_color-accent)
      var(--_color-danger);
    column-rule: var(--_control-border-width) solid var(--_color-focus-gap);
    text-decoration-color: var(--_color-control-surface);
    caret-color: var(--_color-button);
    text-emphasis-color: var(--_color-on-accent);
    opacity: var(--_control-border-sides);
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
    transition: all 1ms step-start !important;
    transition-behavior: allow-discrete !important;
    animation: probe 1ms !important;
  }
  @keyframes probe {
    to {
      order: 0;
    }
  }
`;
