import type { Registration, RegistrationField } from '../../contract/index.js';
import type { Field, Form } from '../../core/form.js';
import { numberOf } from '../../core/registration/answers.js';
import { charactersOf } from '../../core/registration/characters.js';
import { againName, challengeName, isAsked } from '../../core/registration/plan.js';
import { isSame, wrongWith, type Rules } from '../../core/registration/rules.js';
import type { Draft, Question } from '../../core/registration/types.js';
import { localText } from '../../core/text.js';
import type { Ready } from '../../element/runtime-controller.js';
import { readNumbers } from '../../views/numbers.js';

/** Tokens of the fields that a browser or a password manager can fill (WCAG 1.3.5). */
const autocomplete: Readonly<Partial<Record<RegistrationField['kind'], string>>> = {
  'user-name': 'username',
  email: 'email',
  password: 'new-password',
  name: 'name',
  mobile: 'tel',
};

const inputModes: Readonly<Partial<Record<RegistrationField['kind'], Field['inputMode']>>> = {
  email: 'email',
  mobile: 'tel',
  'account-number': 'numeric',
  'customer-number': 'numeric',
};

/** The form of one step, from what the portal says of it alone. */
export function stepForm(ready: Ready, registration: Registration, draft: Draft, question: Question): Form {
  const { t } = ready.language;
  const step = registration.steps[draft.step];
  const asked = (step?.fields ?? []).filter(isAsked);
  const rules = new Map(asked.map((field) => [field.name, numberOf(field, ready.portal.numbers)]));
  const all = asked.flatMap((field) => withAgain(ready, registration, draft, field));
  const fields = readNumbers(all, (name) => rules.get(name), ready.language);
  const last = draft.step === registration.steps.length - 1;
  return {
    submit: t(last ? 'register.submit' : 'register.continue'),
    fields: question.is === 'none' ? fields : [...fields, questionField(ready, question)],
  };
}

function withAgain(
  ready: Ready,
  registration: Registration,
  draft: Draft,
  field: RegistrationField,
): Field[] {
  const { language, portal } = ready;
  const { t } = language;
  const own = fieldOf(ready, registration, draft, field);
  if (!field.retype) return [own];
  const label = t('register.again', { label: own.label });
  return [
    own,
    {
      ...own,
      name: againName(field.name),
      label,
      hint: undefined,
      initial: draft.answers[againName(field.name)],
      shownWith: own.kind === 'password' ? field.name : undefined,
      rule: (value, values) =>
        isSame(field, value, values[field.name] ?? '', portal.numbers) ? undefined : 'mismatch',
      errors: {
        empty: t('register.emptyAgain', { label: own.label }),
        other: t('register.mismatch', { label: own.label }),
      },
    },
  ];
}

function fieldOf(ready: Ready, registration: Registration, draft: Draft, field: RegistrationField): Field {
  const { portal, language } = ready;
  const { name, kind, required } = field;
  const label = labelOf(field, ready);
  const choice = kind === 'choice';
  const password = kind === 'password';
  const rules = rulesOf(registration);
  return {
    name,
    required,
    kind: choice ? 'checkbox' : password ? 'password' : 'text',
    label: required || choice ? label : language.t('register.optional', { label }),
    hint: hintOf(ready, registration, field),
    autocomplete: choice ? undefined : (autocomplete[kind] ?? 'off'),
    inputMode: inputModes[kind],
    // Masked where sessions are replayed, and gone with the widget.
    sensitive: password || kind === 'password-hint' || numberOf(field, portal.numbers) !== null,
    initial: draft.answers[name],
    rule: (value, values) => wrongWith(field, value, values, rules),
    errors: errorsOf(ready, registration, field, label),
  };
}

const rulesOf = ({ password, steps }: Registration): Rules => ({
  password,
  passwordName: steps.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'password')?.name,
});

/** The portal's own words, else those of the number on its bills, else the kind's usual ones. */
function labelOf(field: RegistrationField, { portal, language: { coded, locale } }: Ready): string {
  const number = numberOf(field, portal.numbers);
  return localText(field.label ?? number?.label ?? {}, locale) || coded('register.label', field.kind);
}

