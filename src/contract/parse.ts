import type { z } from 'zod/mini';

/** A schema of the contract, without saying which library made it. */
export type Schema<T> = z.ZodMiniType<T>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly code: string }[] };

/** Checks a value against a schema. Unknown keys are dropped. Never throws, and never repeats the value it was given. */
export function parse<T>(schema: Schema<T>, value: unknown): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    issues: result.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      code: issue.code,
    })),
  };
}
