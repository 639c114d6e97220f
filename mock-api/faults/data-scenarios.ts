import type { Capability } from '../../src/contract/index.js';
import type { Period, Rules, Tenant, TenantAccount } from '../domain/tenant.js';

const withRules = (tenant: Tenant, rules: Partial<Rules>): Tenant => ({
  ...tenant,
  rules: { ...tenant.rules, ...rules },
});

const withPeriods = (tenant: Tenant, periods: (account: TenantAccount) => readonly Period[]): Tenant => ({
  ...tenant,
  accounts: tenant.accounts.map((account) => ({ ...account, periods: periods(account) })),
});

/** Of use before the bills nothing is known either. */
const withoutEarlierUse = (tenant: Tenant): Tenant => ({
  ...tenant,
  accounts: tenant.accounts.map(({ earlierUse: _, ...account }) => account),
});

export const nothingDue = (tenant: Tenant): Tenant =>
  withPeriods(tenant, ({ periods }) =>
    periods.map((period) => ({ ...period, paidOn: period.paidOn ?? '2016-12-01' })),
  );

export const noBills = (tenant: Tenant): Tenant => withoutEarlierUse(withPeriods(tenant, () => []));

/** `YYYY-MM-DD` of a day of a month counted from January 2013. */
const dayOf = (month: number, day: number): string =>
  `${2013 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const monthly = (count: number): Period[] =>
  Array.from({ length: count }, (_, index) => {
    // The last of them is issued in November 2016.
    const month = 47 - count + index;
    const usage = 4 + ((index * 7) % 15);
    const start = 900 + index * 11;
    return {
      bill: String(60_000 + index * 113),
      year: 2013 + Math.floor((month + 6) / 12),
      issued: dayOf(month, 26),
      due: dayOf(month + 1, 20),
      usage,
      reads: [
        {
          ...{ meter: '1470066', from: dayOf(month - 1, 18), to: dayOf(month, 18) },
          ...{ previous: start, current: start + usage, kind: index % 9 === 4 ? 'estimated' : 'actual' },
        },
      ],
    };
  });

/** Rates that reach back as far as the oldest of many bills. */
const sinceEver = (account: TenantAccount): TenantAccount => ({
  ...account,
  rates: account.rates.map((table, index) => (index === 0 ? { ...table, from: '2000-01-01' } : table)),
});

export const manyBills = (tenant: Tenant): Tenant => ({
  ...tenant,
  accounts: withoutEarlierUse(tenant).accounts.map((account, index) =>
    // A bill's number is had once: the others keep their own.
    index === 0 ? { ...sinceEver(account), periods: monthly(40) } : account,
  ),
});

export const noAccounts = (tenant: Tenant): Tenant => ({
  ...tenant,
  users: tenant.users.map((user) => ({ ...user, accounts: [] })),
});

export function twoAccounts(tenant: Tenant): Tenant {
  const [first] = tenant.accounts;
  if (!first) return tenant;
  const second: TenantAccount = {
    ...sinceEver(first),
    id: 'account-28711',
    number: '28711',
    serviceAddress: '214 WATERLILY CT',
    periods: monthly(1).map((period) => ({ ...period, bill: '98507' })),
  };
  return {
    ...tenant,
    accounts: [...tenant.accounts, second],
    users: tenant.users.map((user) =>
      user.accounts.includes(first.id) ? { ...user, accounts: [...user.accounts, second.id] } : user,
    ),
  };
}

/** The portal says so too: what is written beside a way to pay must not differ from its quote. */
export function withFee(tenant: Tenant): Tenant {
  const { payments } = tenant.portal;
  const rules = withRules(tenant, { fees: { card: { fixed: 195 } } });
  if (!payments) return rules;
  const methods = payments.methods.map((one) => (one.kind === 'card' ? { ...one, hasFee: true } : one));
  return { ...rules, portal: { ...rules.portal, payments: { ...payments, methods } } };
}
export const sessionsAs =
  (session: NonNullable<Rules['session']>) =>
  (tenant: Tenant): Tenant =>
    withRules(tenant, { session });
export const shortSession = (tenant: Tenant): Tenant => withRules(tenant, { idleSeconds: 180 });
export const shortQuote = (tenant: Tenant): Tenant => withRules(tenant, { quoteSeconds: 30 });

export function partial(tenant: Tenant): Tenant {
  const { payments } = tenant.portal;
  return payments
    ? { ...tenant, portal: { ...tenant.portal, payments: { ...payments, partial: true } } }
    : tenant;
}

export function remember(tenant: Tenant): Tenant {
  const { signIn } = tenant.portal;
  return signIn
    ? { ...tenant, portal: { ...tenant.portal, signIn: { ...signIn, rememberMe: true } } }
    : tenant;
}

export const unverified = (tenant: Tenant): Tenant => ({
  ...tenant,
  users: tenant.users.map((user) => ({ ...user, verified: false })),
});

/** A portal that does not offer a thing says nothing about it either. */
export const without =
  (capability: Capability) =>
  (tenant: Tenant): Tenant => {
    const { signIn, payments, registration, linking, guestPayment, ...portal } = tenant.portal;
    return {
      ...tenant,
      portal: {
        ...portal,
        capabilities: portal.capabilities.filter((offered) => offered !== capability),
        ...(signIn && capability !== 'sign-in' ? { signIn } : {}),
        ...(payments && capability !== 'payments' ? { payments } : {}),
        ...(registration && capability !== 'registration' ? { registration } : {}),
        ...(linking && capability !== 'linking' ? { linking } : {}),
        ...(guestPayment && capability !== 'guest-payment' ? { guestPayment } : {}),
      },
    };
  };

/** Enough of everything for a suite that signs in, looks up and pays: open bills, parts of them, and residents to spare. */
export const conformance = (tenant: Tenant): Tenant => {
  const several = partial(manyBills(tenant));
  const spare = several.accounts.at(-1);
  const user = { password: 'test-only-8416', verified: true };
  return {
    ...several,
    users: [
      ...several.users,
      { ...user, identifier: 'otherone', email: 'otherone@residents.example', accounts: [] },
      {
        ...user,
        identifier: 'lockable',
        email: 'lockable@residents.example',
        accounts: spare ? [spare.id] : [],
      },
    ],
  };
};
