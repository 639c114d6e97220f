import type { UtilityAdapter } from '../../../src/adapter/port.js';
import { problemStatus, type ProblemCode } from '../../../src/contract/index.js';
import { UtilityError, type ErrorKind } from '../../../src/core/errors.js';
import { Refusal } from '../../../mock-api/domain/refusal.js';
import type { Utility } from '../../../mock-api/domain/utility.js';

const kindOf = (code: ProblemCode): ErrorKind => {
  const status: number = problemStatus[code];
  if (status === 401) return 'auth';
  return status === 429 || status >= 500 ? 'service' : 'rejected';
};

async function asked<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, errors, retryAfterSeconds } = error;
    throw new UtilityError(kindOf(code), {
      ...{ code, fields: errors ?? [], retryAfterSeconds },
      status: problemStatus[code],
    });
  }
}

/** An adapter of somebody’s own, in front of a utility in the same memory: no address, no HTTP, no JSON. */
export function memoryAdapter(utility: Utility): Required<UtilityAdapter> {
  let session: string | null = null;
  return {
    id: 'memory',
    getPortal: (signal) => asked(signal, () => utility.portal()),
    session: {
      getSession: (signal) => asked(signal, () => utility.session(session)),
      signIn: (request, signal) =>
        asked(signal, async () => {
          const { step, session: started } = await utility.signIn(request, session);
          session = started?.id ?? session;
          return step;
        }),
      signOut: (signal) =>
        asked(signal, async () => {
          const state = await utility.signOut(session);
          session = null;
          return state;
        }),
    },
    registration: {
      getChallenge: (signal) => asked(signal, () => utility.challenge()),
      register: (request, signal) => asked(signal, () => utility.register(request)),
      verify: (request, signal) => asked(signal, () => utility.verify(session, request)),
      resend: (request, signal) => asked(signal, () => utility.resend(request)),
    },
    accounts: { listAccounts: (signal) => asked(signal, () => utility.accounts(session)) },
    linking: {
      searchAccounts: (request, signal) => asked(signal, () => utility.searchAccounts(session, request)),
      linkAccount: (request, signal) => asked(signal, () => utility.linkAccount(session, request)),
    },
    bills: {
      listBills: ({ accountId, past }, signal) =>
        asked(signal, () => utility.bills(session, accountId, past)),
      getBill: (billId, signal) => asked(signal, () => utility.bill(session, billId)),
    },
    payments: {
      keys: { header: 'key', retentionSeconds: 86_400, replaysErrors: true },
      quote: (request, signal) => asked(signal, () => utility.quote(session, request)),
      pay: (request, key, signal) =>
        asked(signal, () => {
          if (key === '') throw new Refusal('key-required');
          return utility.pay(session, key, request);
        }),
      resolve: (key, signal) => asked(signal, () => utility.resolve(key)),
    },
    guest: { findBills: (request, signal) => asked(signal, () => utility.guestBills(request)) },
    usage: { getUsage: (accountId, signal) => asked(signal, () => utility.usage(session, accountId)) },
  };
}
