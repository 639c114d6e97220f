import * as z from 'zod/mini';
import { Id, LocalText, displayEnum, text } from './primitives.js';
import { Day } from './values.js';

/** Consumption of one period. */
export const UsagePoint = z.object({
  from: Day,
  to: Day,
  /** Null where nothing is known: never the same as zero. */
  quantity: z.union([z.number(), z.literal(null)]),
  kind: displayEnum(['actual', 'estimated', 'missing']),
  /** The bill that charges it. */
  billNumber: z.optional(z.string()),
});
export type UsagePoint = z.infer<typeof UsagePoint>;

/** What one service has used, oldest first: as billed, never computed from reads. */
export const UsageHistory = z.object({
  accountId: Id,
  service: LocalText,
  /** Unit code of the quantities. */
  unit: text(20),
  points: z.array(UsagePoint),
});
export type UsageHistory = z.infer<typeof UsageHistory>;
