import { describe, expect, it } from 'vitest';

import type { Fault } from '../../mock-api/faults/fault.js';
import type { PaymentState } from '../../src/core/payment/types.js';
import { settled } from '../support/manual-clock.js';
import { accountId, billIds, PaymentWorld } from '../support/payment-world.js';

const flows = 2_000;
const ended = (state: PaymentState): boolean =>
  state.at === 'paid' || state.at === 'declined' || state.at === 'cancelled';

const badDay: readonly (readonly [number, Fault])[] = [
  [0.025, { kind: 'status', status: 500, when: 'after' }],
  [0.025, { kind: 'status', status: 502 }],
  [0.025, { kind: 'reset-before-headers' }],
  [0.025, { kind: 'reset-before-headers', when: 'after' }],
  [0.02, { kind: 'truncate' }],
  [0.01, { kind: 'malformed-json' }],
  [0.2, { kind: 'delay', ms: 3_000 }],
  [0.25, { kind: 'delay', ms: 2_000 }],
  [0.5, { kind: 'delay', ms: 1_000 }],
];

/** A payer who wants to pay one bill and presses what there is to press. Gives the seconds it took and the requests it needed. */
async function pay(
  seed: number,
): Promise<{ seconds: number; requests: number; paid: boolean; violations: string[] }> {
  const world = new PaymentWorld({ seed, guest: false, silent: false }, null);
  const amount = await world.world.ledger.balanceOf(billIds[0]);
  world.world.faults.add(...badDay.map(([chance, fault]) => ({ match: { operation: '*', chance }, fault })));
  const tab = world.openTab();
  const { desk } = tab;
  desk.dispatch({
    type: 'opened',
    order: { accountId, items: [{ billId: billIds[0], amount }], method: 'card', guest: null },
  });
  let seconds = 0;
  for (; seconds < 60 && !ended(desk.state.value); seconds++) {
    await world.clock.tick(1_000);
    const state = desk.state.value;
    if (state.at === 'editing' && state.quote.is === 'failed') desk.dispatch({ type: 'quoteRetried' });
    else if (state.at === 'editing' && state.quote.is === 'known') desk.dispatch({ type: 'continued' });
    await settled();
    if (desk.state.value.at === 'review') await desk.confirm();
  }
  const paid = desk.state.value.at === 'paid';
  const { log } = world.world.faults;
  const claims = world.claims;
  for (const { key, says } of claims) {
    const charges = await world.world.ledger.chargesFor(key);
    if (charges.length !== (says === 'paid' ? 1 : 0))
      world.violations.push(`seed ${seed}: ${says}, ${charges.length} charges`);
  }
  return { seconds, requests: log.length, paid, violations: world.violations };
}

describe('on a bad day', () => {
  it(
    `99.5 % of ${flows} payments end in a true word within a minute, with at most three times the requests (REL-06)`,
    { timeout: 120_000 },
    async () => {
      let [late, requests, paid] = [0, 0, 0];
      for (let seed = 1; seed <= flows; seed++) {
        const flow = await pay(seed);
        expect(flow.violations).toEqual([]);
        if (flow.seconds >= 60) late++;
        if (flow.paid) paid++;
        requests += flow.requests;
      }
      expect(late / flows).toBeLessThanOrEqual(0.005);
      // A quote and a payment are all that a good day needs.
      expect(requests / flows).toBeLessThanOrEqual(3 * 2);
      expect(paid / flows).toBeGreaterThan(0.8);
    },
  );
});
