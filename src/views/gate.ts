import { html, nothing, type TemplateResult } from 'lit';
import type { Ready } from '../element/runtime-controller.js';
import type { Gate } from '../element/utility-element.js';
import { localText } from '../core/text.js';
import type { Language } from '../i18n/locale.js';
import { note } from './note.js';
import { card, failedView, heading, helpLine, skeleton } from './states.js';

export interface GateOptions {
  readonly gate: Exclude<Gate, { readonly is: 'open' }>;
  readonly headingLevel: number;
  /** The heading for a resident who has to sign in first. */
  readonly signInTitle: string | null;
  readonly hasFallback: boolean;
  /** The portal's, or bare words where it is not known. */
  readonly language: Language;
  readonly lines: number;
  readonly onRetry: () => void;
  readonly onSignIn: () => void;
}

/** The states a widget has before its own: every widget shows them in the same way. */
export function gateView(options: GateOptions): TemplateResult {
  const { gate, language, hasFallback, headingLevel } = options;
  const { t } = language;
  switch (gate.is) {
    case 'loading':
      // What the page put here stays until there is something better.
      return hasFallback ? html`<slot></slot>` : card(skeleton(options.lines, t('common.loading')));
    case 'refused': {
      if (hasFallback || gate.why === 'editing') return html`<slot></slot>`;
      const insecure = gate.why === 'insecure';
      return card(
        note(
          'info',
          t(insecure ? 'common.insecure' : 'common.notConfigured'),
          html`<p>${t(insecure ? 'common.insecureBody' : 'common.notConfiguredBody')}</p>`,
        ),
      );
    }
    case 'failed':
      return html`${card(failedView(gate.error, null, language, options.onRetry))}<slot></slot>`;
    case 'session-loading':
      return card(skeleton(options.lines, t('common.loading')));
    case 'broken':
      return card(failedView(gate.error, gate.ready.portal, language, options.onRetry));
    case 'not-offered':
      return notOfferedView(gate.ready);
    case 'signed-out':
      return card(
        html`${heading(headingLevel, options.signInTitle ?? t('common.signInFirst'))}
          ${gate.expired ? html`<p>${t('common.expired')}</p>` : nothing}
          <button class="button quiet" part="button" type="button" @click=${options.onSignIn}>
            ${t('common.signInLink')}
          </button>`,
      );
  }
}

/** The utility has no such thing online, or does not say enough about it for anybody to use it. */
export function notOfferedView({ portal, language }: Ready): TemplateResult {
  const { t, locale } = language;
  const utility = localText(portal.name, locale);
  return card(
    html`${note('info', t('common.notOffered'), html`<p>${t('common.notOfferedBody', { utility })}</p>`)}
    ${helpLine(portal, language)}`,
  );
}
