import type { VerificationState, VerifiedNext } from '../core/registration/verification.js';
import type { FormController } from '../element/form-controller.js';
import type { Ready } from '../element/runtime-controller.js';
import { troubleText } from './trouble.js';

export interface Answering {
  readonly ready: Ready;
  readonly form: FormController;
  readonly say: (text: string, urgent?: boolean) => void;
  /** Moves the focus to what stands there then; nothing said before it is heard. */
  readonly toHeading: () => void;
  readonly onVerified: (next: VerifiedNext) => void;
}

/** What a resident hears, and where the focus goes, when the confirming of an address has come to another state. */
export function answerVerification(now: VerificationState, before: VerificationState, to: Answering): void {
  const { language } = to.ready;
  const { t } = language;
  if (now.at === 'verified') {
    if (before.at === 'verified') return;
    to.toHeading();
    to.onVerified(now.next);
    return;
  }
  if (now.at === 'none' || before === now) return;
  const trouble = 'trouble' in before && before.trouble === now.trouble ? null : now.trouble;
  const sent = now.resend === 'sent' && !('resend' in before && before.resend === 'sent');
  if (now.at === 'checking') {
    if (before.at !== 'checking') to.say(t('verify.working'));
    return;
  }
  if (now.at !== before.at && !(before.at === 'checking' && now.at !== 'refused')) to.toHeading();
  if (sent && now.pending) to.say(t('verify.resent', { sentTo: now.pending.sentTo }));
  else if (now.resend === 'sending') to.say(t('verify.resending'));
  if (trouble === null) return;
  if (trouble.code === 'code-wrong' && now.at === 'waiting') {
    to.form.showErrors([{ field: 'code', code: trouble.code }]);
  } else if (trouble.code === 'validation' && now.at === 'readdressing') {
    to.form.showErrors([{ field: 'address', code: 'invalid' }]);
  } else if (now.at !== 'refused') to.say(troubleText(trouble, language), true);
}
