import { html, nothing, type TemplateResult } from 'lit';
import type { Ready } from '../element/runtime-controller.js';
import { note } from './note.js';
import { helpLine } from './states.js';

/** Above bills that are older ones, because they could not be read again. Null: they are the newest. */
export function staleView(
  { portal, language }: Ready,
  onRefresh: (() => void) | null,
): TemplateResult | typeof nothing {
  if (onRefresh === null) return nothing;
  const { t } = language;
  return note(
    'warning',
    t('common.notRefreshed'),
    html`<button class="link" type="button" @click=${onRefresh}>${t('common.retry')}</button>
      ${helpLine(portal, language)}`,
  );
}
