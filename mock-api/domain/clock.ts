import type { Clock } from '../../src/core/clock.js';

/** A clock that a test may push forward. */
export interface MovableClock extends Clock {
  /** Moves `now` forward by `ms`. Timers already set still wait for the clock underneath. */
  advance(ms: number): void;
}

/**
 * A clock that shows `start` (milliseconds since the epoch) at first and then runs as `base` does. `begun` is the moment of `base` at
 * which it showed that, where it was not just now.
 */
export function offsetClock(base: Clock, start: number, begun = base.now()): MovableClock {
  let offset = start - begun;
  return {
    now: () => base.now() + offset,
    after: (ms, task) => base.after(ms, task),
    random: (bytes) => base.random(bytes),
    advance: (ms) => {
      offset += ms;
    },
  };
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same clock with chance taken from a seed, so that ids are the same in every run. */
export function seededClock(base: Clock, seed: number): Clock {
  const next = seededNumbers(seed);
  return {
    now: () => base.now(),
    after: (ms, task) => base.after(ms, task),
    random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(next() * 256)),
  };
}
