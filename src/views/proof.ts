import type { Proof } from '../contract/linking.js';
import type { PortalConfig, ProofField } from '../contract/index.js';
import type { Field, Values } from '../core/form.js';
import { parseNumber, type NumberRule } from '../core/identifiers.js';
import { localText } from '../core/text.js';
import type { Language } from '../i18n/locale.js';
import { readNumbers } from './numbers.js';

/** How the bill prints a number of this kind; null for what is no number. */
const ruleOf = (kind: ProofField['kind'], { numbers }: PortalConfig): NumberRule | null => {
  if (kind === 'account-number') return numbers.account;
  return kind === 'customer-number' ? (numbers.customer ?? null) : null;
};

/** The fields by which somebody shows that an account is theirs, or that they may pay for it. */
export function proofFields(
  asked: readonly ProofField[],
  portal: PortalConfig,
  language: Language,
): readonly Field[] {
  const { t, coded, locale } = language;
  const rules = new Map(asked.map(({ name, kind }) => [name, ruleOf(kind, portal)]));
  const fields = asked.map(({ name, kind, label, hint }): Field => {
    const rule = ruleOf(kind, portal);
    const printed = kind === 'account-number' ? portal.numbers.account : portal.numbers.customer;
    const own = (rule && printed) ?? undefined;
    const named = localText(label ?? own?.label ?? {}, locale) || coded('proof.label', kind);
    const { minDigits: least = 0, maxDigits: most = 0 } = rule ?? {};
    const range = least === most ? '' : 'Between';
    const values = { label: named, count: most, least, most };
    return {
      name,
      kind: 'text',
      label: named,
      hint:
        localText(hint ?? own?.hint ?? {}, locale) ||
        (rule ? t(`proof.digits${range}`, values) : coded('proof.hint', kind)),
      required: true,
      autocomplete: kind === 'last-name' ? 'family-name' : 'off',
      inputMode: rule ? 'numeric' : kind === 'last-bill-amount' ? 'decimal' : 'text',
      errors: {
        empty: t('proof.empty', { label: named }),
        'not-digits': t('proof.notDigits', { label: named }),
        'too-short': t(`proof.tooShort${range}`, values),
        'too-long': t(`proof.tooLong${range}`, values),
        other: t('proof.other', { label: named }),
      },
    };
  });
  return readNumbers(fields, (name) => rules.get(name), language);
}

/** What was typed, as it is sent: numbers as their digits. */
export const proofOf = (asked: readonly ProofField[], values: Values, portal: PortalConfig): Proof =>
  Object.fromEntries(
    asked.map(({ name, kind }) => {
      const value = (values[name] ?? '').trim();
      const rule = ruleOf(kind, portal);
      const parsed = rule && parseNumber(value, rule);
      return [name, parsed?.ok ? parsed.digits : value];
    }),
  );
