import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Linking } from '../../../src/contract/index.js';
import { maskName } from '../../../mock-api/domain/masks.js';
import { isLastName } from '../../../mock-api/domain/proofs.js';
import type { Tenant } from '../../../mock-api/domain/tenant.js';
import { cityWith, refusalOf } from './doors.js';
import { codeOf, credentials, setUp, tenant, tenantWith } from './support.js';

const proof = { accountNumber: '28624', customerNumber: '405583' };

/** A resident who has linked nothing yet. */
async function newcomer(city: Tenant = tenant) {
  const world = await setUp({
    tenant: { ...city, users: city.users.map((user) => ({ ...user, accounts: [] })) },
  });
  const numbers = async (session = world.session) =>
    (await world.utility.accounts(session)).accounts.map(({ number }) => number);
  const find = async (given: Record<string, string> = proof) =>
    (await world.utility.searchAccounts(world.session, { proof: given })).found;
  return { ...world, numbers, find };
}

/** The same city with one other question to be answered beside the number. */
const askingFor = (...kinds: Linking['fields'][number]['kind'][]): Tenant =>
  cityWith(
    { linking: { fields: kinds.map((kind) => ({ name: kind, kind })), remember: false } },
    {
      accounts: tenant.accounts.map((account, index) => ({
        ...account,
        customerName: index === 0 ? 'María José Núñez-O’Brien' : account.customerName,
      })),
    },
  );

