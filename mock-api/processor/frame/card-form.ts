import { cardFields, type CardField, type FrameField } from '../../../src/contract/frame.js';
import { checkCard } from '../card.js';
import { createFieldsForm, type FieldsForm, type FieldsWords, type RequiredMark } from './fields-form.js';
import { brandList } from './messages.js';
import type { FrameText } from './messages.js';

export interface MethodFormOptions {
  /** The processor's day, `YYYY-MM-DD`: the payer's own clock may be wrong. */
  readonly today: string;
  /** Something was typed. */
  readonly onChange: () => void;
  /** Enter was pressed in a field. */
  readonly onSubmit: () => void;
}

/** The card's fields, which are judged by the brands that are taken. */
export interface CardForm extends Omit<FieldsForm<CardField>, 'configure'> {
  configure(text: FrameText, brands: readonly string[], mark: RequiredMark): void;
  brands(): readonly string[];
}

/** The same words for every brand, with the ones that are taken filled in. */
function wordsFor(text: FrameText, brands: readonly string[]): FieldsWords<CardField> {
  const list = brandList(text, brands);
  const amex = brands.includes('amex');
  const hints: Partial<Record<FrameField, string>> = {};
  for (const name of cardFields) hints[name] = text.hints[name](list, amex);
  return {
    labels: text.labels,
    hints: hints as Record<CardField, string>,
    errors: text.errors(list, amex),
  };
}

export function createCardForm({ today, ...heard }: MethodFormOptions): CardForm {
  let accepted: readonly string[] = [];
  const form = createFieldsForm<CardField>({
    ...heard,
    id: 'card',
    order: cardFields,
    check: (card) => checkCard(card, accepted, today),
  });
  return {
    ...form,
    configure(text, brands, mark) {
      accepted = brands;
      form.configure(text, wordsFor(text, brands), mark);
    },
    brands: () => accepted,
  };
}
