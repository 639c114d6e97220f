import { css, unsafeCSS } from 'lit';
import { declarationsOf, tokens } from './tokens.js';

/**
 * The ground every widget stands on. Page rules win over `:host`, so the look is on an inner wrapper, which starts from nothing and
 * then takes from the page what a guest should: type, size, colour and light or dark.
 */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none !important;
  }
  .base {
    all: initial;
    display: block;
    position: relative;
    color-scheme: var(--_color-scheme);
    ${unsafeCSS(declarationsOf(tokens))};
    font-family: var(--_font-family);
    font-size: var(--_font-size);
    line-height: 1.5;
    color: var(--_color-text);
    container-type: inline-size;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  /* The dir attribute's own rule is undone by "all". */
  .base[dir='rtl'] {
    direction: rtl;
  }
  .base :where(*) {
    box-sizing: border-box;
  }
  .card {
    background: var(--_color-surface);
    border: var(--_card-border-width) solid var(--_color-border);
    border-radius: var(--_card-radius);
    box-shadow: var(--_card-shadow);
    --_pad: var(--_card-padding);
    padding: var(--_pad);
  }
  @container (width < 22.5em) {
    .card {
      --_pad: min(1em, var(--_card-padding));
    }
  }
  .heading {
    margin: 0 0 0.5em;
    font-family: var(--_heading-font-family);
    font-size: var(--_heading-size);
    font-weight: 700;
    line-height: 1.3;
    letter-spacing: -0.01em;
    border-radius: 0.2em;
  }
  p {
    margin: 0 0 calc(var(--_space) * 2);
    max-inline-size: 70ch;
  }
  .sub {
    color: var(--_color-text-muted);
    margin: 0 0 calc(var(--_space) * 2.5);
  }
  .small {
    font-size: 0.875em;
  }
  .muted {
    color: var(--_color-text-muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .button,
  .link {
    font: inherit;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(44px, var(--_control-height));
    padding: 0.5em 1.25em;
    font-weight: var(--_button-weight);
    border-radius: var(--_button-radius);
    border: var(--_control-border-width) solid transparent;
    background: var(--_color-button);
    color: var(--_color-on-accent);
    box-shadow: var(--_button-shadow);
    text-decoration: none;
    transition: opacity 150ms;
  }
  .button.wide {
    inline-size: var(--_button-width);
  }
  .button.quiet {
    background: transparent;
    color: var(--_color-accent);
    border-color: currentcolor;
    box-shadow: none;
  }
  .button:hover,
  .link:hover {
    opacity: 0.88;
  }
  .link {
    display: inline-block;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_color-accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  :focus-visible:focus-visible {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
    box-shadow: 0 0 0 var(--_focus-offset) var(--_color-focus-gap);
  }
  :is(.link, .reveal):focus-visible {
    border-radius: 0.2em;
    background: color-mix(in srgb, var(--_color-focus) var(--_focus-fill), transparent);
    color: color-mix(in srgb, var(--_color-text) var(--_focus-fill), var(--_color-accent));
  }
  .button[aria-disabled='true'] {
    opacity: 0.8;
    cursor: progress;
  }
  .live {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
    flex: none;
    margin: 0.15em 0 0;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }
  @media (prefers-reduced-motion: reduce) {
    .button {
      transition: none;
    }
  }
`;
