import { css, html, type TemplateResult } from 'lit';

export const tagStyles = css`
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    padding: 0.125em 0.625em;
    /* Square where a theme's corners are, else round. */
    border-radius: calc(var(--_radius) * 99);
    /* Forced colours show it. */
    border: 1px solid transparent;
    font-size: 0.8125em;
    font-weight: 650;
    max-inline-size: 100%;
  }
  .tag.due {
    background: var(--_color-warning-soft);
    color: var(--_color-warning);
  }
  .tag.over {
    background: var(--_color-danger-soft);
    color: var(--_color-danger);
  }
  .tag.paid {
    background: var(--_color-success-soft);
    color: var(--_color-success);
  }
`;

/** A word with a sign: the colour only repeats what both say. */
export const tag = (kind: 'due' | 'over' | 'paid', sign: string, text: string): TemplateResult =>
  html`<span class="tag ${kind}" part="tag"><span aria-hidden="true">${sign}</span>${text}</span>`;
