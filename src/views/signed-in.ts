import { html, type LitElement, type TemplateResult } from 'lit';
import type { Session } from '../contract/index.js';
import type { Ready } from '../element/runtime-controller.js';
import { SignedOutEvent } from '../element/signed-out-event.js';
import { heading } from './states.js';

/** Somebody is signed in already, where only those who are not have something to do. */
export const signedInView = (
  { language: { t } }: Ready,
  level: number,
  { userName }: Session,
  text: 'register.signedInAs' | 'verify.signedIn',
  onSignOut: () => void,
): TemplateResult =>
  html`${heading(level, t('register.signedInTitle'))}
    <p>${t(text, { userName })}</p>
    <button class="button quiet" part="button" type="button" @click=${onSignOut}>
      ${t('register.signOut')}
    </button>`;

export interface SignOutOptions {
  readonly host: LitElement;
  readonly ready: Ready | null;
  readonly toHeading: () => void;
  readonly say: (text: string, urgent: boolean) => void;
}

/** Ends the visit, and says whether the utility has heard of it. */
export async function signOut({ host, ready, toHeading, say }: SignOutOptions): Promise<void> {
  const session = ready?.client.session;
  if (!ready || !session) return;
  toHeading();
  await session.signOut();
  const view = session.view.value;
  const told = view.is === 'signed-out' && view.ended !== 'unconfirmed';
  say(ready.language.t(told ? 'register.signedOut' : 'register.signOutFailed'), !told);
  host.dispatchEvent(new SignedOutEvent());
}
