import { html, nothing, type TemplateResult } from 'lit';
import type { CardStatus } from '../../element/card-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { helpLine, skeleton } from '../../views/states.js';

/** What the frame is there for: the card, or the bank's question, of which nobody can say yet whether it ends in a charge. */
const words = {
  card: { failed: 'pay.cardFailed', reload: 'pay.cardReload', loading: 'pay.cardLoading' },
  question: { failed: 'pay.actionFailed', reload: 'pay.actionReload', loading: 'pay.actionLoading' },
} as const;

/** Where the processor's frame stands, or why it does not. */
export function frameView(
  { portal, language }: Ready,
  card: CardStatus,
  onRetry: () => void,
  what: keyof typeof words = 'card',
): TemplateResult {
  const { t } = language;
  const { failed, reload, loading } = words[what];
  return html`<div class="frame ${card === 'connecting' ? 'waiting' : ''}">
    ${
      card === 'failed'
        ? html`${note('error', t(failed), what === 'card' ? nothing : html`<p>${t('pay.actionFailedBody')}</p>`)}
            <button class="button quiet" part="button" type="button" @click=${onRetry}>${t(reload)}</button>
            ${what === 'card' ? helpLine(portal, language) : nothing}`
        : html`${card === 'connecting' ? skeleton(3, t(loading)) : nothing}<slot name="frame"></slot>`
    }
  </div>`;
}
