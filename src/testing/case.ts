import type { Capability } from '../contract/index.js';

/** Which part of an adapter or a backend a case is about. `adapter` is how it sends, `http` what the backend answers over HTTP. */
export type ConformancePort =
  | 'portal'
  | 'session'
  | 'registration'
  | 'accounts'
  | 'linking'
  | 'bills'
  | 'payments'
  | 'guest'
  | 'usage'
  | 'adapter'
  | 'http';

/** What a case bears on beside its port’s capability. */
export type ConformanceFeature = Capability | 'card' | 'bank-account' | 'resolve' | 'cross-origin';

/** One rule, as a test for any test runner. */
export interface ConformanceCase {
  /** Stable: `port.rule`. */
  readonly id: string;
  readonly port: ConformancePort;
  /** A sentence. */
  readonly name: string;
  /** Only these are unsafe where it fails; left out: everything that uses the port. */
  readonly features?: readonly ConformanceFeature[];
  /** What it takes to judge it is not to be had everywhere: not judged, it leaves a tag safe. */
  readonly extra?: true;
  /**
   * Rejects with `ConformanceFailure` where the rule is broken, `NotJudged` where a fact is missing, and `NotOffered` where the portal
   * does not offer what it is about.
   */
  run(): Promise<void>;
}

/** A rule is broken; the message says what was seen. */
export class ConformanceFailure extends Error {
  override readonly name = 'ConformanceFailure';
}

/** Nothing can be said: the message is what is missing. Never the same as passed. */
export class NotJudged extends Error {
  override readonly name = 'NotJudged';
}

/** The portal does not offer what the case is about. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}

/** Fails the case with `words` unless `condition` holds. */
export function check(condition: boolean, words: string): asserts condition {
  if (!condition) throw new ConformanceFailure(words);
}

/** Gives what is there. Not judged where it is not. */
export function fact<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new NotJudged(`the fact ${name} is missing`);
  return value;
}

/** In one spelling: the order of keys does not matter. */
export function spelled(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Fails unless both are the same JSON. */
export const same = (actual: unknown, expected: unknown, words: string): void =>
  check(spelled(actual) === spelled(expected), `${words}: ${spelled(actual)}, and not ${spelled(expected)}`);
