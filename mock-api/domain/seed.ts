import type { BillLine } from '../../src/contract/index.js';
import type { Context, Tx } from './context.js';
import { append } from './ledger.js';
import type { NewRow } from './ledger.js';
import { hashPassword } from './passwords.js';
import { billLines, tableOn, totalOf } from './rates.js';
import type { BillRecord, UserRecord } from './records.js';
import { comparable } from './sign-in.js';
import type { Period, TenantAccount } from './tenant.js';
import { instantIn, momentIn } from './zone.js';

const withNotes = (lines: readonly BillLine[], period: Period): BillLine[] => {
  const all = [...lines];
  for (const { at, label } of period.notes ?? []) all.splice(at, 0, { label, amount: 0 });
  return all;
};

/** The bills of an account, computed from its periods and the rates in force at each last read. */
export function billsOf(account: TenantAccount): BillRecord[] {
  return account.periods.map((period, index): BillRecord => {
    const lastRead = period.reads[period.reads.length - 1]?.to ?? period.issued;
    const table = tableOn(account.rates, lastRead);
    const lines = withNotes(billLines(table, period.usage), period);
    const before = account.periods[index - 1];
    return {
      id: `bill-${period.bill}`,
      accountId: account.id,
      number: period.bill,
      year: period.year,
      issued: period.issued,
      due: period.due,
      charges: totalOf(lines),
      lines,
      reads: [...period.reads],
      usage: { quantity: period.usage, unit: table.unit },
      previousUsage: before ? { quantity: before.usage, unit: table.unit } : null,
    };
  });
}

/** The book up to the day the world begins: every bill charged on its day, the paid ones paid on theirs. */
function history(context: Context): NewRow[] {
  const zone = context.tenant.portal.timeZone;
  const at = (day: string): string => instantIn(zone, momentIn(zone, `${day}T09:00`));
  let past = context.tenant.rules.confirmation.first;
  const rows = context.tenant.accounts.flatMap((account) =>
    billsOf(account).flatMap((bill): NewRow[] => {
      const paidOn = account.periods.find((period) => period.bill === bill.number)?.paidOn;
      const row = { accountId: account.id, billId: bill.id, key: null };
      const charge = {
        ...row,
        kind: 'charge' as const,
        at: at(bill.issued),
        day: bill.issued,
        amount: bill.charges,
        confirmation: null,
      };
      if (paidOn === undefined) return [charge];
      past -= 1;
      const confirmation = `${context.tenant.rules.confirmation.prefix}-${past}`;
      return [
        charge,
        { ...row, kind: 'payment', at: at(paidOn), day: paidOn, amount: -bill.charges, confirmation },
      ];
    }),
  );
  return rows.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

async function hashedUsers({ tenant, clock }: Context): Promise<UserRecord[]> {
  return Promise.all(
    tenant.users.map(async ({ identifier, password, email, verified, accounts }) => ({
      id: comparable(identifier),
      name: identifier,
      password: await hashPassword(clock, password),
      email,
      verified,
      accountIds: accounts,
    })),
  );
}

async function write(context: Context, tx: Tx, users: readonly UserRecord[]): Promise<void> {
  for (const user of users) await tx.put('users', user.id, user);
  for (const account of context.tenant.accounts) {
    const { id, number, customerNumber, serviceAddress } = account;
    // Where the two are one number, it is said once.
    const pair = customerNumber === number ? {} : { customerNumber };
    await tx.put('accounts', id, { id, number, ...pair, serviceAddress });
    for (const bill of billsOf(account)) await tx.put('bills', bill.id, bill);
  }
  await append(tx, history(context));
}

/** Fills an empty store with what the tenant knows at the start. A store that was filled before is left as it is. */
export async function seed(context: Context): Promise<void> {
  const users = await hashedUsers(context);
  await context.store.transaction(async (tx) => {
    if (await tx.get('meta', 'seeded')) return;
    await write(context, tx, users);
    await tx.put('meta', 'seeded', { value: 1 });
  });
}
