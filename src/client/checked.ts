import { parse, type Schema } from '../contract/parse.js';
import { UtilityError } from '../core/errors.js';

/** An adapter of the page's own comes from outside like any backend: what it answers is taken only in the contract's shape. */
export function checked<T>(schema: Schema<T>, value: unknown): T {
  const parsed = parse(schema, value);
  if (parsed.ok) return parsed.value;
  throw new UtilityError('contract', { code: 'off-schema', cause: parsed.issues });
}
