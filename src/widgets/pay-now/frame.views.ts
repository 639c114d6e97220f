import { html, nothing, type TemplateResult } from 'lit';
import type { CardStatus } from '../../element/card-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { helpLine, skeleton } from '../../views/states.js';

/** Where the processor's frame stands, or why it does not. */
export function frameView(ready: Ready, card: CardStatus, onRetry: () => void): TemplateResult {
  const { t } = ready.language;
  return html`<div class="frame ${card === 'connecting' ? 'waiting' : ''}">
    ${
      card === 'failed'
        ? html`${note('error', t('pay.cardFailed'))}
            <button class="button quiet" part="button" type="button" @click=${onRetry}>
              ${t('pay.cardReload')}
            </button>
            ${helpLine(ready.portal, ready.language)}`
        : html`${card === 'connecting' ? skeleton(3, t('pay.cardLoading')) : nothing}<slot
              name="frame"
            ></slot>`
    }
  </div>`;
}
