import type { PasswordPolicy, RegistrationField } from '../../contract/doors.js';
import type { PortalConfig } from '../../contract/portal.js';
import type { Values } from '../form.js';
import { sent } from './answers.js';
import { charactersOf, isMadeOf } from './characters.js';
import { isEmail, readEmail, readPhone } from './entry.js';

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
export function isSame(
  field: RegistrationField,
  one: string,
  other: string,
  numbers: PortalConfig['numbers'],
): boolean {
  const [first, second] = [one, other].map((value) => {
    const text = sent(field, value, numbers);
    return ['email', 'user-name'].includes(field.kind) ? text.toLowerCase() : text;
  });
  return first === second;
}