describe('searching for an account', () => {
  it('finds it by account number and customer ID, with the customer’s name masked (S4.13, S4.17, SEC-21)', async () => {
    const { find } = await newcomer();
    expect(await find()).toEqual([
      {
        ticket: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        ...{ number: '28624', customerNumber: '405583', serviceAddress: '0 ALAMEDA DR - IRR' },
        customerName: 'A••• G••• A•••',
        linked: false,
      },
    ]);
  });

  it.each([
    ['the account number', { ...proof, accountNumber: '28625' }],
    ['the customer ID', { ...proof, customerNumber: '405584' }],
    ['both', { accountNumber: '1', customerNumber: '2' }],
    ['the numbers’ places', { accountNumber: '405583', customerNumber: '28624' }],
    ['letters', { ...proof, accountNumber: 'unknown' }],
  ])('does not tell what was wrong: %s (S2.16, SEC-22)', async (_, given) => {
    const { find } = await newcomer();
    expect(await refusalOf(find(given))).toEqual({ code: 'no-match' });
  });

  it('says which question has no answer (S2.16)', async () => {
    const { find } = await newcomer();
    expect(await refusalOf(find({ accountNumber: ' ' }))).toEqual({
      code: 'validation',
      errors: ['accountNumber empty', 'customerNumber empty'],
    });
  });

  it('understands numbers however they are spelled (ACC-24, S2.13, S3.9)', async () => {
    const gap = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '–', ' - ', '\u200b', '/');
    const lead = fc.constantFrom('', ' ', '#', 'No. ', 'Account number: ', 'Acct ', 'Número de cuenta: ');
    const spelled = (number: string) =>
      fc
        .tuple(lead, fc.array(gap, { minLength: 6, maxLength: 6 }), fc.boolean())
        .map(
          ([before, gaps, wide]) =>
            before +
            [...number]
              .map(
                (digit, at) =>
                  (at > 0 ? (gaps[at] ?? '') : '') +
                  (wide ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit),
              )
              .join(''),
        );
    await fc.assert(
      fc.asyncProperty(spelled('28624'), spelled('405583'), async (accountNumber, customerNumber) => {
        const { find } = await newcomer();
        expect(await find({ accountNumber, customerNumber })).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    'Núñez-O’Brien',
    'nunez obrien',
    'NUÑEZ',
    "O'Brien",
    'o’brien',
    'OBRIEN',
    'José Nuñez',
    'Nunez-OBrien, Maria Jose',
    ' maría josé NÚÑEZ o’brien ',
  ])('takes %j for the last name of María José Núñez-O’Brien (S2.12, ACC-24)', (typed) => {
    expect(isLastName(typed, 'María José Núñez-O’Brien')).toBe(true);
  });

  it.each(['', ' ', 'María', 'Nuñ', 'brien', 'Nunez Maria', '-', 'maria jose'])(
    'does not take %j for it (S2.16)',
    (typed) => {
      expect(isLastName(typed, 'María José Núñez-O’Brien')).toBe(false);
    },
  );

  it.each(['Rivera De La Cruz', 'delacruz', 'De la Cruz', 'CRUZ'])(
    'takes %j for the last name of Ana Rivera de la Cruz (S2.12)',
    (typed) => {
      expect(isLastName(typed, 'Ana Rivera de la Cruz')).toBe(true);
    },
  );

  it.each(['$127.11', '127,11', ' 127.11 USD', '127.11', '$ 127.11', 'US$127.11'])(
    'takes %j for the amount of the last bill (S2.12, ACC-24)',
    async (amount) => {
      const { find } = await newcomer(askingFor('account-number', 'last-bill-amount'));
      expect(await find({ 'account-number': '28624', 'last-bill-amount': amount })).toHaveLength(1);
    },
  );

  it.each(['$134.46', '127', '12711', '-127.11', 'a lot', '0'])(
    'does not take %j for it (S2.16)',
    async (amount) => {
      const { find } = await newcomer(askingFor('account-number', 'last-bill-amount'));
      const given = { 'account-number': '28624', 'last-bill-amount': amount };
      expect(await refusalOf(find(given))).toEqual({ code: 'no-match' });
    },
  );

  it.each([
    ['Núñez', true],
    ['127.11', true],
    ['134.46', false],
    ['Gardens', false],
  ])('takes name or amount in one field: %j (S2.14)', async (answer, right) => {
    const { find } = await newcomer(askingFor('customer-number', 'name-or-amount'));
    const given = { 'customer-number': '405583', 'name-or-amount': answer };
    const numbers = await find(given).then(
      (found) => found.map(({ number }) => number),
      (): string[] => [],
    );
    expect(numbers.includes('28624')).toBe(right);
  });

  it('finds every account that fits (S4.10, S4.17)', async () => {
    const { find } = await newcomer(askingFor('customer-number'));
    const found = await find({ 'customer-number': '405583' });
    expect(found.map(({ number }) => number)).toEqual(['28624', '30215']);
    expect(new Set(found.map(({ ticket }) => ticket)).size).toBe(2);
  });

  it('fits nothing where nothing is asked, or by an amount where there is no bill', async () => {
    expect(await codeOf((await newcomer(askingFor())).find({}))).toBe('no-match');
    const noBills = { ...askingFor('last-bill-amount'), accounts: tenantWith('no-bills').accounts };
    expect(await codeOf((await newcomer(noBills)).find({ 'last-bill-amount': '0.00' }))).toBe('no-match');
  });

  it('has to wait after twelve times, right or wrong, and finds again later (SEC-23)', async () => {
    const { find, clock } = await newcomer();
    for (let i = 0; i < 12; i += 1) await refusalOf(find(i % 2 ? proof : { ...proof, accountNumber: '1' }));
    expect(await refusalOf(find())).toEqual({ code: 'rate-limited', retryAfterSeconds: 600 });
    await clock.tick(600_000);
    expect(await find()).toHaveLength(1);
  });

  it('needs a session, and a portal that offers it', async () => {
    const { utility } = await newcomer();
    expect(await codeOf(utility.searchAccounts(null, { proof }))).toBe('signed-out');
    expect(await codeOf(utility.linkAccount(null, { ticket: 't', remember: true }))).toBe('signed-out');
    const { utility: other, session } = await setUp({ tenant: tenantWith('linking-off') });
    expect(await codeOf(other.searchAccounts(session, { proof }))).toBe('not-found');
    expect(await codeOf(other.linkAccount(session, { ticket: 't', remember: true }))).toBe('not-found');
  });
});

describe('linking an account', () => {
  it('shows its bills from then on, also after signing in again (S4.14, S4.30)', async () => {
    const { utility, session, find, numbers } = await newcomer();
    expect(await codeOf(utility.bills(session, 'account-irrigation', false))).toBe('not-found');
    const [found] = await find();
    const { accounts } = await utility.linkAccount(session, { ticket: found?.ticket ?? '', remember: true });
    expect(accounts.map(({ number }) => number)).toEqual(['28624']);
    expect((await utility.bills(session, 'account-irrigation', false)).totalDue).toBe(26_157);
    expect(await numbers(await utility.startSession(credentials.identifier))).toEqual(['28624']);
    expect((await find())[0]?.linked).toBe(true);
  });

  it('lasts as long as the session where the resident does not want it remembered (S4.14, S4.30)', async () => {
    const { utility, session, find, numbers } = await newcomer();
    const [found] = await find();
    await utility.linkAccount(session, { ticket: found?.ticket ?? '', remember: false });
    expect(await numbers()).toEqual(['28624']);
    expect((await utility.bills(session, 'account-irrigation', false)).totalDue).toBe(26_157);
    const other = await utility.startSession(credentials.identifier);
    expect(await numbers(other)).toEqual([]);
    expect(await codeOf(utility.bills(other, 'account-irrigation', false))).toBe('not-found');
    await utility.signOut(session);
    const { session: again } = await utility.signIn(credentials, null);
    expect(await numbers(again?.id)).toEqual([]);
  });

  it('does not remember one account because another is remembered (S4.14)', async () => {
    const { utility, session, find, numbers } = await newcomer();
    const [first] = await find();
    await utility.linkAccount(session, { ticket: first?.ticket ?? '', remember: false });
    const [second] = await find({ ...proof, accountNumber: '30215' });
    await utility.linkAccount(session, { ticket: second?.ticket ?? '', remember: true });
    expect((await numbers()).sort()).toEqual(['28624', '30215']);
    expect(await numbers(await utility.startSession(credentials.identifier))).toEqual(['30215']);
  });

  it('may be remembered after all, and a second press changes nothing (S4.14)', async () => {
    const { utility, session, find, numbers } = await newcomer();
    const [found] = await find();
    const ticket = found?.ticket ?? '';
    for (const remember of [false, true, true, false])
      await utility.linkAccount(session, { ticket, remember });
    expect(await numbers()).toEqual(['28624']);
    expect(await numbers(await utility.startSession(credentials.identifier))).toEqual(['28624']);
  });

  it('takes ten minutes at most, and only whoever searched (SEC-22)', async () => {
    const { utility, session, clock, find } = await newcomer();
    const [found] = await find();
    const ticket = found?.ticket ?? '';
    const other = await utility.startSession('newleaf');
    expect(await codeOf(utility.linkAccount(other, { ticket, remember: true }))).toBe('ticket-expired');
    expect(await codeOf(utility.linkAccount(session, { ticket: 'made-up', remember: true }))).toBe(
      'ticket-expired',
    );
    await clock.tick(600_000);
    expect(await codeOf(utility.linkAccount(session, { ticket, remember: true }))).toBe('ticket-expired');
  });

  it('lets a resident pay a bill of an account that is linked for the session alone (S4.30)', async () => {
    const { utility, session, find, payWith } = await newcomer();
    const [found] = await find();
    await utility.linkAccount(session, { ticket: found?.ticket ?? '', remember: false });
    expect((await payWith('paid', 'key-1')).status).toBe('paid');
  });
});

describe('a customer’s name', () => {
  it.each([
    ['Rosa Delgado', 'R••• D•••'],
    ['  Ó  Brien ', 'Ó••• B•••'],
    ['😀mile', '😀•••'],
    ['', ''],
  ])('is masked whatever its length: %j (SEC-21)', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
