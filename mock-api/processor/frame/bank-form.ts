import { bankFields, type BankField } from '../../../src/contract/frame.js';
import { accountTypes, checkBankAccount } from '../bank-account.js';
import { byId } from './dom.js';
import { createFieldsForm, type FieldsForm, type RequiredMark } from './fields-form.js';
import type { FrameText } from './messages.js';

/** The bank account's fields. */
export interface BankForm extends Omit<FieldsForm<BankField>, 'configure'> {
  configure(text: FrameText, mark: RequiredMark): void;
}

export function createBankForm(heard: {
  readonly onChange: () => void;
  readonly onSubmit: () => void;
}): BankForm {
  const form = createFieldsForm<BankField>({
    ...heard,
    id: 'bank-account',
    order: bankFields,
    check: checkBankAccount,
  });
  return {
    ...form,
    configure(text, mark) {
      for (const type of accountTypes) {
        byId(`type-${type}-label`, HTMLElement).textContent = text.bank.types[type];
      }
      form.configure(text, text.bank, mark);
    },
  };
}
