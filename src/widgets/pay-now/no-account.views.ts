import { html, nothing, type TemplateResult } from 'lit';
import type { Ready } from '../../element/runtime-controller.js';
import { note } from '../../views/note.js';
import { helpLine } from '../../views/states.js';

/** `onLink`: where the portal lets residents link an account. */
export function noAccountView(
  ready: Ready,
  title: TemplateResult,
  onLink: (() => void) | null,
): TemplateResult {
  const { t } = ready.language;
  const body = t(onLink ? 'pay.noAccountLinkBody' : 'pay.noAccountBody');
  return html`${title} ${note('info', t('pay.noAccount'), html`<p>${body}</p>`)}
  ${
    onLink
      ? html`<button class="button" part="button" type="button" @click=${onLink}>${t('pay.link')}</button>`
      : nothing
  }
  ${helpLine(ready.portal, ready.language)}`;
}
