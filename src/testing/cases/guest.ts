import { NotJudged, ConformanceFailure, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, once, refused, told } from '../setting.js';
import type { Setting } from '../setting.js';
import { wordsOf } from './linking.js';
import { newKey, paymentsOf, requestFor } from './payments.js';

const guestOf = async (setting: Setting) => {
  await setting.need('guest-payment');
  const adapter = await setting.visitor();
  return { adapter, port: setting.offered<'guest'>(adapter, 'guest-payment') };
};
const proofs = ({ facts }: Setting) => fact(facts.guest, 'guest');
const rejected = (code: string | readonly string[]) => ({ kind: 'rejected', code }) as const;

export const guestRules = (): readonly Rule[] => {
  // Look-ups are limited: one serves several rules.
  let setting: Setting;
  const look = once(async () => {
    const { adapter, port } = await guestOf(setting);
    return { adapter, bills: await port.findBills({ proof: proofs(setting).proof }, live) };
  });
  const found = (own: Setting) => {
    setting = own;
    return look();
  };
  const order = async (own: Setting) => {
    const { adapter, bills } = await found(own);
    const bill = bills.bills.bills.find(({ balance, pending }) => balance > 0 && pending === 0);
    if (!bill) throw new NotJudged('the guest’s account has no open bill');
    const partial = (await own.portal()).payments?.partial === true;
    const item = { billId: bill.id, amount: partial ? Math.min(bill.balance, 100) : bill.balance };
    const { accountId } = bills.bills;
    const ask = { accountId, items: [item], method: 'card' as const, guest: bills.ticket };
    return { port: await paymentsOf(own, adapter), bills, item, ask };
  };

  return [
    {
      id: 'guest.look-up',
      name: 'finds what is due on the account that the answers fit, with a ticket to pay it',
      run: async (own) => {
        const { bills } = await found(own);
        check(bills.expiresInSeconds > 0, 'The ticket has run out as it was made');
        for (const bill of bills.bills.bills)
          same(bill.accountId, bills.bills.accountId, 'A bill is of account');
      },
    },
    {
      id: 'guest.masked',
      name: 'shows a guest name, address and number masked alone (SEC-21)',
      run: async (own) => {
        const { customerName, serviceAddress, accountNumber } = proofs(own);
        const { bills } = await found(own);
        const shown = [bills.customerName, bills.serviceAddress, bills.number].join(' ').toLowerCase();
        const words = [fact(customerName, 'guest.customerName'), serviceAddress ?? '', accountNumber ?? ''];
        for (const word of wordsOf(words.join(' ').toLowerCase()))
          check(!shown.includes(word), `The answer tells "${word}"`);
      },
    },
    {
      id: 'guest.no-usage',
      name: 'shows a guest what is due, and not how much was used',
      run: async (own) => {
        const { bills } = await found(own);
        for (const bill of bills.bills.bills)
          check(!bill.usage && !bill.previousUsage, 'A bill tells how much was used');
      },
    },
    {
      id: 'guest.not-signed-in',
      name: 'signs nobody in by a look-up',
      run: async (own) => {
        const { adapter } = await found(own);
        const { state } = await own.offered<'session'>(adapter, 'sign-in').getSession(live);
        same(state, 'signed-out', 'After a look-up the browser is');
        const accounts = own.offered<'accounts'>(adapter, 'accounts').listAccounts(live);
        await refused(accounts, { kind: 'auth' }, 'A guest’s list of accounts');
      },
    },
    {
      id: 'guest.no-match-alike',
      name: 'does not tell which answer was wrong (SEC-22)',
      run: async (own) => {
        const { port } = await guestOf(own);
        const ask = (proof: Readonly<Record<string, string>>) =>
          refused(port.findBills({ proof }, live), rejected('no-match'), 'A look-up with a wrong answer');
        const wrong = await ask(fact(proofs(own).wrongProof, 'guest.wrongProof'));
        const unknown = await ask(fact(proofs(own).unknownProof, 'guest.unknownProof'));
        same(told(wrong), told(unknown), 'One wrong answer is told');
      },
    },
    {
      id: 'guest.unanswered',
      name: 'names the field that was not answered',
      run: async (own) => {
        const { port } = await guestOf(own);
        const proof = { ...proofs(own).proof };
        const [first = ''] = Object.keys(proof);
        Reflect.deleteProperty(proof, first);
        const error = await refused(
          port.findBills({ proof }, live),
          rejected('validation'),
          'A look-up with an answer missing',
        );
        check(
          error.fields.some(({ field }) => field === first),
          `No field error names ${first}`,
        );
      },
    },
    {
      id: 'guest.ticket-made-up',
      name: 'quotes nothing for a ticket that it did not give',
      run: async (own) => {
        const { port, ask } = await order(own);
        const wrong = { ...ask, guest: own.random() };
        await refused(port.quote(wrong, live), rejected('ticket-expired'), 'A made-up ticket');
      },
    },
    {
      id: 'guest.ticket-one-account',
      name: 'quotes for a ticket nothing of another account',
      run: async (own) => {
        const { port, ask } = await order(own);
        const wrong = { ...ask, accountId: own.random() };
        await refused(port.quote(wrong, live), rejected('not-found'), 'A ticket for another account');
      },
    },
    {
      id: 'guest.pay',
      name: 'lets a guest pay once with a ticket, and no more',
      features: ['guest-payment'],
      run: async (own) => {
        const token = fact(own.facts.payment?.paid, 'payment.paid');
        const { port, ask, item } = await order(own);
        const quote = await port.quote(ask, live);
        const request = { ...requestFor(quote, 'card', token), guest: ask.guest };
        const key = newKey();
        const outcome = await port.pay(request, key, live);
        check(outcome.status === 'paid', `A guest’s payment came to "${outcome.status}"`);
        same(
          outcome.receipt.items.map(({ billId, amount }) => ({ billId, amount })),
          [item],
          'It paid',
        );
        const again = await port.pay(request, key, live);
        check(again.status === 'paid', `The same key came to "${again.status}"`);
        same(again.receipt.confirmation, outcome.receipt.confirmation, 'The second answer’s confirmation is');
        await refused(port.quote(ask, live), rejected('ticket-expired'), 'A ticket that has paid');
      },
    },
    {
      id: 'guest.limited',
      extra: true,
      name: 'stops look-ups after some, and says how long to wait (SEC-21)',
      run: async (own) => {
        const most = fact(proofs(own).mostLookUps, 'guest.mostLookUps');
        const { port } = await guestOf(own);
        const proof = fact(proofs(own).unknownProof, 'guest.unknownProof');
        for (let count = 0; count <= most; count += 1) {
          const error = await refused(port.findBills({ proof }, live), {}, 'A look-up of no account');
          if (error.code !== 'rate-limited') continue;
          check((error.retryAfterSeconds ?? 0) > 0, 'Nothing says how long to wait');
          return;
        }
        throw new ConformanceFailure(`More than ${most} look-ups in a row were all answered`);
      },
    },
  ];
};
