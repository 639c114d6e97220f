const dayMs = 86_400_000;

const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. Summer time plays no part. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((toUtc(to) - toUtc(from)) / dayMs);

/** A day as a `Date` at noon UTC, to be formatted in UTC: no zone can move it to its neighbour. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
