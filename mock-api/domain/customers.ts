import type { Context } from './context.js';

/** The name of the customer behind an account, as the utility writes it. */
export const customerOf = ({ tenant }: Context, accountId: string): string =>
  tenant.accounts.find(({ id }) => id === accountId)?.customerName ?? '';
