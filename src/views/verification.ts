import { css, html, nothing, type TemplateResult } from 'lit';
import { canResend, type VerificationState } from '../core/registration/verification.js';
import type { FormController } from '../element/form-controller.js';
import type { Ready } from '../element/runtime-controller.js';
import { fieldsView } from './fields.js';
import { note } from './note.js';
import { heading, helpLine } from './states.js';
import { troubleView } from './trouble.js';

export const verificationStyles = css`
  .more {
    margin-block-start: calc(var(--_space) * 3);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_color-border);
  }
  .more > p:not(.help) {
    margin-block-end: var(--_space);
  }
  .more > .help:first-child {
    margin-block-start: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
  }
  .actions > * {
    max-inline-size: 100%;
  }
`;

/** What can be done about an address that waits to be confirmed. */
export interface VerificationActions {
  readonly onLink: () => void;
  readonly onResend: () => void;
  readonly onOtherAddress: () => void;
  readonly onKeepAddress: () => void;
  readonly onCode: () => void;
  readonly onSignIn: () => void;
  /** Leads to what is left of a registration. */
  readonly onGoOn: () => void;
  readonly onSignOut: () => void;
  readonly onRestart: (() => void) | null;
}

export type Verifying = Exclude<VerificationState, { readonly at: 'none' | 'verified' }>;

/** The permission to ask for another message is gone: the way on is that of a message that has run out. */
export const noLongerPending: Verifying = {
  ...{ at: 'refused', why: 'expired', token: null, pending: null },
  ...{ wait: 0, resend: 'idle', trouble: null },
};

/** What a widget says that leaves the confirming to another one on its page. */
export const elsewhereView = ({ language: { t } }: Ready): TemplateResult =>
  html`<p>${t('verify.elsewhere')}</p>`;

/** Confirming an address, wherever it began. */
export function verifyingView(
  ready: Ready,
  state: Verifying,
  form: FormController,
  level: number,
  actions: VerificationActions,
): TemplateResult {
  switch (state.at) {
    case 'linked':
      return linkView(ready, state, level, actions);
    case 'checking':
      return state.token === null
        ? waitingView(ready, state, form, level, actions)
        : linkView(ready, state, level, actions);
    case 'waiting':
      return waitingView(ready, state, form, level, actions);
    case 'readdressing':
      return addressView(ready, state, form, level, actions);
    case 'refused':
      return refusedView(ready, state, level, actions);
  }
}

/** Opening the link has done nothing: programs that look into mail open links too. */
function linkView(
  ready: Ready,
  state: Verifying,
  level: number,
  { onLink }: VerificationActions,
): TemplateResult {
  const { t } = ready.language;
  const working = state.at === 'checking';
  return html`${heading(level, t('verify.linkTitle'))}
    ${state.trouble ? troubleView(state.trouble, ready, true) : nothing}
    <p>${t('verify.linkBody')}</p>
    <button
      class="button wide"
      part="button"
      type="button"
      aria-disabled=${working ? 'true' : nothing}
      @click=${onLink}
    >
      ${t(working ? 'verify.working' : 'verify.linkConfirm')}
    </button>`;
}

function waitingView(
  ready: Ready,
  state: Verifying,
  form: FormController,
  level: number,
  actions: VerificationActions,
): TemplateResult {
  const { t, coded } = ready.language;
  const { channel = 'other', sentTo = '' } = state.pending ?? {};
  const sent =
    channel === 'email' ? 'verify.sent.email' : channel === 'text' ? 'verify.sent.text' : 'verify.sent.other';
  const byMail = channel === 'email';
  return html`${heading(level, coded('verify.sentTitle', channel))}
    <p>${t(sent, { sentTo })}</p>
    ${state.resend === 'sent' ? note('success', t('verify.resent', { sentTo })) : nothing}
    ${state.trouble && state.trouble.code !== 'code-wrong' ? troubleView(state.trouble, ready, false) : nothing}
    ${fieldsView(form, ready.language)}
    <div class="more">
      <p><strong>${t('verify.noMessage')}</strong></p>
      <p>${t('verify.noMessageTime')} ${byMail ? t('verify.noMessageJunk') : nothing}</p>
      <div class="actions">
        ${resendButton(ready, state, actions)}
        ${
          channel === 'other'
            ? nothing
            : html`<button class="link" type="button" @click=${actions.onOtherAddress}>
                ${t(byMail ? 'verify.otherAddress' : 'verify.otherPhone')}
              </button>`
        }
      </div>
      ${helpLine(ready.portal, ready.language)}
    </div>`;
}

