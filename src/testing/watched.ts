import type { UtilityAdapter } from '../adapter/port.js';
import * as contract from '../contract/index.js';
import type { Schema } from '../contract/index.js';
import { isUtilityError, type UtilityError } from '../core/errors.js';
import { amiss } from './amiss.js';
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
/** What the adapter heard last, as JSON. Rejects where it was none. */
export type Heard = () => Promise<unknown>;

const told = new WeakMap<UtilityError, string>();

/** What lies behind an error, for whoever has to mend it; empty where there is no more to say. */
export function behind(error: UtilityError): string {
  const words = told.get(error);
  if (words !== undefined) return `: ${words}`;
  const { cause } = error;
  if (Array.isArray(cause)) {
    const paths = (cause as readonly { readonly path?: string }[]).map(
      ({ path = '' }) => path || 'the answer',
    );
    return `: wrong or missing: ${paths.join(', ')}`;
  }
  return cause instanceof Error ? `: ${cause.message}` : '';
}

/** An adapter that checks by itself says where an answer is wrong; what stands there is in the answer. */
async function explain(error: UtilityError, name: string, heard: Heard): Promise<void> {
  const schema = answers[name];
  if (!schema || error.kind !== 'contract' || !Array.isArray(error.cause)) return;
  const words = amiss(schema, await heard().catch(() => undefined));
  const { path = '' } = (error.cause as readonly { readonly path?: string }[])[0] ?? {};
  // What was heard last may be another answer.
  if (words !== '' && words.includes(path))
    told.set(error, `${name} was answered with what the contract does not take: ${words}`);
}

async function ask(
  own: object,
  method: Method,
  name: string,
  given: unknown[],
  heard: Heard,
): Promise<unknown> {
  const signal = given.at(-1);
  let answer: unknown;
  try {
    answer = await Reflect.apply(method, own, given);
  } catch (error) {
    if (isUtilityError(error)) {
      await explain(error, name, heard);
      throw error;
    }
    if (signal instanceof AbortSignal && signal.aborted) throw error;
    throw new ConformanceFailure(`${name} threw something that is no UtilityError: ${String(error)}`);
  }
  const schema = answers[name];
  if (!schema) return answer;
  const checked = schema.safeParse(answer);
  if (checked.success) return checked.data;
  throw new ConformanceFailure(`${name} answered what the contract does not take: ${amiss(schema, answer)}`);
}

/** An adapter of which every answer is held beside the contract, and every error is one that an adapter may throw. */
export function watched<T extends object>(own: T, heard: Heard): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      const member: unknown = Reflect.get(own, name);
      if (typeof member === 'object' && member !== null) return watched(member, heard);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): Promise<unknown> =>
        ask(own, member as Method, String(name), given, heard);
    },
  });
}

export type { UtilityAdapter };
