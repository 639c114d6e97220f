import * as z from 'zod/mini';

// Checks are chosen by weight: `z.int`, `z.record` and `z.discriminatedUnion` would cost every resident 1.5 KB more.

/** A whole number. */
export const Whole = z.number().check(z.multipleOf(1));

/** Money in minor units (cents for USD). The currency is the portal's, one per portal. */
export const Minor = Whole;

/** An amount that is paid or owed: minor units, never negative, below ten million major units. */
export const Amount = Whole.check(z.minimum(0), z.maximum(1_000_000_000));

/** A calendar day in the utility's time zone, `YYYY-MM-DD`. */
export const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** An instant with its offset, RFC 3339. */
export const Instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/));

/** Identifiers are opaque: they are compared and sent back, never read. */
export const Id = z.string().check(z.minLength(1), z.maxLength(128));

/** Text by language tag, as the utility wrote it. */
export const LocalText = z.catchall(z.object({}), z.string());
export type LocalText = z.infer<typeof LocalText>;

/** An absolute web address. */
export const WebAddress = z.string().check(z.regex(/^https?:\/\/[^\s/]+/));

/** A value that only changes what is displayed: one that this version does not know becomes `other`. */
export const displayEnum = <const T extends readonly string[]>(values: T) =>
  z.catch(z.enum([...values, 'other'] as [...T, 'other']), 'other');

export const Usage = z.object({
  /** Billed consumption as the backend states it; never one read minus another. */
  quantity: z.number(),
  /** Unit code, for example `CCF`, `gal`, `kWh`. */
  unit: z.string(),
});
export type Usage = z.infer<typeof Usage>;