/** Says how long to wait; pressed too early, it is answered in words. */
function resendButton(
  { language: { t } }: Ready,
  { wait, resend }: Verifying,
  { onResend }: VerificationActions,
): TemplateResult {
  const sending = resend === 'sending';
  const later = wait > 0 ? t('verify.resendIn', { count: wait }) : t('verify.resend');
  return html`<button
    class="button quiet number"
    part="button"
    type="button"
    aria-disabled=${sending || wait > 0 ? 'true' : nothing}
    @click=${onResend}
  >
    ${sending ? t('verify.resending') : later}
  </button>`;
}

function addressView(
  ready: Ready,
  { trouble, pending }: Verifying & { readonly at: 'readdressing' },
  form: FormController,
  level: number,
  { onKeepAddress }: VerificationActions,
): TemplateResult {
  const { t } = ready.language;
  const phone = pending.channel === 'text';
  return html`${heading(level, t(phone ? 'verify.otherPhone' : 'verify.addressTitle'))}
    <p>${t('verify.addressBody', { sentTo: pending.sentTo })}</p>
    ${trouble ? troubleView(trouble, ready, true, true) : nothing} ${fieldsView(form, ready.language)}
    <div class="more">
      <button class="link" type="button" @click=${onKeepAddress}>
        ${t(phone ? 'verify.phoneBack' : 'verify.addressBack')}
      </button>
    </div>`;
}

/** A link or a code that will never do; each kind has its own next step. */
function refusedView(
  ready: Ready,
  state: Verifying & { readonly at: 'refused' },
  level: number,
  actions: VerificationActions,
): TemplateResult {
  const { why, pending } = state;
  const { t, coded } = ready.language;
  const button = (text: string, onPress: () => void, kind = 'wide'): TemplateResult =>
    html`<button class="button ${kind}" part="button" type="button" @click=${onPress}>${text}</button>`;
  const signIn = (kind = 'wide'): TemplateResult => button(t('register.signIn'), actions.onSignIn, kind);
  // Confirmed is the address alone: perhaps there is no password yet to sign in with.
  const unfinished = why === 'used' && hasMoreParts(ready);
  const { onRestart } = actions;
  const next = (): TemplateResult => {
    if (unfinished)
      return html`<div class="actions">
        ${button(t(onRestart ? 'register.restart' : 'verify.goOn'), actions.onGoOn)} ${signIn('quiet')}
      </div>`;
    if (why === 'used') return signIn();
    if (why === 'wrong-account') return button(t('register.signOut'), actions.onSignOut);
    if (!canResend(state))
      return html`<p>${t('verify.refusedSignIn')}</p>
        ${signIn()}`;
    return html`<div class="actions">
      ${why === 'expired' || pending === null ? nothing : button(t('verify.typeCode'), actions.onCode)}
      ${resendButton(ready, state, actions)}
    </div>`;
  };
  return html`${heading(level, coded('verify.refusedTitle', why))}
    <p>${unfinished ? t('verify.refusedUnfinished') : coded('verify.refused', why)}</p>
    ${state.trouble ? troubleView(state.trouble, ready, false) : nothing} ${next()}
    <div class="more">
      ${
        pending === null && onRestart !== null && !unfinished
          ? html`<button class="link" type="button" @click=${onRestart}>${t('register.restart')}</button>`
          : nothing
      }
      ${helpLine(ready.portal, ready.language)}
    </div>`;
}

/** Whether a confirmed address is followed by more to fill in. */
const hasMoreParts = ({ portal }: Ready): boolean =>
  portal.registration?.steps.slice(0, -1).some(({ send }) => send) === true;
