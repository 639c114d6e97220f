import * as z from 'zod/mini';

// What the schemas are made of where the document is written: the same rules as in ../primitives.ts, by zod's own checks, which
// JSON Schema can say. No page loads them; a property test holds the two beside each other.

export const size = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

export const whole = (least = -1_000_000_000_000, most = 1_000_000_000_000) =>
  z.int().check(z.minimum(least), z.maximum(most));

export const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));

export const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

export const yesOrNo = () => z.boolean();

export const Id = text(128);

export const LocalText = z.catchall(z.object({}), z.string());
export type LocalText = z.infer<typeof LocalText>;

export const WebAddress = matching(/^https?:\/\/[^\s/]+/);

export const displayEnum = <const T extends readonly string[]>(values: T) =>
  z.catch(z.literal([...values, 'other'] as [...T, 'other']), 'other');
