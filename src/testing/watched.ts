import type { UtilityAdapter } from '../adapter/port.js';
import * as contract from '../contract/index.js';
import { parse, type Schema } from '../contract/index.js';
import { isUtilityError } from '../core/errors.js';
import { ConformanceFailure } from './case.js';

const answers: Readonly<Record<string, Schema<unknown>>> = {
  getPortal: contract.PortalConfig,
  getSession: contract.SessionState,
  signIn: contract.SignInStep,
  signOut: contract.SessionState,
  getChallenge: contract.Challenge,
  register: contract.RegistrationStep,
  verify: contract.RegistrationStep,
  resend: contract.Resent,
  listAccounts: contract.AccountList,
  searchAccounts: contract.FoundAccounts,
  linkAccount: contract.AccountList,
  listBills: contract.BillList,
  getBill: contract.BillDetails,
  quote: contract.Quote,
  pay: contract.PaymentOutcome,
  resolve: contract.Resolution,
  findBills: contract.GuestBills,
  getUsage: contract.UsageHistory,
};

type Method = (...given: unknown[]) => unknown;

async function ask(own: object, method: Method, name: string, given: unknown[]): Promise<unknown> {
  const signal = given.at(-1);
  let answer: unknown;
  try {
    answer = await Reflect.apply(method, own, given);
  } catch (error) {
    if (isUtilityError(error)) throw error;
    if (signal instanceof AbortSignal && signal.aborted) throw error;
    throw new ConformanceFailure(`${name} threw something that is no UtilityError: ${String(error)}`);
  }
  const schema = answers[name];
  if (!schema) return answer;
  const checked = parse(schema, answer);
  if (checked.ok) return checked.value;
  const where = checked.issues.map(({ path, code }) => `${path || 'the answer'} (${code})`).join(', ');
  throw new ConformanceFailure(`${name} answered what the contract does not take: ${where}`);
}

/** An adapter of which every answer is held beside the contract, and every error is one that an adapter may throw. */
export function watched<T extends object>(own: T): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      const member: unknown = Reflect.get(own, name);
      if (typeof member === 'object' && member !== null) return watched(member);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): Promise<unknown> => ask(own, member as Method, String(name), given);
    },
  });
}

export type { UtilityAdapter };
