import { keyHeader } from '../../contract/operation.js';
import { getPortal } from '../../contract/operations/portal.js';
import { getSession, signIn, signOut } from '../../contract/operations/session.js';
import { systemClock, type Clock } from '../../core/clock.js';
import { UtilityError } from '../../core/errors.js';
import { createHttp, type Call, type HttpOptions } from '../http.js';
import type { RegistrationPort, UtilityAdapter } from '../port.js';
import { send as systemSend, type Send } from '../send.js';

export interface RestOptions {
  /** The portal's base address, for example `https://api.city.example/utility`. */
  readonly base: string;
  readonly clock?: Clock;
  readonly send?: Send;
  readonly early?: HttpOptions['early'];
  /** After a refusal that says that nobody is signed in: whether the session stands all the same. By default the backend is asked. */
  readonly refresh?: HttpOptions['refresh'];
}

/** The ports that every backend of the contract has over HTTP. */
export type RestAdapter = UtilityAdapter &
  Required<Pick<UtilityAdapter, 'session' | 'registration'>> & {
    readonly registration: Required<RegistrationPort>;
  };

/**
 * The adapter for a backend that implements the contract over HTTP with an HttpOnly session cookie. Areas that only some pages use
 * are loaded when they are first called; the loader fetches them beside the widget that will.
 */
export function createRestAdapter({
  base,
  clock = systemClock,
  send = systemSend,
  early,
  refresh,
}: RestOptions): RestAdapter {
  const call: Call = createHttp({
    base,
    clock,
    send,
    early,
    refresh: refresh ?? (async (signal) => (await call(getSession, { signal })).state === 'signed-in'),
  });
  const billing = async () => (await part(import('./billing.js'))).billing(call);
  const quotes = async () => (await part(import('./quotes.js'))).quotes(call);
  const payments = async () => (await part(import('./payments.js'))).payments(call);
  const doors = async () => (await part(import('./doors.js'))).doors(call);
  const registration = async () => (await part(import('./registration.js'))).registration(call);
  const usage = async () => (await part(import('./usage.js'))).usage(call);
  return {
    id: base,
    getPortal: (signal) => call(getPortal, { signal }),
    session: {
      getSession: (signal) => call(getSession, { signal }),
      signIn: (body, signal) => call(signIn, { body, signal }),
      signOut: (signal) => call(signOut, { body: {}, signal, keepalive: true }),
    },
    registration: {
      getChallenge: async (signal) => (await registration()).getChallenge(signal),
      register: async (request, signal) => (await registration()).register(request, signal),
      verify: async (request, signal) => (await registration()).verify(request, signal),
      resend: async (request, signal) => (await registration()).resend(request, signal),
    },
    accounts: {
      listAccounts: async (signal) => (await billing()).listAccounts(signal),
    },
    linking: {
      searchAccounts: async (request, signal) => (await doors()).searchAccounts(request, signal),
      linkAccount: async (request, signal) => (await doors()).linkAccount(request, signal),
    },
    bills: {
      listBills: async (question, signal) => (await billing()).listBills(question, signal),
      getBill: async (billId, signal) => (await billing()).getBill(billId, signal),
    },
    payments: {
      keys: { header: keyHeader, retentionSeconds: 86_400, replaysErrors: true },
      quote: async (request, signal) => (await quotes()).quote(request, signal),
      pay: async (request, key, signal) => (await payments()).pay(request, key, signal),
      resolve: async (key, signal) => (await payments()).resolve(key, signal),
    },
    guest: { findBills: async (request, signal) => (await doors()).findBills(request, signal) },
    usage: { getUsage: async (accountId, signal) => (await usage()).getUsage(accountId, signal) },
  };
}

/** A part whose code did not arrive fails like any other request that was lost. */
async function part<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (cause) {
    throw new UtilityError('network', { code: 'code-not-loaded', cause });
  }
}
