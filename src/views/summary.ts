import { html, type TemplateResult } from 'lit';
import type { Language } from '../i18n/locale.js';
import { icon } from './icon.js';

export interface SummaryLink {
  readonly text: string;
  readonly href: string;
  readonly focus: () => void;
}

/** What is wrong, above the form: it takes the focus, and each line leads to its field, in the field's own words. */
export function errorSummary({ t }: Language, links: readonly SummaryLink[]): TemplateResult {
  return html`<div
    class="note error"
    part="note"
    data-summary
    role="group"
    aria-labelledby="summary-title"
    tabindex="-1"
  >
    ${icon('error')}
    <div>
      <strong id="summary-title">${t('common.problem')}</strong>
      <ul class="summary">
        ${links.map(
          ({ text, href, focus }) =>
            html`<li>
              <a
                class="link"
                href=${href}
                @click=${(event: Event) => {
                  event.preventDefault();
                  focus();
                }}
                >${text}</a
              >
            </li>`,
        )}
      </ul>
    </div>
  </div>`;
}
