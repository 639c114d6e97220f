import type { Form } from '../core/form.js';
import { isEmail, readCode, readPhone } from '../core/registration/entry.js';
import type { Pending, VerificationState } from '../core/registration/verification.js';
import type { FormContext } from '../element/form-controller.js';
import type { Ready } from '../element/runtime-controller.js';
import { markRequired } from './required.js';

/** Of a portal that does not say how long its codes are. */
const usualLength = 6;

export const codeLength = ({ portal }: Ready): number => portal.verification?.codeLength ?? usualLength;

function codeForm(ready: Ready): Form {
  const { t } = ready.language;
  const count = codeLength(ready);
  return {
    submit: t('verify.confirm'),
    fields: [
      {
        name: 'code',
        kind: 'text',
        label: t('verify.code'),
        hint: t('verify.codeHint', { count }),
        required: true,
        autocomplete: 'one-time-code',
        inputMode: 'numeric',
        sensitive: true,
        rule: (value) => (readCode(value, count).length === count ? undefined : 'incomplete'),
        errors: {
          empty: t('verify.codeEmpty'),
          incomplete: t('verify.codeLength', { count }),
          other: t('verify.codeWrong'),
        },
      },
    ],
  };
}

function addressForm({ language: { t, coded } }: Ready, { channel }: Pending): Form {
  const phone = channel === 'text';
  const kind = phone ? 'mobile' : 'email';
  const filled = phone ? 'tel' : 'email';
  return {
    submit: t('verify.addressSubmit'),
    fields: [
      {
        name: 'address',
        kind: 'text',
        label: coded('register.label', kind),
        required: true,
        autocomplete: filled,
        inputMode: filled,
        rule: (value) => ((phone ? readPhone(value) : isEmail(value)) ? undefined : 'invalid'),
        errors: { empty: coded('register.empty', kind), other: coded('register.invalid', kind) },
      },
    ],
  };
}

/** The form of the present state: a code, another address, or none. */
export function verificationForm(ready: Ready, state: VerificationState): FormContext | null {
  const { portal, language } = ready;
  const { t } = language;
  const common = { language, mark: markRequired(portal, language) };
  switch (state.at) {
    case 'readdressing':
      return {
        ...common,
        form: addressForm(ready, state.pending),
        busy: state.resend === 'sending' ? t('verify.resending') : null,
      };
    case 'waiting':
      return { ...common, form: codeForm(ready), busy: null };
    case 'checking':
      return state.token === null ? { ...common, form: codeForm(ready), busy: t('verify.working') } : null;
    default:
      return null;
  }
}
