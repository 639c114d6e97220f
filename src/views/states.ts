import { html, nothing, type TemplateResult } from 'lit';
import type { PortalConfig } from '../contract/index.js';
import { isRefused, type UtilityError } from '../core/errors.js';
import { localText } from '../core/text.js';
import type { Language } from '../i18n/locale.js';
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
  const { phone } = portal.contact;
  const hours = localText(portal.contact.hours, locale);
  // The sentence stays one message: its number alone becomes a link, and ends it where no hours are known.
  const [before, after] = t('common.help', { phone: '\n', hours }).split('\n');
  return html`<p class="small muted help" part="help">
    ${before}<a class="link" href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>${hours ? after : '.'}
  </p>`;
}

/** Seconds up to which a wait is said in seconds. */
const shortWaitSeconds = 90;

/** What went wrong and what to do, in sentences. */
export function failureTexts(
  { kind, code, retryAfterSeconds }: Pick<UtilityError, 'kind' | 'code' | 'retryAfterSeconds'>,
  { t }: Language,
): readonly string[] {
  const seconds = retryAfterSeconds ?? Infinity;
  if (code === 'rate-limited' && seconds <= shortWaitSeconds) {
    return [t('failed.rateLimited', { count: seconds })];
  }
  const wait = retryAfterSeconds ? [t('failed.wait', { count: Math.ceil(retryAfterSeconds / 60) })] : [];
  if (code === 'rate-limited') return [t('failed.rateLimitedLong'), ...wait];
  if (code === 'maintenance') return [t('failed.maintenance'), ...wait];
  if (kind === 'network') return [t('failed.network')];
  return [t(kind === 'service' ? 'failed.service' : 'failed.other'), ...wait];
}

/**
 * Something could not be read: what it means, what to do, whom to call. Without a portal nobody knows a number. After a
 * refusal the same question is of no use: `onRetry` asks for all that it came from as well.
 */
export function failedView(
  error: UtilityError,
  portal: PortalConfig | null,
  language: Language,
  onRetry: () => void,
): TemplateResult {
  const { t } = language;
  const refused = portal !== null && isRefused(error);
  const texts = refused
    ? [t(error.code === 'not-found' || error.status === 404 ? 'failed.gone' : 'failed.notYours')]
    : failureTexts(error, language);
  return html`<div role="group" aria-label=${t('failed.title')} tabindex="-1" data-failed data-heading>
    ${note(
      'error',
      t('failed.title'),
      html`${texts.map((text) => html`<p>${text}</p>`)} ${referenceLine(error.correlationId, language)}`,
    )}
    <button class="button quiet" part="button" type="button" @click=${onRetry}>
      ${t(refused ? 'failed.latest' : 'common.retry')}
    </button>
    ${
      portal
        ? helpLine(portal, language)
        : error.retryAfterSeconds
          ? nothing
          : html`<p class="small muted help">${t('common.helpNoPhone')}</p>`
    }
  </div>`;
}

/** What the utility's staff need to find a failure in their records. */
export const referenceLine = (code: string | undefined, { t }: Language): TemplateResult | typeof nothing =>
  code === undefined || code === '' ? nothing : html`<p class="small">${t('failed.reference', { code })}</p>`;

const bone = html`<div class="bone"></div>`;

/** Lines of the height of what is coming, so that nothing jumps. */
export const skeleton = (lines: number, label: string): TemplateResult =>
  html`<div class="skeleton" role="img" aria-label=${label}>${new Array(lines).fill(bone)}</div>`;
