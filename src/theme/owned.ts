import { css } from 'lit';

/**
 * What every slotted node of ours starts from. For important declarations the inner tree wins over any rule of the page, so each value
 * here holds whatever the page says; the page's way in is the tokens.
 */
export const owned = css`
  ::slotted([data-utility-owned]) {
    all: revert !important;
    /* "all" leaves these two out. */
    direction: revert !important;
    unicode-bidi: revert !important;
    box-sizing: border-box !important;
    font: inherit !important;
    letter-spacing: inherit !important;
    color: var(--_color-text) !important;
  }
  ::slotted([data-utility-owned]:is(input, select, button, a, iframe):focus-visible) {
    outline: var(--_focus-width) solid var(--_color-focus) !important;
    outline-offset: var(--_focus-offset) !important;
    box-shadow: 0 0 0 var(--_focus-offset) var(--_color-focus-gap) !important;
  }
  ::slotted([data-utility-owned][hidden]) {
    display: none !important;
  }
  ::slotted([data-utility-owned])::before,
  ::slotted([data-utility-owned])::after {
    content: none !important;
  }
`;
