import type { PasswordPolicy, RegistrationField } from '../../contract/doors.js';
import type { PortalConfig } from '../../contract/portal.js';
import type { Values } from '../form.js';
import { parseNumber } from '../identifiers.js';
import { charactersOf, isMadeOf } from './characters.js';
import { isEmail, readEmail, readPhone } from './entry.js';
import { isAsked } from './plan.js';
import type { Draft } from './types.js';

type Numbers = PortalConfig['numbers'];

/** How a number is printed; null where the field is for none. */
export function numberOf({ kind }: RegistrationField, numbers: Numbers): Numbers['account'] | null {
  if (kind === 'account-number') return numbers.account;
  return kind === 'customer-number' ? (numbers.customer ?? numbers.account) : null;
}

/** How long an answer of no other rule may be. */
const longest = 500;

/** What the portal says of answers, beside the field itself. */
export interface Rules {
  readonly password: PasswordPolicy;
  /** The field that asks for the password, where there is one. */
  readonly passwordName: string | undefined;
}

/** What is wrong with an answer other than a number, as codes; several are joined by a space, because each has its own words. */
export function wrongWith(
  field: RegistrationField,
  value: string,
  values: Values,
  { password, passwordName }: Rules,
): string | undefined {
  switch (field.kind) {
    case 'password':
      return wrongPassword(value, password);
    case 'password-hint': {
      // Whoever reads the hint would know the password.
      const secret = (passwordName === undefined ? undefined : values[passwordName]) ?? '';
      const tells = secret !== '' && value.toLowerCase().includes(secret.toLowerCase());
      return tells ? 'tells-password' : wrongLength(value.trim(), field);
    }
    case 'email':
      return isEmail(value) ? wrongLength(readEmail(value), field) : 'invalid';
    case 'mobile':
      return readPhone(value) === null ? 'invalid' : undefined;
    case 'choice':
      return undefined;
    default: {
      const text = value.trim();
      const allowed = charactersOf(field);
      return wrongLength(text, field) ?? (allowed && !isMadeOf(text, allowed) ? 'invalid' : undefined);
    }
  }
}

function wrongLength(
  value: string,
  { minLength = 0, maxLength = longest }: RegistrationField,
): string | undefined {
  const { length } = [...value];
  if (length < minLength) return 'too-short';
  return length > Math.min(maxLength, longest) ? 'too-long' : undefined;
}

/** Every broken rule of a password, in the order in which the rules are said. */
export function wrongPassword(value: string, policy: PasswordPolicy): string | undefined {
  const { length } = [...value];
  const broken = [
    length < policy.minLength && 'too-short',
    length > policy.maxLength && 'too-long',
    policy.lowerCase && !/\p{Ll}/u.test(value) && 'lower-missing',
    policy.upperCase && !/\p{Lu}/u.test(value) && 'upper-missing',
    policy.digit && !/\p{Nd}/u.test(value) && 'digit-missing',
  ];
  return broken.filter((code) => code !== false).join(' ') || undefined;
}

/** Whether what was typed again is what was typed first: by its meaning, so that a space, a dash or an address's capitals make no difference. */
export function isSame(field: RegistrationField, one: string, other: string, numbers: Numbers): boolean {
  const [first, second] = [one, other].map((value) => {
    const text = sent(field, value, numbers);
    return ['email', 'user-name'].includes(field.kind) ? text.toLowerCase() : text;
  });
  return first === second;
}

/** An answer as the backend gets it; empty where there is none. */
function sent(field: RegistrationField, value: string, numbers: Numbers): string {
  const number = numberOf(field, numbers);
  if (number !== null) {
    const parsed = parseNumber(value, number);
    return parsed.ok ? parsed.digits : value.trim();
  }
  if (field.kind === 'password') return value;
  if (field.kind === 'email') return readEmail(value);
  if (field.kind === 'mobile') return readPhone(value) ?? value.trim();
  return value.trim();
}

/** The answers that are sent with this step: its own, and those of the steps before it that were not sent. */
export function answersToSend(
  { step, from, answers }: Draft,
  { registration, numbers }: Pick<PortalConfig, 'registration' | 'numbers'>,
): Record<string, string> {
  const fields = (registration?.steps ?? []).slice(from, step + 1).flatMap((each) => each.fields);
  const pairs = fields
    .filter(isAsked)
    .map((field) => [field.name, sent(field, answers[field.name] ?? '', numbers)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}
