import type { Linking } from '../../contract/doors.js';
import type { PortalConfig } from '../../contract/index.js';
import type { UtilityError } from '../../core/errors.js';
import type { Form, Values } from '../../core/form.js';
import type { Language } from '../../i18n/locale.js';
import { proofFields } from '../../views/proof.js';
import { failureTexts } from '../../views/states.js';

/** Not a name that a portal would give to a question. */
const rememberName = 'utility-remember';

/** What the resident is asked, in the portal's order, with what they have `typed` before. */
export const linkForm = (
  linking: Linking,
  portal: PortalConfig,
  language: Language,
  typed: Values = {},
): Form => ({
  submit: language.t('linking.submit'),
  fields: [
    // What shows that an account is theirs is for nobody else to see.
    ...proofFields(linking.fields, portal, language).map((field) => ({
      ...field,
      sensitive: true,
      initial: typed[field.name],
    })),
    ...(linking.remember
      ? [
          {
            name: rememberName,
            kind: 'checkbox' as const,
            label: language.t('linking.remember'),
            hint: language.t('linking.rememberHint'),
            required: false,
            initial: typed[rememberName],
            errors: {},
          },
        ]
      : []),
  ],
});

/** Whether the link is to outlast the session: the resident's to say where the portal asks, and usual where it does not. */
export const wantsRemembered = (linking: Linking, values: Values): boolean =>
  !linking.remember || values[rememberName] === 'yes';

export interface Failure {
  readonly title: string;
  readonly texts: readonly string[];
  /** What staff need to find it; a mistake in the answers needs none. */
  readonly reference: string | undefined;
}

/** Why no account was found, in words that do not tell which answer was wrong. */
export function searchFailure(error: UtilityError, language: Language): Failure {
  const { t } = language;
  if (error.code === 'no-match') {
    return { title: t('linking.noMatch'), texts: [t('linking.noMatchBody')], reference: undefined };
  }
  if (error.code === 'ticket-expired') {
    return { title: t('linking.expired'), texts: [t('linking.expiredBody')], reference: undefined };
  }
  const title = t('common.problem');
  return { title, texts: failureTexts(error, language), reference: error.correlationId };
}

/** Why an account was not linked, or why nobody can tell: the request may have arrived although its answer did not. */
export function linkFailure(error: UtilityError, language: Language): Failure {
  const { t } = language;
  const reference = error.correlationId;
  if (error.code === 'rate-limited') {
    return { title: t('common.problem'), texts: failureTexts(error, language), reference };
  }
  if (error.kind === 'rejected') {
    return { title: t('linking.refused'), texts: [t('linking.refusedBody')], reference };
  }
  return { title: t('linking.unsure'), texts: [t('linking.unsureBody')], reference };
}
