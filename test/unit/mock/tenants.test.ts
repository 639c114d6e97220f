import { describe, expect, it } from 'vitest';

import { PortalConfig, parse } from '../../../src/contract/index.js';
import type { LocalText } from '../../../src/contract/index.js';
import { billsOf } from '../../../mock-api/domain/seed.js';
import { usageOf } from '../../../mock-api/domain/usage.js';
import type { Tenant } from '../../../mock-api/domain/tenant.js';
import { billLines, tableOn, totalOf } from '../../../mock-api/domain/rates.js';
import { passwordError } from '../../../mock-api/domain/registration-answers.js';
import { glendoraRates } from '../../../mock-api/tenants/glendora.js';
import { ontarioRates } from '../../../mock-api/tenants/ontario.js';
import { allTenants } from '../../../mock-api/tenants/index.js';
import { readCatalogues } from '../../support/catalogues.js';

const tenants = allTenants({ processorBase: 'http://localhost:4011' });
const { ontario: s1, 'community-connect': s2, glendora: s3, pleasanton: s4 } = tenants;
const portals: readonly Tenant[] = [s1, s2, s3, s4];
const named = Object.entries<Tenant>(tenants);
const catalogues = await readCatalogues();
const messageKeys = new Set(catalogues.flatMap(({ words }) => Object.keys(words)));

/** A row of the table of differences: what is looked at, and what it is at each of the four. */
const row = (look: (portal: PortalConfig, tenant: Tenant) => unknown): unknown[] =>
  portals.map((tenant) => look(tenant.portal, tenant));
const offers = (capability: PortalConfig['capabilities'][number]) =>
  row(({ capabilities }) => capabilities.includes(capability));
const fieldsOf = ({ registration }: PortalConfig) =>
  registration?.steps.map(({ fields }) =>
    fields.map(({ kind, retype, required }) => `${kind}${retype ? ' twice' : ''}${required ? '' : '?'}`),
  );

