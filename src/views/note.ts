import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.js';

export const noteStyles = css`
  .note {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    overflow-wrap: anywhere;
    gap: 0.25em 0.75em;
    padding: 1em;
    border-radius: var(--_radius);
    border: 1px solid transparent;
    margin: calc(var(--_space) * 1.5) 0 calc(var(--_space) * 2.5);
  }
  .card > .note:first-child,
  .card > :first-child > .note:first-child {
    margin-block-start: 0;
  }
  .card > .note:last-child {
    margin-block-end: 0;
  }
  .below > .card:has(> .note.error:not([data-summary])) {
    display: grid;
  }
  .below > .card > .note.error:not([data-summary]) {
    order: 1;
    justify-self: end;
    margin-block: var(--_space) 0;
  }
  .note p {
    margin: 0;
  }
  .note strong {
    display: block;
  }
  .note.error {
    background: var(--_color-danger-soft);
  }
  .note.error > .icon {
    color: var(--_color-danger);
  }
  .note.warning {
    background: var(--_color-warning-soft);
  }
  .note.warning > .icon {
    color: var(--_color-warning);
  }
  .note.success {
    background: var(--_color-success-soft);
  }
  .note.success > .icon {
    color: var(--_color-success);
  }
  .note.info {
    background: var(--_color-surface-raised);
  }
  .nowhere {
    margin-block-start: calc(var(--_space) * 2);
  }
  @media (forced-colors: active) {
    .note {
      border-color: CanvasText;
    }
  }
`;

/** A quiet box with a sign, a bold first line and what to do. */
export const note = (kind: IconName, title: string, body: unknown = nothing): TemplateResult =>
  html`<div class="note ${kind}" part="note">
    ${icon(kind)}
    <div><strong>${title}</strong>${body}</div>
  </div>`;
