import { seededNumbers } from '../domain/clock.js';
import type { Fault, FaultRule } from './fault.js';

/** What goes wrong in one world, and in which order. The first rule that matches a call strikes, and no other. */
export interface Faults {
  add(...rules: readonly FaultRule[]): void;
  /** Nothing goes wrong from here on. */
  clear(): void;
  /** Counts a call and gives what goes wrong with it. */
  take(operation: string): Fault | undefined;
  /** Every call so far: its operation and what went wrong, in order. */
  readonly log: readonly { readonly operation: string; readonly fault: Fault['kind'] | null }[];
}

interface Live {
  readonly rule: FaultRule;
  calls: number;
  left: number;
}

export function createFaults(rules: readonly FaultRule[] = [], seed = 1): Faults {
  const next = seededNumbers(seed);
  const log: { operation: string; fault: Fault['kind'] | null }[] = [];
  const live: Live[] = [];

  const strikes = (entry: Live): boolean => {
    const { nth, chance } = entry.rule.match;
    if (entry.left <= 0 || (nth !== undefined && entry.calls !== nth)) return false;
    return chance === undefined || next() < chance;
  };

  const faults: Faults = {
    add: (...added) => {
      live.push(...added.map((rule) => ({ rule, calls: 0, left: rule.times ?? Infinity })));
    },
    clear: () => {
      live.length = 0;
    },
    take: (operation) => {
      const matching = live.filter(
        ({ rule }) => rule.match.operation === '*' || rule.match.operation === operation,
      );
      for (const entry of matching) entry.calls += 1;
      const struck = matching.find(strikes);
      if (struck) struck.left -= 1;
      log.push({ operation, fault: struck?.rule.fault.kind ?? null });
      return struck?.rule.fault;
    },
    log,
  };
  faults.add(...rules);
  return faults;
}
