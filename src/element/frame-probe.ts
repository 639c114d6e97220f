import { css } from 'lit';

/**
 * The probe is a hidden element that wears the theme. Its properties change by way of a transition, however short, so
 * that the browser itself says when a token has another value, whatever in the page made it so; the animation says when
 * it comes into sight. Mixed with itself, a colour of any notation is computed in sRGB.
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
    background-color: color-mix(in srgb, var(--_color-surface), var(--_color-surface));
    color: color-mix(in srgb, var(--_color-text), var(--_color-text));
    border: 0 solid;
    border-top-color: color-mix(in srgb, var(--_color-text-muted), var(--_color-text-muted));
    border-right-color: color-mix(in srgb, var(--_color-control-border), var(--_color-control-border));
    border-bottom-color: color-mix(in srgb, var(--_color-accent), var(--_color-accent));
    border-left-color: color-mix(in srgb, var(--_color-danger), var(--_color-danger));
    column-rule: var(--_control-border-width) solid
      color-mix(in srgb, var(--_color-focus-gap), var(--_color-focus-gap));
    text-decoration-color: color-mix(in srgb, var(--_color-control-surface), var(--_color-control-surface));
    caret-color: color-mix(in srgb, var(--_color-button), var(--_color-button));
    text-emphasis-color: color-mix(in srgb, var(--_color-on-accent), var(--_color-on-accent));
    opacity: var(--_control-border-sides);
    outline: var(--_focus-width) solid color-mix(in srgb, var(--_color-focus), var(--_color-focus));
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
