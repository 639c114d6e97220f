import * as contract from '../contract/index.js';
import { systemClock, type Clock } from '../core/clock.js';
import { createHttp, type HttpOptions } from './http.js';
import type { UtilityAdapter } from './port.js';
import { send as systemSend, type Send } from './send.js';

export interface RestOptions {
  /** The portal's base address, for example `https://api.city.example/utility`. */
  readonly base: string;
  readonly clock?: Clock;
  readonly send?: Send;
  readonly early?: HttpOptions['early'];
}

/** The adapter for a backend that implements the contract over HTTP with an HttpOnly session cookie. */
export function createRestAdapter({ base, clock = systemClock, send = systemSend, early }: RestOptions): UtilityAdapter {
  const call = createHttp({ base, clock, send, early });
  return {
    id: base,
    getPortal: (signal) => call(contract.getPortal, { signal }),
    session: {
      getSession: (signal) => call(contract.getSession, { signal }),
      signIn: (body, signal) => call(contract.signIn, { body, signal }),
      signOut: (signal) => call(contract.signOut, { body: {}, signal }),
    },
    accounts: {
      listAccounts: (signal) => call(contract.listAccounts, { signal }),
    },
    bills: {
      listBills: ({ accountId, past }, signal) =>
        call(contract.listBills, { params: { accountId }, query: past ? { past: 'true' } : {}, signal }),
      getBill: (billId, signal) => call(contract.getBill, { params: { billId }, signal }),
    },
    payments: {
      keys: { header: contract.keyHeader, retentionSeconds: 86_400, replaysErrors: true },
      quote: (body, signal) => call(contract.quotePayment, { body, signal }),
      pay: (body, key, signal) => call(contract.pay, { body, key, signal }),
      resolve: (key, signal) => call(contract.resolvePayment, { body: { key }, signal }),
    },
  };
}
