import { instant, today } from './context.js';
import type { Context, Tx } from './context.js';
import { append } from './ledger.js';

/**
 * Takes a payment back: the bills owe again what it had paid, and with `fee` the fee is given back too.
 * @returns whether there was such a payment that had not been taken back
 */
export async function reverse(
  context: Context,
  tx: Tx,
  confirmation: string,
  { fee }: { readonly fee: boolean },
): Promise<boolean> {
  const rows = (await tx.list('ledger')).filter((row) => row.confirmation === confirmation);
  const taken = rows.filter((row) => row.kind === 'payment' || (fee && row.kind === 'fee'));
  if (taken.length === 0 || rows.some((row) => row.kind === 'reversal')) return false;
  const now = { at: instant(context), day: today(context) };
  await append(
    tx,
    taken.map(({ id: _, ...row }) => ({ ...row, ...now, kind: 'reversal' as const, amount: -row.amount })),
  );
  return true;
}
