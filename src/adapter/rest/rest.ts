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
  const billing = async () => (await import('./billing.js')).billing(call);
  const quotes = async () => (await import('./quotes.js')).quotes(call);
  const payments = async () => (await import('./payments.js')).payments(call);
  const doors = async () => (await import('./doors.js')).doors(call);
  const registration = async () => (await import('./registration.js')).registration(call);
  const usage = async () => (await import('./usage.js')).usage(call);
  return {
    id: base,
    getPortal: (signal) => call(getPortal, { signal }),
    session: {
      getSession: (signal) => call(getSession, { signal }),
      signIn: (body, signal) => call(signIn, { body, signal }),
      signOut: (signal) => call(signOut, { body: {}, signal, keepalive: true }),
    },
    registration: later(registration, 'getChallenge', 'register', 'verify', 'resend'),
    accounts: later(billing, 'listAccounts'),
    linking: later(doors, 'searchAccounts', 'linkAccount'),
    bills: later(billing, 'listBills', 'getBill'),
    payments: {
      keys: { header: keyHeader, retentionSeconds: 86_400, replaysErrors: true },
      ...later(quotes, 'quote'),
      ...later(payments, 'pay', 'resolve'),
    },
    guest: later(doors, 'findBills'),
    usage: later(usage, 'getUsage'),
  };
}

/** Methods whose code comes when the first of them is called. Where it does not arrive they fail like any request that was lost. */
function later<K extends string, P extends Record<K, (...input: never[]) => Promise<unknown>>>(
  load: () => Promise<P>,
  ...names: readonly K[]
): Pick<P, K> {
  const method =
    (name: K) =>
    async (...input: never[]) => {
      const part = await load().catch((cause: unknown) => {
        throw new UtilityError('network', { code: 'code-not-loaded', cause });
      });
      return part[name](...input);
    };
  return Object.fromEntries(names.map((name) => [name, method(name)])) as Pick<P, K>;
}