describe('the portals, side by side', () => {
  it('sign in with a user name, an e-mail address or a user ID of 1 to 20 (S1.27, S4.3)', () => {
    expect(row(({ signIn }) => [signIn?.identifier.kind, signIn?.identifier.maxLength])).toEqual([
      ['user-name', 30],
      ['email', 254],
      ['email', 254],
      ['user-name', 20],
    ]);
    expect(row(({ signIn }) => signIn?.rememberMe)).toEqual([true, false, false, false]);
  });

  it('have each its own rule for passwords, and ask once or twice (S3.15, S4.4)', () => {
    const rules = row(({ registration }) => {
      const { minLength, maxLength, lowerCase, upperCase, digit } = registration?.password ?? {};
      return [minLength, maxLength, lowerCase, upperCase, digit];
    });
    expect(rules).toEqual([
      [15, 64, false, false, false],
      [15, 64, false, false, false],
      [8, 64, true, true, true],
      [8, 15, false, false, false],
    ]);
    expect(
      row((portal) =>
        fieldsOf(portal)
          ?.flat()
          .filter((kind) => kind.startsWith('password')),
      ),
    ).toEqual([['password twice'], ['password'], ['password'], ['password twice', 'password-hint']]);
  });

  it('ask for what their documents ask for, in steps (S2.7, S4.4)', () => {
    expect(row((portal) => fieldsOf(portal))).toEqual([
      [
        [
          ...['user-name', 'password twice', 'customer-number', 'account-number'],
          ...['choice?', 'choice?', 'email twice'],
        ],
      ],
      [['email', 'password', 'mobile?', 'choice?']],
      [['email'], ['account-number', 'name', 'password', 'mobile?']],
      [['user-name twice', 'password twice', 'password-hint', 'email']],
    ]);
    expect(row(({ registration }) => registration?.steps.map(({ send }) => send))).toEqual([
      [false],
      [false],
      [true, false],
      [false],
    ]);
  });

  it('verify by link or code, a mobile number only where one is confirmed, and ask a question at one (S1.31)', () => {
    expect(row(({ verification }) => verification?.codeLength)).toEqual([6, 6, 6, 6]);
    expect(row((_, { rules }) => rules.verifyMobile === true)).toEqual([false, false, true, false]);
    expect(row(({ registration }) => registration?.challenge)).toEqual([false, false, false, true]);
  });

  it('take proof of an account at registration, or later by what their bills show (S1.12, S2.12, S3.9, S4.13)', () => {
    const proofs = ['account-number', 'customer-number'];
    expect(
      row((portal) =>
        fieldsOf(portal)
          ?.flat()
          .filter((kind) => proofs.includes(kind)),
      ),
    ).toEqual([['customer-number', 'account-number'], [], ['account-number'], []]);
    expect(row(({ linking }) => linking?.fields.map(({ kind }) => kind))).toEqual([
      undefined,
      ['account-number', 'name-or-amount'],
      undefined,
      ['account-number', 'customer-number'],
    ]);
    expect(row(({ linking }) => linking?.remember)).toEqual([undefined, false, undefined, true]);
    expect(offers('linking')).toEqual([false, true, false, true]);
  });

  it('mark required fields with a word, with nothing or with an asterisk (S1.8)', () => {
    expect(row(({ requiredMark }) => requiredMark)).toEqual(['word', 'none', 'none', 'asterisk']);
  });

  it('have terms to accept at one only', () => {
    expect(row(({ registration }) => registration?.terms !== undefined)).toEqual([
      ...[false, false, true, false],
    ]);
  });

  it('let guests pay, sign-in first, or take no payments at all (S1.5, S4.1)', () => {
    expect(offers('guest-payment')).toEqual([true, false, false, true]);
    expect(row(({ guestPayment }) => guestPayment?.fields.map(({ kind }) => kind))).toEqual([
      ['customer-number', 'account-number'],
      undefined,
      undefined,
      ['account-number', 'customer-number'],
    ]);
    expect(offers('payments')).toEqual([true, true, false, true]);
    expect(row(({ payments }) => payments?.methods.map(({ kind }) => kind))).toEqual([
      ['card'],
      ['bank-account', 'card'],
      undefined,
      ['card', 'bank-account'],
    ]);
    const cards = s4.portal.payments?.methods.find(({ kind }) => kind === 'card');
    expect(cards?.brands).toEqual(['visa', 'mastercard']);
  });

  it('show use, or do not speak of it', () => {
    expect(offers('usage')).toEqual([true, false, true, true]);
    expect(row(({ usage }) => usage?.granularities)).toEqual([
      ...[['billed'], undefined, ['daily', 'billed'], ['billed']],
    ]);
    expect(row(({ usage }) => usage?.alerts)).toEqual([false, undefined, true, false]);
  });

  it('say a failure above the fields or below them, in the lower right (S1.19, S2.16)', () => {
    expect(row(({ errorStyle }) => errorStyle)).toEqual(['above', 'below', undefined, 'above']);
  });

  it('have a cart at one, and autopay with or without a maximum', () => {
    expect(row(({ cart }) => cart)).toEqual([false, false, undefined, true]);
    expect(row(({ autopay }) => autopay?.maximum)).toEqual([undefined, true, undefined, false]);
  });

  it('print their numbers each in its own way (S1.13, S3.10)', () => {
    const digits = row(({ numbers: { account, customer } }) => [
      [account.minDigits, account.maxDigits],
      customer && [customer.minDigits, customer.maxDigits],
    ]);
    expect(digits).toEqual([
      [
        [7, 7],
        [7, 7],
      ],
      [[7, 7], undefined],
      [[10, 11], undefined],
      [
        [5, 5],
        [6, 6],
      ],
    ]);
    expect(
      row(({ numbers: { account, customer } }) => [account.beside?.stands, customer?.beside?.stands]),
    ).toEqual([
      ['before', 'after'],
      [undefined, undefined],
      [undefined, undefined],
      ['after', 'before'],
    ]);
    expect(row((_, { accounts }) => accounts[0]?.number)).toEqual([
      ...['5530261', '10.4417.2', '40017326-01', '28624'],
    ]);
  });

  it('are called by their own names and by those of their products (S1.3)', () => {
    expect(row(({ name, product }) => [name['en'], product?.['en']])).toEqual([
      ['Ontario Municipal Utilities', 'Infinity.Link'],
      ['City of Cedar Bend', 'Community Connect'],
      ['City of Glendora', 'FlexNet Customer Connect'],
      ['City of Pleasanton', 'Citizen Self Service'],
    ]);
  });
});

/** Every text of a portal that has languages, wherever it stands. */
function textsOf(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [value as LocalText];
  return Object.values(value).flatMap(textsOf);
}

