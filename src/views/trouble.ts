import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../core/registration/types.js';
import type { Ready } from '../element/runtime-controller.js';
import type { Language } from '../i18n/locale.js';
import { note } from './note.js';
import { helpLine } from './states.js';

/** Seconds up to which a wait is said in seconds. */
const shortWaitSeconds = 90;

/** Why something could not be sent, and when to try again; what was typed is never lost by it. */
export function troubleText({ kind, code, retryAfterSeconds }: Trouble, { t }: Language): string {
  if (code === 'rate-limited') {
    const seconds = retryAfterSeconds ?? 60;
    return seconds <= shortWaitSeconds
      ? t('register.tooMany', { count: seconds })
      : t('register.tooManyLong', { count: Math.ceil(seconds / 60) });
  }
  if (code === 'ticket-expired') return t('register.ticketExpired');
  if (code === 'no-match') return t('register.noMatch');
  if (kind === 'network') return t('register.networkFailed');
  if (kind === 'service') return t('register.serviceFailed');
  return t(kind === 'contract' ? 'register.unreadable' : 'register.otherFailed');
}

/** `help`: says whom to call, where nothing else in sight does. `kept`: something was typed, and is still there. */
export const troubleView = (
  trouble: Trouble,
  { portal, language }: Ready,
  help: boolean,
  kept = false,
): TemplateResult =>
  html`<div data-trouble>
    ${note(
      'error',
      language.t('common.problem'),
      html`<p>${troubleText(trouble, language)}</p>
        ${kept ? html`<p>${language.t('register.kept')}</p>` : nothing}
        ${help ? helpLine(portal, language) : nothing}`,
    )}
  </div>`;
