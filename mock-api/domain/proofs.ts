import { parseNumber } from '../../src/core/identifiers.js';
import { parseAmount } from '../../src/core/money.js';
import type { Tx } from './context.js';
import { Refusal } from './refusal.js';
import type { Tenant, TenantAccount } from './tenant.js';

/** A question whose answer shows that somebody knows an account. `kind` is one of the contract's `proofKinds`. */
export interface ProofQuestion {
  readonly name: string;
  readonly kind: string;
}

type Proof = Readonly<Record<string, string>>;

const answerTo = (proof: Proof, name: string): string =>
  Object.hasOwn(proof, name) ? (proof[name] ?? '').trim() : '';

const digitsOf = (text: string): string | null => {
  const parsed = parseNumber(text, { minDigits: 1, maxDigits: 40 });
  return parsed.ok ? parsed.digits : null;
};

const sameNumber = (text: string, number: string): boolean => {
  const digits = digitsOf(text);
  return digits !== null && digits === digitsOf(number);
};

/** Words of a name without case, accents and apostrophes; a dash parts words as a space does. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’ʼ`.]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether words stand side by side among others; how they are parted does not matter: "De La Cruz" is "delacruz". */
function standsIn(words: readonly string[], among: readonly string[]): boolean {
  const wanted = words.join('');
  return among.some((_, from) =>
    among.some((__, to) => to >= from && among.slice(from, to + 1).join('') === wanted),
  );
}

/** A last name is one of the words after the first, several of them, or the whole name in any order. */
export function isLastName(text: string, customerName: string): boolean {
  const typed = wordsOf(text);
  const name = wordsOf(customerName);
  if (typed.length === 0) return false;
  if ([...typed].sort().join(' ') === [...name].sort().join(' ')) return true;
  return standsIn(typed, name.slice(1)) || typed.join('') === name.join('');
}

/** Minor units that the newest bill charged; undefined before the first. */
async function lastBilled(tx: Tx, account: TenantAccount): Promise<number | undefined> {
  const bills = (await tx.list('bills')).filter((bill) => bill.accountId === account.id);
  const newest = bills.reduce<(typeof bills)[number] | undefined>(
    (latest, bill) => (latest && latest.issued > bill.issued ? latest : bill),
    undefined,
  );
  return newest?.charges;
}

async function fits(tx: Tx, account: TenantAccount, kind: string, text: string): Promise<boolean> {
  const isAmount = async (): Promise<boolean> => {
    const amount = parseAmount(text);
    return amount.ok && amount.minor === (await lastBilled(tx, account));
  };
  switch (kind) {
    case 'account-number':
      return sameNumber(text, account.number);
    case 'customer-number':
      return sameNumber(text, account.customerNumber);
    case 'last-name':
      return isLastName(text, account.customerName);
    case 'last-bill-amount':
      return isAmount();
    case 'name-or-amount':
      return isLastName(text, account.customerName) || isAmount();
    default:
      return false;
  }
}

/**
 * The accounts that every answer fits: numbers whatever their dashes, names without case and accents, amounts as people write them.
 * Throws `validation` with `empty` for questions without an answer, and `no-match`, whatever it was that did not fit.
 */
export async function requireAccounts(
  tenant: Tenant,
  tx: Tx,
  questions: readonly ProofQuestion[],
  proof: Proof,
): Promise<TenantAccount[]> {
  const errors = questions
    .filter(({ name }) => answerTo(proof, name) === '')
    .map(({ name }) => ({ field: name, code: 'empty' }));
  if (errors.length > 0) throw new Refusal('validation', { errors });
  const found: TenantAccount[] = [];
  for (const account of tenant.accounts) {
    const answers = await Promise.all(
      questions.map(({ name, kind }) => fits(tx, account, kind, answerTo(proof, name))),
    );
    // Who is asked nothing has proved nothing.
    if (answers.length > 0 && answers.every((right) => right)) found.push(account);
  }
  if (found.length === 0) throw new Refusal('no-match');
  return found;
}
