import { html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { giveUp, patienceMs } from '../element/patience.js';
import type { Ready } from '../element/runtime-controller.js';
import { UtilityElement, type Gate } from '../element/utility-element.js';
import type { MessageKey } from '../i18n/messages.js';
import { base } from '../theme/base.js';
import { natives } from '../theme/natives.js';
import { owned } from '../theme/owned.js';
import { states } from '../theme/states.js';
import { gateView } from './gate.js';
import { note, noteStyles } from './note.js';
import { card, helpLine } from './states.js';

/** Styles that every widget has. */
export const widgetStyles: CSSResultGroup = [base, natives, states, noteStyles, owned];
/** An element with the states that all widgets share, drawn in the one way. */
export abstract class UtilityWidget extends UtilityElement {
  /** The heading for a resident who has to sign in first; a message without values. */
  protected readonly signInTitle: Extract<MessageKey, `${string}.signInTitle`> | null = null;
  /** Lines of the skeleton, about the height of what is coming. */
  protected readonly skeletonLines: number = 3;

  #failed = false;
  #endWait: (() => void) | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const shows = (part: string): boolean => this.renderRoot.querySelector(part) !== null;
    this.#wait(shows('.card > .skeleton'));
    const failed = shows('[data-failed]');
    if (failed && !this.#failed) this.live.say(this.runtime.bareLanguage.t('failed.title'));
    this.#failed = failed;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wait(false);
  }

  #wait(waits: boolean): void {
    if (waits === !!this.#endWait) return;
    this.#endWait?.();
    this.#endWait = waits
      ? this.runtime.client?.clock.after(patienceMs, () => {
          giveUp(this);
        })
      : undefined;
  }

  protected override renderGate(gate: Exclude<Gate, { readonly is: 'open' }>): TemplateResult {
    const { hasFallback, headingLevel, skeletonLines } = this;
    return gateView({
      gate,
      headingLevel,
      hasFallback,
      lines: skeletonLines,
      signInTitle: this.signInTitle && 'ready' in gate ? gate.ready.language.t(this.signInTitle) : null,
      language: 'ready' in gate ? gate.ready.language : this.runtime.bareLanguage,
      onRetry: () => {
        this.moveFocusToHeading();
        this.runtime.retry();
        void this.runtime.client?.session?.ask();
      },
      onSignIn: () => {
        this.navigate({ to: 'utility-login' });
      },
    });
  }

  protected override renderNowhere({ portal, language }: Ready): TemplateResult {
    const { t } = language;
    return html`<div class="nowhere" data-nowhere>
      ${card(
        html`${note('info', t('common.nowhere'), html`<p>${t('common.nowhereBody')}</p>`)}
        ${helpLine(portal, language)}`,
      )}
    </div>`;
  }

  protected override sayNowhere({ language: { t } }: Ready): void {
    this.live.say(`${t('common.nowhere')}. ${t('common.nowhereBody')}`, true);
  }
}
