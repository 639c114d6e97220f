import { brandOf, plainDigits } from './card.js';
import type { TokenRecord } from './processor.js';
import { testAccounts } from './test-accounts.js';
import { testCards } from './test-cards.js';

const standing = { expiresAt: Number.MAX_SAFE_INTEGER, used: false } as const;

/**
 * Tokens of the processor's test mode, for programs that have no frame to type into: `test-` and what becomes of the charge, such as
 * `test-paid`, `test-insufficient-funds` or `test-bank-posts`. They may be charged any number of times.
 */
const tokens: ReadonlyMap<string, TokenRecord> = new Map([
  // The first card of each kind.
  ...[...testCards].reverse().map(({ number, scenario }): [string, TokenRecord] => {
    const method = {
      kind: 'card',
      brand: brandOf(number) ?? 'visa',
      last4: plainDigits(number).slice(-4),
    } as const;
    return [`test-${scenario}`, { token: `test-${scenario}`, method, scenario, ...standing }];
  }),
  ...testAccounts.map(({ number, scenario }): [string, TokenRecord] => {
    const method = { kind: 'bank-account', last4: number.slice(-4) } as const;
    const name = `bank-${scenario}` as const;
    return [`test-${name}`, { token: `test-${name}`, method, scenario: name, ...standing }];
  }),
]);

export const testTokenOf = (token: string): TokenRecord | undefined => tokens.get(token);
