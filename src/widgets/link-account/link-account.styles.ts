import { css } from 'lit';

export const styles = css`
  .found {
    list-style: none;
    margin: 0 0 calc(var(--_space) * 2);
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .heading + .found {
    margin-block-start: calc(var(--_space) * 2);
  }
  .found + .found {
    margin-block-start: calc(var(--_space) * -2);
  }
  .found + .found > :first-child {
    border-block-start: 0;
  }
  /* As far in as those that can be chosen. */
  .found + .found > .account {
    padding-inline-start: calc(max(24px, 1.375em) + 0.875em);
  }
  .found legend {
    padding: 0;
    margin: 0 0 0.25em;
    font-weight: var(--_font-weight-strong);
  }
  .account {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.125em 0.875em;
    padding: 1em 0;
    border-block-start: 1px solid var(--_color-border);
    overflow-wrap: anywhere;
  }
  .account:last-child {
    border-block-end: 1px solid var(--_color-border);
  }
  .account.pick {
    grid-template-columns: auto minmax(0, 1fr);
    cursor: pointer;
  }
  select[aria-invalid='true'] {
    border-color: var(--_color-danger);
  }
  .address {
    font-size: 1.125em;
    font-weight: 700;
  }
  .already {
    color: var(--_color-success);
    font-weight: 650;
    font-size: 0.875em;
  }
  .wrong {
    margin: 0 0 0.5em;
    color: var(--_color-danger);
    font-weight: 600;
    font-size: 0.9375em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    margin: calc(var(--_space) * 2) 0 0;
    align-items: center;
  }
`;
