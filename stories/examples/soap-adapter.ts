/**
 * An adapter for a backend that speaks SOAP. Everything that is the desk's is in these files: widgets see contract types and
 * `UtilityError`, and nothing else.
 */
import type { PortalConfig, SignInStep } from '../../src/contract/index.js';
import { UtilityError, type ErrorKind, type UtilityAdapter } from '../../src/index.js';
import { itemsXml, outcomeOf, paymentXml, resolutionOf } from './soap-outcomes.js';
import { accountOf, billsOf, detailsOf, quoteOf, sessionOf } from './soap-reading.js';
import { Unreadable, all, child, envelope, leaf, maybe, node, number, openEnvelope, text } from './xml.js';

export interface SoapOptions {
  /** The one address of the service. */
  readonly address: string;
  /** The desk knows nothing of widgets: its portal is a file of ours. */
  readonly portal: PortalConfig;
  readonly send?: typeof fetch;
}

/** The desk's fault codes: what kind of failure each is, and by which code the widgets have words for it. */
const faults: Readonly<Record<string, readonly [ErrorKind, string]>> = {
  'DESK-101': ['auth', 'credentials-wrong'],
  'DESK-102': ['auth', 'signed-out'],
  'DESK-103': ['service', 'rate-limited'],
  'DESK-201': ['rejected', 'not-found'],
  'DESK-202': ['rejected', 'forbidden'],
  'DESK-203': ['rejected', 'validation'],
  'DESK-301': ['rejected', 'quote-changed'],
  'DESK-302': ['rejected', 'quote-expired'],
  'DESK-303': ['rejected', 'payment-pending'],
  'DESK-304': ['rejected', 'token-unusable'],
  'DESK-401': ['rejected', 'key-required'],
  'DESK-402': ['rejected', 'key-reused'],
  'DESK-403': ['rejected', 'key-closed'],
  'DESK-404': ['rejected', 'key-in-flight'],
  'DESK-900': ['service', 'maintenance'],
};

function errorOf(fault: Element): UtilityError {
  const detail = child(fault, 'detail');
  const known = detail && faults[maybe(detail, 'Code') ?? ''];
  // A code that we have no word for is the desk's trouble and not the resident's.
  const [kind, code] = known ?? (['service', 'unavailable'] as const);
  return new UtilityError(kind, {
    code,
    retryAfterSeconds: detail && child(detail, 'Wait') ? number(detail, 'Wait') : undefined,
    correlationId: detail && maybe(detail, 'Ticket'),
    fields: detail
      ? all(detail, 'Field').map((each) => ({ field: text(each, 'Name'), code: text(each, 'Wrong') }))
      : [],
  });
}

export function createSoapAdapter({ address, portal, send = fetch }: SoapOptions): UtilityAdapter {
  // In memory alone: never in storage, where every script of the page could read it later.
  let token: string | undefined;

  const post = async (operation: string, xml: string, signal: AbortSignal): Promise<Response> => {
    const body = envelope(leaf('Token', token), node(operation, xml));
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: operation };
    try {
      return await send(address, { method: 'POST', headers, body, signal, cache: 'no-store' });
    } catch (cause) {
      signal.throwIfAborted();
      throw new UtilityError('network', { code: 'unreachable', cause });
    }
  };

  /** Asks the desk, and makes something of its answer. The only thing that is thrown is a `UtilityError`. */
  const ask = async <T>(
    operation: string,
    xml: string,
    signal: AbortSignal,
    read: (answer: Element) => T,
  ): Promise<T> => {
    const answer = await post(operation, xml, signal);
    const received = await answer.text().catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new UtilityError('network', { code: 'unreachable', cause });
    });
    const opened = openEnvelope(received);
    // A proxy's page of HTML with a 502 is the desk's absence; with a 200 it is an answer that nobody can read.
    if (!opened)
      throw answer.ok
        ? new UtilityError('contract', { code: 'unreadable' })
        : new UtilityError('service', { code: 'unavailable', status: answer.status });
    const fault = child(opened.body, 'Fault');
    if (fault) throw errorOf(fault);
    const result = child(opened.body, `${operation}Result`);
    try {
      if (!result) throw new Unreadable('No result');
      return read(result);
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      throw new UtilityError('contract', { code: 'unreadable', cause });
    }
  };

  const signedIn = (answer: Element): SignInStep => {
    const pending = child(answer, 'Pending');
    if (pending)
      return {
        step: 'verification-pending',
        id: text(pending, 'Id'),
        channel: maybe(pending, 'Channel') === 'T' ? 'text' : 'email',
        sentTo: text(pending, 'SentTo'),
      };
    const session = sessionOf(answer);
    if (session.state !== 'signed-in') throw new Unreadable('Nobody is signed in');
    token = text(answer, 'Token');
    return { step: 'signed-in', session };
  };

  return {
    id: address,
    getPortal: async (signal) => {
      signal.throwIfAborted();
      return portal;
    },
    session: {
      getSession: (signal) => ask('WhoAmI', '', signal, sessionOf),
      signIn: ({ identifier, password }, signal) =>
        ask('LogOn', leaf('User', identifier) + leaf('Password', password), signal, signedIn),
      signOut: async (signal) => {
        const state = await ask('LogOff', '', signal, sessionOf);
        token = undefined;
        return state;
      },
    },
    accounts: {
      listAccounts: (signal) =>
        ask('Accounts', '', signal, (answer) => ({ accounts: all(answer, 'Account').map(accountOf) })),
    },
    bills: {
      listBills: ({ accountId, past }, signal) =>
        ask('Invoices', leaf('AccountId', accountId) + leaf('Paid', past ? 'Y' : 'N'), signal, billsOf),
      getBill: (billId, signal) => ask('Invoice', leaf('Id', billId), signal, detailsOf),
    },
    payments: {
      keys: { header: 'Key', retentionSeconds: 7 * 86_400, replaysErrors: true },
      quote: ({ accountId, items, method }, signal) =>
        ask(
          'Quote',
          leaf('AccountId', accountId) + itemsXml(items) + leaf('Method', method),
          signal,
          quoteOf,
        ),
      // Sent once. Whether to send it again is the widget's to say, and it says it with the same key.
      pay: (payment, key, signal) => ask('Pay', paymentXml(key, payment), signal, outcomeOf),
      resolve: (key, signal) => ask('FindOrVoid', leaf('Key', key), signal, resolutionOf),
    },
  };
}
