import { bankFields } from '../../src/contract/frame.js';
import type { BankField, FrameMessage } from '../../src/contract/frame.js';
import { parseNumber } from '../../src/core/identifiers.js';
import { parseRouting } from '../../src/core/routing.js';

/** A bank account as it was typed. It lives for one call: nothing of it is kept but the last four digits. */
export type BankInput = Readonly<Record<BankField, string>>;

type Refused = Extract<FrameMessage, { type: 'refused' }>;
export type BankError = Omit<Refused['errors'][number], 'field'> & { readonly field: BankField };
type Code = BankError['code'];

export const accountTypes = ['checking', 'savings'] as const;

const longestName = 100;

function holderError(holder: string): Code | undefined {
  const name = holder.normalize('NFKC').trim();
  if (name === '') return 'empty';
  // A number in the place of the name belongs into another field.
  return name.length > longestName || !/\p{L}/u.test(name) ? 'invalid' : undefined;
}

function typeError(type: string): Code | undefined {
  if (type === '') return 'empty';
  return accountTypes.some((known) => known === type) ? undefined : 'invalid';
}

const numberCodes = {
  empty: 'empty',
  'not-digits': 'not-digits',
  'too-short': 'incomplete',
  'too-long': 'too-long',
  'prefix-unknown': 'prefix-unknown',
  'check-digit-wrong': 'invalid',
} as const;

const parseAccount = (text: string) => parseNumber(text, { minDigits: 4, maxDigits: 17 });

/** The digits of an account number; empty for what is none. */
export function accountDigits(text: string): string {
  const account = parseAccount(text);
  return account.ok ? account.digits : '';
}

/** What is wrong with a bank account, in the order of the fields. */
export function checkBankAccount(input: BankInput): BankError[] {
  const routing = parseRouting(input.routing);
  const account = parseAccount(input.account);
  const codes: Readonly<Record<BankField, Code | undefined>> = {
    holder: holderError(input.holder),
    type: typeError(input.type),
    routing: routing.ok ? undefined : numberCodes[routing.code],
    account: account.ok ? undefined : numberCodes[account.code],
  };
  return bankFields.flatMap((field) => {
    const code = codes[field];
    return code === undefined ? [] : [{ field, code }];
  });
}
