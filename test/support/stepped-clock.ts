import { systemClock, type Clock } from '../../src/core/clock.js';

/** A clock that goes from timer to timer, as its test lets it. Chance is real. */
export interface SteppedClock extends Clock {
  /** Milliseconds until the next timer; null where none waits. */
  readonly ahead: number | null;
  /** Goes to the next timer and runs it. */
  step(): void;
  /** How many timers of this length wait. */
  waiting(ms: number): number;
}

export function steppedClock(): SteppedClock {
  let now = 0;
  let timers: { readonly at: number; readonly ms: number; readonly task: () => void }[] = [];
  // Timers of one time run in the order in which they were set.
  const next = () =>
    timers.reduce<(typeof timers)[number] | null>((a, b) => (a && a.at <= b.at ? a : b), null);
  return {
    now: () => now,
    random: (bytes) => systemClock.random(bytes),
    after: (ms, task) => {
      const timer = { at: now + Math.max(0, ms), ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    get ahead() {
      const first = next();
      return first && first.at - now;
    },
    step: () => {
      const first = next();
      if (!first) return;
      timers = timers.filter((other) => other !== first);
      now = first.at;
      first.task();
    },
    waiting: (ms) => timers.filter((timer) => timer.ms === ms).length,
  };
}