describe.each(named)('the portal of %s', (name, tenant) => {
  const { portal, rules, accounts, users } = tenant;

  it('is a portal of the contract, whole', () => {
    expect(parse(PortalConfig, portal)).toEqual({ ok: true, value: portal });
    expect(portal.id).toBe(name);
  });

  it('says everything in English and in Spanish (ACC-50)', () => {
    const texts = textsOf(portal);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) {
      expect(Object.keys(text).sort()).toEqual(['en', 'es']);
      expect(Object.values(text).every(Boolean)).toBe(true);
    }
  });

  it('calls a bill in Spanish what the library calls it (ACC-50)', () => {
    expect(JSON.stringify(tenant.portal)).not.toMatch(/\brecibos?\b/i);
  });

  it('has words of its own only for what the library says, in each of its languages', () => {
    const own = Object.entries(portal.messages ?? {});
    const keys = own.map(([, words]) => Object.keys(words).sort());
    expect(own.map(([language]) => language).sort()).toEqual(
      own.length > 0 ? [...portal.locales].sort() : [],
    );
    expect(keys.flat().filter((key) => !messageKeys.has(key))).toEqual([]);
    for (const each of keys) expect(each).toEqual(keys[0]);
  });

  it('says of a thing what it offers, and nothing of what it does not', () => {
    const said = {
      'sign-in': portal.signIn,
      registration: portal.registration,
      linking: portal.linking,
      'guest-payment': portal.guestPayment,
      payments: portal.payments,
    };
    for (const [capability, part] of Object.entries(said))
      expect([capability, part !== undefined]).toEqual([
        capability,
        portal.capabilities.some((offered) => offered === capability),
      ]);
    const fees = portal.payments?.methods.map(({ kind, hasFee }) => [kind, hasFee]) ?? [];
    for (const [kind, hasFee] of fees) {
      const fee = kind === 'card' ? rules.fees.card : rules.fees['bank-account'];
      expect(hasFee).toBe(fee !== undefined);
    }
  });

  it('has nobody’s real telephone, mail or web address', () => {
    const { phone, email = '' } = portal.contact;
    expect(phone).toMatch(/^\d{3}-555-01\d\d$/);
    for (const address of [email, ...users.map((user) => user.email)]) expect(address).toMatch(/\.example$/);
    const { payments: _, ...said } = portal;
    expect(JSON.stringify(said)).not.toMatch(/https?:|\.(com|org|gov)\b/);
  });

  it('has residents whose passwords and numbers are right by its own rules', () => {
    const policy = portal.registration?.password;
    for (const { password, accounts: own } of users) {
      if (policy) expect([password, passwordError(password, policy)]).toEqual([password, undefined]);
      for (const id of own) expect(accounts.some((account) => account.id === id)).toBe(true);
    }
    for (const { number } of accounts) {
      const digits = number.replace(/\D/g, '').length;
      const { minDigits, maxDigits } = portal.numbers.account;
      expect(digits).toBeGreaterThanOrEqual(minDigits);
      expect(digits).toBeLessThanOrEqual(maxDigits);
    }
  });

  it('has bills in order and before the day on which its world begins, and use of its own', () => {
    const today = rules.startsAt.slice(0, 10);
    const all = accounts.flatMap((account) => billsOf(account));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { issued, due, charges } of all) {
      expect(issued < due && issued <= today).toBe(true);
      expect(charges).toBeGreaterThan(0);
    }
    for (const { id, periods } of accounts) {
      for (const { paidOn } of periods) if (paidOn !== undefined) expect(paidOn <= today).toBe(true);
      const { points, unit } = usageOf(tenant, id);
      expect(points.length).toBeGreaterThan(0);
      expect(portal.units.some((known) => known.unit === unit)).toBe(true);
      for (const [at, { from, to }] of points.map((point, index) => [index, point] as const)) {
        expect(from < to).toBe(true);
        expect(at === 0 || (points[at - 1]?.to ?? '') <= from).toBe(true);
      }
    }
  });
});

describe('the rates of the cities', () => {
  it.each([
    [14, 5_801],
    [15, 6_085],
  ])('of Ontario bill %i units at %i cents', (units, cents) => {
    expect(totalOf(billLines(tableOn(ontarioRates, '2018-01-01'), units))).toBe(cents);
  });

  it.each([
    [0, 8_175],
    [37, 16_907],
    [38, 17_314],
  ])('of Glendora bill %i units at %i cents (S3.11)', (units, cents) => {
    expect(totalOf(billLines(tableOn(glendoraRates, '2021-10-04'), units))).toBe(cents);
  });
});
