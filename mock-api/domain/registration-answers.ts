import type { PasswordPolicy, PortalConfig, Registration } from '../../src/contract/index.js';
import { parseNumber } from '../../src/core/identifiers.js';
import { charactersOf, isMadeOf } from '../../src/core/registration/characters.js';

type Field = Registration['steps'][number]['fields'][number];
type Answers = Readonly<Record<string, string>>;

/** A value in the form in which it is kept, or the code of what is wrong with it. */
type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string };

const fine = (value: string): Checked => ({ ok: true, value });
const wrong = (code: string): Checked => ({ ok: false, code });

/** The parts in which a form is sent: one ends where a step says `send`, the last with the last step. */
export function partsOf({ steps }: Registration): Field[][] {
  const parts: Field[][] = [[]];
  for (const [at, step] of steps.map((one, index) => [index, one] as const)) {
    parts.at(-1)?.push(...step.fields);
    if (step.send && at < steps.length - 1) parts.push([]);
  }
  return parts;
}

/** What is wrong with a new password, in the order in which a portal says what it needs. Characters are counted, not code units. */
export function passwordError(password: string, policy: PasswordPolicy): string | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < policy.minLength) return 'too-short';
  if (length > policy.maxLength) return 'too-long';
  if (policy.lowerCase && !/\p{Ll}/u.test(password)) return 'lower-missing';
  if (policy.upperCase && !/\p{Lu}/u.test(password)) return 'upper-missing';
  return policy.digit && !/\p{Nd}/u.test(password) ? 'digit-missing' : undefined;
}

function checkLength(text: string, { minLength = 0, maxLength = 500 }: Field): Checked {
  const length = [...text].length;
  if (length < minLength) return wrong('too-short');
  return length > maxLength ? wrong('too-long') : fine(text);
}

/** By what the portal says; where it says nothing, letters and digits of any script, and the signs that stand inside names: ". _ -". */
function checkUserName(text: string, field: Field, portal: PortalConfig): Checked {
  const checked = checkLength(text, {
    ...field,
    maxLength: field.maxLength ?? portal.signIn?.identifier.maxLength ?? 254,
  });
  const allowed = charactersOf(field);
  const fits = allowed ? isMadeOf(text, allowed) : /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
  return checked.ok && !fits ? wrong('invalid') : checked;
}

/** An address of the usual shape. */
export function checkEmail(text: string): Checked {
  if (text.length > 254) return wrong('too-long');
  return /^[^\s@<>(),;:"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? fine(text) : wrong('invalid');
}

function checkNumber(text: string, rule: PortalConfig['numbers']['account'] | undefined): Checked {
  const parsed = parseNumber(text, rule ?? { minDigits: 1, maxDigits: 40 });
  if (parsed.ok) return fine(parsed.digits);
  return wrong(parsed.code === 'not-digits' ? 'invalid' : parsed.code);
}

/** A telephone number of North America: ten digits, with or without the country's 1. */
export function checkMobile(text: string): Checked {
  const parsed = parseNumber(text.replace('+', ''), { minDigits: 10, maxDigits: 11 });
  if (!parsed.ok) return wrong(parsed.code === 'not-digits' ? 'invalid' : parsed.code);
  const national = parsed.digits.length === 11 ? parsed.digits.replace(/^1/, '') : parsed.digits;
  return national.length === 10 ? fine(national) : wrong('invalid');
}

function checkAnswer(field: Field, text: string, password: string, portal: PortalConfig): Checked {
  switch (field.kind) {
    case 'password': {
      const policy = portal.registration?.password;
      const code = policy && passwordError(text, policy);
      return code === undefined ? fine(text) : wrong(code);
    }
    case 'user-name':
      return checkUserName(text, field, portal);
    case 'email':
      return checkEmail(text);
    case 'mobile':
      return checkMobile(text);
    case 'account-number':
      return checkNumber(text, portal.numbers.account);
    case 'customer-number':
      return checkNumber(text, portal.numbers.customer);
    case 'choice':
      return text === 'yes' ? fine(text) : wrong('invalid');
    case 'password-hint': {
      const checked = checkLength(text, field);
      return checked.ok && password !== '' && text.includes(password) ? wrong('invalid') : checked;
    }
    default:
      return checkLength(text, field);
  }
}

const answerTo = (answers: Answers, name: string): string =>
  Object.hasOwn(answers, name) ? (answers[name] ?? '') : '';

export interface CheckedAnswers {
  /** By field name, of answered fields alone. */
  readonly values: Answers;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

/** Holds the answers of one part beside what the portal asks there. One error a field; answers to other questions are left out. */
export function checkAnswers(
  fields: readonly Field[],
  answers: Answers,
  portal: PortalConfig,
): CheckedAnswers {
  const values: Record<string, string> = {};
  const errors: { field: string; code: string }[] = [];
  const password = answerTo(answers, fields.find(({ kind }) => kind === 'password')?.name ?? '');
  for (const field of fields) {
    const { name, kind } = field;
    const given = answerTo(answers, name);
    // A password is taken as it was typed, so that it is the same at every sign-in.
    const text = kind === 'password' ? given : given.normalize('NFKC').trim();
    if (text === '') {
      if (field.required) errors.push({ field: name, code: 'empty' });
      continue;
    }
    const checked = checkAnswer(field, text, password, portal);
    if (checked.ok) values[name] = checked.value;
    else errors.push({ field: name, code: checked.code });
  }
  return { values, errors };
}
