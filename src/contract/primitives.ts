import * as z from 'zod/mini';

// Checks are chosen by weight: zod's own for integers, sizes, lengths and patterns, and its booleans, enums, records and discriminated
// unions, would cost every resident 2.5 KB more than one function does.

/** A number from `least` to `most`. */
export const size = (least: number, most: number) =>
  z.number().check(z.refine((value) => value >= least && value <= most));

/** A whole number from `least` to `most`. */
export const whole = (least = -1_000_000_000_000, most = 1_000_000_000_000) =>
  size(least, most).check(z.refine((value) => Number.isInteger(value)));

/** Text that matches. */
export const matching = (pattern: RegExp) => z.string().check(z.refine((value) => pattern.test(value)));

/** Text of 1 to `most` UTF-16 units. */
export const text = (most: number) =>
  z.string().check(z.refine((value) => value !== '' && value.length <= most));

/** True or false. */
export const yesOrNo = () => z.literal([true, false]);

/** Identifiers are opaque: they are compared and sent back, never read. */
export const Id = text(128);

/** Text by language tag, as the utility wrote it. */
export const LocalText = z.catchall(z.object({}), z.string());
export type LocalText = z.infer<typeof LocalText>;

/** An absolute web address. */
export const WebAddress = matching(/^https?:\/\/[^\s/]+/);

/** A value that only changes what is displayed: one that this version does not know becomes `other`. */
export const displayEnum = <const T extends readonly string[]>(values: T) =>
  z.catch(z.literal([...values, 'other'] as [...T, 'other']), 'other');