/** Each part on a line of its own: the portal's words, then what is asked of the answer. */
function hintOf(ready: Ready, { password }: Registration, field: RegistrationField): string | undefined {
  const { language, portal } = ready;
  const { t, coded, locale } = language;
  const number = numberOf(field, portal.numbers);
  const own = localText(field.hint ?? number?.hint ?? {}, locale) || coded('register.hint', field.kind);
  const lines = [own];
  if (number !== null) {
    const { minDigits: least, maxDigits: most } = number;
    lines.push(
      least === most ? t('register.digits', { count: most }) : t('register.digitsBetween', { least, most }),
    );
  } else if (field.kind === 'password') {
    const { minLength: least, maxLength: most, lowerCase, upperCase, digit } = password;
    lines.push(t('register.passwordLength', { least, most }));
    for (const [wanted, code] of [
      [lowerCase, 'lower-missing'],
      [upperCase, 'upper-missing'],
      [digit, 'digit-missing'],
    ] as const) {
      if (wanted) lines.push(coded('register.password', code));
    }
  } else if (
    field.maxLength !== undefined &&
    field.kind !== 'choice' &&
    !own.includes(String(field.maxLength))
  ) {
    const { minLength: least = 0, maxLength: most } = field;
    lines.push(
      least > 1 ? t('register.lengthBetween', { least, most }) : t('register.length', { count: most }),
    );
  }
  lines.push(charactersIn(ready, field));
  return lines.filter((line) => line !== '').join('\n') || undefined;
}

/** What a user name may be made of, in words; empty where the portal does not say. */
function charactersIn({ language: { t, locale } }: Ready, field: RegistrationField): string {
  const allowed = charactersOf(field);
  if (!allowed) return '';
  const { letters, digits, extras = '' } = allowed;
  const parts = [
    letters === 'none' ? '' : t(letters === 'a-z' ? 'register.plainLetters' : 'register.letters'),
    digits ? t('register.anyDigits') : '',
    extras.includes(' ') ? t('register.spaces') : '',
    [...extras].filter((one) => one !== ' ').join(' '),
  ];
  const characters = new Intl.ListFormat(locale).format(parts.filter((part) => part !== ''));
  return t('register.only', { characters });
}

function errorsOf(
  ready: Ready,
  { password }: Registration,
  field: RegistrationField,
  label: string,
): Record<string, string> {
  const { language, portal } = ready;
  const { t, coded } = language;
  const { kind } = field;
  const number = numberOf(field, portal.numbers);
  // The kind's own words speak of the usual name; a portal that has another one is repeated.
  const empty =
    field.label && kind !== 'choice' ? t('register.emptyNamed', { label }) : coded('register.empty', kind);
  if (number !== null) {
    const { minDigits: least, maxDigits: most } = number;
    const wrong =
      least === most
        ? t('register.numberWrong', { count: most, label })
        : t('register.numberWrongBetween', { least, most, label });
    return { empty: t('register.emptyNamed', { label }), taken: coded('register.taken', kind), other: wrong };
  }
  const least = kind === 'password' ? password.minLength : (field.minLength ?? 1);
  const most = kind === 'password' ? password.maxLength : (field.maxLength ?? 500);
  return {
    empty,
    'too-short': t('register.tooShort', { count: least }),
    'too-long': t('register.tooLong', { count: most }),
    'lower-missing': coded('register.password', 'lower-missing'),
    'upper-missing': coded('register.password', 'upper-missing'),
    'digit-missing': coded('register.password', 'digit-missing'),
    'tells-password': t('register.tellsPassword'),
    taken: coded('register.taken', kind),
    other: charactersIn(ready, field) || coded('register.invalid', kind),
  };
}

/** The backend's question, in words; on its way, its field stands there already, so that nothing moves when it comes. */
function questionField({ language }: Ready, question: Question): Field {
  const { t, locale } = language;
  const coming = question.is === 'failed' ? 'register.questionFailed' : 'register.questionLoading';
  return {
    name: challengeName,
    kind: 'text',
    label:
      (question.is === 'asked' && localText(question.challenge.question, locale)) || t('register.question'),
    hint: t(question.is === 'asked' ? 'register.questionHint' : coming),
    required: true,
    autocomplete: 'off',
    errors: { empty: t('register.questionEmpty'), other: t('register.questionWrong') },
  };
}
