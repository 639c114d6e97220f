import {
  findGuestBills,
  getBill,
  getChallenge,
  getPortal,
  getSession,
  getUsage,
  linkAccount,
  listAccounts,
  listBills,
  parse,
  pay,
  quotePayment,
  register,
  resendVerification,
  resolvePayment,
  searchAccounts,
  signIn,
  signOut,
  verify,
} from '../../src/contract/index.js';
import type { AccessToken, Operation } from '../../src/contract/index.js';
import { Refusal } from '../domain/refusal.js';
import type { Utility } from '../domain/utility.js';

/** A request once HTTP is taken off it. */
export interface RawCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly key: string;
  readonly session: SessionSlot;
  /** Where it comes from, as far as the transport knows. */
  readonly caller: string;
}

/** The caller's session, and what the transport is to do about it. */
export interface SessionSlot {
  readonly id: string | null;
  /** Gives what the page has to carry itself, if anything. */
  start(id: string, seconds: number | null): AccessToken | undefined;
  end(): void;
}

interface Call<P extends string, B> extends Omit<RawCall, 'params' | 'body'> {
  readonly params: Readonly<Record<P, string>>;
  readonly body: B;
}

/** An operation of the contract with what carries it out. */
export interface Binding {
  readonly operation: Operation<string, unknown, unknown>;
  /** Throws `validation` for a body of another shape. Gives the answer as it is before it is checked. */
  run(utility: Utility, call: RawCall): Promise<unknown>;
}

function bind<P extends string, B, A>(
  operation: Operation<P, B, A>,
  carryOut: (utility: Utility, call: Call<P, B>) => Promise<A>,
): Binding {
  return {
    operation,
    run: async (utility, call) => {
      const checked = operation.body
        ? parse(operation.body, call.body)
        : { ok: true as const, value: null as B };
      if (!checked.ok) {
        throw new Refusal('validation', {
          errors: checked.issues.map(({ path, code }) => ({ field: path, code })),
        });
      }
      return carryOut(utility, {
        ...call,
        params: call.params,
        body: checked.value,
      });
    },
  };
}

const isYes = (value: string | null): boolean => value === 'true' || value === '1';

/** Every operation of the contract, once. No rule of a utility stands here. */
export const bindings: readonly Binding[] = [
  bind(getPortal, (utility) => utility.portal()),
  bind(getSession, (utility, { session }) => utility.session(session.id)),
  bind(signIn, async (utility, { body, session }) => {
    const { step, session: started } = await utility.signIn(body, session.id);
    const accessToken = started && session.start(started.id, started.remember ? started.seconds : null);
    return step.step === 'signed-in' && accessToken ? { ...step, accessToken } : step;
  }),
  bind(signOut, async (utility, { session }) => {
    const state = await utility.signOut(session.id);
    session.end();
    return state;
  }),
  bind(getChallenge, (utility) => utility.challenge()),
  bind(register, (utility, { body }) => utility.register(body)),
  bind(verify, (utility, { session, body }) => utility.verify(session.id, body)),
  bind(resendVerification, (utility, { body }) => utility.resend(body)),
  bind(searchAccounts, (utility, { session, body }) => utility.searchAccounts(session.id, body)),
  bind(linkAccount, (utility, { session, body }) => utility.linkAccount(session.id, body)),
  bind(listAccounts, (utility, { session }) => utility.accounts(session.id)),
  bind(listBills, (utility, { session, params, query }) =>
    utility.bills(session.id, params.accountId, isYes(query.get('past'))),
  ),
  bind(getBill, (utility, { session, params }) => utility.bill(session.id, params.billId)),
  bind(getUsage, (utility, { session, params }) => utility.usage(session.id, params.accountId)),
  bind(findGuestBills, (utility, { body, caller }) => utility.guestBills(body, caller)),
  bind(quotePayment, (utility, { session, body }) => utility.quote(session.id, body)),
  bind(pay, (utility, { session, key, body }) => utility.pay(session.id, key, body)),
  bind(resolvePayment, (utility, { body }) => utility.resolve(body.key)),
];
