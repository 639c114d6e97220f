import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { move } from '../support/payment-commands.js';
import { play, type Seen } from '../support/payment-model.js';
import { mutants } from '../support/payment-mutants.js';

// A failure prints its seed and path. To play it again:
//   PAYMENT_SEED=… PAYMENT_PATH=… npx vitest run -c test/support/vitest.config.ts test/unit/payment-model.test.ts
// and to look further than the kept seed: PAYMENT_SEED=$RANDOM PAYMENT_RUNS=20000.
const { PAYMENT_SEED, PAYMENT_PATH, PAYMENT_RUNS } = process.env;
const seed = Number(PAYMENT_SEED ?? 20_161_212);
const runs = Number(PAYMENT_RUNS ?? 1_000);

const sequences = fc.array(move, { minLength: 1, maxLength: 16, size: 'max' });
const oneOf = (n: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 1, max: n }).map((drawn) => drawn === n);
const settings = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  guest: oneOf(4),
  silent: oneOf(3),
});

const accuse = (violations: readonly string[]): void => {
  if (violations.length > 0) throw new Error(violations.join('\n'));
};

const worthSeeing = [
  ...[
    'editing',
    'review',
    'submitting',
    'action-required',
    'processing',
    'unknown',
    'paid',
    'declined',
    'cancelled',
  ],
  ...['charged', 'said paid', 'said not charged', 'said with the utility', 'duplicate confirmed', 'expired'],
  ...['bank posted', 'bank returned', 'guest charged'],
];

describe('a payment, whatever the payer, the browser, the network and the backend do', () => {
  it(
    `is charged at most once, as shown, and told truthfully: ${runs} sequences from seed ${seed} (PAY-12 to PAY-20, PAY-29, SEC-33)`,
    { timeout: 60_000 + runs * 60 },
    async () => {
      const seen: Seen = new Map();
      await fc.assert(
        fc.asyncProperty(settings, sequences, async (setting, moves) => {
          accuse(await play(setting, moves, null, seen));
        }),
        {
          seed,
          numRuns: runs,
          endOnFailure: false,
          ...(PAYMENT_PATH === undefined ? {} : { path: PAYMENT_PATH }),
        },
      );
      // A run that never got anywhere has shown nothing.
      if (PAYMENT_PATH !== undefined) return;
      for (const what of worthSeeing) expect(seen.get(what) ?? 0, what).toBeGreaterThanOrEqual(runs / 1_000);
    },
  );

  it.each(mutants)(
    'is not taken in by $name (PAY-13, PAY-18, PAY-29)',
    { timeout: 120_000 },
    async (mutant) => {
      const { failed, numRuns, errorInstance } = await fc.check(
        fc.asyncProperty(settings, sequences, async (setting, moves) => {
          accuse(await play({ ...setting, ...mutant.where }, moves, mutant));
        }),
        { seed, numRuns: 1_000, endOnFailure: true },
      );
      expect(failed, `not caught in ${numRuns} sequences`).toBe(true);
      // By the book, and not because the mutant broke the world.
      expect(String(errorInstance)).toMatch(mutant.caughtAs);
    },
  );
});
