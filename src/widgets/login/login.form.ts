import type { PortalConfig } from '../../contract/index.js';
import type { UtilityError } from '../../core/errors.js';
import type { Form } from '../../core/form.js';
import { localText } from '../../core/text.js';
import type { Language } from '../../i18n/locale.js';

/** The sign-in form that a portal asks for. */
export function loginForm(portal: PortalConfig, language: Language): Form {
  const { t, coded, locale } = language;
  const { identifier, rememberMe } = portal.signIn ?? {};
  const kind = identifier?.kind ?? 'other';
  const maxLength = identifier?.maxLength ?? 254;
  return {
    submit: t('signIn.submit'),
    fields: [
      {
        name: 'identifier',
        kind: 'text',
        label: localText(identifier?.label ?? {}, locale) || coded('signIn.label', kind),
        hint: identifier?.hint && localText(identifier.hint, locale),
        required: true,
        autocomplete: 'username',
        inputMode: kind === 'email' ? 'email' : 'text',
        rule: (value) => (value.trim().length > maxLength ? 'too-long' : undefined),
        errors: {
          empty: coded('signIn.empty', kind),
          'too-long': t('signIn.tooLong', { count: maxLength }),
          'credentials-wrong': t('signIn.wrong'),
          other: t('signIn.wrong'),
        },
      },
      {
        name: 'password',
        kind: 'password',
        label: t('signIn.password'),
        required: true,
        autocomplete: 'current-password',
        sensitive: true,
        errors: { empty: t('signIn.passwordEmpty') },
      },
      ...(rememberMe
        ? [
            {
              name: 'remember',
              kind: 'checkbox' as const,
              label: t('signIn.remember'),
              required: false,
              errors: {},
            },
          ]
        : []),
    ],
  };
}

/** Why a sign-in failed, in words that are the same for known and unknown identities. */
export function failureText(error: UtilityError, { t }: Language): string {
  if (error.code === 'rate-limited') return t('signIn.rateLimited', { count: error.retryAfterSeconds ?? 60 });
  if (error.kind === 'network') return t('signIn.network');
  if (error.kind === 'service') return t('signIn.service');
  return t('signIn.other');
}
