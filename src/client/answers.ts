import type { AccountsPort, BillsPort, PaymentsPort, SessionPort, UtilityAdapter } from '../adapter/port.js';
import * as contract from '../contract/index.js';
import { parse, type Schema } from '../contract/parse.js';
import { UtilityError } from '../core/errors.js';

type Answers<P> = {
  readonly [
    M in keyof P as NonNullable<P[M]> extends (...given: never[]) => Promise<unknown> ? M : never
  ]-?: NonNullable<P[M]> extends (...given: never[]) => Promise<infer A> ? Schema<A> : never;
};

/** What each method of an adapter answers with. */
const answers: Answers<UtilityAdapter> &
  Answers<SessionPort> &
  Answers<AccountsPort> &
  Answers<BillsPort> &
  Answers<PaymentsPort> = {
  getPortal: contract.PortalConfig,
  getSession: contract.SessionState,
  signIn: contract.SignInStep,
  signOut: contract.SessionState,
  listAccounts: contract.AccountList,
  listBills: contract.BillList,
  getBill: contract.BillDetails,
  quote: contract.Quote,
  pay: contract.PaymentOutcome,
  resolve: contract.Resolution,
};

/** The answer of a method in the contract's shape. Throws a `contract` error where it has another. */
export function answerOf(method: string, given: unknown): unknown {
  const schema = (answers as Readonly<Record<string, Schema<unknown>>>)[method];
  if (schema === undefined) return given;
  const parsed = parse(schema, given);
  if (parsed.ok) return parsed.value;
  throw new UtilityError('contract', { code: 'off-schema', cause: parsed.issues });
}
