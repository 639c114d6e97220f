import { css } from 'lit';

export const styles = css`
  .bills {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .bill {
    display: grid;
    grid-template-columns: auto [text] minmax(5em, 1fr) auto;
    gap: 0.25em 0.875em;
    padding: 1em 0;
  }
  /* Nothing can be paid: no bill has a box, and none leaves room for one. */
  .plain .bill {
    grid-template-columns: [text] 1fr auto;
  }
  .bill + .bill {
    border-block-start: 1px solid var(--_color-border);
  }
  .pick {
    inline-size: 1.5em;
  }
  .pick input {
    display: block;
    margin: 0.05em 0 0;
  }
  .name {
    font-weight: 700;
    margin-inline-end: 0.25em;
  }
  .amount {
    font-size: 1.25em;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .bill.quiet .amount {
    font-size: 1em;
    font-weight: 400;
    color: var(--_color-text-muted);
  }
  .more {
    grid-column: text / -1;
  }
  /* The total bar on a phone must not cover what has the focus; what is wrong stands above the first bill. */
  .bill :is(input, button) {
    scroll-margin-block: 5em 11em;
  }
  .details {
    grid-column: 1 / -1;
  }
  :is(.card, .details) > p:last-child {
    margin: 0;
  }
  @container (width >= 30em) {
    .details {
      grid-column: text / -1;
    }
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin: 0 0 1em;
    font-size: 0.9375em;
  }
  th,
  td {
    padding: 0.5em 0;
    border-block-end: 1px solid var(--_color-border);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    font-weight: var(--_font-weight-strong);
    color: var(--_color-text-muted);
    font-size: 0.9375em;
  }
  td:last-child,
  th:last-child:not([scope='row']) {
    text-align: end;
    padding-inline-start: 1em;
  }
  tfoot th,
  tfoot td {
    font-weight: 700;
  }
  .total {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5em 1em;
    margin: 0 calc(var(--_pad) * -1) calc(var(--_pad) * -1);
    padding: 1em var(--_pad);
    border-block-start: 1px solid var(--_color-border);
    border-end-start-radius: calc(var(--_card-radius) - var(--_card-border-width));
    border-end-end-radius: calc(var(--_card-radius) - var(--_card-border-width));
    background: var(--_color-surface-raised);
  }
  .total > div {
    flex: 1 1 5em;
  }
  .choose-first {
    margin: 0.5em 0 0;
    color: var(--_color-danger);
    font-weight: 600;
  }
  /* On a phone that is held upright the total stays in sight while the list scrolls; a low window needs its height for the list. */
  @media (height >= 40em) {
    @container (width < 30em) {
      .total {
        position: sticky;
        inset-block-end: 0;
      }
    }
  }
`;
