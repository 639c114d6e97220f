import { NotJudged, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, refused, told } from '../setting.js';
import type { Setting } from '../setting.js';

const isDay = (day: string): boolean => new Date(`${day}T12:00:00Z`).toISOString().startsWith(day);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const once = (values: readonly string[]): boolean => new Set(values).size === values.length;

async function listOf({ need, offered, resident, accountId }: Setting, past = false) {
  await need('bills');
  const port = offered<'bills'>(await resident(), 'bills');
  return port.listBills({ accountId: await accountId(), past }, live);
}
const usageOf = async ({ need, offered, resident, accountId }: Setting) => {
  await need('usage');
  return offered<'usage'>(await resident(), 'usage').getUsage(await accountId(), live);
};
const other = ({ signedIn, facts }: Setting) => signedIn(fact(facts.otherResident, 'otherResident'));
const signedOut = { kind: 'auth', code: 'signed-out' } as const;
const notFound = { kind: 'rejected', code: 'not-found' } as const;

export const billRules: readonly Rule[] = [
  {
    id: 'accounts.list',
    name: 'lists a resident’s accounts, each once, with the number that the bill prints',
    run: async ({ need, offered, resident }) => {
      await need('accounts');
      const { accounts } = await offered<'accounts'>(await resident(), 'accounts').listAccounts(live);
      if (accounts.length === 0) throw new NotJudged('the test resident has no account');
      check(once(accounts.map(({ id }) => id)), 'Two accounts have one id');
      for (const { number, serviceAddress } of accounts)
        check(/\d/.test(number) && serviceAddress !== '', 'An account has no number or no address');
    },
  },
  {
    id: 'accounts.signed-out',
    name: 'lists nobody’s accounts to somebody who is not signed in',
    run: async ({ need, offered, visitor }) => {
      await need('accounts');
      const port = offered<'accounts'>(await visitor(), 'accounts');
      await refused(port.listAccounts(live), signedOut, 'A stranger’s list of accounts');
    },
  },
  {
    id: 'accounts.own',
    name: 'lists to one resident no account of another’s',
    run: async (setting) => {
      await setting.need('accounts');
      const list = async (adapter: Awaited<ReturnType<typeof other>>) =>
        (await setting.offered<'accounts'>(adapter, 'accounts').listAccounts(live)).accounts;
      const own = (await list(await setting.resident())).map(({ id }) => id);
      const shared = (await list(await other(setting))).filter(({ id }) => own.includes(id));
      same(shared.length, 0, 'Accounts that both test residents see');
    },
  },
  {
    id: 'bills.list',
    name: 'lists bills of the account that was asked for, each once',
    run: async (setting) => {
      const { accountId, bills } = await listOf(setting);
      same(accountId, await setting.accountId(), 'The list is of account');
      check(once(bills.map(({ id }) => id)), 'Two bills have one id');
      for (const bill of bills) same(bill.accountId, accountId, `Bill ${bill.number} is of account`);
    },
  },
  {
    id: 'bills.total',
    name: 'says as total what the open bills owe together',
    run: async (setting) => {
      const { bills, totalDue } = await listOf(setting);
      same(totalDue, sum(bills.map(({ balance }) => balance)), 'The total is');
    },
  },
  {
    id: 'bills.open',
    name: 'lists without the past only bills that owe, or whose payment is under way',
    run: async (setting) => {
      for (const { number, balance, pending, status } of (await listOf(setting)).bills)
        check(balance > 0 || pending > 0 || status !== 'paid', `Bill ${number} owes nothing`);
    },
  },
  {
    id: 'bills.past',
    name: 'lists with the past every open bill too, and paid ones as paid',
    run: async (setting) => {
      const open = (await listOf(setting)).bills.map(({ id }) => id);
      const all = (await listOf(setting, true)).bills;
      for (const id of open)
        check(
          all.some((bill) => bill.id === id),
          `Open bill ${id} is missing among all`,
        );
      for (const { number, balance, status } of all)
        check(status !== 'paid' || balance <= 0, `Bill ${number} is paid and owes ${balance}`);
    },
  },
  {
    id: 'bills.days',
    name: 'has days that exist, and bills that are due no sooner than they are issued',
    run: async (setting) => {
      const { asOf, bills } = await listOf(setting, true);
      check(isDay(asOf), `${asOf} is no day`);
      for (const { number, issued, due, paidOn } of bills) {
        for (const day of [issued, due, ...(paidOn === undefined ? [] : [paidOn])])
          check(isDay(day), `${day} of bill ${number} is no day`);
        check(issued <= due, `Bill ${number} is due before it is issued`);
      }
    },
  },
  {
    id: 'bills.details',
    name: 'shows a bill whose lines add up to its charges',
    run: async (setting) => {
      const [first] = (await listOf(setting, true)).bills;
      if (!first) throw new NotJudged('the account has no bill');
      const port = setting.offered<'bills'>(await setting.resident(), 'bills');
      const { bill, lines, reads } = await port.getBill(first.id, live);
      same(bill, first, 'The bill by itself is');
      same(sum(lines.map(({ amount }) => amount)), bill.charges, 'The lines add up to');
      for (const { from, to } of reads) check(from <= to, 'A meter was read backwards');
    },
  },
  {
    id: 'bills.unknown',
    name: 'finds no account and no bill that is not there',
    run: async ({ need, offered, resident, random }) => {
      await need('bills');
      const port = offered<'bills'>(await resident(), 'bills');
      await refused(
        port.listBills({ accountId: random(), past: false }, live),
        notFound,
        'An unknown account',
      );
      await refused(port.getBill(random(), live), notFound, 'An unknown bill');
    },
  },
  {
    id: 'bills.own',
    name: 'answers for another resident’s account and bill as for one that is not there',
    run: async (setting) => {
      const { accountId, bills } = await listOf(setting, true);
      const port = setting.offered<'bills'>(await other(setting), 'bills');
      const unknown = await refused(port.getBill(setting.random(), live), {}, 'An unknown bill');
      const ask = { accountId, past: true };
      const account = await refused(port.listBills(ask, live), notFound, 'Another resident’s account');
      same(told(account), told(unknown), 'Who asks for another’s account is told');
      const [first] = bills;
      if (!first) throw new NotJudged('the account has no bill');
      const bill = await refused(port.getBill(first.id, live), notFound, 'Another resident’s bill');
      same(told(bill), told(unknown), 'Who asks for another’s bill is told');
    },
  },
  {
    id: 'bills.signed-out',
    name: 'shows no bill to somebody who is not signed in',
    run: async (setting) => {
      const { accountId, bills } = await listOf(setting, true);
      const port = setting.offered<'bills'>(await setting.visitor(), 'bills');
      await refused(
        port.listBills({ accountId, past: false }, live),
        signedOut,
        'A stranger’s list of bills',
      );
      await refused(port.getBill(bills[0]?.id ?? 'none', live), signedOut, 'A bill, to a stranger');
    },
  },
  {
    id: 'usage.history',
    name: 'shows use oldest first, in periods that do not overlap',
    run: async (setting) => {
      const { accountId, points } = await usageOf(setting);
      same(accountId, await setting.accountId(), 'The use is of account');
      let before = '';
      for (const { from, to } of points) {
        check(isDay(from) && isDay(to) && from <= to, `${from} to ${to} is no period`);
        check(before <= from, `The period from ${from} begins before the one ahead of it has ended`);
        before = to;
      }
    },
  },
  {
    id: 'usage.missing',
    name: 'says null where nothing is known, and never a number for a period that is missing (ACC-43)',
    run: async (setting) => {
      for (const { from, kind, quantity } of (await usageOf(setting)).points)
        check(
          (kind === 'missing') === (quantity === null),
          `The period from ${from} is ${kind} with a quantity of ${String(quantity)}`,
        );
    },
  },
  {
    id: 'usage.unit',
    name: 'has a unit that the portal explains',
    run: async (setting) => {
      const { unit } = await usageOf(setting);
      const { units } = await setting.portal();
      check(
        units.some((one) => one.unit === unit),
        `The portal says nothing of the unit ${unit}`,
      );
    },
  },
  {
    id: 'usage.unknown',
    name: 'finds no account that is not there or is another resident’s',
    run: async (setting) => {
      await setting.need('usage');
      const mine = setting.offered<'usage'>(await setting.resident(), 'usage');
      await refused(mine.getUsage(setting.random(), live), notFound, 'Use of an unknown account');
      const theirs = setting.offered<'usage'>(await other(setting), 'usage');
      const id = await setting.accountId();
      await refused(theirs.getUsage(id, live), notFound, 'Use of another resident’s account');
    },
  },
  {
    id: 'usage.signed-out',
    name: 'shows no use to somebody who is not signed in',
    run: async (setting) => {
      await setting.need('usage');
      const port = setting.offered<'usage'>(await setting.visitor(), 'usage');
      await refused(port.getUsage(await setting.accountId(), live), signedOut, 'Use, to a stranger');
    },
  },
];
