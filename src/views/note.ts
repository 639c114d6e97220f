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
    --_ink: currentcolor;
    background: var(--_color-surface-raised);
    border: var(--_note-border-width) solid var(--_ink);
    border-inline-start-width: var(--_note-bar-width);
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
  .note > .icon {
    color: var(--_ink);
  }
  .note.error {
    --_ink: var(--_color-danger);
    background: var(--_color-danger-soft);
  }
  .note.warning {
    --_ink: var(--_color-warning);
    background: var(--_color-warning-soft);
  }
  .note.success {
    --_ink: var(--_color-success);
    background: var(--_color-success-soft);
  }
  .nowhere {
    margin-block-start: calc(var(--_space) * 2);
  }
  @media (forced-colors: active) {
    .note {
      border: 1px solid CanvasText;
    }
  }
`;

/** A quiet box with a sign, a bold first line and what to do. */
export const note = (kind: IconName, title: string, body: unknown = nothing): TemplateResult =>
  html`<div class="note ${kind}" part="note">
    ${icon(kind)}
    <div><strong>${title}</strong>${body}</div>
  </div>`;
