/**
 * A pretend desk of the nineties: one address, envelopes, letters for words, dollars as text, American days. Behind it is the simulated
 * utility, so that what is paid here is paid. An integrator has no such file: this is what they are given.
 */
import type { ProblemCode } from '../../src/contract/problem.js';
import type { Utility } from '../../mock-api/domain/utility.js';
import { Refusal } from '../../mock-api/domain/refusal.js';
import { itemsOf, paymentOf } from './soap-outcomes.js';
import { dayXml, details, invoice, money, outcomeXml, quoteXml } from './soap-writing.js';
import { envelope, leaf, maybe, node, openEnvelope, text } from './xml.js';

const codes: Partial<Record<ProblemCode, string>> = {
  'credentials-wrong': 'DESK-101',
  'signed-out': 'DESK-102',
  'rate-limited': 'DESK-103',
  'not-found': 'DESK-201',
  forbidden: 'DESK-202',
  validation: 'DESK-203',
  'quote-changed': 'DESK-301',
  'quote-expired': 'DESK-302',
  'payment-pending': 'DESK-303',
  'token-unusable': 'DESK-304',
  'key-required': 'DESK-401',
  'key-reused': 'DESK-402',
  'key-closed': 'DESK-403',
  'key-in-flight': 'DESK-404',
  maintenance: 'DESK-900',
};

type Operation = (asked: Element, session: string | null) => Promise<string>;

function operations(utility: Utility): Readonly<Record<string, Operation>> {
  const who: Operation = async (_, session) => {
    const state = await utility.session(session);
    return state.state === 'signed-in'
      ? leaf('User', state.userName) + leaf('Seconds', state.expiresInSeconds)
      : '';
  };
  return {
    WhoAmI: who,
    LogOn: async (asked, current) => {
      const credentials = {
        identifier: text(asked, 'User'),
        password: text(asked, 'Password'),
        remember: false,
      };
      const { step, session } = await utility.signIn(credentials, current);
      if (step.step === 'signed-in')
        return (await who(asked, session?.id ?? null)) + leaf('Token', session?.id);
      const channel = step.channel === 'text' ? 'T' : 'E';
      return node('Pending', leaf('Id', step.id), leaf('Channel', channel), leaf('SentTo', step.sentTo));
    },
    LogOff: async (_, session) => {
      await utility.signOut(session);
      return '';
    },
    Accounts: async (_, session) =>
      (await utility.accounts(session)).accounts
        .map(({ id, number, customerNumber, serviceAddress }) =>
          node(
            'Account',
            ...[leaf('Id', id), leaf('Number', number), leaf('Customer', customerNumber)],
            leaf('Address', serviceAddress),
          ),
        )
        .join(''),
    Invoices: async (asked, session) => {
      const found = await utility.bills(session, text(asked, 'AccountId'), maybe(asked, 'Paid') === 'Y');
      return [
        ...[
          leaf('AccountId', found.accountId),
          dayXml('AsOf', found.asOf),
          money('TotalDue', found.totalDue),
        ],
        ...found.bills.map(invoice),
      ].join('');
    },
    Invoice: async (asked, session) => details(await utility.bill(session, text(asked, 'Id'))),
    Quote: async (asked, session) => {
      const method = text(asked, 'Method') === 'card' ? 'card' : 'bank-account';
      const question = { accountId: text(asked, 'AccountId'), items: itemsOf(asked), method } as const;
      return quoteXml(await utility.quote(session, question));
    },
    Pay: async (asked, session) => {
      const key = text(asked, 'Key');
      if (key === '') throw new Refusal('key-required');
      return outcomeXml(await utility.pay(session, key, paymentOf(asked)));
    },
    FindOrVoid: async (asked) => outcomeXml(await utility.resolve(text(asked, 'Key'))),
  };
}

const faultXml = ({ code, retryAfterSeconds, errors = [] }: Refusal): string =>
  node(
    'soap:Fault',
    leaf('faultcode', 'soap:Server'),
    leaf('faultstring', 'The desk has refused this.'),
    node(
      'detail',
      ...[leaf('Code', codes[code] ?? 'DESK-999'), leaf('Wait', retryAfterSeconds)],
      ...errors.map((each) => node('Field', leaf('Name', each.field), leaf('Wrong', each.code))),
    ),
  );

/** As `fetch`, for the desk's one address. */
export function soapBackend(utility: Utility): typeof fetch {
  const all = operations(utility);
  const answer = (status: number, xml: string): Response =>
    new Response(envelope('', xml), { status, headers: { 'Content-Type': 'text/xml; charset=utf-8' } });

  return async (_, init) => {
    init?.signal?.throwIfAborted();
    const opened = openEnvelope(typeof init?.body === 'string' ? init.body : '');
    const asked = opened?.body.firstElementChild;
    const operation = asked && all[asked.localName];
    if (!operation) return new Response('<h1>Bad request</h1>', { status: 400 });
    try {
      const found = await operation(asked, maybe(opened.header, 'Token') ?? null);
      return answer(200, node(`${asked.localName}Result`, found));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return answer(500, faultXml(error));
    }
  };
}
