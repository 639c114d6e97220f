import { html, nothing, type TemplateResult } from 'lit';
import type { PortalConfig } from '../contract/index.js';
import type { UtilityError } from '../core/errors.js';
import { localText } from '../core/text.js';
import type { Language } from '../i18n/locale.js';
import type { CommonWords } from '../i18n/messages.js';
import { note } from './note.js';

/** A heading whose level the page chooses; it takes the focus when what is under it changes. */
export function heading(level: number, text: string): TemplateResult {
  return html`<div
    class="heading"
    part="heading"
    role="heading"
    aria-level=${level}
    tabindex="-1"
    data-heading
  >
    ${text}
  </div>`;
}

export const card = (content: unknown): TemplateResult =>
  html`<div class="card" part="card">${content}</div>`;

/** The utility's number and hours, wherever something went wrong. */
export function helpLine(portal: PortalConfig, { t, locale }: Language): TemplateResult {
  const { phone, hours } = portal.contact;
  // The sentence stays one message: its number alone becomes a link.
  const [before = '', after = ''] = t('common.help', { phone: '\n', hours: localText(hours, locale) }).split(
    '\n',
  );
  return html`<p class="small muted help" part="help">
    ${before}<a class="link" href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>${after}
  </p>`;
}

function failureText(error: UtilityError, { t }: Language): string {
  if (error.code === 'rate-limited' && error.retryAfterSeconds !== undefined) {
    return t('failed.rateLimited', { count: error.retryAfterSeconds });
  }
  if (error.code === 'maintenance') return t('failed.maintenance');
  if (error.kind === 'network') return t('failed.network');
  if (error.kind === 'service') return t('failed.service');
  return t('failed.other');
}

/** Something could not be read: what it means, what to do, whom to call. */
export function failedView(
  error: UtilityError,
  portal: PortalConfig,
  language: Language,
  onRetry: () => void,
): TemplateResult {
  const { t } = language;
  return html`<div role="group" aria-label=${t('failed.title')} tabindex="-1" data-failed data-heading>
    ${note(
      'error',
      t('failed.title'),
      html`<p>${failureText(error, language)}</p>
        ${
          error.correlationId
            ? html`<p class="small">${t('failed.reference', { code: error.correlationId })}</p>`
            : nothing
        }`,
    )}
    <button class="button quiet" part="button" type="button" @click=${onRetry}>${t('common.retry')}</button>
    ${helpLine(portal, language)}
  </div>`;
}

/** The portal itself cannot be reached: no language of its own is known, so the bare words speak. */
export function unreachableView(words: CommonWords, onRetry: () => void): TemplateResult {
  return html`<div role="group" aria-label=${words['failed.title']} tabindex="-1" data-failed data-heading>
    ${note('error', words['failed.title'], html`<p>${words['failed.network']}</p>`)}
    <button class="button quiet" part="button" type="button" @click=${onRetry}>
      ${words['common.retry']}
    </button>
    <p class="small muted help">${words['common.helpNoPhone']}</p>
  </div>`;
}

const bone = html`<div class="bone"></div>`;

/** Lines of the height of what is coming, so that nothing jumps. */
export const skeleton = (lines: number, label: string): TemplateResult =>
  html`<div class="skeleton" role="img" aria-label=${label}>${new Array(lines).fill(bone)}</div>`;
