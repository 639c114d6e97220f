/**
 * Time and chance, injected, so that behaviour with deadlines is tested without waiting and a run can be repeated.
 * The only file that touches the real ones.
 */
export interface Clock {
  /** Milliseconds since the epoch. Compare with values of the same clock only: a resident's clock may be days off. */
  now(): number;
  /** Runs `task` after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
  /** `bytes` random bytes, fit for keys. */
  random(bytes: number): Uint8Array;
}

/** A timer's milliseconds are 32 bits: a longer wait would end at once. Nobody here minds ending after 24 days. */
const longestTimerMs = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, Math.min(ms, longestTimerMs));
    return () => {
      clearTimeout(timer);
    };
  },
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** Resolves after `ms`, or at once when `signal` aborts: the caller asks the signal which it was. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal?.addEventListener('abort', end);
  });
}

// Without 0, O, 1, I, L and U: references are read out on the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random id of `length` characters, each worth 4.9 bits. */
export function randomId(clock: Clock, length: number): string {
  let id = '';
  while (id.length < length) {
    for (const byte of clock.random(length)) {
      // Bytes past the last whole multiple would favour the alphabet's beginning.
      if (byte < 240 && id.length < length) id += alphabet[byte % 30] ?? '';
    }
  }
  return id;
}

/** 128 random bits as 32 hexadecimal digits. */
export function randomKey(clock: Clock): string {
  let key = '';
  for (const byte of clock.random(16)) key += byte.toString(16).padStart(2, '0');
  return key;
}
