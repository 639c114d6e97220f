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
    block-size: var(--_control-height);
    background-color: color-mix(in srgb, var(--_color-surface), var(--_color-surface));
    color: color-mix(in srgb, var(--_color-text), var(--_color-text));
    border: 0 solid;
    border-top-color: color-mix(in srgb, var(--_color-text-muted), var(--_color-text-muted));
    border-right-color: color-mix(in srgb, var(--_color-control-border), var(--_color-control-border));
    border-bottom-color: color-mix(in srgb, var(--_color-accent), var(--_color-accent));
    border-left-color: color-mix(in srgb, var(--_color-danger), var(--_color-danger));
    column-rule: var(--_control-border-width) solid;
    opacity: var(--_control-border-sides);
    outline: 0 solid color-mix(in srgb, var(--_color-focus), var(--_color-focus));
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
