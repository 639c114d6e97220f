import type { Clock } from '../../src/core/clock.js';
import { seededClock } from '../../mock-api/domain/clock.js';

/** A clock that stands still until a test moves it. Timers run in order when their time comes; chance comes from `seed`. */
export interface ManualClock extends Clock {
  /** Moves on by `ms` and runs what falls due on the way, letting promises settle in between. */
  tick(ms: number): Promise<void>;
  /** The machine sleeps for `ms`: what fell due meanwhile runs once and late, when it wakes. */
  sleep(ms: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: number;
}

/** Lets everything run that waits for nothing but other promises. */
export async function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  port1.close();
}

export function manualClock(start = 0, seed = 1): ManualClock {
  let now = start;
  let timers: { at: number; order: number; task: () => void }[] = [];
  let order = 0;
  const still: Clock = {
    now: () => now,
    after: (ms, task) => {
      order += 1;
      const timer = { at: now + Math.max(0, ms), order, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => new Uint8Array(),
  };
  const tick = async (ms: number): Promise<void> => {
    const end = now + ms;
    await settled();
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next) break;
      now = Math.max(now, next.at);
      timers = timers.filter((timer) => timer !== next);
      next.task();
      await settled();
    }
    now = end;
  };
  const sleep = async (ms: number): Promise<void> => {
    await settled();
    now += ms;
    const late = timers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at || a.order - b.order);
    for (const timer of late) {
      // An earlier one may have cancelled it.
      if (!timers.includes(timer)) continue;
      timers = timers.filter((other) => other !== timer);
      timer.task();
      await settled();
    }
  };
  return {
    ...seededClock(still, seed),
    tick,
    sleep,
    get waiting() {
      return timers.length;
    },
  };
}
