import type { Field } from '../core/form.js';
import { numberEntry, type NumberRule } from '../core/identifiers.js';
import type { Language } from '../i18n/locale.js';

/** How the bill prints the number that a field asks for; nothing for what is no number. */
export type RuleOf = (name: string) => NumberRule | null | undefined;

/** Fields of a form: those for the two numbers that a bill prints know of each other. */
export function readNumbers(fields: readonly Field[], ruleOf: RuleOf, { t }: Language): readonly Field[] {
  return fields.map((field) => {
    const rule = ruleOf(field.name);
    if (!rule) return field;
    const partner = fields.find(({ name }) => (ruleOf(name) ?? rule) !== rule);
    const other = partner && {
      field: partner.name,
      rule: ruleOf(partner.name) ?? rule,
      filled: t('number.filled', { label: partner.label }),
    };
    const swapped = partner && t('number.swapped', { label: field.label, other: partner.label });
    return {
      ...field,
      ...numberEntry(rule, other),
      errors: { ...field.errors, ...(swapped && { swapped }) },
    };
  });
}
