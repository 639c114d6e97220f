import { css } from 'lit';

export const registerStyles = css`
  .terms {
    max-block-size: 20em;
    overflow-y: auto;
    padding: calc(var(--_space) * 2);
    margin: 0 0 calc(var(--_space) * 2.5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
  }
  .terms > :last-child {
    margin-block-end: 0;
  }
  .terms-title {
    font-weight: 700;
    margin: 0 0 var(--_space);
  }
  .step {
    margin: 0 0 calc(var(--_space) / 2);
    font-size: 0.875em;
    font-weight: 600;
    color: var(--_color-text-muted);
  }
  @media print {
    .terms {
      max-block-size: none;
    }
  }
`;
