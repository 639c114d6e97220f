import { NotJudged, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, once, refused, told } from '../setting.js';
import type { Setting } from '../setting.js';

/** Words of a name that are long enough to be told again. */
export const wordsOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length > 2);

const portOf = async (setting: Setting) => {
  await setting.need('linking');
  return setting.offered<'linking'>(await setting.resident(), 'linking');
};

export const linkingRules = (): readonly Rule[] => {
  // Searches are limited: one serves several rules.
  let setting: Setting;
  const search = once(async () =>
    (await portOf(setting)).searchAccounts({ proof: fact(setting.facts.linking, 'linking').proof }, live),
  );
  const found = (own: Setting) => {
    setting = own;
    return search();
  };
  return [
    {
      id: 'linking.search',
      name: 'finds the account that the answers fit, with a ticket for it',
      run: async (own) => {
        const accounts = (await found(own)).found;
        check(accounts.length > 0, 'Nothing was found, and nothing said no-match');
        for (const { number } of accounts) check(/\d/.test(number), 'A found account has no number');
      },
    },
    {
      id: 'linking.masked',
      extra: true,
      name: 'does not tell who the customer is to somebody who only has a bill (SEC-21)',
      run: async (own) => {
        const name = fact(own.facts.linking?.customerName, 'linking.customerName');
        const answer = await found(own);
        check(
          !JSON.stringify(answer).toLowerCase().includes(name.toLowerCase()),
          'The answer tells the name',
        );
        const shown = answer.found.map(({ customerName = '' }) => customerName.toLowerCase()).join(' ');
        for (const word of wordsOf(name.toLowerCase()))
          check(!shown.includes(word), `The answer tells "${word}"`);
      },
    },
    {
      id: 'linking.no-match-alike',
      name: 'does not tell which answer was wrong (SEC-22)',
      run: async (own) => {
        const { wrongProof, unknownProof } = fact(own.facts.linking, 'linking');
        const port = await portOf(own);
        const wanted = { kind: 'rejected', code: 'no-match' } as const;
        const ask = (proof: Readonly<Record<string, string>>) =>
          refused(port.searchAccounts({ proof }, live), wanted, 'A search with a wrong answer');
        const wrong = await ask(fact(wrongProof, 'linking.wrongProof'));
        const unknown = await ask(fact(unknownProof, 'linking.unknownProof'));
        same(told(wrong), told(unknown), 'One wrong answer is told');
      },
    },
    {
      id: 'linking.unanswered',
      name: 'names the field that was not answered',
      run: async (own) => {
        const proof = { ...fact(own.facts.linking, 'linking').proof };
        const [first = ''] = Object.keys(proof);
        Reflect.deleteProperty(proof, first);
        const error = await refused(
          (await portOf(own)).searchAccounts({ proof }, live),
          { kind: 'rejected', code: 'validation' },
          'A search with an answer missing',
        );
        check(
          error.fields.some(({ field }) => field === first),
          `No field error names ${first}`,
        );
      },
    },
    {
      id: 'linking.signed-out',
      name: 'finds and links nothing for somebody who is not signed in',
      run: async (own) => {
        await own.need('linking');
        const port = own.offered<'linking'>(await own.visitor(), 'linking');
        const wanted = { kind: 'auth', code: 'signed-out' } as const;
        const { proof } = fact(own.facts.linking, 'linking');
        await refused(port.searchAccounts({ proof }, live), wanted, 'A stranger’s search');
        await refused(
          port.linkAccount({ ticket: own.random(), remember: false }, live),
          wanted,
          'A stranger’s link',
        );
      },
    },
    {
      id: 'linking.made-up-ticket',
      name: 'links nothing for a ticket that it did not give',
      run: async (own) => {
        await refused(
          (await portOf(own)).linkAccount({ ticket: own.random(), remember: false }, live),
          { kind: 'rejected', code: 'ticket-expired' },
          'A made-up ticket',
        );
      },
    },
    {
      id: 'linking.other-ticket',
      name: 'links nothing for a ticket that another resident was given',
      run: async (own) => {
        const [first] = (await found(own)).found;
        if (!first) throw new NotJudged('nothing was found');
        const other = await own.signedIn(fact(own.facts.otherResident, 'otherResident'));
        await refused(
          own
            .offered<'linking'>(other, 'linking')
            .linkAccount({ ticket: first.ticket, remember: false }, live),
          { kind: 'rejected', code: 'ticket-expired' },
          'Another resident’s ticket',
        );
      },
    },
    {
      id: 'linking.link',
      name: 'links a found account, once however often it is asked, and lists it from then on',
      run: async (own) => {
        const { proof } = fact(own.facts.linking, 'linking');
        // In a session of its own, so that the link ends with it where the backend keeps none.
        const adapter = await own.signedIn();
        const port = own.offered<'linking'>(adapter, 'linking');
        const all = (await port.searchAccounts({ proof }, live)).found;
        const first = all.find(({ linked }) => !linked);
        if (!first) throw new NotJudged('the account of linking.proof is linked already');
        const before = (await own.offered<'accounts'>(adapter, 'accounts').listAccounts(live)).accounts;
        const link = () => port.linkAccount({ ticket: first.ticket, remember: false }, live);
        const { accounts } = await link();
        same(accounts.length, before.length + 1, 'Accounts after linking one more');
        check(
          accounts.some(({ number }) => number === first.number),
          'The linked account is not listed',
        );
        await link().catch(() => undefined);
        const now = (await own.offered<'accounts'>(adapter, 'accounts').listAccounts(live)).accounts;
        same(
          now.map(({ id }) => id).sort(),
          accounts.map(({ id }) => id).sort(),
          'Accounts after linking it twice',
        );
      },
    },
  ];
};
