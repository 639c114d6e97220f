import type {
  AccountsPort,
  BillsPort,
  GuestPort,
  LinkingPort,
  PaymentsPort,
  RegistrationPort,
  SessionPort,
  UsagePort,
  UtilityAdapter,
} from '../adapter/port.js';
import * as contract from '../contract/index.js';
import { parse, type Schema } from '../contract/parse.js';
import { tellStrange } from '../adapter/strange.js';
import { UtilityError, toUtilityError } from '../core/errors.js';

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
  Answers<PaymentsPort> &
  Answers<RegistrationPort> &
  Answers<LinkingPort> &
  Answers<GuestPort> &
  Answers<UsagePort> = {
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
  getChallenge: contract.Challenge,
  register: contract.RegistrationStep,
  verify: contract.RegistrationStep,
  resend: contract.Resent,
  searchAccounts: contract.FoundAccounts,
  linkAccount: contract.AccountList,
  findBills: contract.GuestBills,
  getUsage: contract.UsageHistory,
};

/** The answer of a method in the contract's shape. Throws a `contract` error where it has another. */
function answerOf(method: string, given: unknown): unknown {
  const schema = (answers as Readonly<Record<string, Schema<unknown>>>)[method];
  if (schema === undefined) return given;
  const parsed = parse(schema, given);
  if (parsed.ok) return parsed.value;
  throw new UtilityError('contract', { code: 'off-schema', cause: parsed.issues });
}

type Method = (...given: unknown[]) => unknown;

/** Calls a method of an adapter of the page's own. What it throws or answers amiss is told to the webmaster. */
export async function ask(own: object, method: Method, name: string, given: unknown[]): Promise<unknown> {
  try {
    return answerOf(name, await Reflect.apply(method, own, given));
  } catch (thrown) {
    const error = toUtilityError(thrown);
    tellStrange(name, error);
    throw error;
  }
}
