import { css } from 'lit';

export const states = css`
  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 1.5) 0;
  }
  .bone {
    block-size: 2.75em;
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    border: 1px solid var(--_color-border);
  }
  .bone:first-child {
    inline-size: 55%;
    block-size: 1.5em;
  }
  .summary {
    display: grid;
    gap: 0.375em;
    list-style: none;
    margin: 0.375em 0 0;
    padding: 0;
  }
  .help {
    margin: calc(var(--_space) * 2) 0 0;
  }
`;
