import { describe, expect, it } from 'vitest';

import { PortalConfig, operations, parse } from '../../../src/contract/index.js';
import type { FaultRule } from '../../../mock-api/faults/fault.js';
import { createFaults } from '../../../mock-api/faults/faults.js';
import { scenarios } from '../../../mock-api/faults/scenarios.js';
import { tenant } from './support.js';

const error: FaultRule['fault'] = { kind: 'status', status: 500 };
const kinds = (rules: readonly FaultRule[], calls: readonly string[], seed?: number) => {
  const faults = createFaults(rules, seed);
  return calls.map((operation) => faults.take(operation)?.kind ?? '-');
};

describe('a plan of faults', () => {
  it('strikes the operation that it names, or all', () => {
    expect(kinds([{ match: { operation: 'pay' }, fault: error }], ['getPortal', 'pay', 'pay'])).toEqual([
      '-',
      'status',
      'status',
    ]);
    expect(kinds([{ match: { operation: '*' }, fault: error }], ['getPortal', 'pay'])).toEqual([
      'status',
      'status',
    ]);
  });

  it('strikes the nth call only', () => {
    const rules: FaultRule[] = [
      { match: { operation: 'pay', nth: 2 }, fault: { kind: 'hang' } },
      { match: { operation: 'pay', nth: 3 }, fault: { kind: 'truncate' } },
    ];
    expect(kinds(rules, ['pay', 'pay', 'pay', 'pay'])).toEqual(['-', 'hang', 'truncate', '-']);
  });

  it('strikes so often and no more', () => {
    expect(kinds([{ match: { operation: 'pay' }, fault: error, times: 2 }], ['pay', 'pay', 'pay'])).toEqual([
      'status',
      'status',
      '-',
    ]);
  });

  it('can be added to and ended, and says what it has done', () => {
    const faults = createFaults();
    faults.take('pay');
    faults.add({ match: { operation: 'pay', nth: 1 }, fault: error });
    faults.take('pay');
    faults.add({ match: { operation: 'pay' }, fault: error });
    faults.clear();
    faults.take('pay');
    expect(faults.log.map(({ fault }) => fault)).toEqual([null, 'status', null]);
  });

  it('leaves chance to its seed: the same one strikes the same calls, and about as often as it says', () => {
    const calls = Array.from({ length: 2000 }, () => 'pay');
    const rules: FaultRule[] = [{ match: { operation: '*', chance: 0.05 }, fault: error }];
    const first = kinds(rules, calls, 7);
    expect(kinds(rules, calls, 7)).toEqual(first);
    expect(kinds(rules, calls, 8)).not.toEqual(first);
    const struck = first.filter((kind) => kind === 'status').length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(140);
  });
});

describe('scenarios', () => {
  it.each(Object.entries(scenarios))(
    '%s makes a portal of the contract and names only its operations',
    (_, scenario) => {
      const { portal } = scenario.tenant?.(tenant) ?? tenant;
      expect(parse(PortalConfig, portal)).toEqual({ ok: true, value: portal });
      const known = ['*', ...operations.map(({ name }) => name)];
      for (const { match } of scenario.faults ?? []) expect(known).toContain(match.operation);
    },
  );
});
