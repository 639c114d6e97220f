import { parse } from '../../src/contract/index.js';
import type { Operation } from '../../src/contract/index.js';

/** Key order does not matter; a key without a value is no key. */
function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameJson(left[key], right[key]));
}

/**
 * An answer as the contract has it. Throws where the contract would refuse it, drop a part of it or not know a word of it: the client
 * would not see what the utility meant to say, and a key that the contract does not name may be something private.
 */
export function checkedAnswer(operation: Operation<string, unknown, unknown>, answer: unknown): unknown {
  const checked = parse(operation.answer, answer);
  if (!checked.ok) {
    const where = checked.issues.map(({ path, code }) => `${path} (${code})`).join(', ');
    throw new Error(`${operation.name} answered off the contract: ${where}`);
  }
  if (!sameJson(checked.value, answer))
    throw new Error(`${operation.name} answered more than the contract knows`);
  return checked.value;
}
