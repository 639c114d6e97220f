import type { RegistrationField } from '../../contract/doors.js';
import type { PortalConfig } from '../../contract/portal.js';
import { parseNumber } from '../identifiers.js';
import { readEmail, readPhone } from './entry.js';
import { isAsked } from './plan.js';
import type { Draft } from './types.js';

type Numbers = PortalConfig['numbers'];

/** How a number is printed; null where the field is for none. */
export function numberOf({ kind }: RegistrationField, numbers: Numbers): Numbers['account'] | null {
  if (kind === 'account-number') return numbers.account;
  return kind === 'customer-number' ? (numbers.customer ?? numbers.account) : null;
}

/** An answer as the backend gets it; empty where there is none. */
export function sent(field: RegistrationField, value: string, numbers: Numbers): string {
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
