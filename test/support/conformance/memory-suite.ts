import type { UtilityAdapter } from '../../../src/adapter/port.js';
import { systemClock } from '../../../src/core/clock.js';
import { adapterConformance, type ConformanceCase } from '../../../src/testing/index.js';
import { offsetClock } from '../../../mock-api/domain/clock.js';
import type { Collections } from '../../../mock-api/domain/records.js';
import { createUtility, type Utility } from '../../../mock-api/domain/utility.js';
import { momentIn } from '../../../mock-api/domain/zone.js';
import { conformance } from '../../../mock-api/faults/data-scenarios.js';
import { createProcessor } from '../../../mock-api/processor/processor.js';
import { memoryStore } from '../../../mock-api/store/memory.js';
import { pleasanton } from '../../../mock-api/tenants/pleasanton.js';
import { mockFacts } from './facts.js';
import { memoryAdapter } from './memory-adapter.js';

export type Whole = Required<UtilityAdapter>;

/** The suite over a utility in memory, whose adapters `change` may have made wrong. */
export function memorySuite(
  change: (right: Whole, utility: Utility) => UtilityAdapter = (right) => right,
): readonly ConformanceCase[] {
  const tenant = conformance(pleasanton({ processorBase: 'http://localhost:4011' }));
  // It stands still: what takes a while must not be over before a busy machine has looked.
  const still = { ...systemClock, now: () => 0 };
  const clock = offsetClock(still, momentIn('America/Los_Angeles', tenant.rules.startsAt));
  const processor = createProcessor({ clock }).forMerchant('city', clock);
  const utility = createUtility({ store: memoryStore<Collections>(), tenant, clock, processor });
  return adapterConformance({
    connect: () => change(memoryAdapter(utility), utility),
    facts: mockFacts,
    endSessions: () => utility.endSessions(),
    readMail: () => utility.mailbox(),
  });
}
